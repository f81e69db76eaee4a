//! What a helper and the auth put on every request. The headers are made once per connection.

use base64::{Engine, engine::general_purpose::STANDARD};
use http::{
    HeaderMap, HeaderName, HeaderValue,
    header::{ACCEPT, AUTHORIZATION, COOKIE, USER_AGENT},
};

use crate::data::{
    auth::{Auth, Credential},
    card::Connector,
    error::{Error, Result},
    helper::Helper,
    scope::{NoText, Place, Scope},
    secret::MASK,
    spec::Expr,
};

/// Room for what the layers below add, so that a request's copy does not grow.
const HEADERS: usize = 8;

/// The headers of requests that go through no helper.
pub(crate) fn bare(connector: &Connector) -> HeaderMap {
    let mut headers = HeaderMap::with_capacity(HEADERS);
    headers.insert(ACCEPT, HeaderValue::from_static("*/*"));
    let agent = format!("{}/{} connector-core/{}", connector.key, connector.version, env!("CARGO_PKG_VERSION"));
    if let Ok(agent) = HeaderValue::try_from(agent) {
        headers.insert(USER_AGENT, agent);
    }
    headers
}

/// The headers of requests that go through this helper, for a connection by this auth.
pub(crate) fn of_helper(helper: &'static Helper, auth: &'static Auth, scope: &Scope<'_>) -> Result<HeaderMap> {
    let mut headers = bare(scope.connector);
    let own = helper.headers_for.iter().filter(|(auths, ..)| auths.contains(&auth.name)).map(|(_, name, expr)| (*name, expr));
    for (name, expr) in helper.headers.iter().map(|(name, expr)| (*name, expr)).chain(own) {
        add(&mut headers, name, expr, scope)?;
    }
    if let Some((user, password)) = &helper.basic {
        headers.insert(AUTHORIZATION, basic(user, password, scope)?);
    }
    match &auth.credential {
        Credential::None | Credential::Query(..) => {}
        Credential::Basic(user, password) => drop(headers.insert(AUTHORIZATION, basic(user, password, scope)?)),
        Credential::Header(name, expr) => add(&mut headers, name, expr, scope)?,
        Credential::Cookie(name, expr) => drop(headers.insert(COOKIE, cookie(name, expr, scope)?)),
    }
    Ok(headers)
}

/// The parameter that the auth puts into the query of requests that go through a helper.
pub(crate) fn parameter(auth: &'static Auth) -> Option<(&'static str, Expr)> {
    match &auth.credential {
        Credential::Query(name, expr) => Some((name, *expr)),
        _ => None,
    }
}

/// Adds a header whose value is an expression; an absent value is not sent.
pub(crate) fn add<'a>(headers: &mut HeaderMap, name: &str, expr: &'a Expr, scope: &Scope<'a>) -> Result<()> {
    let mut text = String::new();
    match scope.write(expr, Place::Plain, &mut text) {
        Ok(()) => {}
        Err(NoText::Absent) => return Ok(()),
        Err(NoText::Container(value, found)) => {
            return Err(Error::input(format!("the header `{name}` cannot hold `{value}`: it is {found}")));
        }
    }
    let name_error = |_| Error::input(format!("`{name}` is not the name of a header"));
    let header = HeaderName::from_bytes(name.as_bytes()).map_err(name_error)?;
    let mut value = HeaderValue::try_from(text).map_err(|_| unfit(name))?;
    value.set_sensitive(reads_auth(expr));
    headers.insert(header, value);
    Ok(())
}

/// `Cookie: sid=…` (RFC 6265, 4.2).
fn cookie<'a>(name: &str, expr: &'a Expr, scope: &Scope<'a>) -> Result<HeaderValue> {
    let text = scope.text(expr).unwrap_or_default();
    let is_octet = |char: char| char.is_ascii_graphic() && !matches!(char, '"' | ',' | ';' | '\\');
    if !text.chars().all(is_octet) {
        return Err(Error::input(format!("the cookie `{name}` cannot hold its value: there is a blank, a quote, `,` or `;` in it")));
    }
    let mut value = HeaderValue::try_from(format!("{name}={text}")).map_err(|_| unfit("Cookie"))?;
    value.set_sensitive(true);
    Ok(value)
}

/// `Authorization: Basic` (RFC 7617).
pub(crate) fn basic<'a>(user: &'a Expr, password: &'a Expr, scope: &Scope<'a>) -> Result<HeaderValue> {
    let text = if scope.masked {
        format!("Basic {MASK}")
    } else {
        let part =
            |expr| scope.text(expr).ok_or_else(|| Error::input(format!("`{}` is absent, and HTTP Basic needs it", scope.name(expr))));
        let user = part(user)?;
        if user.contains(':') {
            return Err(Error::input("a user name of HTTP Basic cannot hold a colon"));
        }
        format!("Basic {}", STANDARD.encode(format!("{user}:{}", part(password)?)))
    };
    let mut value = HeaderValue::try_from(text).map_err(|_| unfit("Authorization"))?;
    value.set_sensitive(true);
    Ok(value)
}

fn unfit(name: &str) -> Error {
    Error::input(format!("the header `{name}` cannot hold its value: there is a line break or another control character in it"))
}

/// Whether a value is made of the connection's credentials.
pub(crate) fn reads_auth(expr: &Expr) -> bool {
    match expr {
        Expr::Auth(_) => true,
        Expr::Template(parts) | Expr::Call(_, parts) | Expr::List(parts) => parts.iter().any(reads_auth),
        Expr::Object(members) => members.iter().any(|(_, member)| reads_auth(member)),
        Expr::Field(record, _) => reads_auth(record),
        _ => false,
    }
}
