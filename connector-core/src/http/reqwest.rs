//! The transport by reqwest, and the only file that builds a client.

use std::time::Duration;

use bytes::{Bytes, BytesMut};

use super::{
    address::{AddressPolicy, CheckedResolver, RefusedAddress},
    executor::taken,
    origin::same_origin,
    transport::{Bounds, BoxFuture, HttpRequest, Reply, SendError, Transport},
};
use crate::data::error::{Error, ErrorKind, Result};

/// The most that is reserved on a service's word before its bytes are there.
const RESERVE: usize = 1 << 20;

/// Sends by reqwest.
#[derive(Debug, Clone)]
pub(crate) struct ReqwestTransport {
    client: reqwest::Client,
    /// The program brought the client, which may follow redirects by itself.
    brought: bool,
}

impl ReqwestTransport {
    /// A transport over a client that the program brought.
    pub(crate) fn new(client: reqwest::Client) -> Self {
        Self { client, brought: true }
    }

    /// A transport with a client of its own: no redirects, no proxy, bounded waits, checked addresses.
    pub(crate) fn build(policy: AddressPolicy, encrypted: bool, connect: Duration, read: Duration) -> Result<Self> {
        if encrypted && cfg!(not(any(feature = "rustls", feature = "native-tls"))) {
            let why = "this build of connector-core has no TLS; turn on its feature `rustls` or `native-tls`, or bring a client";
            return Err(Error::new(ErrorKind::Transport, why));
        }
        let builder = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .connect_timeout(connect)
            .read_timeout(read)
            .dns_resolver(CheckedResolver::shared(policy));
        let client = roots(builder, encrypted).build().map_err(|error| {
            Error::new(
                ErrorKind::Transport,
                "the HTTP client cannot be built; install the system's CA certificates, or turn on the feature `bundled-roots`",
            )
            .with_source(error)
        })?;
        Ok(Self { client, brought: false })
    }

    /// Sends the request and reads the answer.
    pub(crate) async fn exchange(&self, request: &mut Option<HttpRequest>, bounds: Bounds) -> Result<Reply, SendError> {
        match tokio::time::timeout(bounds.timeout, self.exchange_unbounded(request, bounds.body)).await {
            Ok(result) => result,
            Err(_) => Err(SendError::Timeout),
        }
    }

    async fn exchange_unbounded(&self, request: &mut Option<HttpRequest>, most: usize) -> Result<Reply, SendError> {
        let request = taken(request)?;
        let asked = self.brought.then(|| request.url.clone());
        let mut sent = reqwest::Request::new(request.method, request.url);
        *sent.headers_mut() = request.headers;
        if !request.body.is_empty() {
            *sent.body_mut() = Some(request.body.into());
        }
        let mut response = self.client.execute(sent).await.map_err(classify)?;
        if asked.is_some_and(|asked| !same_origin(&asked, response.url())) {
            return Err(SendError::Refused(format!(
                "the program's own client followed a redirect to `{}`; build it with `redirect(Policy::none())`",
                response.url().origin().ascii_serialization()
            )));
        }
        let status = response.status();
        let headers = std::mem::take(response.headers_mut());
        let body = read(response, most).await?;
        Ok(Reply { status, headers, body })
    }
}

impl Transport for ReqwestTransport {
    fn send(&self, request: HttpRequest, bounds: Bounds) -> BoxFuture<'_, Result<Reply, SendError>> {
        Box::pin(async move { self.exchange(&mut Some(request), bounds).await })
    }
}

/// Reads a body up to its cap. A body of one chunk, as most are, is not copied.
async fn read(mut response: reqwest::Response, most: usize) -> Result<Bytes, SendError> {
    let expected = response.content_length().and_then(|length| usize::try_from(length).ok()).unwrap_or(0);
    if expected > most {
        return Err(SendError::TooLarge(most));
    }
    let Some(first) = response.chunk().await.map_err(classify_body)? else { return Ok(Bytes::new()) };
    if first.len() == expected {
        return Ok(first);
    }
    let Some(second) = response.chunk().await.map_err(classify_body)? else {
        return if first.len() > most { Err(SendError::TooLarge(most)) } else { Ok(first) };
    };
    let mut body = BytesMut::with_capacity(expected.min(RESERVE).max(first.len() + second.len()));
    body.extend_from_slice(&first);
    body.extend_from_slice(&second);
    while body.len() <= most {
        match response.chunk().await.map_err(classify_body)? {
            Some(chunk) => body.extend_from_slice(&chunk),
            None => return Ok(body.freeze()),
        }
    }
    Err(SendError::TooLarge(most))
}

/// The error without its URL, whose query may hold a secret.
fn classify(error: reqwest::Error) -> SendError {
    let error = error.without_url();
    let mut source = std::error::Error::source(&error);
    while let Some(cause) = source {
        if let Some(RefusedAddress(why)) = cause.downcast_ref() {
            return SendError::Refused(why.clone());
        }
        source = cause.source();
    }
    match () {
        () if error.is_connect() || error.is_builder() => SendError::NotSent(error.into()),
        () if error.is_timeout() => SendError::Timeout,
        () => SendError::Broken(error.into()),
    }
}

fn classify_body(error: reqwest::Error) -> SendError {
    match error.is_timeout() {
        true => SendError::Timeout,
        false => SendError::Broken(error.without_url().into()),
    }
}

/// A connection that is never encrypted needs no certificates, and must not fail where a machine has none.
#[cfg(feature = "rustls")]
fn roots(builder: reqwest::ClientBuilder, encrypted: bool) -> reqwest::ClientBuilder {
    match encrypted {
        false => builder.tls_certs_only([]),
        #[cfg(feature = "bundled-roots")]
        true => builder
            .tls_certs_only(webpki_root_certs::TLS_SERVER_ROOT_CERTS.iter().filter_map(|der| reqwest::Certificate::from_der(der).ok())),
        #[cfg(not(feature = "bundled-roots"))]
        true => builder,
    }
}

#[cfg(not(feature = "rustls"))]
fn roots(builder: reqwest::ClientBuilder, _: bool) -> reqwest::ClientBuilder {
    builder
}
