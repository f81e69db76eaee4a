//! Pages that were read lately, of lookups that are asked for by the name of a field.

use std::sync::Arc;

use super::{progress::Progress, steps::Done};
use crate::{
    data::{error::Result, value::Slots, wire::wire},
    http::executor::Timestamp,
    request::page::Page,
};

/// A page as it is kept: what was read, and what the next one is asked for with.
pub(super) struct CachedPage {
    slots: Slots,
    next: Option<Page>,
}

impl Progress {
    /// What the page is kept under; none for pages that are not kept. A header of the caller's may change the answer.
    pub(super) fn cache_key(&self) -> Option<String> {
        if self.plan.cache.is_none() || !self.plan.headers.is_empty() {
            return None;
        }
        let given = (0..self.plan.action.input.fields.len()).map(|index| wire(self.plan.input.value(index)));
        let input = serde_json::to_string(&given.collect::<Vec<_>>()).ok()?;
        let page = match &self.next {
            None => String::new(),
            Some(Page::Url(url)) => url.to_string(),
            Some(Page::Value(_, value)) => value.to_string(),
        };
        Some(format!("{} {input} {page}", self.plan.action.name))
    }

    /// The page that was read for this, if it may still be used.
    pub(super) async fn cached(&self, key: Option<&str>) -> Option<Arc<CachedPage>> {
        let key = key.filter(|_| !self.plan.is_fresh)?;
        let shared = &self.plan.connection.0;
        shared.cache.get(key, shared.executor.now().await)
    }

    /// Keeps a page that was read just now.
    pub(super) fn cache(&self, key: Option<String>, now: Timestamp, slots: &Slots, next: Option<&Page>) {
        if let (Some(key), Some(cache)) = (key, self.plan.cache) {
            let page = CachedPage { slots: slots.clone(), next: next.cloned() };
            self.plan.connection.0.cache.put(key, now.saturating_add(cache), page);
        }
    }

    /// Goes on with a page that was read before.
    pub(super) fn turn_to(&mut self, page: &CachedPage) -> Result<Done> {
        self.pages += 1;
        self.go_on(page.next.clone())?;
        Ok(Done { slots: page.slots.clone(), reply: None, attempts: 0 })
    }
}
