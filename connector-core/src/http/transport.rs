//! What is sent, what comes back, and the trait between the runtime and an HTTP library.

use std::{borrow::Cow, error::Error as StdError, fmt, future::Future, pin::Pin, time::Duration};

use bytes::Bytes;
use http::{HeaderMap, Method, StatusCode};
use url::Url;

use crate::data::spec::Request;

/// A future on the heap, that may move between threads.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// A request, ready to be sent.
#[derive(Clone)]
pub struct HttpRequest {
    /// The method.
    pub method: Method,
    /// The absolute URL.
    pub url: Url,
    /// The headers; those that hold credentials are marked as sensitive.
    pub headers: HeaderMap,
    /// The body; empty for none.
    pub body: Bytes,
    /// Which request of the flow it is.
    pub source: Source,
}

/// Which request of a flow a request is, for journals and stand-ins.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Source {
    /// The name of its step, behind those of the steps that called its flow (`user.found`); empty for a request without a name.
    pub step: Cow<'static, str>,
    /// Which try it is, from 1.
    pub attempt: u32,
    /// As it stands in the description; none where the caller wrote it.
    #[cfg_attr(not(feature = "sandbox"), allow(dead_code))] // who compares requests looks at it
    pub(crate) declared: Option<&'static Request>,
    /// Whether it carries the credentials of the connection: it goes through a helper, and to where those may go.
    pub(crate) with_credentials: bool,
}

impl fmt::Debug for HttpRequest {
    /// Method, origin and path only: the query and the body may hold secrets.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.url.origin().ascii_serialization())
    }
}

/// An answer, read in full.
#[derive(Clone)]
pub struct Reply {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
}

impl fmt::Debug for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} with {} bytes", self.status, self.body.len())
    }
}

/// How long a call may take and how much may come back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// From the first byte out to the last byte in.
    pub timeout: Duration,
    /// The most bytes that the body may have.
    pub body: usize,
}

/// Why there is no answer.
#[derive(Debug)]
#[non_exhaustive]
pub enum SendError {
    /// Nothing was sent: the service could not be reached.
    NotSent(Box<dyn StdError + Send + Sync>),
    /// The connection broke after something may have been sent.
    Broken(Box<dyn StdError + Send + Sync>),
    /// The time ran out; whether anything was sent is not known.
    Timeout,
    /// The body has more bytes than allowed.
    TooLarge(usize),
    /// The address is one that calls may not go to: what it is, and how to allow it.
    Refused(String),
}

/// Sends one request and reads its answer: what stands between the runtime and an HTTP library.
///
/// It follows no redirect, adds no credential and repeats nothing; the runtime does, by its own rules.
pub trait Transport: Send + Sync + 'static {
    /// Sends the request and reads the answer within the bounds.
    fn send(&self, request: HttpRequest, bounds: Bounds) -> BoxFuture<'_, Result<Reply, SendError>>;
}
