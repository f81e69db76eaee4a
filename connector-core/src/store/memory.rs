//! A store that ends with the program.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use super::{
    contract::{Note, Reseal, Resealed, Store, StoreFuture, Which, gone, name_taken, superseded},
    error::{StoreError, StoreErrorKind},
    key::KeyId,
    lease::{KeptLease, LeaseAnswer, LeaseRequest},
    record::{ConnectionId, Record, State},
};
use crate::data::date_time::DateTime;

/// Connections in memory: for tests, and for hosts that keep them elsewhere. Clones share them.
///
/// ```
/// use connector_core::store::{MemoryStore, Store};
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), connector_core::store::StoreError> {
/// assert!(MemoryStore::new().list(None).await?.is_empty());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Default)]
pub struct MemoryStore(Arc<Mutex<Inner>>);

#[derive(Debug, Default)]
struct Inner {
    key: Option<KeyId>,
    rows: BTreeMap<ConnectionId, (Record, KeptLease)>,
}

impl Inner {
    fn row(&mut self, id: &ConnectionId) -> Result<&mut (Record, KeptLease), StoreError> {
        self.rows.get_mut(id).ok_or_else(gone)
    }

    fn check_key(&self, record: &Record) -> Result<(), StoreError> {
        match self.key.is_some() && self.key == record.sealed.key_id() {
            true => Ok(()),
            false => Err(super::contract::key_changed()),
        }
    }

    fn check_name(&self, connector: &str, name: &str, but: Option<&ConnectionId>) -> Result<(), StoreError> {
        let is_taken = |(record, _): &(Record, KeptLease)| record.connector == connector && record.name == name && Some(&record.id) != but;
        match self.rows.values().any(is_taken) {
            true => Err(name_taken(connector, name)),
            false => Ok(()),
        }
    }
}

impl MemoryStore {
    /// An empty one.
    pub fn new() -> Self {
        Self::default()
    }

    fn with<T: Send + 'static>(&self, work: impl FnOnce(&mut Inner) -> Result<T, StoreError>) -> StoreFuture<'static, T> {
        let mut inner: MutexGuard<'_, Inner> = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let result = work(&mut inner);
        Box::pin(std::future::ready(result))
    }
}

impl Store for MemoryStore {
    fn place(&self) -> String {
        "the memory of this program".to_owned()
    }

    fn key_id(&self) -> StoreFuture<'_, Option<KeyId>> {
        self.with(|inner| Ok(inner.key))
    }

    fn adopt_key(&self, id: KeyId) -> StoreFuture<'_, KeyId> {
        self.with(|inner| Ok(*inner.key.get_or_insert(id)))
    }

    fn insert(&self, record: Record) -> StoreFuture<'_, ()> {
        self.with(|inner| {
            inner.check_key(&record)?;
            inner.check_name(&record.connector, &record.name, None)?;
            if inner.rows.contains_key(&record.id) {
                return Err(StoreError::new(StoreErrorKind::NameTaken, "a connection with this id is there already"));
            }
            inner.rows.insert(record.id.clone(), (record, KeptLease::default()));
            Ok(())
        })
    }

    fn get(&self, which: Which) -> StoreFuture<'_, Option<Record>> {
        self.with(|inner| Ok(inner.rows.values().map(|(record, _)| record).find(|record| which.is(record)).cloned()))
    }

    fn list(&self, connector: Option<String>) -> StoreFuture<'_, Vec<Record>> {
        self.with(|inner| {
            let records = inner.rows.values().map(|(record, _)| record);
            let mut found: Vec<_> =
                records.filter(|record| connector.as_ref().is_none_or(|connector| record.connector == *connector)).cloned().collect();
            found.sort_by(|a, b| (&a.connector, &a.name).cmp(&(&b.connector, &b.name)));
            Ok(found)
        })
    }

    fn rename(&self, id: ConnectionId, name: String, now: DateTime) -> StoreFuture<'_, Record> {
        self.with(|inner| {
            let connector = inner.row(&id)?.0.connector.clone();
            inner.check_name(&connector, &name, Some(&id))?;
            let (record, _) = inner.row(&id)?;
            (record.name, record.changed_at) = (name, now);
            Ok(record.clone())
        })
    }

    fn replace(&self, generation: u64, record: Record) -> StoreFuture<'_, ()> {
        self.with(|inner| {
            inner.check_key(&record)?;
            let (kept, lease) = inner.row(&record.id)?;
            if kept.generation != generation {
                return Err(superseded(&kept.name, generation, kept.generation));
            }
            if record.generation != generation {
                *lease = KeptLease::default();
            }
            let (name, created_at, used_at) = (kept.name.clone(), kept.created_at, kept.used_at);
            *kept = Record { name, created_at, used_at, ..record };
            Ok(())
        })
    }

    fn set_state(&self, id: ConnectionId, generation: u64, state: State, now: DateTime) -> StoreFuture<'_, ()> {
        self.with(|inner| {
            let (record, _) = inner.row(&id)?;
            if record.generation != generation {
                return Err(superseded(&record.name, generation, record.generation));
            }
            (record.state, record.changed_at) = (state, now);
            Ok(())
        })
    }

    fn note(&self, id: ConnectionId, note: Note) -> StoreFuture<'_, ()> {
        self.with(|inner| {
            let (record, _) = inner.row(&id)?;
            record.used_at = note.used_at.or(record.used_at);
            record.identity = note.identity.or(record.identity.take());
            record.account = note.account.or(record.account.take());
            Ok(())
        })
    }

    fn remove(&self, id: ConnectionId) -> StoreFuture<'_, bool> {
        self.with(|inner| Ok(inner.rows.remove(&id).is_some()))
    }

    fn lease(&self, id: ConnectionId, request: LeaseRequest) -> StoreFuture<'_, LeaseAnswer> {
        self.with(|inner| {
            let (record, lease) = inner.row(&id)?;
            Ok(lease.ask(record, &request))
        })
    }

    fn release(&self, id: ConnectionId, owner: String, generation: u64, needs_sign_in: bool, now: DateTime) -> StoreFuture<'_, ()> {
        self.with(|inner| {
            let (record, lease) = inner.row(&id)?;
            let is_free = lease.end(&owner, generation, super::record::timestamp(now));
            if needs_sign_in && is_free && record.generation == generation {
                (record.state, record.changed_at) = (State::NeedsSignIn, now);
            }
            Ok(())
        })
    }

    fn reseal(&self, to: KeyId, seal: Reseal) -> StoreFuture<'_, Resealed> {
        self.with(|inner| {
            let sealed = inner.rows.values().map(|(record, _)| seal(record)).collect::<Result<Vec<_>, _>>()?;
            let count = sealed.len();
            for ((record, _), sealed) in inner.rows.values_mut().zip(sealed) {
                record.sealed = sealed;
            }
            Ok(Resealed { count, from: inner.key.replace(to) })
        })
    }
}
