//! A connection: credentials, an address, and what all its calls share.

use std::{
    borrow::Cow,
    collections::BTreeMap,
    fmt,
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

use base64::{Engine, engine::general_purpose::STANDARD};
use http::HeaderMap;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use url::Url;

use super::{cache::Cache, signing::Signer};
use crate::{
    data::{
        auth::Auth,
        card::Connector,
        error::Result,
        scope::Scope,
        secret::MASK,
        spec::Request,
        value::{Slot, ValueRef, Values},
    },
    http::{
        executor::{Executor, Timestamp},
        gate::Gates,
        limit::Limits,
        origin::{Base, Origins},
    },
};

/// The shortest secret that is looked for in what a service echoes; shorter ones would mask ordinary words.
const SHORTEST_ECHO: usize = 4;

/// One set of credentials for one auth of one connector, with its address, its HTTP client and its limits.
///
/// Clones are cheap and share everything; the one that a Rust function is given ends with its flow. A connection is made by a client's builder, such as `SlackModal::bot()`.
#[derive(Clone)]
pub struct Connection(pub(crate) Arc<Shared>, pub(crate) Option<Timestamp>);

pub(crate) struct Shared {
    pub(crate) connector: &'static Connector,
    pub(crate) auth: &'static Auth,
    pub(crate) values: Box<[Slot]>,
    pub(crate) base: Base,
    pub(crate) origins: Origins,
    pub(crate) settings: Settings,
    pub(crate) executor: Executor,
    pub(crate) limits: Limits,
    pub(crate) gates: Gates,
    pub(crate) urls: Urls,
    pub(crate) cache: Cache,
    /// How requests that go through a helper are signed.
    pub(crate) signer: Signer,
    /// What each helper puts on its requests; the last one is for requests without a helper.
    pub(crate) headers: Box<[HeaderMap]>,
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
    /// The most pages that are read for one list.
    pub page_limit: u32,
}

impl Default for Settings {
    /// A minute, ten seconds, half a minute, 64 MiB, 5,000 pages.
    fn default() -> Self {
        Self {
            deadline: Duration::from_secs(60),
            connect_timeout: Duration::from_secs(10),
            read_timeout: Duration::from_secs(30),
            body_limit: 64 << 20,
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

impl Shared {
    /// What expressions see before any step has run.
    pub(crate) fn scope<'a>(&'a self, input: &'a dyn Values) -> Scope<'a> {
        Scope::new(self.connector, &self.values, input)
    }

    /// Masks every credential of the connection, and every secret of the input, that a service may have echoed.
    pub(crate) fn redact<'t>(&self, text: &'t str, input: &dyn Values) -> Cow<'t, str> {
        let mut out = Cow::Borrowed(text);
        for slot in &self.values {
            mask_value(&mut out, slot.as_value());
        }
        for index in 0..input.shape().fields.len() {
            mask_value(&mut out, input.value(index));
        }
        for header in self.headers.iter().flat_map(|headers| headers.values()).filter(|value| value.is_sensitive()) {
            let text = header.to_str().unwrap_or_default();
            mask(&mut out, text.strip_prefix("Basic ").unwrap_or(text));
        }
        out
    }
}

fn mask_value(out: &mut Cow<'_, str>, value: ValueRef<'_>) {
    let secret = match value {
        ValueRef::Secret(secret) => secret,
        ValueRef::List(items) => return (0..items.count()).for_each(|index| mask_value(out, items.item(index))),
        ValueRef::Record(values) => return (0..values.shape().fields.len()).for_each(|index| mask_value(out, values.value(index))),
        _ => return,
    };
    let text = secret.expose();
    mask(out, text);
    mask(out, &utf8_percent_encode(text, NON_ALPHANUMERIC).to_string());
    mask(out, &STANDARD.encode(text));
    if let Ok(json) = serde_json::to_string(text) {
        mask(out, &json[1..json.len() - 1]);
    }
}

fn mask(out: &mut Cow<'_, str>, secret: &str) {
    if secret.len() >= SHORTEST_ECHO && out.contains(secret) {
        *out = Cow::Owned(out.replace(secret, MASK));
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
