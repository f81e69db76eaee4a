//! A store with its keys: what is read is opened, and what is written is sealed.

use std::{
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

use super::{
    contract::{Note, Resealed, Store, Which},
    error::{StoreError, StoreErrorKind},
    key::{Key, KeyId},
    record::{self, Record},
    seal::{self, Values},
    source::KeySource,
};
use crate::{
    data::date_time::DateTime,
    http::executor::{Clock, SystemClock},
};

/// The time of a connection's last use is noted no more often than this.
const USE_IS_NOTED: Duration = Duration::from_secs(60);

/// How often a write is tried again where another was faster.
pub(super) const TRIES: u32 = 8;

pub(super) struct Vault {
    pub(super) store: Arc<dyn Store>,
    pub(super) source: Arc<dyn KeySource>,
    clock: RwLock<Arc<dyn Clock>>,
    keys: RwLock<Arc<Keys>>,
}

/// The keys that were last seen, and which of them is the store's.
struct Keys {
    all: Vec<Key>,
    current: KeyId,
}

impl Vault {
    pub(super) async fn open(store: Arc<dyn Store>, source: Arc<dyn KeySource>) -> Result<Self, StoreError> {
        let keys = RwLock::new(Arc::new(establish(&*store, &*source).await?));
        Ok(Self { store, source, clock: RwLock::new(Arc::new(SystemClock)), keys })
    }

    pub(super) fn set_clock(&self, clock: Arc<dyn Clock>) {
        *self.clock.write().unwrap_or_else(PoisonError::into_inner) = clock;
    }

    pub(super) fn now(&self) -> DateTime {
        let now = self.clock.read().unwrap_or_else(PoisonError::into_inner).now();
        record::date_time(now).unwrap_or(DateTime::UNIX_EPOCH)
    }

    fn keys(&self) -> Arc<Keys> {
        self.keys.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Looks at the keys once more: they may have been changed by another process.
    async fn reload(&self) -> Result<(), StoreError> {
        let keys = establish(&*self.store, &*self.source).await?;
        *self.keys.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(keys);
        Ok(())
    }

    pub(super) async fn get(&self, which: &Which) -> Result<Record, StoreError> {
        self.store.get(which.clone()).await?.ok_or_else(|| not_found(which))
    }

    /// A connection with its values.
    pub(super) async fn fetch(&self, which: &Which) -> Result<(Record, Values), StoreError> {
        let mut tries = 1;
        loop {
            let record = self.get(which).await?;
            match seal::open(&self.keys().all, &record) {
                // The key may have been changed meanwhile.
                Err(error) if error.kind() == StoreErrorKind::WrongKey && tries < TRIES => self.reload().await?,
                opened => return opened.map(|values| (record, values)),
            }
            tries += 1;
        }
    }

    /// Seals and writes a record: a new one, or one in the place of this generation.
    pub(super) async fn write(&self, generation: Option<u64>, record: Record, values: &Values) -> Result<Record, StoreError> {
        let mut record = record;
        let mut tries = 1;
        loop {
            let keys = self.keys();
            let key = keys.all.iter().find(|key| key.id() == keys.current).ok_or_else(|| self.no_key())?;
            record.sealed = seal::seal(key, &record, values)?;
            let written = match generation {
                None => self.store.insert(record.clone()).await,
                Some(generation) => self.store.replace(generation, record.clone()).await,
            };
            match written {
                Err(error) if error.kind() == StoreErrorKind::KeyChanged && tries < TRIES => self.reload().await?,
                written => return written.map(|()| record),
            }
            tries += 1;
        }
    }

    /// Notes that a connection is used. It is used as well where that cannot be noted.
    pub(super) async fn note_use(&self, record: &Record) {
        let now = self.now();
        if record.used_at.is_none_or(|used_at| now >= used_at + USE_IS_NOTED || now < used_at) {
            let _ = self.store.note(record.id.clone(), Note { used_at: Some(now), ..Note::default() }).await;
        }
    }

    pub(super) fn no_key(&self) -> StoreError {
        no_key(&*self.store, &*self.source)
    }

    /// Seals everything with a key of the source, and forgets the one before.
    pub(super) async fn reseal(&self, to: KeyId) -> Result<usize, StoreError> {
        let keys = self.source.keys().await?;
        let key = keys.iter().find(|key| key.id() == to).cloned();
        let key = key.ok_or_else(|| self.no_key())?;
        let seal = move |record: &Record| seal::seal(&key, record, &seal::open(&keys, record)?);
        let Resealed { count, from } = self.store.reseal(to, Arc::new(seal)).await?;
        self.reload().await?;
        if let Some(from) = from.filter(|from| *from != to) {
            self.source.forget(from).await?;
            self.reload().await?;
        }
        Ok(count)
    }
}

/// The keys of a source, and which of them is the store's. Where neither has one, a key is made.
async fn establish(store: &dyn Store, source: &dyn KeySource) -> Result<Keys, StoreError> {
    let mut all = source.keys().await?;
    let current = match store.key_id().await? {
        Some(id) => id,
        None => {
            if all.is_empty() {
                source.add(Key::random()?).await?;
                all = source.keys().await?;
            }
            let newest = all.first().ok_or_else(|| no_key(store, source))?;
            store.adopt_key(newest.id()).await?
        }
    };
    let has = |keys: &[Key]| keys.iter().any(|key| key.id() == current);
    if !has(&all) {
        // Another process may have made or changed it just now.
        all = source.keys().await?;
    }
    match has(&all) {
        true => Ok(Keys { all, current }),
        false if all.is_empty() => {
            let (store, source) = (store.place(), source.place());
            let message =
                format!("{store} is sealed with the key {current}, and {source} has none; bring that key back, nothing is damaged");
            Err(StoreError::new(StoreErrorKind::NoKey, message))
        }
        false => Err(seal::wrong_key(&store.place(), current, &all)),
    }
}

pub(super) fn not_found(which: &Which) -> StoreError {
    StoreError::new(StoreErrorKind::NotFound, format!("there is no saved connection {which}; list the connections to see which there are"))
}

fn no_key(store: &dyn Store, source: &dyn KeySource) -> StoreError {
    StoreError::new(StoreErrorKind::NoKey, format!("{} has no key for {}", source.place(), store.place()))
}

pub(super) fn busy(which: &Which) -> StoreError {
    StoreError::new(StoreErrorKind::Superseded, format!("others write the connection {which} all the time; try again"))
}
