//! What people do with a connection: add one that works, test it, delete it with its tokens.

use super::{
    connections::{About, Connections},
    record::{Record, State},
};
use crate::{
    auth::{connect::Connect, connection::Connection},
    data::{
        card::Connector,
        error::{Error, Result},
    },
    flow::output::Authping,
};

/// What came of ending a connection's tokens at the service when it was deleted. The connection is gone in any case.
#[derive(Debug)]
#[non_exhaustive]
pub enum Revoked {
    /// The service has ended them.
    Done,
    /// They were no longer good: somebody would have had to sign in.
    Over,
    /// The connector has no way to end them; a person may do it at the service.
    NoWay,
    /// They may still be good, as this error says: somebody has to end them at the service.
    Failed(Error),
}

impl Connections {
    /// Saves a connection that works, as far as its authping says, and notes whose it is; one that does not is not kept.
    ///
    /// # Errors
    /// What [`save`](Self::save) and authping can give.
    pub async fn add(&self, name: &str, connect: impl AsRef<Connect>, about: About) -> Result<Record> {
        let connector = connect.as_ref().connector();
        // It is saved before it is used, so that a token that is renewed meanwhile is kept.
        let record = self.save(name, connect, about).await?;
        match self.test(connector, name).await {
            Ok(_) => self.get(&record).await,
            Err(error) => {
                self.remove(&record).await?;
                Err(error)
            }
        }
    }

    /// Asks the service whether a connection is alive, and notes whose it is, or that somebody has to sign in. `None` where the connector has
    /// no authping: then nothing is asked.
    ///
    /// # Errors
    /// What [`open`](Self::open) and authping can give.
    pub async fn test(&self, connector: &'static Connector, name: &str) -> Result<Option<Authping>> {
        let which = (connector.key, name);
        let connection = self.connection(connector, name).await?;
        if connector.authping.is_none() {
            return Ok(None);
        }
        match connection.authping().await {
            Ok(answer) => {
                self.note(which, &answer).await?;
                Ok(Some(answer))
            }
            Err(error) => {
                if error.is_unauthorized() {
                    // Whatever else is wrong, this error is what was asked for.
                    if let Ok(record) = self.get(which).await {
                        let _ = self.needs_sign_in(&record).await;
                    }
                }
                Err(error)
            }
        }
    }

    /// Ends the tokens of a connection at the service, and deletes it with all its secrets, also where ending them fails: that is told. It is
    /// what a person's wish to have their data deleted asks for, too.
    ///
    /// # Errors
    /// `NotFound`, `Storage`: then it is still there.
    pub async fn delete(&self, connector: &'static Connector, name: &str) -> Result<Revoked> {
        let record = self.get((connector.key, name)).await?;
        let revoked = match self.connection(connector, name).await {
            _ if record.state == State::NeedsSignIn => Revoked::Over,
            Ok(connection) if connection.can_revoke() => match connection.revoke().await {
                Ok(()) => Revoked::Done,
                Err(error) => Revoked::Failed(error),
            },
            Ok(_) => Revoked::NoWay,
            Err(error) => Revoked::Failed(error),
        };
        self.remove(&record).await?;
        Ok(revoked)
    }

    async fn connection(&self, connector: &'static Connector, name: &str) -> Result<Connection> {
        self.open(connector, name).await?.connect()
    }
}
