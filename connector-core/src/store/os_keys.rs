//! Keys in the key store of the operating system.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use keyring::v1::{Entry, Error as KeyringError};
use zeroize::Zeroizing;

use super::{
    contract::StoreFuture,
    error::{StoreError, StoreErrorKind},
    files,
    key::{self, Key, KeyId},
    source::KeySource,
    sqlite::blocking,
};

/// Under which name the keys of a service stand.
const ACCOUNT: &str = "store-key";

/// Keys in the key store of the operating system: the Keychain of macOS, the Credential Manager of Windows, the Secret Service of other
/// desktops, which needs a session of D-Bus. Needs the feature `keyring`.
///
/// ```no_run
/// use connector_core::store::{Connections, OsKeys, SqliteStore};
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> connector_core::Result<()> {
/// let store = SqliteStore::open("/home/egon/.local/share/robot/connections.db").await?;
/// let connections = Connections::new(store, OsKeys::new("robot", "/home/egon/.local/share/robot/key.lock")).await?;
/// # let _ = connections;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct OsKeys(Arc<Place>);

#[derive(Debug)]
struct Place {
    service: String,
    lock: PathBuf,
}

impl OsKeys {
    /// The keys of this service, which is the name of the program. The lock is a file in a folder of this user; it holds nothing, and keeps
    /// two processes from changing the keys at once. Nothing is read or made yet.
    pub fn new(service: impl Into<String>, lock: impl Into<PathBuf>) -> Self {
        Self(Arc::new(Place { service: service.into(), lock: lock.into() }))
    }

    /// The file that is the lock.
    pub fn lock(&self) -> &Path {
        &self.0.lock
    }

    fn change(&self, change: impl FnOnce(Vec<Key>) -> Vec<Key> + Send + 'static) -> StoreFuture<'static, ()> {
        let place = self.0.clone();
        Box::pin(blocking(move || files::locked(&place.lock, || place.write(&change(place.read()?)))))
    }
}

impl Place {
    fn named(&self) -> String {
        format!("the key store of the operating system, under `{}`", self.service)
    }

    fn entry(&self) -> Result<Entry, StoreError> {
        // What keeps the key store from being used says more than that there is none.
        match Entry::store_status() {
            Ok(()) => Entry::new(&self.service, ACCOUNT).map_err(|error| self.told(&error)),
            Err(error) => Err(self.told(error)),
        }
    }

    fn read(&self) -> Result<Vec<Key>, StoreError> {
        match self.entry()?.get_password().map(Zeroizing::new) {
            Ok(text) => key::read_all(&text, &self.named()),
            Err(KeyringError::NoEntry) => Ok(Vec::new()),
            Err(error) => Err(self.told(&error)),
        }
    }

    fn write(&self, keys: &[Key]) -> Result<(), StoreError> {
        self.entry()?.set_password(&key::write_all(keys)).map_err(|error| self.told(&error))
    }

    fn told(&self, error: &KeyringError) -> StoreError {
        let (kind, why) = match error {
            // These two hold what was read.
            KeyringError::BadEncoding(_) | KeyringError::BadDataFormat(..) => {
                (StoreErrorKind::BadKey, "what stands there is no key; remove that entry, or bring back the right one".to_owned())
            }
            KeyringError::NoStorageAccess(_) => (StoreErrorKind::NoKey, format!("it is locked or refuses ({error}); unlock it")),
            _ => (
                StoreErrorKind::NoKey,
                format!("{error}; is there a desktop session? Else keep the key in a file or an environment variable"),
            ),
        };
        StoreError::new(kind, format!("{}: {why}", self.named()))
    }
}

impl KeySource for OsKeys {
    fn place(&self) -> String {
        self.0.named()
    }

    fn keys(&self) -> StoreFuture<'_, Vec<Key>> {
        let place = self.0.clone();
        Box::pin(blocking(move || place.read()))
    }

    fn add(&self, key: Key) -> StoreFuture<'_, ()> {
        self.change(|mut keys| {
            keys.insert(0, key);
            keys
        })
    }

    fn forget(&self, id: KeyId) -> StoreFuture<'_, ()> {
        self.change(move |keys| key::without(keys, id))
    }
}
