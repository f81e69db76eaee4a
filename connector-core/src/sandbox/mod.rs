//! The sandbox: an in-process stand-in for the service, made from the connector's own samples.
//!
//! It is a real HTTP server on a free port of this machine. It answers what the samples say, refusals and pages included, and refuses
//! what the description does not allow, saying why: an unknown path, a missing or wrong parameter, other credentials than its own.

mod judge;
mod script;
mod server;

use std::sync::Arc;

use crate::{
    auth::{connect::Connect, connection::Connection},
    data::{
        card::Connector,
        error::{Error, ErrorKind, Result},
        shape::Type,
    },
};

/// A running sandbox. Dropping it stops the server.
///
/// ```
/// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/people.rs"));
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> connector_core::Result<()> {
/// use connector_core::sandbox::Sandbox;
///
/// let sandbox = Sandbox::start(People::CONNECTOR).await?;
/// let people = People::try_from(sandbox.connection()?)?;
/// assert_eq!(people.get_user("U1").await?.real_name, "Egon");
/// assert!(people.get_user("U0").await.is_err_and(|error| error.is_not_found()));
/// assert_eq!(people.list_members().collect().await?.len(), 2);
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Sandbox {
    connector: &'static Connector,
    url: String,
    server: tokio::task::JoinHandle<()>,
}

impl Sandbox {
    /// Starts a sandbox of a connector on a free port of `127.0.0.1`.
    ///
    /// # Errors
    /// `Transport`: no port could be opened.
    pub async fn start(connector: &'static Connector) -> Result<Self> {
        let failed = |error: std::io::Error| Error::new(ErrorKind::Transport, format!("the sandbox cannot open a port: {error}"));
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.map_err(failed)?;
        let url = format!("http://{}", listener.local_addr().map_err(failed)?);
        let judge = judge::Judge::new(connector, &url).await?;
        let server = tokio::spawn(server::serve(listener, Arc::new(judge)));
        Ok(Self { connector, url, server })
    }

    /// Where it listens.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// What a connection to it is made from, for one auth (or the only one): its credentials and address. Values may be given anew.
    ///
    /// # Errors
    /// `Input`: the connector has no such auth.
    pub fn connect_by(&self, auth: Option<&str>) -> Result<Connect> {
        let auth = auth.or_else(|| self.connector.auths.first().map(|auth| auth.name));
        let connect = Connect::by_name(self.connector, auth)?;
        Ok(with_credentials(connect, &self.url))
    }

    /// A connection to it, with the connector's first auth; a client is made of it by `TryFrom`.
    ///
    /// # Errors
    /// `Input`: the connector has no auth.
    pub fn connection(&self) -> Result<Connection> {
        self.connect_by(None)?.connect()
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.server.abort();
    }
}

/// Gives every parameter that is needed a value that only a sandbox accepts.
fn with_credentials(mut connect: Connect, url: &str) -> Connect {
    for parameter in connect.auth().parameters.iter().filter(|parameter| parameter.field.required) {
        let name = parameter.field.name;
        match parameter.field.ty.inner() {
            Type::Url => connect.set(parameter.slot, url.to_owned()),
            Type::Integer => connect.set(parameter.slot, 1),
            Type::Boolean => connect.set(parameter.slot, true),
            Type::Secret => connect.set(parameter.slot, crate::data::secret::Secret::from(format!("sandbox-{name}"))),
            _ => connect.set(parameter.slot, format!("sandbox-{name}")),
        }
    }
    connect.trusted();
    connect.stand_in(url);
    connect
}
