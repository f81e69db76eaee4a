//! What a program uses: a store, and the key that seals what it keeps.

use std::{path::Path, sync::Arc};

use serde_json::{Value, json};

use super::{
    contract::{Note, Store, Which},
    error::StoreErrorKind,
    kept::Kept,
    key::Key,
    key_file::KeyFile,
    record::{self, ConnectionId, Endpoint, Record, Sealed, State},
    seal::Values,
    source::KeySource,
    sqlite::SqliteStore,
    vault::{self, TRIES, Vault},
};
use crate::{
    auth::{
        connect::Connect,
        stored::{CredentialStore, StoredCredentials},
    },
    data::{
        auth::GivenBy,
        card::Connector,
        error::{Error, ErrorKind, Result},
    },
    flow::output::Authping,
    http::{executor::Clock, origin},
};

/// What is known of a connection beside its credentials.
///
/// ```
/// use connector_core::store::About;
/// let about = About { is_test: true, ..About::default() };
/// # let _ = about;
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// Whether it is for tests.
    pub is_test: bool,
    /// Who signed in.
    pub identity: Option<String>,
    /// The account.
    pub account: Option<String>,
}

impl From<&Authping> for About {
    /// What authping said; not for tests.
    fn from(authping: &Authping) -> Self {
        Self { is_test: false, identity: authping.identity.clone(), account: authping.account.clone() }
    }
}

/// Saved connections: a store, and the key that seals what it keeps. Clones share everything.
///
#[cfg_attr(feature = "rustls", doc = "```")]
#[cfg_attr(not(feature = "rustls"), doc = "```no_run")]
/// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/people.rs"));
/// use connector_core::store::{About, Connections, KeysInMemory, MemoryStore};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> connector_core::Result<()> {
/// let connections = Connections::new(MemoryStore::new(), KeysInMemory::default()).await?;
/// connections.save("work", People::bot().token("xoxb-1"), About::default()).await?;
/// assert_eq!(connections.list(Some("people")).await?[0].name, "work");
///
/// connections.rename(("people", "work"), "home").await?;
/// let home = connections.open(People::CONNECTOR, "home").await?.connect()?;
/// connections.remove(("people", "home")).await?;
/// assert!(connections.get(("people", "home")).await.is_err_and(|error| error.is_not_found()));
/// # let _ = home;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Connections(pub(super) Arc<Vault>);

impl Connections {
    /// The connections of a store, sealed with a key of this source; a new key is made where neither has one.
    ///
    /// # Errors
    /// `WrongKey`, `NoKey`: the store is sealed with another key than is there. What the store and the source can give.
    pub async fn new(store: impl Store, keys: impl KeySource) -> Result<Self> {
        Ok(Self(Arc::new(Vault::open(Arc::new(store), Arc::new(keys)).await?)))
    }

    /// The connections of a folder, which is made for this user only: `connections.db`, and its key in the file `key`.
    ///
    /// # Errors
    /// What [`SqliteStore::open`] and [`Connections::new`] can give.
    pub async fn in_folder(folder: impl AsRef<Path>) -> Result<Self> {
        let folder = folder.as_ref();
        Self::new(SqliteStore::open(folder.join("connections.db")).await?, KeyFile::new(folder.join("key"))).await
    }

    /// Tells the time by another clock.
    #[must_use]
    pub fn with_clock(self, clock: Arc<dyn Clock>) -> Self {
        self.0.set_clock(clock);
        self
    }

    /// Where they are kept, and where the key is, for people.
    pub fn places(&self) -> (String, String) {
        (self.0.store.place(), self.0.source.place())
    }

    /// Saves a connection: what was given to its builder, and what signing in gave. Nothing is sent. Where a renewal may hand out new tokens,
    /// save first, [`open`](Self::open), and only then call authping, so that the new ones are kept.
    ///
    /// # Errors
    /// `Input`, `Unauthorized`: a value is missing or wrong, or nobody has signed in. `Conflict`: the name is taken. `Storage`.
    pub async fn save(&self, name: &str, connect: impl AsRef<Connect>, about: About) -> Result<Record> {
        let connect = connect.as_ref();
        connect.check_values()?;
        let (now, kept) = (self.0.now(), connect.kept());
        let record = Record {
            id: ConnectionId::random()?,
            connector: connect.connector().key.to_owned(),
            auth: connect.auth().name.to_owned(),
            name: record::checked_name(name)?,
            is_test: about.is_test,
            state: State::Working,
            identity: about.identity,
            account: about.account,
            endpoints: endpoints(connect)?,
            generation: 0,
            expires_at: kept.expires_at.and_then(record::date_time),
            created_at: now,
            changed_at: now,
            used_at: None,
            sealed: Sealed::from_bytes(Vec::new()),
        };
        Ok(self.0.write(None, record, &kept.values).await?)
    }

    /// Opens a connection: gives its builder with all values and endpoints. What is renewed is kept, and shared with other processes.
    ///
    /// # Errors
    /// `NotFound`: there is none of this name, or its auth is gone from the connector. `Unauthorized`: somebody has to sign in. `Storage`.
    pub async fn open(&self, connector: &'static Connector, name: &str) -> Result<Connect> {
        let (record, values) = self.0.fetch(&Which::named(connector.key, name)).await?;
        if record.state == State::NeedsSignIn {
            let message = format!("the sign-in of the connection `{name}` of {} is no longer good; sign in again", connector.title);
            let error = Error::new(ErrorKind::Unauthorized, message).with_code(Some("needs_sign_in".to_owned()));
            return Err(error.with_nothing_done());
        }
        let mut connect = builder(connector, &record)?;
        let kept = credentials(&record, values);
        connect.stored(&kept, self.credentials(&record));
        if let Some(account) = &record.account {
            connect.account(account);
        }
        self.0.note_use(&record).await;
        Ok(connect)
    }

    /// The builder of a connection whose sign-in is to be made anew: what people gave is there, what signing in gave is not.
    /// [`reauthorize`](Self::reauthorize) then keeps it.
    ///
    /// # Errors
    /// `NotFound`: there is none of this name, or its auth is gone from the connector. `Storage`.
    pub async fn draft(&self, connector: &'static Connector, name: &str) -> Result<Connect> {
        let (record, mut values) = self.0.fetch(&Which::named(connector.key, name)).await?;
        let mut connect = builder(connector, &record)?;
        let issued = |name: &str| {
            let parameter = connect.auth().parameters.iter().find(|parameter| parameter.field.name == name);
            parameter.is_none_or(|parameter| parameter.given_by == GivenBy::SignIn)
        };
        values.retain(|(name, _)| !issued(name));
        connect.issue(&values, None, None);
        Ok(connect)
    }

    /// Keeps a new sign-in of a saved connection, which works from then on, also for processes that use it now.
    ///
    /// # Errors
    /// `NotFound`: it is no longer there. `Input`, `Unauthorized`: a value is missing or wrong, or nobody has signed in. `Storage`.
    pub async fn reauthorize(&self, which: impl Into<Which>, connect: impl AsRef<Connect>, about: About) -> Result<Record> {
        let (which, connect) = (which.into(), connect.as_ref());
        connect.check_values()?;
        let kept = connect.kept();
        for _ in 0..TRIES {
            let old = self.0.get(&which).await?;
            if old.connector != connect.connector().key {
                return Err(Error::input(format!(
                    "the connection {which} is for `{}`, not for {}",
                    old.connector,
                    connect.connector().title
                )));
            }
            let record = Record {
                auth: connect.auth().name.to_owned(),
                state: State::Working,
                identity: about.identity.clone().or(old.identity),
                account: about.account.clone().or(old.account),
                endpoints: endpoints(connect)?,
                generation: old.generation + 1,
                expires_at: kept.expires_at.and_then(record::date_time),
                changed_at: self.0.now(),
                ..old
            };
            match self.0.write(Some(old.generation), record, &kept.values).await {
                Err(error) if error.kind() == StoreErrorKind::Superseded => {}
                done => return Ok(done?),
            }
        }
        Err(vault::busy(&which).into())
    }

    /// All connections, or those of one connector, by its key.
    ///
    /// # Errors
    /// `Storage`.
    pub async fn list(&self, connector: Option<&str>) -> Result<Vec<Record>> {
        Ok(self.0.store.list(connector.map(str::to_owned)).await?)
    }

    /// One connection: by the key of its connector and its name, by its id, or the newest of a record.
    ///
    /// # Errors
    /// `NotFound`, `Storage`.
    pub async fn get(&self, which: impl Into<Which>) -> Result<Record> {
        Ok(self.0.get(&which.into()).await?)
    }

    /// Gives a connection another name.
    ///
    /// # Errors
    /// `NotFound`. `Conflict`: the name is taken. `Input`: it cannot be one. `Storage`.
    pub async fn rename(&self, which: impl Into<Which>, name: &str) -> Result<Record> {
        let name = record::checked_name(name)?;
        let id = self.0.get(&which.into()).await?.id;
        Ok(self.0.store.rename(id, name, self.0.now()).await?)
    }

    /// Notes what authping said of a connection.
    ///
    /// # Errors
    /// `NotFound`, `Storage`.
    pub async fn note(&self, which: impl Into<Which>, authping: &Authping) -> Result<()> {
        let id = self.0.get(&which.into()).await?.id;
        let note = Note { used_at: Some(self.0.now()), identity: authping.identity.clone(), account: authping.account.clone() };
        Ok(self.0.store.note(id, note).await?)
    }

    /// Notes that somebody has to sign in: what the record says of its generation is true no more, unless it was renewed meanwhile.
    ///
    /// # Errors
    /// `NotFound`. `Conflict`: it was renewed meanwhile. `Storage`.
    pub async fn needs_sign_in(&self, record: &Record) -> Result<()> {
        Ok(self.0.store.set_state(record.id.clone(), record.generation, State::NeedsSignIn, self.0.now()).await?)
    }

    /// Deletes a connection with all its values. Revoke its tokens before.
    ///
    /// # Errors
    /// `NotFound`, `Storage`.
    pub async fn remove(&self, which: impl Into<Which>) -> Result<Record> {
        let which = which.into();
        let record = self.0.get(&which).await?;
        match self.0.store.remove(record.id.clone()).await? {
            true => Ok(record),
            false => Err(vault::not_found(&which).into()),
        }
    }

    /// Where the credentials of a connection are kept, for what renews them.
    pub fn credentials(&self, record: &Record) -> Arc<dyn CredentialStore> {
        Arc::new(Kept::new(self.0.clone(), record.id.clone()))
    }

    /// All connections as JSON, without anything secret.
    ///
    /// # Errors
    /// `Storage`.
    pub async fn export(&self) -> Result<Value> {
        Ok(json!({ "version": 1, "connections": self.list(None).await? }))
    }

    /// Changes the key: the source keeps the new one beside the old one, everything is sealed with it in one transaction, and the old one is
    /// forgotten. Broken off at any moment, it leaves a store that opens with a key that is there. Gives how many connections there are.
    ///
    /// # Errors
    /// `Storage`: the source cannot keep a key by itself (then see [`reseal`](Self::reseal)), or a connection does not open.
    pub async fn rotate(&self, key: Key) -> Result<usize> {
        self.0.source.add(key.clone()).await?;
        Ok(self.0.reseal(key.id()).await?)
    }

    /// Seals everything with the newest key of the source, in one transaction. Gives how many connections there are.
    ///
    /// # Errors
    /// `Storage`: the source has no key, or a connection does not open.
    pub async fn reseal(&self) -> Result<usize> {
        let newest = self.0.source.keys().await?.first().map(Key::id);
        match newest {
            Some(id) => Ok(self.0.reseal(id).await?),
            None => Err(self.0.no_key().into()),
        }
    }
}

impl std::fmt::Debug for Connections {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Connections").field("store", &self.0.store.place()).field("key", &self.0.source.place()).finish_non_exhaustive()
    }
}

/// The builder of a record's connection, without values.
fn builder(connector: &'static Connector, record: &Record) -> Result<Connect> {
    let mut connect = Connect::by_name(connector, Some(&record.auth))?;
    for Endpoint { declared, actual } in &record.endpoints {
        match declared {
            Some(declared) => connect.endpoint(declared, actual),
            None => connect.stand_in(actual),
        }
    }
    Ok(connect)
}

/// What a connection calls instead of what is declared. It is kept in the open, so it must not hold credentials.
fn endpoints(connect: &Connect) -> Result<Vec<Endpoint>> {
    let replaced = connect.replaced().map(|(declared, actual)| {
        let url = origin::whole_url("endpoint", actual)?;
        match url.query() {
            Some(_) => Err(Error::input("`endpoint` has a query; leave it out")),
            None => Ok(Endpoint { declared: declared.map(str::to_owned), actual: actual.to_owned() }),
        }
    });
    replaced.collect()
}

/// What a record and its values say of credentials.
pub(super) fn credentials(record: &Record, values: Values) -> StoredCredentials {
    StoredCredentials {
        values,
        expires_at: record.expires_at.map(record::timestamp),
        generation: record.generation,
        needs_sign_in: record.state == State::NeedsSignIn,
    }
}
