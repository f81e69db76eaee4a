//! The transport by reqwest, and the only file that builds a client.

mod streams;

use std::{pin::pin, time::Duration};

use bytes::{Bytes, BytesMut};
use http::{HeaderMap, StatusCode, header::CONTENT_LENGTH};
use tokio::time::{Instant, sleep_until};

use self::streams::Begun;

use super::{
    address::{AddressPolicy, CheckedResolver, RefusedAddress},
    executor::taken,
    origin::same_origin,
    patience::{Patience, Progress},
    tls::{Identity, Tls},
    transport::{Bounds, BoxFuture, HttpRequest, Later, Reply, SendError, Transport},
};
use crate::data::{
    error::{Error, ErrorKind, Result},
    file::Incoming,
};

/// A deadline that no clock can hold is this far away: thirty years.
const FAR: Duration = Duration::from_secs(86_400 * 365 * 30);
/// The longest URL that the library takes; longer ones could be sent nowhere.
const LONGEST_URL: usize = 65_534;
/// The most that is reserved on a service's word before its bytes are there.
const RESERVE: usize = 1 << 20;

/// Sends by reqwest.
#[derive(Debug, Clone)]
pub(crate) struct ReqwestTransport {
    client: reqwest::Client,
    /// Without the connection's certificate, for requests that do not carry its credentials, where it has one.
    bare: Option<reqwest::Client>,
    /// The program brought the client, which may follow redirects by itself.
    brought: bool,
    /// How long a service may say nothing.
    read: Duration,
}

impl ReqwestTransport {
    /// A transport over a client that the program brought.
    pub(crate) fn new(client: reqwest::Client, read: Duration) -> Self {
        Self { client, bare: None, brought: true, read }
    }

    /// A transport with a client of its own: no redirects, no proxy, bounded waits, checked addresses.
    pub(crate) fn build(policy: AddressPolicy, encrypted: bool, connect: Duration, read: Duration, tls: &Tls) -> Result<Self> {
        if encrypted && cfg!(not(any(feature = "rustls", feature = "native-tls"))) {
            let why = "this build of connector-core has no TLS; turn on its feature `rustls` or `native-tls`, or bring a client";
            return Err(Error::new(ErrorKind::Transport, why));
        }
        let build = |identity: Option<&Identity>, more: &[Vec<u8>]| {
            let builder = reqwest::Client::builder()
                .redirect(reqwest::redirect::Policy::none())
                .no_proxy() // an environment variable must not send credentials elsewhere
                .retry(reqwest::retry::never().max_retries_per_request(0)) // `never` alone still copies each request
                .connect_timeout(connect)
                .dns_resolver(CheckedResolver::shared(policy));
            client_tls::bring(roots(builder, encrypted), identity, more)?.build()
        };
        let client = match build(tls.identity.as_ref(), &tls.roots) {
            Ok(client) => client,
            Err(error) if build(None, &[]).is_err() => {
                let message =
                    "the HTTP client cannot be built; install the system's CA certificates, or turn on the feature `bundled-roots`";
                return Err(Error::new(ErrorKind::Transport, message).with_source(error));
            }
            Err(_) => return Err(blame(build(None, &tls.roots).err(), build(tls.identity.as_ref(), &[]).err())),
        };
        let bare = match tls.identity {
            Some(_) => Some(build(None, &tls.roots).map_err(|error| blame(Some(error), None))?),
            None => None,
        };
        Ok(Self { client, bare, brought: false, read })
    }

    /// Sends the request and reads the answer.
    pub(crate) async fn exchange(&self, request: &mut Option<HttpRequest>, bounds: Bounds) -> Result<Reply, SendError> {
        Ok(self.open(request, bounds, |_, _| None).await?.0)
    }

    /// Sends the request and reads the answer, but for a body that comes later, as it is wanted: that of the reply is empty.
    pub(crate) async fn open(
        &self,
        request: &mut Option<HttpRequest>,
        bounds: Bounds,
        later: impl Fn(StatusCode, &HeaderMap) -> Option<Later>,
    ) -> Result<(Reply, Option<Incoming>), SendError> {
        let request = taken(request)?;
        let length = request.url.as_str().len();
        if length > LONGEST_URL {
            return Err(SendError::Refused(format!(
                "the URL has {length} bytes, and it may have {LONGEST_URL}; send long values in the body"
            )));
        }
        let client = self.bare.as_ref().filter(|_| !request.source.with_credentials).unwrap_or(&self.client);
        let asked = self.brought.then(|| request.url.clone());
        let length = (!request.files.is_empty()).then(|| request.body_len());
        let mut sent = reqwest::Request::new(request.method, request.url);
        *sent.headers_mut() = request.headers;
        let mut progress = None;
        if let Some(length) = length {
            if let Some(length) = length {
                sent.headers_mut().insert(CONTENT_LENGTH, length.into());
            }
            let noted = progress.insert(Progress::new()).clone();
            *sent.body_mut() = Some(reqwest::Body::wrap_stream(streams::outgoing(request.body, request.files, noted)));
        } else if !request.body.is_empty() {
            *sent.body_mut() = Some(request.body.into());
        }
        let now = Instant::now();
        let end = now.checked_add(bounds.timeout).unwrap_or(now + FAR);
        let mut patience = Patience { sleep: pin!(sleep_until(end)), end, read: self.read, progress };
        let mut response = patience.wait(client.execute(sent)).await?.map_err(classify)?;
        if asked.is_some_and(|asked| !same_origin(&asked, response.url())) {
            return Err(SendError::Refused(format!(
                "the program's own client followed a redirect to `{}`; build it with `redirect(Policy::none())`",
                response.url().origin().ascii_serialization()
            )));
        }
        let status = response.status();
        let headers = std::mem::take(response.headers_mut());
        if let Some(later) = later(status, &headers) {
            return Ok(match streams::beginning(&mut response, later.from, &mut patience).await? {
                Begun::All(body) => (Reply { status, headers, body }, None),
                Begun::More(begin) => {
                    let incoming = streams::incoming(begin, response, later.most, self.read)?;
                    (Reply { status, headers, body: Bytes::new() }, Some(incoming))
                }
            });
        }
        let body = read(response, bounds.body, &mut patience).await?;
        Ok((Reply { status, headers, body }, None))
    }
}

impl Transport for ReqwestTransport {
    fn send(&self, request: HttpRequest, bounds: Bounds) -> BoxFuture<'_, Result<Reply, SendError>> {
        Box::pin(async move { self.exchange(&mut Some(request), bounds).await })
    }
}

/// Reads a body up to its cap. A body of one chunk, as most are, is not copied.
async fn read(mut response: reqwest::Response, most: usize, patience: &mut Patience<'_>) -> Result<Bytes, SendError> {
    let expected = response.content_length().and_then(|length| usize::try_from(length).ok()).unwrap_or(0);
    if expected > most {
        return Err(SendError::TooLarge(most));
    }
    let Some(first) = patience.wait(response.chunk()).await?.map_err(classify_body)? else { return Ok(Bytes::new()) };
    if first.len() == expected {
        return Ok(first);
    }
    let Some(second) = patience.wait(response.chunk()).await?.map_err(classify_body)? else {
        return if first.len() > most { Err(SendError::TooLarge(most)) } else { Ok(first) };
    };
    let mut body = BytesMut::with_capacity(expected.min(RESERVE).max(first.len() + second.len()));
    body.extend_from_slice(&first);
    body.extend_from_slice(&second);
    while body.len() <= most {
        match patience.wait(response.chunk()).await?.map_err(classify_body)? {
            Some(chunk) => body.extend_from_slice(&chunk),
            None => return Ok(body.freeze()),
        }
    }
    Err(SendError::TooLarge(most))
}

/// The error without its URL, whose query may hold a secret. What is wrong with a file that should be sent is no matter of the network.
fn classify(error: reqwest::Error) -> SendError {
    let error = error.without_url();
    let mut source = std::error::Error::source(&error);
    while let Some(cause) = source {
        if let Some(RefusedAddress(why)) = cause.downcast_ref() {
            return SendError::Refused(why.clone());
        }
        if let Some(error) = cause.downcast_ref::<Error>().filter(|error| error.is_input()) {
            return SendError::Refused(error.message().to_owned());
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

/// What is wrong with what a connection brings to TLS: why its roots, or its certificate, cannot be used.
fn blame(roots: Option<reqwest::Error>, identity: Option<reqwest::Error>) -> Error {
    let root = |error: &dyn std::error::Error| {
        let mut cause = error;
        while let Some(deeper) = cause.source() {
            cause = deeper;
        }
        cause.to_string()
    };
    match (roots, identity) {
        (Some(error), _) => {
            let why = "a root certificate cannot be used; see that it is one, or turn on the feature `bundled-roots` where the system takes no more";
            Error::input(format!("{why} ({})", root(&error))).with_source(error)
        }
        (None, Some(error)) => {
            let why = "the client certificate cannot be used; see that the private key is the one of the first certificate";
            Error::input(format!("{why} ({})", root(&error))).with_source(error)
        }
        (None, None) => Error::input("the client certificate and the root certificates cannot be used together"),
    }
}

/// A certificate of the connection's own, and further roots, in the form of the TLS library that this build has.
#[cfg(any(feature = "rustls", feature = "native-tls"))]
mod client_tls {
    use super::Identity;

    pub(super) fn bring(
        builder: reqwest::ClientBuilder,
        identity: Option<&Identity>,
        more: &[Vec<u8>],
    ) -> reqwest::Result<reqwest::ClientBuilder> {
        let mut builder = builder;
        for der in more {
            builder = builder.tls_certs_merge([reqwest::Certificate::from_der(der)?]);
        }
        match identity {
            Some(identity) => own(builder, identity),
            None => Ok(builder),
        }
    }

    #[cfg(feature = "rustls")]
    fn own(builder: reqwest::ClientBuilder, identity: &Identity) -> reqwest::Result<reqwest::ClientBuilder> {
        let pem = zeroize::Zeroizing::new(format!("{}{}", identity.certificates, &*identity.key));
        Ok(builder.tls_backend_rustls().identity(reqwest::Identity::from_pem(pem.as_bytes())?))
    }

    #[cfg(not(feature = "rustls"))]
    fn own(builder: reqwest::ClientBuilder, identity: &Identity) -> reqwest::Result<reqwest::ClientBuilder> {
        Ok(builder.identity(reqwest::Identity::from_pkcs8_pem(identity.certificates.as_bytes(), identity.key.as_bytes())?))
    }
}

/// Without TLS nothing is brought to it; who wants to is told so before.
#[cfg(not(any(feature = "rustls", feature = "native-tls")))]
mod client_tls {
    use super::Identity;

    pub(super) fn bring(builder: reqwest::ClientBuilder, _: Option<&Identity>, _: &[Vec<u8>]) -> reqwest::Result<reqwest::ClientBuilder> {
        Ok(builder)
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
