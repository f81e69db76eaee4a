//! What the requests of a flow share, as data: headers, what an answer means, retries and limits.

use super::{
    condition::Condition,
    error::ErrorKind,
    rust::RustSigner,
    spec::{Expr, Reads},
};

/// What every request of a flow shares.
#[derive(Debug)]
pub struct Helper {
    /// The name in code.
    pub name: &'static str,
    /// Headers, from auth parameters and literals.
    pub headers: &'static [(&'static str, Expr)],
    /// Headers for connections by some auths only: the names of these, and the header.
    pub headers_for: &'static [(&'static [&'static str], &'static str, Expr)],
    /// Query parameters, from auth parameters and literals.
    pub query: &'static [(&'static str, Expr)],
    /// `basic user, password`: HTTP Basic on every request.
    pub basic: Option<(Expr, Expr)>,
    /// What the error rules read.
    pub reads: Reads,
    /// What an answer means; the first rule that matches wins.
    pub errors: &'static [ErrorRule],
    /// How often and how fast a call is repeated.
    pub retry: Retry,
    /// How many calls may be made.
    pub limits: &'static [Limit],
    /// What the service says is left.
    pub budgets: &'static [Budget],
    /// How many calls may be under way at a time.
    pub concurrency: Option<Concurrency>,
    /// As how many calls one counts in the limits.
    pub cost: u32,
    /// The header that holds a key of each write that is not idempotent by itself, the same for all its attempts.
    pub idempotency_key: Option<&'static str>,
    /// `sign with my_signer;`: an author's function that signs every request.
    pub sign: Option<RustSigner>,
}

/// `error CONDITION => KIND { details };`
#[derive(Debug)]
pub struct ErrorRule {
    /// When the rule applies.
    pub when: Condition,
    /// The kind; without one the status keeps its own.
    pub kind: Option<ErrorKind>,
    /// The service's own code.
    pub code: Option<Expr>,
    /// What happened, for people.
    pub message: Option<Expr>,
    /// More, kept as JSON.
    pub details: Option<Expr>,
    /// How many seconds to wait before the next try.
    pub after: Option<Expr>,
    /// When to try again, in seconds since 1970.
    pub until: Option<Expr>,
}

/// `retry { attempts: 4, backoff: 500ms..30s }`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retry {
    /// How many calls there are at most, the first one included.
    pub attempts: u32,
    /// The shortest pause, in milliseconds.
    pub least: u64,
    /// The longest pause that is chosen without a word of the service, in milliseconds.
    pub most: u64,
    /// Statuses that are worth another try, beside those that always are.
    pub statuses: &'static [u16],
}

impl Retry {
    /// What holds where a helper says nothing: three calls, half a second to half a minute apart.
    pub const DEFAULT: Self = Self { attempts: 3, least: 500, most: 30_000, statuses: &[] };
}

/// `limit 50 per 1m by card;`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// How many calls.
    pub calls: u32,
    /// In how long, in milliseconds.
    pub window: u64,
    /// What is counted together.
    pub by: LimitBy,
    /// The helper that says it, and its place there: helpers that build on each other count together.
    pub of: (usize, usize),
}

/// `limit remaining header["x-left"] until header["x-reset"] by connection;`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    /// The header that says how many calls are left, in lower case.
    pub remaining: &'static str,
    /// The header that says when there are more, in lower case.
    pub reset: &'static str,
    /// What that header holds.
    pub reset_is: Reset,
    /// What is counted together.
    pub by: LimitBy,
    /// The helper that says it, and its place there.
    pub of: (usize, usize),
}

/// What a header says of the end of a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reset {
    /// A time, in seconds since 1970.
    Until,
    /// A pause, in seconds.
    After,
}

/// `concurrency 20;`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Concurrency {
    /// How many calls may be under way at a time.
    pub calls: u32,
    /// The helper that says it.
    pub of: usize,
}

/// What a [`Limit`] or a [`Budget`] counts together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LimitBy {
    /// All calls of one connection through the helper.
    Connection,
    /// The calls of each card of one connection.
    Card,
    /// All calls of the connections of one account.
    Account,
}
