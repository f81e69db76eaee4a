//! What cards share, as hosts see it: how often and how fast a service is called through a helper.

use serde::{Serialize, Serializer};

use crate::data::{
    helper::{Budget, Helper, Limit, LimitBy},
    spec::{Next, Paging},
};

/// A [`Helper`], without what it sends.
pub(super) struct Pace<'a>(pub(super) &'a Helper);

#[derive(Serialize)]
struct Written {
    name: &'static str,
    retry: Repeats,
    limits: Vec<Limits>,
    budgets: Vec<Left>,
    #[serde(skip_serializing_if = "Option::is_none")]
    concurrency: Option<u32>,
    cost: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    idempotency_key: Option<&'static str>,
}

#[derive(Serialize)]
struct Repeats {
    attempts: u32,
    least_ms: u64,
    most_ms: u64,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    statuses: &'static [u16],
}

#[derive(Serialize)]
struct Limits {
    calls: u32,
    window_ms: u64,
    by: &'static str,
}

#[derive(Serialize)]
struct Left {
    remaining: &'static str,
    reset: &'static str,
    by: &'static str,
}

impl Serialize for Pace<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Helper { name, retry, limits, budgets, concurrency, cost, idempotency_key, .. } = self.0;
        let limit = |limit: &Limit| Limits { calls: limit.calls, window_ms: limit.window, by: by(limit.by) };
        let budget = |budget: &Budget| Left { remaining: budget.remaining, reset: budget.reset, by: by(budget.by) };
        Written {
            name,
            retry: Repeats { attempts: retry.attempts, least_ms: retry.least, most_ms: retry.most, statuses: retry.statuses },
            limits: limits.iter().map(limit).collect(),
            budgets: budgets.iter().map(budget).collect(),
            concurrency: concurrency.map(|concurrency| concurrency.calls),
            cost: *cost,
            idempotency_key: *idempotency_key,
        }
        .serialize(serializer)
    }
}

fn by(by: LimitBy) -> &'static str {
    match by {
        LimitBy::Connection => "connection",
        LimitBy::Card => "card",
        LimitBy::Account => "account",
    }
}

/// How the pages of a card follow each other.
#[derive(Serialize)]
pub(super) struct PagesOf {
    by: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<u32>,
}

impl PagesOf {
    pub(super) fn new(paging: &Paging) -> Self {
        let by = match paging.next {
            Next::Cursor { .. } => "cursor",
            Next::Number { .. } => "number",
            Next::Offset { .. } => "offset",
            Next::Rust { .. } => "function",
            Next::Link { .. } => "link",
            Next::Url { .. } => "next_url",
            Next::Nowhere => "one",
        };
        Self { by, limit: paging.limit }
    }
}
