//! Floor 3: from a description and its values to an HTTP request. No I/O.

mod body;
mod custom;
mod file;
mod idempotency;
mod multipart;
pub(crate) mod page;
mod path;
mod query;
pub(crate) mod rendered;
pub(crate) mod validate;
mod xml;

pub use custom::{CUSTOM_API_INPUT, CUSTOM_API_OUTPUT};
pub(crate) use custom::{CustomInput, is_of_the_connection};

use std::borrow::Cow;

use bytes::Bytes;
use http::{
    HeaderMap, HeaderValue, Method,
    header::{AUTHORIZATION, CONTENT_TYPE},
};
use url::Url;

use self::{body::Payload, page::Page};
use crate::{
    auth::{connection::Shared, credentials::Credentials, headers, signing},
    data::{
        auth::Auth,
        chunks::Chunk,
        effects::Effects,
        error::{Error, Result},
        scope::Scope,
        spec::{Body, Expr, PathPart, Request},
        value::ValueRef,
    },
    http::{
        origin::{self, Base},
        transport::{HttpRequest, Source},
    },
};

pub(crate) use self::idempotency::{new_key, wants_new};

/// Room for most queries.
const QUERY: usize = 128;

/// What a caller or a page adds to a request.
#[derive(Debug, Default, Clone)]
pub(crate) struct Extra {
    /// Headers for this call.
    pub(crate) headers: Vec<(http::HeaderName, HeaderValue)>,
    /// The page to ask for.
    pub(crate) page: Option<Page>,
    /// Tells the service that a repeated call is the same call.
    pub(crate) idempotency_key: Option<HeaderValue>,
    /// The same, of a call whose caller gave none.
    pub(crate) new_key: Option<HeaderValue>,
    /// What the request is called.
    pub(crate) step: Cow<'static, str>,
    /// A number that nobody knew before, where the request needs one.
    pub(crate) chance: u64,
    /// Which part of a file is sent, or asked about.
    pub(crate) part: Option<Box<FilePart>>,
}

/// A part of a file, about to be sent.
#[derive(Debug, Clone)]
pub(crate) struct FilePart {
    pub(crate) chunk: Chunk,
    pub(crate) bytes: Bytes,
    /// Where it goes, if that is another place than the first one's.
    pub(crate) url: Option<Url>,
}

/// What a request says, from whichever source: a description, or the caller of a custom API action.
struct Draft {
    method: Method,
    /// The URL up to the path.
    url: Url,
    query: String,
    headers: HeaderMap,
    body: body::Rendered,
}

/// The connection that a request is made for, and what it is signed with.
#[derive(Clone, Copy)]
pub(crate) struct Caller<'a> {
    pub(crate) shared: &'a Shared,
    pub(crate) credentials: &'a Credentials,
}

/// The request of a step.
pub(crate) fn render(caller: Caller<'_>, request: &'static Request, scope: &Scope<'_>, extra: &Extra) -> Result<HttpRequest> {
    let (shared, page) = (caller.shared, extra.page.as_ref());
    let chunk = chunk(request, scope, extra);
    let of_chunk;
    let scope = match &chunk {
        None => scope,
        Some(chunk) => {
            of_chunk = Scope { chunk: Some(chunk), ..*scope };
            &of_chunk
        }
    };
    let moved = extra.part.as_ref().and_then(|part| part.url.as_ref());
    let mut draft = Draft {
        method: Method::from_bytes(request.method.as_bytes()).map_err(|_| Error::input(format!("`{}` is not a method", request.method)))?,
        url: match (page, moved) {
            (Some(Page::Url(url)), _) | (_, Some(url)) => url.clone(),
            _ => path_url(shared, request, scope)?,
        },
        query: String::with_capacity(QUERY),
        headers: helper_headers(caller, request.helper, scope)?,
        body: body::render(&request.body, scope, extra)?,
    };
    let helper_query = request.helper.and_then(|helper| shared.connector.helpers.get(helper)).map_or(&[][..], |helper| helper.query);
    let is_given = |url: &Url, name: &str| url.query_pairs().any(|(given, _)| given == name);
    match (page, moved) {
        // The URL of a page holds what the request asks for, but maybe not what every request shares, such as an API key.
        (Some(Page::Url(url)), _) => {
            query::append(&mut draft.query, helper_query.iter().filter(|(name, _)| !is_given(url, name)), None, scope)?;
        }
        (_, Some(url)) => {
            let all = helper_query.iter().chain(request.query);
            query::append(&mut draft.query, all.filter(|(name, _)| !is_given(url, name)), None, scope)?;
        }
        (page, None) => query::append(&mut draft.query, helper_query.iter().chain(request.query), page.and_then(Page::in_query), scope)?,
    }
    sign_query(&mut draft.query, shared, request.helper, scope)?;
    for (name, expr) in request.headers {
        headers::add(&mut draft.headers, name, expr, scope)?;
    }
    if let Some((user, password)) = &request.basic {
        draft.headers.insert(AUTHORIZATION, headers::basic(user, password, scope)?);
    }
    let signs = request.helper.map(|_| shared.auth);
    finish(draft, extra, Some(request), (request.helper, request.effects), signs, scope)
}

/// The part of a file that a request is about; for people the first one.
fn chunk(request: &'static Request, scope: &Scope<'_>, extra: &Extra) -> Option<Chunk> {
    match (&extra.part, &request.body) {
        (Some(part), _) => Some(part.chunk),
        (None, Body::Chunks(chunks)) => match scope.worth(&chunks.file).as_value() {
            ValueRef::File(file) => file.len().map(|total| Chunk::new(1, 0, chunks.size, total)),
            _ => None,
        },
        (None, _) => None,
    }
}

/// The request of a custom API action: what the caller wrote, with the helper's headers, which win.
pub(crate) fn render_custom(
    caller: Caller<'_>,
    helper: usize,
    input: &CustomInput<'_>,
    scope: &Scope<'_>,
    extra: &Extra,
) -> Result<HttpRequest> {
    let shared = caller.shared;
    let mut headers = input.headers()?;
    headers.extend(helper_headers(caller, Some(helper), scope)?);
    let (path, mut query) = input.path_and_query(shared.base.prefix(), scope)?;
    let helper_query = shared.connector.helpers.get(helper).map_or(&[][..], |helper| helper.query);
    query::append(&mut query, helper_query.iter(), None, scope)?;
    sign_query(&mut query, shared, Some(helper), scope)?;
    let draft = Draft {
        method: input.method()?,
        url: with_path(&shared.base, &path)?,
        query,
        headers,
        body: input.body()?.map(|(media_type, json)| (media_type, json.into())),
    };
    finish(draft, extra, None, (Some(helper), input.effects()), Some(shared.auth), scope)
}

fn helper_headers(caller: Caller<'_>, helper: Option<usize>, scope: &Scope<'_>) -> Result<HeaderMap> {
    let Caller { shared, credentials } = caller;
    match helper.and_then(|helper| shared.connector.helpers.get(helper)) {
        Some(helper) if scope.masked => headers::of_helper(helper, shared.auth, scope),
        _ => Ok(credentials.headers(helper)),
    }
}

/// The parameter that the auth itself puts into the query, where the request goes through a helper.
fn sign_query(query: &mut String, shared: &Shared, helper: Option<usize>, scope: &Scope<'_>) -> Result<()> {
    match headers::parameter(shared.auth).filter(|_| helper.is_some()) {
        Some(parameter) => query::append(query, [parameter].iter(), None, scope),
        None => Ok(()),
    }
}

/// Puts the pieces together. `signs`: the auth whose signature goes onto the request when it is sent.
fn finish(
    draft: Draft,
    extra: &Extra,
    declared: Option<&'static Request>,
    (helper, effects): (Option<usize>, Effects),
    signs: Option<&'static Auth>,
    scope: &Scope<'_>,
) -> Result<HttpRequest> {
    let Draft { method, mut url, query, mut headers, body } = draft;
    if !query.is_empty() {
        match url.query() {
            Some(given) if !given.is_empty() => url.set_query(Some(&format!("{given}&{query}"))),
            _ => url.set_query(Some(&query)),
        }
    }
    let Payload { bytes: body, files } = body.map_or_else(Payload::default, |(media_type, payload)| {
        headers.entry(CONTENT_TYPE).or_insert(media_type);
        payload
    });
    for (name, value) in &extra.headers {
        if headers.get(name).is_some_and(HeaderValue::is_sensitive) || signs.is_some_and(|auth| signing::sets(auth, name)) {
            return Err(Error::input(format!("the header `{name}` holds the connection's credentials and cannot be replaced")));
        }
        headers.insert(name.clone(), value.clone());
    }
    let helper = helper.and_then(|helper| scope.connector.helpers.get(helper));
    idempotency::add(&mut headers, helper, extra, effects, scope)?;
    if let Some(auth) = signs.filter(|_| scope.masked) {
        signing::show(auth, scope, &mut headers)?;
    }
    let source = Source { step: extra.step.clone(), attempt: 1, is_cancel: false, declared, with_credentials: signs.is_some() };
    Ok(HttpRequest { method, url, headers, body, files, source })
}

/// A value that is the whole URL. That of the connection leads anywhere; any other where the description says, or to the API itself.
fn whole_url(shared: &Shared, name: &str, expr: &'static Expr, within: &[&str], scope: &Scope<'_>) -> Result<Url> {
    if scope.is_pending(expr) {
        // It is shown, and not sent.
        return with_path(&shared.base, &format!("/%7B{name}%7D"));
    }
    let Some(text) = scope.text(expr) else { return Err(Error::input(format!("`{name}` is absent, and the request needs it"))) };
    let url = origin::whole_url(name, &text)?;
    let (admitted, allowed) = match (within, expr) {
        ([], Expr::Auth(_)) => (Some(url.clone()), String::new()),
        ([], _) => (shared.base.admit(&url), shared.base.url().origin().ascii_serialization()),
        (within, _) => (shared.origins.admit(within, &url), within.join(" or ")),
    };
    let elsewhere = || Error::input(format!("`{name}` leads to `{}`; it may lead to {allowed}", url.origin().ascii_serialization()));
    let url = admitted.ok_or_else(elsewhere)?;
    shared.origins.check_url(&url).map_err(Error::input)?;
    Ok(url)
}

/// The URL up to the path. One without a value in its path is made once per connection.
fn path_url(shared: &Shared, request: &'static Request, scope: &Scope<'_>) -> Result<Url> {
    if let [PathPart::Url(name, expr, within)] = request.path {
        return whole_url(shared, name, expr, within, scope);
    }
    let make = || with_path(&shared.base, &path::render(shared.base.prefix(), request.path, scope)?);
    match request.path.iter().all(|part| matches!(part, PathPart::Text(_))) {
        true => shared.urls.get_or_make(request, make),
        false => make(),
    }
}

fn with_path(base: &Base, path: &str) -> Result<Url> {
    let mut url = base.url().clone();
    url.set_path(path);
    // `set_path` folds dot segments silently; none can be here, and this is the proof.
    if url.path() != path || !base.allows(&url) {
        return Err(Error::input(format!("the path `{path}` is not one that can be called as it is written")));
    }
    Ok(url)
}
