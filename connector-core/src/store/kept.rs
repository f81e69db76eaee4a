//! The credentials of one saved connection, for what renews them.

use std::sync::Arc;

use super::{
    connections,
    contract::{Which, superseded},
    error::StoreErrorKind,
    key,
    lease::{LeaseAnswer, LeaseRequest},
    record::{self, ConnectionId, Record, State},
    seal::Values,
    vault::{self, TRIES, Vault},
};
use crate::{
    auth::stored::{CredentialStore, Lease, StoredCredentials},
    data::error::{Error, ErrorKind, Result},
    http::{executor::Timestamp, transport::BoxFuture},
};

/// The credentials of one saved connection. Each asks for leases in a name of its own.
pub(super) struct Kept {
    vault: Arc<Vault>,
    id: ConnectionId,
    /// Random; where there is no randomness, asking for a lease is an error.
    owner: Option<String>,
}

impl Kept {
    pub(super) fn new(vault: Arc<Vault>, id: ConnectionId) -> Self {
        Self { vault, id, owner: key::random::<16>().ok().map(|bytes| key::hex(&bytes)) }
    }

    fn owner(&self) -> Result<String> {
        match &self.owner {
            Some(owner) => Ok(owner.clone()),
            None => Ok(key::hex(&key::random::<16>()?)),
        }
    }

    fn which(&self) -> Which {
        Which::Id(self.id.clone())
    }

    async fn now_kept(&self) -> Result<StoredCredentials> {
        let (record, values) = self.vault.fetch(&self.which()).await?;
        Ok(connections::credentials(&record, values))
    }

    async fn keep(&self, renewed: StoredCredentials) -> Result<()> {
        for _ in 0..TRIES {
            let (old, values) = self.vault.fetch(&self.which()).await?;
            if old.generation >= renewed.generation {
                let is_kept = old.generation == renewed.generation && has(&values, &renewed.values);
                return match is_kept {
                    // It is told once more, since the first time nobody heard that it was done.
                    true => Ok(()),
                    false => Err(superseded(&old.name, renewed.generation.saturating_sub(1), old.generation).into()),
                };
            }
            let generation = old.generation;
            let record = Record {
                generation: renewed.generation,
                expires_at: renewed.expires_at.and_then(record::date_time),
                state: if renewed.needs_sign_in { State::NeedsSignIn } else { State::Working },
                changed_at: self.vault.now(),
                ..old
            };
            match self.vault.write(Some(generation), record, &merged(values, &renewed.values)).await {
                // Another was faster: look whether it is a newer one.
                Err(error) if error.kind() == StoreErrorKind::Superseded => {}
                written => return written.map(drop).map_err(Into::into),
            }
        }
        Err(vault::busy(&self.which()).into())
    }
}

/// The values, and the new ones in the place of those of the same name.
fn merged(mut values: Values, new: &Values) -> Values {
    values.retain(|(name, _)| !new.iter().any(|(new, _)| new == name));
    values.extend(new.iter().cloned());
    values
}

/// Whether all of these values are among others.
fn has(values: &Values, some: &Values) -> bool {
    some.iter().all(|(name, value)| values.iter().any(|(other, kept)| other == name && kept.expose() == value.expose()))
}

/// To a call, a connection that is gone is one that nobody is signed in to: it is not the call that finds nothing.
fn deleted() -> Error {
    let message = "the saved connection was deleted while it was in use; make it anew";
    Error::new(ErrorKind::Unauthorized, message).with_code(Some("connection_deleted".to_owned()))
}

impl CredentialStore for Kept {
    fn read(&self) -> BoxFuture<'_, Result<StoredCredentials>> {
        Box::pin(self.now_kept())
    }

    fn lease(&self, generation: u64, now: Timestamp, until: Timestamp) -> BoxFuture<'_, Result<Lease>> {
        Box::pin(async move {
            let request = LeaseRequest { owner: self.owner()?, generation, now, until };
            let asked = self.vault.store.lease(self.id.clone(), request).await;
            Ok(match asked.map_err(|error| if error.kind() == StoreErrorKind::NotFound { deleted() } else { error.into() })? {
                LeaseAnswer::Granted { in_doubt } => Lease::Granted { in_doubt },
                LeaseAnswer::Held { until } => Lease::Held { until },
                LeaseAnswer::Moved(_) => Lease::Renewed(self.now_kept().await?),
            })
        })
    }

    fn renewed(&self, credentials: StoredCredentials) -> BoxFuture<'_, Result<()>> {
        Box::pin(self.keep(credentials))
    }

    fn failed(&self, generation: u64, needs_sign_in: bool) -> BoxFuture<'_, Result<()>> {
        Box::pin(async move {
            let released = self.vault.store.release(self.id.clone(), self.owner()?, generation, needs_sign_in, self.vault.now()).await;
            match released {
                // It was deleted meanwhile, and its lease with it.
                Err(error) if error.kind() == StoreErrorKind::NotFound => Ok(()),
                released => Ok(released?),
            }
        })
    }
}
