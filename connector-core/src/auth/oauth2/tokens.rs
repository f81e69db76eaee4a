//! What a token endpoint answers (RFC 6749, 5), and what services make of that: forms instead of JSON, numbers as text, scopes with commas,
//! errors with status 200.

use std::time::Duration;

use serde_json::{Map, Value};
use url::form_urlencoded;

use crate::{
    data::{
        error::{Error, ErrorKind, Result},
        secret::Secret,
    },
    http::{executor::Timestamp, transport::Reply},
};

/// How much of an answer that is no token is shown.
const SHOWN: usize = 200;

/// Tokens that were issued.
#[derive(Debug)]
pub(crate) struct Tokens {
    pub(crate) access_token: Secret,
    /// None where the service keeps the old one good.
    pub(crate) refresh_token: Option<Secret>,
    /// When the access token is no longer good, where the service says.
    pub(crate) expires_at: Option<Timestamp>,
    /// How long it is good.
    pub(crate) lifetime: Option<Duration>,
    /// What was allowed, where that is said; else it is what was asked for (RFC 6749, 5.1).
    pub(crate) scopes: Option<String>,
}

/// The tokens of an answer to a request that was made at `asked`.
pub(crate) fn read(reply: &Reply, asked: Timestamp) -> Result<Tokens> {
    let answer = fields(reply)?;
    refusal(reply, &answer)?;
    let secret = |name: &str| match answer.get(name) {
        Some(Value::String(text)) if !text.is_empty() => Some(Secret::from(text)),
        _ => None,
    };
    let Some(access_token) = secret("access_token") else {
        let names: Vec<_> = answer.keys().map(String::as_str).collect();
        let message = format!("the answer has no `access_token`, only: {}", names.join(", "));
        return Err(Error::new(ErrorKind::Decode, message).with_status(reply.status.as_u16()));
    };
    let lifetime = ["expires_in", "expires"].iter().find_map(|name| seconds(answer.get(*name)?));
    Ok(Tokens {
        access_token,
        refresh_token: secret("refresh_token"),
        expires_at: lifetime.map(|lifetime| asked.saturating_add(lifetime)),
        lifetime,
        scopes: answer.get("scope").and_then(scopes),
    })
}

/// The members of an answer: of JSON, or of a form.
pub(super) fn fields(reply: &Reply) -> Result<Map<String, Value>> {
    let text = String::from_utf8_lossy(&reply.body);
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.starts_with('{') {
        if let Ok(Value::Object(object)) = serde_json::from_str(text) {
            return Ok(object);
        }
    } else if text.contains('=') && !text.contains(['<', '\n']) {
        return Ok(form_urlencoded::parse(text.as_bytes()).map(|(name, value)| (name.into_owned(), value.into())).collect());
    } else if text.is_empty() && reply.status.is_success() {
        return Ok(Map::new());
    }
    Err(no_token_answer(reply, text))
}

fn no_token_answer(reply: &Reply, text: &str) -> Error {
    let status = reply.status;
    let kind = match status.as_u16() {
        429 => ErrorKind::RateLimited,
        500..=599 => ErrorKind::Unavailable,
        _ => ErrorKind::Decode,
    };
    let what = match text {
        "" => "nothing".to_owned(),
        text if text.starts_with('<') => "a page of HTML".to_owned(),
        // It may hold a token, which nobody may see.
        text if text.starts_with('{') => "JSON that is broken off".to_owned(),
        text if text.contains("token") => "a text".to_owned(),
        text => format!("`{}`", text.chars().take(SHOWN).collect::<String>()),
    };
    let message = format!("the service answered {status} with {what}, and that is no answer to a token request; is the address right?");
    Error::new(kind, message).with_status(status.as_u16())
}

/// The error that an answer tells (RFC 6749, 5.2), whatever its status.
pub(super) fn refusal(reply: &Reply, answer: &Map<String, Value>) -> Result<()> {
    let text = |name: &str| answer.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
    let Some(code) = text("error").or_else(|| (!reply.status.is_success()).then_some("")) else { return Ok(()) };
    let said = text("error_description").or(text("message")).map(|said| format!(": {said}")).unwrap_or_default();
    let (kind, what) = match code {
        "invalid_grant" => (ErrorKind::Unauthorized, "the sign-in is no longer good; sign in again"),
        "access_denied" => (ErrorKind::Forbidden, "the person, or the service, refused the sign-in"),
        "invalid_client" | "unauthorized_client" => {
            (ErrorKind::Unauthorized, "the service does not accept the client; look at its id, its secret, and what it may do")
        }
        "invalid_scope" => (ErrorKind::Forbidden, "a scope that was asked for is not one that the client may have"),
        "expired_token" => (ErrorKind::Timeout, "the code was not used in time; begin again"),
        "slow_down" | "authorization_pending" => (ErrorKind::Unavailable, "nobody has signed in yet"),
        "temporarily_unavailable" | "server_error" => (ErrorKind::Unavailable, "the authorization server is out of order"),
        _ => match reply.status.as_u16() {
            429 => (ErrorKind::RateLimited, "too many sign-ins at a time"),
            401 => (ErrorKind::Unauthorized, "the service does not accept the client; look at its id and its secret"),
            500..=599 => (ErrorKind::Unavailable, "the authorization server is out of order"),
            _ => (ErrorKind::Rejected, "the service refused the sign-in"),
        },
    };
    let shown = if code.is_empty() { reply.status.to_string() } else { code.to_owned() };
    let error = Error::new(kind, format!("{what} ({shown}{said})")).with_status(reply.status.as_u16());
    Err(error.with_code((!code.is_empty()).then(|| code.to_owned())))
}

/// A number of seconds, as a number or as text. None for what is no sensible time.
pub(super) fn seconds(value: &Value) -> Option<Duration> {
    let seconds = match value {
        Value::Number(number) => number.as_f64()?,
        Value::String(text) => text.trim().parse().ok()?,
        _ => return None,
    };
    (seconds > 0.0).then(|| Duration::try_from_secs_f64(seconds).ok())?
}

/// Scopes with blanks or commas between them, or as a list, with blanks between them.
fn scopes(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.split([' ', ',', '\t']).filter(|scope| !scope.is_empty()).collect::<Vec<_>>().join(" ")),
        Value::Array(items) => Some(items.iter().filter_map(scopes).collect::<Vec<_>>().join(" ")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use http::{HeaderMap, StatusCode};

    use super::*;

    fn answer(status: u16, body: &str) -> Result<Tokens> {
        let reply = Reply { status: StatusCode::from_u16(status).unwrap(), headers: HeaderMap::new(), body: body.to_owned().into() };
        read(&reply, Duration::from_secs(1000))
    }

    #[test]
    fn tokens_are_read_however_a_service_writes_them() {
        let standard = answer(200, r#"{"access_token": "a", "refresh_token": "r", "expires_in": 60, "scope": "x y"}"#).unwrap();
        assert_eq!((standard.access_token.expose(), standard.refresh_token.unwrap().expose()), ("a", "r"));
        assert_eq!(standard.expires_at, Some(Duration::from_secs(1060)));
        assert_eq!(standard.scopes.as_deref(), Some("x y"));

        let form = answer(200, "access_token=a%2Bb&expires_in=3600&scope=repo,user&token_type=bearer").unwrap();
        assert_eq!((form.access_token.expose(), form.lifetime), ("a+b", Some(Duration::from_secs(3600))));

        assert_eq!(form.scopes.as_deref(), Some("repo user"));
        let list = answer(200, r#"{"access_token": "a", "scope": ["x", "y z"]}"#).unwrap();
        assert_eq!(list.scopes.as_deref(), Some("x y z"));

        for (expires, lifetime) in [("\"90\"", Some(90)), ("\"soon\"", None), ("0", None), ("-1", None), ("null", None), ("1e300", None)] {
            let tokens = answer(200, &format!(r#"{{"access_token": "a", "expires_in": {expires}, "refresh_token": ""}}"#)).unwrap();
            assert_eq!(tokens.lifetime, lifetime.map(Duration::from_secs), "{expires}");
            assert!(tokens.refresh_token.is_none());
        }
    }

    #[test]
    fn an_error_is_one_whatever_its_status() {
        let refused = |status, body| answer(status, body).unwrap_err();
        let error = refused(400, r#"{"error": "invalid_grant", "error_description": "gone"}"#);
        assert_eq!((error.kind(), error.code()), (ErrorKind::Unauthorized, Some("invalid_grant")));
        assert!(error.message().contains("sign in again (invalid_grant: gone)"), "{error}");
        assert_eq!(refused(200, "error=bad_verification_code&error_description=wrong").kind(), ErrorKind::Rejected);
        assert_eq!(refused(200, r#"{"error": "invalid_client"}"#).kind(), ErrorKind::Unauthorized);
        assert_eq!(refused(503, "<html>").kind(), ErrorKind::Unavailable);
        assert_eq!(refused(500, r#"{"message": "boom"}"#).kind(), ErrorKind::Unavailable);
        assert_eq!(refused(429, "slow").kind(), ErrorKind::RateLimited);
        let html = refused(200, "<!doctype html><p>Please sign in</p>");
        assert_eq!(html.kind(), ErrorKind::Decode);
        assert!(html.message().contains("a page of HTML") && html.message().contains("is the address right?"), "{html}");
        assert!(refused(200, r#"{"token": "x"}"#).message().contains("only: token"));
        assert!(refused(200, "").message().contains("no `access_token`"));
    }
}
