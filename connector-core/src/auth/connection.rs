//! A connection: credentials, an address, and what all its calls share.

use std::{
    collections::BTreeMap,
    fmt,
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

use url::Url;

use super::{cache::Cache, credentials::Current, renewal::Renewal, signing::Signer};
use crate::{
    data::{auth::Auth, card::Connector, error::Result, spec::Request},
    http::{
        account::Shares,
        executor::{Executor, Timestamp},
        gate::Gates,
        origin::{Base, Origins},
    },
};

/// One set of credentials for one auth of one connector, with its address, its HTTP client and its limits.
///
/// Clones are cheap and share everything; the one that a Rust function is given ends with its flow. A connection is made by a client's builder, such as `SlackModal::bot()`.
#[derive(Clone)]
pub struct Connection(pub(crate) Arc<Shared>, pub(crate) Option<Timestamp>);

pub(crate) struct Shared {
    pub(crate) connector: &'static Connector,
    pub(crate) auth: &'static Auth,
    pub(crate) credentials: Current,
    /// How they are renewed, where they are.
    pub(crate) renewal: Option<Renewal>,
    pub(crate) base: Base,
    pub(crate) origins: Origins,
    pub(crate) settings: Settings,
    pub(crate) executor: Executor,
    pub(crate) limits: Shares,
    pub(crate) gates: Gates,
    pub(crate) urls: Urls,
    pub(crate) cache: Cache,
    /// How requests that go through a helper are signed.
    pub(crate) signer: Signer,
}

impl Shared {
    /// Says whose connection it is, as the service calls the account: connections of one account share its limits.
    pub(crate) fn belongs_to(&self, account: &str) {
        self.limits.belongs_to(self.connector.key, self.base.url().as_str(), account);
    }
}

/// The bounds of a connection's calls. Every wait has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Settings {
    /// How long limits, retries and the call may take together, where neither the card nor the caller says.
    pub deadline: Duration,
    /// How long a connection to the service may take to come up.
    pub connect_timeout: Duration,
    /// How long the service may say nothing in the middle of an answer.
    pub read_timeout: Duration,
    /// The most bytes that an answer may have.
    pub body_limit: usize,
    /// The most bytes that a file may have that comes as it is read.
    pub file_limit: u64,
    /// The most pages that are read for one list.
    pub page_limit: u32,
}

impl Default for Settings {
    /// A minute, ten seconds, half a minute, 64 MiB, 16 GiB, 5,000 pages.
    fn default() -> Self {
        Self {
            deadline: Duration::from_secs(60),
            connect_timeout: Duration::from_secs(10),
            read_timeout: Duration::from_secs(30),
            body_limit: 64 << 20,
            file_limit: 16 << 30,
            page_limit: 5_000,
        }
    }
}

impl Connection {
    /// The same connection for a flow that ends at this time: so do all calls that it makes.
    pub(crate) fn until(&self, deadline: Timestamp) -> Self {
        Self(self.0.clone(), Some(self.1.map_or(deadline, |before| before.min(deadline))))
    }

    /// The connector it is for.
    pub fn connector(&self) -> &'static Connector {
        self.0.connector
    }

    /// How it signs in.
    pub fn auth(&self) -> &'static Auth {
        self.0.auth
    }

    /// Where its calls go: the base URL.
    pub fn base_url(&self) -> &url::Url {
        self.0.base.url()
    }

    /// The declared base URL, where another stands in for it.
    pub fn replaced_base_url(&self) -> Option<&url::Url> {
        self.0.base.declared()
    }
}

/// The URLs of requests whose path has no value in it, each made on its first call.
#[derive(Default)]
pub(crate) struct Urls(RwLock<BTreeMap<usize, Url>>);

impl Urls {
    pub(crate) fn get_or_make(&self, request: &'static Request, make: impl FnOnce() -> Result<Url>) -> Result<Url> {
        let key = std::ptr::from_ref(request).addr();
        if let Some(url) = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Ok(url.clone());
        }
        let url = make()?;
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(key, url.clone());
        Ok(url)
    }
}

impl fmt::Debug for Connection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Connection")
            .field("connector", &self.0.connector.key)
            .field("auth", &self.0.auth.name)
            .field("base_url", &self.0.base.url().as_str())
            .finish_non_exhaustive()
    }
}
