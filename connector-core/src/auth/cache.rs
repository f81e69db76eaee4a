//! What dropdowns read lately, so that a form that is drawn again asks nobody.

use std::{
    any::Any,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

/// The most pages that are kept for one connection; the oldest make room.
const ROOM: usize = 100;

/// Pages by what was asked, in the order in which they were read. (What a page is, a higher floor knows.)
#[derive(Default)]
pub(crate) struct Cache(Mutex<Vec<Entry>>);

struct Entry {
    asked: String,
    until: Duration,
    page: Arc<dyn Any + Send + Sync>,
}

impl Cache {
    /// The page that was read for this, if it may still be used.
    pub(crate) fn get<T: Any + Send + Sync>(&self, asked: &str, now: Duration) -> Option<Arc<T>> {
        let entries = self.entries();
        let found = entries.iter().find(|entry| entry.asked == asked && now < entry.until)?;
        found.page.clone().downcast().ok()
    }

    /// Keeps a page.
    pub(crate) fn put<T: Any + Send + Sync>(&self, asked: String, until: Duration, page: T) {
        let mut entries = self.entries();
        entries.retain(|entry| entry.asked != asked);
        let surplus = (entries.len() + 1).saturating_sub(ROOM);
        entries.drain(..surplus);
        entries.push(Entry { asked, until, page: Arc::new(page) });
    }

    /// Forgets everything: what was read may be so no more.
    pub(crate) fn clear(&self) {
        self.entries().clear();
    }

    fn entries(&self) -> MutexGuard<'_, Vec<Entry>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
