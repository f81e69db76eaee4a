//! Connections in one file, by SQLite.

mod fault;
mod open;
mod rows;
#[cfg(test)]
mod tests;

use std::{
    fmt,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::{
    contract::{Note, Reseal, Resealed, Store, StoreFuture, Which, gone, key_changed, name_taken, superseded},
    error::{StoreError, StoreErrorKind},
    key::KeyId,
    lease::{LeaseAnswer, LeaseRequest},
    record::{ConnectionId, Record, State, timestamp},
};
use crate::data::date_time::DateTime;

/// Connections in one file, which several processes may use at once. Clones share the same.
///
/// It is written ahead (`-wal` and `-shm` stand beside it while it is used), and each write is on the disk before it is told. A file of
/// somebody else, a damaged one and one of a newer version are refused and left as they are. Keep it on a disk of the machine: locks of
/// network file systems are not to be trusted.
///
/// ```
/// use connector_core::store::{SqliteStore, Store};
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), connector_core::store::StoreError> {
/// # let folder = std::env::temp_dir().join(format!("connector-store-{}", std::process::id()));
/// let store = SqliteStore::open(folder.join("connections.db")).await?;
/// assert!(store.list(None).await?.is_empty());
/// # let _ = std::fs::remove_dir_all(folder);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct SqliteStore {
    path: Arc<PathBuf>,
    file: Arc<Mutex<OpenFile>>,
}

/// The open file, and which it is.
struct OpenFile {
    connection: Connection,
    identity: open::Identity,
}

impl SqliteStore {
    /// Opens the file, or makes it, and its folder, for this user only.
    ///
    /// # Errors
    /// `Corrupt`, `Foreign`, `TooNew`: it is no store that this version can use. `TooOpen`: others may read or write it. `ReadOnly`,
    /// `NoPermission`, `Full`, `Busy`: it cannot be written now.
    pub async fn open(path: impl Into<PathBuf>) -> Result<Self, StoreError> {
        let path = Arc::new(path.into());
        let opened = path.clone();
        let file = blocking(move || open::open(&opened)).await?;
        Ok(Self { path, file: Arc::new(Mutex::new(file)) })
    }

    /// Where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Runs one transaction that writes. It goes on where the future is dropped.
    fn with<T, W>(&self, work: W) -> StoreFuture<'static, T>
    where
        T: Send + 'static,
        W: FnOnce(&Transaction<'_>) -> Result<T, Failed> + Send + 'static,
    {
        self.transact(TransactionBehavior::Immediate, work)
    }

    /// Runs one transaction that only reads, which waits for nobody.
    fn read<T, W>(&self, work: W) -> StoreFuture<'static, T>
    where
        T: Send + 'static,
        W: FnOnce(&Transaction<'_>) -> Result<T, Failed> + Send + 'static,
    {
        self.transact(TransactionBehavior::Deferred, work)
    }

    fn transact<T, W>(&self, behavior: TransactionBehavior, work: W) -> StoreFuture<'static, T>
    where
        T: Send + 'static,
        W: FnOnce(&Transaction<'_>) -> Result<T, Failed> + Send + 'static,
    {
        let (path, file) = (self.path.clone(), self.file.clone());
        Box::pin(blocking(move || {
            let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
            if open::identity(&path)? != file.identity {
                // Somebody has put another file there: what is written to the old one would be lost.
                *file = open::open(&path)?;
            }
            let told = |failed: Failed| match failed {
                Failed::Told(error) => error,
                Failed::Sqlite(error) => fault::told("use", &path, error),
                Failed::Row(what) => fault::corrupt(&path, &what),
            };
            let transaction = file.connection.transaction_with_behavior(behavior);
            let transaction = transaction.map_err(|error| told(error.into()))?;
            let done = work(&transaction).map_err(told)?;
            transaction.commit().map_err(|error| fault::told("write", &path, error))?;
            Ok(done)
        }))
    }
}

/// Why a transaction is not done.
enum Failed {
    Told(StoreError),
    Sqlite(rusqlite::Error),
    /// A row is not as this program writes it.
    Row(String),
}

impl From<StoreError> for Failed {
    fn from(error: StoreError) -> Self {
        Self::Told(error)
    }
}

impl From<rusqlite::Error> for Failed {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

/// Runs what blocks beside the runtime; right here where there is none.
pub(super) async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T, StoreError> + Send + 'static) -> Result<T, StoreError> {
    match tokio::runtime::Handle::try_current() {
        Err(_) => work(),
        Ok(runtime) => match runtime.spawn_blocking(work).await {
            Ok(done) => done,
            Err(error) => Err(StoreError::new(StoreErrorKind::Other, "the work on a file was broken off").with_source(error)),
        },
    }
}

fn row(transaction: &Transaction<'_>, id: &ConnectionId) -> Result<Record, Failed> {
    rows::get(transaction, &Which::Id(id.clone()))?.ok_or_else(|| gone().into())
}

fn of_generation(transaction: &Transaction<'_>, id: &ConnectionId, generation: u64) -> Result<Record, Failed> {
    let kept = row(transaction, id)?;
    match kept.generation == generation {
        true => Ok(kept),
        false => Err(superseded(&kept.name, generation, kept.generation).into()),
    }
}

fn check_key(transaction: &Transaction<'_>, record: &Record) -> Result<(), Failed> {
    let key = rows::key_id(transaction)?;
    match key.is_some() && key == record.sealed.key_id() {
        true => Ok(()),
        false => Err(key_changed().into()),
    }
}

fn check_name(transaction: &Transaction<'_>, connector: &str, name: &str, but: &ConnectionId) -> Result<(), Failed> {
    match rows::get(transaction, &Which::named(connector, name))? {
        Some(other) if other.id != *but => Err(name_taken(connector, name).into()),
        _ => Ok(()),
    }
}

impl Store for SqliteStore {
    fn place(&self) -> String {
        format!("`{}`", self.path.display())
    }

    fn key_id(&self) -> StoreFuture<'_, Option<KeyId>> {
        self.read(rows::key_id)
    }

    fn adopt_key(&self, id: KeyId) -> StoreFuture<'_, KeyId> {
        self.with(move |transaction| match rows::key_id(transaction)? {
            Some(kept) => Ok(kept),
            None => rows::set_key_id(transaction, id).map(|()| id),
        })
    }

    fn insert(&self, record: Record) -> StoreFuture<'_, ()> {
        self.with(move |transaction| {
            check_key(transaction, &record)?;
            check_name(transaction, &record.connector, &record.name, &record.id)?;
            if rows::get(transaction, &Which::from(&record))?.is_some() {
                return Err(StoreError::new(StoreErrorKind::NameTaken, "a connection with this id is there already").into());
            }
            rows::insert(transaction, &record)
        })
    }

    fn get(&self, which: Which) -> StoreFuture<'_, Option<Record>> {
        self.read(move |transaction| rows::get(transaction, &which))
    }

    fn list(&self, connector: Option<String>) -> StoreFuture<'_, Vec<Record>> {
        self.read(move |transaction| rows::list(transaction, connector.as_deref()))
    }

    fn rename(&self, id: ConnectionId, name: String, now: DateTime) -> StoreFuture<'_, Record> {
        self.with(move |transaction| {
            let kept = row(transaction, &id)?;
            check_name(transaction, &kept.connector, &name, &id)?;
            let record = Record { name, changed_at: now, ..kept };
            rows::update(transaction, &record)?;
            Ok(record)
        })
    }

    fn replace(&self, generation: u64, record: Record) -> StoreFuture<'_, ()> {
        self.with(move |transaction| {
            check_key(transaction, &record)?;
            let Record { name, created_at, used_at, .. } = of_generation(transaction, &record.id, generation)?;
            if record.generation != generation {
                rows::set_lease(transaction, &record.id, &Default::default())?;
            }
            rows::update(transaction, &Record { name, created_at, used_at, ..record })
        })
    }

    fn set_state(&self, id: ConnectionId, generation: u64, state: State, now: DateTime) -> StoreFuture<'_, ()> {
        self.with(move |transaction| {
            let kept = of_generation(transaction, &id, generation)?;
            rows::update(transaction, &Record { state, changed_at: now, ..kept })
        })
    }

    fn note(&self, id: ConnectionId, note: Note) -> StoreFuture<'_, ()> {
        self.with(move |transaction| {
            let kept = row(transaction, &id)?;
            let (used_at, identity, account) =
                (note.used_at.or(kept.used_at), note.identity.or(kept.identity), note.account.or(kept.account));
            rows::update(transaction, &Record { used_at, identity, account, ..kept })
        })
    }

    fn remove(&self, id: ConnectionId) -> StoreFuture<'_, bool> {
        self.with(move |transaction| rows::remove(transaction, &id))
    }

    fn lease(&self, id: ConnectionId, request: LeaseRequest) -> StoreFuture<'_, LeaseAnswer> {
        self.with(move |transaction| {
            let kept = row(transaction, &id)?;
            let mut lease = rows::lease(transaction, &id)?;
            let answer = lease.ask(&kept, &request);
            if matches!(answer, LeaseAnswer::Granted { .. }) {
                rows::set_lease(transaction, &id, &lease)?;
            }
            Ok(answer)
        })
    }

    fn release(&self, id: ConnectionId, owner: String, generation: u64, needs_sign_in: bool, now: DateTime) -> StoreFuture<'_, ()> {
        self.with(move |transaction| {
            let kept = row(transaction, &id)?;
            let mut lease = rows::lease(transaction, &id)?;
            let is_free = lease.end(&owner, generation, timestamp(now));
            rows::set_lease(transaction, &id, &lease)?;
            if needs_sign_in && is_free && kept.generation == generation {
                rows::update(transaction, &Record { state: State::NeedsSignIn, changed_at: now, ..kept })?;
            }
            Ok(())
        })
    }

    fn reseal(&self, to: KeyId, seal: Reseal) -> StoreFuture<'_, Resealed> {
        self.with(move |transaction| {
            let records = rows::list(transaction, None)?;
            let count = records.len();
            for record in records {
                let sealed = seal(&record)?;
                rows::update(transaction, &Record { sealed, ..record })?;
            }
            let from = rows::key_id(transaction)?;
            rows::set_key_id(transaction, to)?;
            Ok(Resealed { count, from })
        })
    }
}

impl fmt::Debug for SqliteStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SqliteStore").field("path", &self.path).finish_non_exhaustive()
    }
}
