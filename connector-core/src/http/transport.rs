//! What is sent, what comes back, and the trait between the runtime and an HTTP library.

use std::{borrow::Cow, error::Error as StdError, fmt, future::Future, pin::Pin, time::Duration};

use bytes::{Bytes, BytesMut};
use http::{HeaderMap, Method, StatusCode};
use url::Url;

use crate::data::{
    error::{Error, ErrorKind, Result as Outcome},
    file::File,
    spec::Request,
};

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
    /// The body, or its beginning where files follow; empty for none.
    pub body: Bytes,
    /// What follows in the body: files that are read as they are sent. None reaches a transport or an engine of the program's own, which gets
    /// all of the body in `body`.
    pub(crate) files: Vec<File>,
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
    /// It takes back the job that its step waits for.
    pub is_cancel: bool,
    /// As it stands in the description; none where the caller wrote it.
    #[cfg_attr(not(feature = "sandbox"), allow(dead_code))] // who compares requests looks at it
    pub(crate) declared: Option<&'static Request>,
    /// Whether it carries the credentials of the connection: it goes through a helper, and to where those may go.
    pub(crate) with_credentials: bool,
}

impl HttpRequest {
    /// Reads the files that follow, so that all of the body is in memory.
    pub(crate) async fn gather(&mut self) -> Outcome<()> {
        if self.files.is_empty() {
            return Ok(());
        }
        let mut body = BytesMut::from(&self.body[..]);
        for file in std::mem::take(&mut self.files) {
            body.extend_from_slice(&file.read().await?);
        }
        self.body = body.freeze();
        Ok(())
    }

    /// Takes away all of the body.
    pub(crate) fn drop_body(&mut self) {
        self.body = Bytes::new();
        self.files.clear();
    }

    /// How many bytes the body has, where that is known of all its files.
    pub(crate) fn body_len(&self) -> Option<u64> {
        self.files.iter().try_fold(self.body.len() as u64, |len, file| len.checked_add(file.len()?))
    }
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

/// How a body comes that is left with the service.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Later {
    /// One that ends within so many bytes comes at once.
    pub(crate) from: usize,
    /// The most bytes that it may have.
    pub(crate) most: u64,
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

/// The error of a call that has no answer: what was allowed, in all and of silence, is told where the time ran out.
pub(crate) fn no_answer(error: SendError, timeout: Duration, silence: Duration) -> Error {
    let root = |error: &(dyn StdError + Send + Sync + 'static)| {
        let mut cause: &dyn StdError = error;
        while let Some(deeper) = cause.source() {
            cause = deeper;
        }
        cause.to_string()
    };
    match error {
        SendError::NotSent(source) => Error::new(ErrorKind::Transport, format!("the service could not be reached: {}", root(&*source)))
            .with_nothing_done()
            .with_source(source),
        SendError::Broken(source) => {
            Error::new(ErrorKind::Transport, format!("the connection broke before the answer was complete: {}", root(&*source)))
                .with_source(source)
        }
        SendError::Timeout => {
            let message =
                format!("no complete answer came in time: {timeout:.1?} in all were left, and {silence:.1?} of silence are allowed");
            Error::new(ErrorKind::Timeout, message)
        }
        SendError::TooLarge(most) => Error::new(
            ErrorKind::Decode,
            format!(
                "the answer has more than {most} bytes; raise `body_limit` of the connection, or `file_limit` for a file, if that is expected"
            ),
        ),
        SendError::Refused(why) => Error::input(why),
    }
}
