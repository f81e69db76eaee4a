//! What a store of connections does.

use std::sync::Arc;

use super::{
    error::{StoreError, StoreErrorKind},
    key::KeyId,
    lease::{LeaseAnswer, LeaseRequest},
    record::{ConnectionId, Record, Sealed, State},
};
use crate::{data::date_time::DateTime, http::transport::BoxFuture};

/// What a method of a [`Store`] gives.
pub type StoreFuture<'a, T> = BoxFuture<'a, Result<T, StoreError>>;

/// Seals the values of a record once more, with another key.
pub type Reseal = Arc<dyn Fn(&Record) -> Result<Sealed, StoreError> + Send + Sync>;

/// What came of sealing everything once more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resealed {
    /// How many connections there are.
    pub count: usize,
    /// The key that was the store's until then.
    pub from: Option<KeyId>,
}

/// Which connection.
///
/// ```
/// use connector_core::store::Which;
/// assert_eq!(Which::named("github", "work").to_string(), "`work` of `github`");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Which {
    /// The one with this id.
    Id(ConnectionId),
    /// The one of a connector, by its key, with a name.
    Named {
        /// The key of the connector.
        connector: String,
        /// The name of the connection.
        name: String,
    },
}

impl Which {
    /// The one of a connector, by its key, with a name.
    pub fn named(connector: impl Into<String>, name: impl Into<String>) -> Self {
        Self::Named { connector: connector.into(), name: name.into() }
    }

    pub(super) fn is(&self, record: &Record) -> bool {
        match self {
            Self::Id(id) => record.id == *id,
            Self::Named { connector, name } => record.connector == *connector && record.name == *name,
        }
    }
}

impl From<&Record> for Which {
    fn from(record: &Record) -> Self {
        Self::Id(record.id.clone())
    }
}

impl From<(&str, &str)> for Which {
    /// The key of the connector, and the name.
    fn from((connector, name): (&str, &str)) -> Self {
        Self::named(connector, name)
    }
}

impl From<ConnectionId> for Which {
    fn from(id: ConnectionId) -> Self {
        Self::Id(id)
    }
}

impl std::fmt::Display for Which {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Id(id) => write!(f, "with the id {id}"),
            Self::Named { connector, name } => write!(f, "`{name}` of `{connector}`"),
        }
    }
}

/// What is noted of a connection beside its credentials; what is `None` stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Note {
    /// It was used.
    pub used_at: Option<DateTime>,
    /// Who signed in.
    pub identity: Option<String>,
    /// The account.
    pub account: Option<String>,
}

/// Keeps saved connections. It sees no secret: values come sealed, and go so.
///
/// Several processes may use what one store keeps. Each method is one transaction: it is done as a whole, or not at all, whatever ends the
/// process; when it returns, it is safe on disk. A write with values that are sealed with another key than the store's is refused with
/// [`StoreErrorKind::KeyChanged`], so that none can come from a program that has missed a change of keys.
///
/// ```
/// use connector_core::store::{MemoryStore, Store, Which};
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), connector_core::store::StoreError> {
/// let store: Box<dyn Store> = Box::new(MemoryStore::new());
/// assert!(store.get(Which::named("github", "work")).await?.is_none());
/// # Ok(())
/// # }
/// ```
pub trait Store: Send + Sync + 'static {
    /// Where it is, for people.
    fn place(&self) -> String;

    /// The id of the key that everything here is sealed with; `None` before the first.
    fn key_id(&self) -> StoreFuture<'_, Option<KeyId>>;

    /// Takes a key where there is none yet. Gives the one there is.
    fn adopt_key(&self, id: KeyId) -> StoreFuture<'_, KeyId>;

    /// Keeps a new connection. `NameTaken` where another of the connector has its name.
    fn insert(&self, record: Record) -> StoreFuture<'_, ()>;

    /// One connection.
    fn get(&self, which: Which) -> StoreFuture<'_, Option<Record>>;

    /// All connections, or those of one connector, by connector and name.
    fn list(&self, connector: Option<String>) -> StoreFuture<'_, Vec<Record>>;

    /// Gives a connection another name. `NameTaken` where another of the connector has it.
    fn rename(&self, id: ConnectionId, name: String, now: DateTime) -> StoreFuture<'_, Record>;

    /// Writes a connection where its generation is still this one, else `Superseded`. Its name, and when it was created and used, stay. A
    /// new generation ends every lease.
    fn replace(&self, generation: u64, record: Record) -> StoreFuture<'_, ()>;

    /// Sets whether a connection of this generation can be used; `Superseded` where another is there.
    fn set_state(&self, id: ConnectionId, generation: u64, state: State, now: DateTime) -> StoreFuture<'_, ()>;

    /// Notes something of a connection.
    fn note(&self, id: ConnectionId, note: Note) -> StoreFuture<'_, ()>;

    /// Deletes a connection with its values. Gives whether it was there.
    fn remove(&self, id: ConnectionId) -> StoreFuture<'_, bool>;

    /// Asks for the right to renew a connection's credentials. [`KeptLease::ask`](super::KeptLease::ask) is the rule.
    fn lease(&self, id: ConnectionId, request: LeaseRequest) -> StoreFuture<'_, LeaseAnswer>;

    /// Ends a lease without new credentials, for good where somebody has to sign in. [`KeptLease::end`](super::KeptLease::end) is the rule.
    fn release(&self, id: ConnectionId, owner: String, generation: u64, needs_sign_in: bool, now: DateTime) -> StoreFuture<'_, ()>;

    /// Seals all connections with another key, which is the store's from then on: all of them, or none.
    fn reseal(&self, to: KeyId, seal: Reseal) -> StoreFuture<'_, Resealed>;
}

pub(super) fn gone() -> StoreError {
    StoreError::new(StoreErrorKind::NotFound, "the connection is no longer there; it was deleted meanwhile")
}

pub(super) fn name_taken(connector: &str, name: &str) -> StoreError {
    StoreError::new(
        StoreErrorKind::NameTaken,
        format!("`{connector}` has a connection `{name}` already; take another name, or delete or rename that one"),
    )
}

pub(super) fn superseded(name: &str, wanted: u64, found: u64) -> StoreError {
    StoreError::new(
        StoreErrorKind::Superseded,
        format!("the connection `{name}` was written by another meanwhile (generation {found}, not {wanted}); read it again"),
    )
}

pub(super) fn key_changed() -> StoreError {
    StoreError::new(StoreErrorKind::KeyChanged, "the key of the store was changed by another process meanwhile; try again")
}
