//! Where keys come from.

use std::sync::{Arc, Mutex, PoisonError};

use zeroize::Zeroizing;

use super::{
    contract::StoreFuture,
    error::{StoreError, StoreErrorKind},
    key::{self, Key, KeyId},
};

/// Where the keys of a store are: a file, an environment variable, the key store of the operating system.
///
/// There may be several keys. What is there is opened with any of them, and sealed with the one that the store has; so a change of keys may
/// be broken off at any moment, and nothing is lost.
///
/// ```
/// use connector_core::store::{Key, KeySource, KeysInMemory};
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), connector_core::store::StoreError> {
/// let source: Box<dyn KeySource> = Box::new(KeysInMemory::default());
/// let key = Key::random()?;
/// source.add(key.clone()).await?;
/// assert_eq!(source.keys().await?[0].id(), key.id());
/// # Ok(())
/// # }
/// ```
pub trait KeySource: Send + Sync + 'static {
    /// Where it is, for people.
    fn place(&self) -> String;

    /// The keys that are there, the newest first; none where there is none yet.
    fn keys(&self) -> StoreFuture<'_, Vec<Key>>;

    /// Keeps a new key before those that are there. When it returns, the key is safe.
    ///
    /// # Errors
    /// `NoKey`: a person has to do that; the message says how.
    fn add(&self, key: Key) -> StoreFuture<'_, ()>;

    /// Forgets a key that seals nothing any more.
    fn forget(&self, id: KeyId) -> StoreFuture<'_, ()>;
}

/// Keys in memory: for tests, and for programs that have their keys from elsewhere. Clones share them.
///
/// ```
/// use connector_core::store::{Key, KeysInMemory};
/// # fn main() -> Result<(), connector_core::store::StoreError> {
/// let keys = KeysInMemory::new([Key::random()?]);
/// # let _ = keys;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Default)]
pub struct KeysInMemory(Arc<Mutex<Vec<Key>>>);

impl KeysInMemory {
    /// These keys, the newest first.
    pub fn new(keys: impl IntoIterator<Item = Key>) -> Self {
        Self(Arc::new(Mutex::new(keys.into_iter().collect())))
    }

    fn with<T: Send + 'static>(&self, work: impl FnOnce(&mut Vec<Key>) -> T) -> StoreFuture<'static, T> {
        let done = work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner));
        Box::pin(std::future::ready(Ok(done)))
    }
}

impl KeySource for KeysInMemory {
    fn place(&self) -> String {
        "the memory of this program".to_owned()
    }

    fn keys(&self) -> StoreFuture<'_, Vec<Key>> {
        self.with(|keys| keys.clone())
    }

    fn add(&self, key: Key) -> StoreFuture<'_, ()> {
        self.with(|keys| keys.insert(0, key))
    }

    fn forget(&self, id: KeyId) -> StoreFuture<'_, ()> {
        self.with(move |keys| keys.retain(|key| key.id() != id))
    }
}

/// Keys in an environment variable: base64 of 32 bytes each, the newest first, with commas between them.
///
/// The variable is the person's, so nothing here changes it. To change the key, set it to `NEW,OLD`, call
/// [`Connections::reseal`](super::Connections::reseal), and set it to `NEW`.
///
/// ```
/// use connector_core::store::{EnvKeys, KeySource, StoreErrorKind};
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), connector_core::store::StoreError> {
/// let source = EnvKeys::new("NOBODY_HAS_SET_THIS");
/// assert!(source.keys().await?.is_empty());
/// let error = source.add(connector_core::store::Key::random()?).await.err();
/// assert_eq!(error.map(|error| error.kind()), Some(StoreErrorKind::NoKey));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct EnvKeys(String);

impl EnvKeys {
    /// The variable of this name.
    pub fn new(name: impl Into<String>) -> Self {
        Self(name.into())
    }

    fn read(&self) -> Result<Vec<Key>, StoreError> {
        match std::env::var(&self.0).map(Zeroizing::new) {
            Ok(text) => key::read_all(&text, &self.place()),
            Err(std::env::VarError::NotPresent) => Ok(Vec::new()),
            // Its text is not shown: it should be a key.
            Err(std::env::VarError::NotUnicode(_)) => {
                Err(StoreError::new(StoreErrorKind::BadKey, format!("{} holds no key: it is no text", self.place())))
            }
        }
    }
}

impl KeySource for EnvKeys {
    fn place(&self) -> String {
        format!("the environment variable {}", self.0)
    }

    fn keys(&self) -> StoreFuture<'_, Vec<Key>> {
        Box::pin(std::future::ready(self.read()))
    }

    fn add(&self, _: Key) -> StoreFuture<'_, ()> {
        let message = match std::env::var_os(&self.0).is_some() {
            true => format!("set {0} to a new key, a comma and the one it has now, then seal the store once more", self.0),
            false => format!("set {} to a key: 32 random bytes in base64, such as `openssl rand -base64 32` makes", self.0),
        };
        Box::pin(std::future::ready(Err(StoreError::new(StoreErrorKind::NoKey, message))))
    }

    fn forget(&self, _: KeyId) -> StoreFuture<'_, ()> {
        Box::pin(std::future::ready(Ok(())))
    }
}
