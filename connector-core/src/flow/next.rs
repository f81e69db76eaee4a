//! What the next page is asked for with, by what the last one said.

use serde_json::Value;
use url::Url;

use crate::{
    data::{
        error::{Error, Result},
        rust::PageReply,
        spec::{Next, Paging, Request},
        value::{Fault, Slot, ValueRef, json_noun},
    },
    http::transport::Reply,
    request::page::{self, Page},
    response::link,
    run::Run,
};

/// What the first page is asked for with; nothing where the request asks for it by itself.
pub(super) fn first_page(paging: &'static Paging) -> Option<Page> {
    match &paging.next {
        Next::Number { to, first, .. } => Some(Page::Value(to, (*first).into())),
        Next::Offset { to, .. } => Some(Page::Value(to, 0.into())),
        Next::Cursor { .. } | Next::Rust { .. } | Next::Link { .. } | Next::Url { .. } | Next::Nowhere => None,
    }
}

/// A page that has been read.
pub(super) struct Read<'a> {
    pub(super) paging: &'static Paging,
    pub(super) request: &'static Request,
    /// What it was asked for with.
    pub(super) asked: Option<Page>,
    pub(super) run: &'a Run<'a>,
    pub(super) reply: &'a Reply,
    /// How many items were given one by one before.
    pub(super) given: usize,
}

impl Read<'_> {
    /// What the page behind this one is asked for with, if there is one. `here` is the URL of this one.
    pub(super) fn next_page(&self, here: impl FnOnce() -> Result<Url>) -> Result<Option<Page>> {
        let more = self.paging.more.map(|slot| self.flag(slot, "whether there is more")).transpose()?;
        if more == Some(false) {
            return Ok(None);
        }
        Ok(match &self.paging.next {
            Next::Cursor { to, slot } => self.cursor(*slot, "the page cursor")?.map(|cursor| Page::Value(to, cursor)),
            Next::Rust { to, next } => {
                let cursor = next(&self.page()).map_err(|error| error.with_attempts(self.run.attempts))?;
                cursor.map(|cursor| Page::Value(to, cursor.into()))
            }
            Next::Number { to, first, pages } => {
                let next = self.asked_number().unwrap_or(*first).saturating_add(1);
                let goes_on = match pages {
                    Some(slot) => next.saturating_sub(*first) < self.count(*slot, "the number of pages")?,
                    None => more == Some(true) || self.items() > 0,
                };
                goes_on.then(|| Page::Value(to, next.into()))
            }
            Next::Offset { to, total } => {
                let next = self.asked_number().unwrap_or(0).saturating_add(self.items());
                let total = total.map(|slot| self.count(slot, "the number of items")).transpose()?;
                (self.items() > 0 && total.is_none_or(|total| next < total)).then(|| Page::Value(to, next.into()))
            }
            Next::Link { header } => link::next(&self.reply.headers, header).map(|target| self.url(&target, here)).transpose()?,
            Next::Nowhere => None,
            Next::Url { slot } => match self.cursor(*slot, "the URL of the next page")? {
                Some(Value::String(target)) => Some(self.url(&target, here)?),
                Some(other) => return Err(self.misfit("the URL of the next page", format!("is {}, not a text", json_noun(&other)))),
                None => None,
            },
        })
    }

    fn url(&self, target: &str, here: impl FnOnce() -> Result<Url>) -> Result<Page> {
        let url = page::url(self.run.shared, self.request, target, here);
        url.map(Page::Url).map_err(|error| error.with_attempts(self.run.attempts))
    }

    /// The page as an author's function sees it.
    fn page(&self) -> PageReply<'_> {
        let cursor = match &self.asked {
            Some(Page::Value(_, Value::String(cursor))) => Some(cursor.as_str()),
            _ => None,
        };
        let items = usize::try_from(self.items()).unwrap_or_default();
        PageReply { status: self.reply.status, headers: &self.reply.headers, body: &self.reply.body, cursor, items }
    }

    fn slot(&self, slot: usize) -> ValueRef<'_> {
        self.run.slots.get(slot).map_or(ValueRef::Absent, Slot::as_value)
    }

    /// How many items the page has.
    fn items(&self) -> i64 {
        let held = if let Some(Slot::List(items)) = self.run.slots.first() { items.len() } else { 0 };
        i64::try_from(held + self.given).unwrap_or(i64::MAX)
    }

    fn asked_number(&self) -> Option<i64> {
        match &self.asked {
            Some(Page::Value(_, number)) => number.as_i64(),
            _ => None,
        }
    }

    /// A text or a number; nothing for absent, null and empty ones.
    fn cursor(&self, slot: usize, what: &str) -> Result<Option<Value>> {
        match self.slot(slot) {
            ValueRef::Absent | ValueRef::Null | ValueRef::Text("") => Ok(None),
            ValueRef::Text(text) => Ok(Some(text.into())),
            ValueRef::Integer(number) => Ok(Some(number.into())),
            ValueRef::Decimal(number) => Ok(Some(number.into())),
            other => Err(self.misfit(what, format!("is {}, not a text or a number", noun(other)))),
        }
    }

    fn count(&self, slot: usize, what: &str) -> Result<i64> {
        let count = match self.slot(slot) {
            ValueRef::Integer(count) => Some(count),
            ValueRef::Text(count) => count.trim().parse().ok(),
            _ => None,
        };
        count.ok_or_else(|| self.misfit(what, "is absent, or not a whole number"))
    }

    fn flag(&self, slot: usize, what: &str) -> Result<bool> {
        match self.slot(slot) {
            ValueRef::Boolean(value) => Ok(value),
            ValueRef::Text("true") => Ok(true),
            ValueRef::Absent | ValueRef::Null | ValueRef::Text("false") => Ok(false),
            other => Err(self.misfit(what, format!("is {}, not true or false", noun(other)))),
        }
    }

    fn misfit(&self, what: &str, problem: impl Into<String>) -> Error {
        self.run.misfit(Fault::new(problem).within(what), Some(self.reply))
    }
}

fn noun(value: ValueRef<'_>) -> &'static str {
    match value {
        ValueRef::Boolean(_) => "true or false",
        ValueRef::Integer(_) | ValueRef::Decimal(_) => "a number",
        ValueRef::Text(_) => "text",
        ValueRef::Object(_) => "an object",
        _ => "a list",
    }
}
