//! Rust slots: what an author's function is given where the language ends, and the erased form in which a table holds it.

use std::{any::Any, fmt, future::Future, pin::Pin};

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use serde_json::Value;
use url::Url;

use super::{
    error::{Error, ErrorKind, Result},
    value::{Slot, Slots, ValueRef},
};

/// A whole flow. It is given a connection, which a higher floor knows, and the inputs, and gives the outputs.
pub type RustFlow = fn(Box<dyn Any + Send>, Slots) -> Pin<Box<dyn Future<Output = Result<Slots>> + Send>>;

/// A signer of requests.
pub type RustSigner = fn(Signing) -> Pin<Box<dyn Future<Output = Result<Signing>> + Send>>;

/// What finds the next page.
pub type RustPager = fn(&PageReply<'_>) -> Result<Option<String>>;

/// A request that is about to be sent, as a signer of the author's sees it: `sign with my_signer;`.
///
/// A signer adds headers and query parameters. Where the request goes, its method and its body stay what they are; what is shown of a request
/// before it is sent has no signature. A request that is repeated, or follows a redirect, is signed anew.
///
/// ```
/// use connector_core::{Result, Signing, connector};
///
/// connector! {
///     pub connector Vault "Vault" { key: "vault", version: "1.0.0", base_url: "https://vault.example.com" }
///     auth key custom { parameters { key_id: String, secret: Secret } }
///     helper api { sign with sign; }
///     action read "Read" { effects read; GET "/items" via api; output { count: i64 from body.count } }
/// }
///
/// async fn sign(mut request: Signing) -> Result<Signing> {
///     let secret = request.auth("secret").unwrap_or_default();
///     let signature = format!("{}:{}:{}", request.method(), request.url().path(), secret.len());
///     request.set_header("x-signature", &signature)?;
///     Ok(request)
/// }
/// # fn main() {}
/// ```
pub struct Signing {
    method: Method,
    url: Url,
    headers: HeaderMap,
    body: Bytes,
    values: Vec<(&'static str, Slot)>,
    now: std::time::Duration,
}

impl Signing {
    pub(crate) fn new(
        (method, url, headers, body): (Method, Url, HeaderMap, Bytes),
        values: Vec<(&'static str, Slot)>,
        now: std::time::Duration,
    ) -> Self {
        Self { method, url, headers, body, values, now }
    }

    /// The signed request: URL and headers.
    pub(crate) fn into_parts(self) -> (Url, HeaderMap) {
        (self.url, self.headers)
    }

    /// The method.
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// The absolute URL.
    pub fn url(&self) -> &Url {
        &self.url
    }

    /// The headers so far.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body, as it will be sent.
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// How long after 1970 it is, by the connection's clock.
    pub fn now(&self) -> std::time::Duration {
        self.now
    }

    /// An auth parameter of the connection as text, secrets too: sign with it, and do not send it.
    pub fn auth(&self, name: &str) -> Option<&str> {
        match self.values.iter().find(|(known, _)| *known == name)?.1.as_value() {
            ValueRef::Text(text) => Some(text),
            ValueRef::Secret(secret) => Some(secret.expose()),
            _ => None,
        }
    }

    /// Sets a header; it is treated as a credential, and never shown.
    ///
    /// # Errors
    /// `Input`: the name or the value is not legal in a header.
    pub fn set_header(&mut self, name: &str, value: &str) -> Result<()> {
        let (Ok(name), Ok(mut value)) = (HeaderName::from_bytes(name.as_bytes()), HeaderValue::from_str(value)) else {
            return Err(Error::input(format!("`{name}` and its value, which a signer sets, are not a legal header")));
        };
        value.set_sensitive(true);
        self.headers.insert(name, value);
        Ok(())
    }

    /// Adds a query parameter.
    pub fn add_query(&mut self, name: &str, value: &str) {
        self.url.query_pairs_mut().append_pair(name, value);
    }
}

impl fmt::Debug for Signing {
    /// Method and origin only: the rest may hold secrets.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.url.origin().ascii_serialization())
    }
}

/// A page that has been read, as a pager of the author's sees it: `cursor query.cursor with my_pager;`.
///
/// The pager gives the cursor of the next page, or `None` behind the last one.
#[derive(Debug)]
#[non_exhaustive]
pub struct PageReply<'a> {
    /// The status of the answer.
    pub status: StatusCode,
    /// Its headers.
    pub headers: &'a HeaderMap,
    /// Its body.
    pub body: &'a [u8],
    /// The cursor that this page was asked for with; none for the first.
    pub cursor: Option<&'a str>,
    /// How many items it has.
    pub items: usize,
}

impl PageReply<'_> {
    /// The body as JSON.
    ///
    /// # Errors
    /// `Decode`: it is not JSON.
    pub fn json(&self) -> Result<Value> {
        serde_json::from_slice(self.body).map_err(|error| Error::new(ErrorKind::Decode, format!("the answer is not JSON: {error}")))
    }
}
