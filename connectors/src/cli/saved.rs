//! Where the command keeps saved connections.

use std::{env, path::PathBuf};

use connector_core::{
    Connection, Error,
    card::{Connector, Field, Shape, Type},
    store::{Connections, EnvKeys, Record, SqliteStore, State},
};

use super::failure::{Failure, Outcome};

/// The folder, where the environment says so.
const FOLDER: &str = "CONNECTORS_HOME";

/// The key, where the environment has it: 32 bytes in base64.
const KEY: &str = "CONNECTORS_KEY";

#[cfg(not(feature = "keyring"))]
pub(crate) const HELP: &str = "\
Connections are kept in the folder `connectors` of your data directory, or in $CONNECTORS_HOME. Their secrets are encrypted \
with the key in the file `key` there, or with that in $CONNECTORS_KEY (32 bytes in base64).";

#[cfg(feature = "keyring")]
pub(crate) const HELP: &str = "\
Connections are kept in the folder `connectors` of your data directory, or in $CONNECTORS_HOME. Their secrets are encrypted \
with a key in the operating system's key store; with the one in $CONNECTORS_KEY (32 bytes in base64) where that is set; \
or with that in the file `key` of the folder, where that is there or the system has no key store.";

/// What people see of a saved connection.
pub(crate) static SHAPE: Shape = Shape {
    fields: &[
        Field { name: "connector", label: "Connector", ty: Type::Text, required: true, ..Field::EMPTY },
        Field { name: "name", label: "Name", ty: Type::Text, required: true, ..Field::EMPTY },
        Field { name: "auth", label: "Signs in with", ty: Type::Text, required: true, ..Field::EMPTY },
        Field { name: "identity", label: "Identity", ty: Type::Optional(&Type::Text), required: false, ..Field::EMPTY },
        Field { name: "account", label: "Account", ty: Type::Optional(&Type::Text), required: false, ..Field::EMPTY },
        Field { name: "state", label: "State", ty: Type::Text, required: true, ..Field::EMPTY },
        Field { name: "is_test", label: "Test", ty: Type::Boolean, required: true, ..Field::EMPTY },
        Field { name: "expires_at", label: "Token good until", ty: Type::Optional(&Type::DateTime), required: false, ..Field::EMPTY },
        Field { name: "used_at", label: "Used", ty: Type::Optional(&Type::DateTime), required: false, ..Field::EMPTY },
    ],
    ..Shape::EMPTY
};

/// Opens the store.
pub(crate) async fn open() -> Outcome<Connections> {
    let folder = folder()?;
    let store = || async { SqliteStore::open(folder.join("connections.db")).await.map_err(Error::from) };
    if env::var_os(KEY).is_some() {
        return Ok(Connections::new(store().await?, EnvKeys::new(KEY)).await?);
    }
    #[cfg(feature = "keyring")]
    if !folder.join("key").exists() {
        use connector_core::store::{KeySource, OsKeys};
        let keys = OsKeys::new("connectors", folder.join("key.lock"));
        // Without a key store, new connections get a key file; those that are there need the key that they were sealed with.
        match keys.keys().await {
            Err(_) if !folder.join("connections.db").exists() => {}
            Err(error) => return Err(Error::from(error).into()),
            Ok(_) => return Ok(Connections::new(store().await?, keys).await?),
        }
    }
    Ok(Connections::in_folder(folder).await?)
}

fn folder() -> Outcome<PathBuf> {
    let absolute = |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let home = || absolute("HOME").or_else(|| absolute("USERPROFILE"));
    let data = || absolute("XDG_DATA_HOME").or_else(|| absolute("APPDATA")).or_else(|| Some(home()?.join(".local/share")));
    let found = env::var_os(FOLDER).map(PathBuf::from).or_else(|| Some(data()?.join("connectors")));
    found.ok_or_else(|| Failure::Usage(format!("there is no home directory to keep connections in; set {FOLDER} to a folder of yours")))
}

/// A saved connection, ready for calls.
pub(crate) async fn opened(connections: &Connections, connector: &'static Connector, name: &str) -> Outcome<Connection> {
    Ok(connections.open(connector, name).await?.connect()?)
}

/// What people see of a record.
pub(crate) fn shown(record: &Record) -> connector_core::Value {
    let mut value = serde_json::to_value(record).unwrap_or_default();
    if record.state == State::NeedsSignIn {
        value["state"] = "needs sign-in".into();
    }
    value
}
