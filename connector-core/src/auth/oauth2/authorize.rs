//! Signing in with a browser: the authorization code (RFC 6749, 4.1) with PKCE (RFC 7636), for native programs (RFC 8252).

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use url::Url;

use super::{Client, Tokens};
use crate::data::{
    error::{Error, ErrorKind, Result},
    oauth2::Pkce,
    secret::Secret,
};

/// What a browser was sent away with, and what it has to come back with.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    pub(crate) url: Url,
    redirect_uri: String,
    state: Secret,
    verifier: Option<Secret>,
}

impl Client<'_> {
    /// Where a person signs in, and comes back to `redirect_uri` from.
    pub(crate) fn authorize(&self, redirect_uri: &str, scopes: &[&str]) -> Result<Request> {
        let mut url = self.url(self.oauth.authorize_url.as_ref(), "authorize_url")?;
        let state = Secret::from(random(32)?);
        let verifier = match self.oauth.pkce {
            Pkce::S256 => Some(Secret::from(random(32)?)),
            Pkce::None => None,
        };
        let mut query = url.query_pairs_mut();
        query.append_pair("response_type", "code");
        query.append_pair("client_id", self.needed("client_id")?.expose());
        query.append_pair("redirect_uri", redirect_uri);
        query.append_pair("state", state.expose());
        if !scopes.is_empty() {
            query.append_pair("scope", &scopes.join(self.oauth.scope_separator));
        }
        if let Some(verifier) = &verifier {
            query.append_pair("code_challenge", &URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.expose())));
            query.append_pair("code_challenge_method", "S256");
        }
        for (name, value) in [("audience", &self.oauth.audience), ("resource", &self.oauth.resource)] {
            if let Some(text) = value.as_ref().and_then(|value| self.text(value)) {
                query.append_pair(name, &text);
            }
        }
        for (name, value) in self.oauth.authorize_parameters {
            if let Some(text) = self.text(value) {
                query.append_pair(name, &text);
            }
        }
        drop(query);
        Ok(Request { url, redirect_uri: redirect_uri.to_owned(), state, verifier })
    }

    /// Exchanges what the browser came back with for tokens.
    pub(crate) async fn exchange(&self, request: &Request, callback: &str) -> Result<Tokens> {
        let code = request.code(callback)?;
        let mut form = vec![
            ("grant_type", Secret::from("authorization_code")),
            ("code", code),
            ("redirect_uri", request.redirect_uri.as_str().into()),
        ];
        form.extend(request.verifier.clone().map(|verifier| ("code_verifier", verifier)));
        self.tokens(form, self.oauth.token_url.as_ref()).await
    }
}

impl Request {
    /// The code of a callback: its URL, or its query alone.
    fn code(&self, callback: &str) -> Result<Secret> {
        let query = callback.split_once('?').map_or(callback, |(_, query)| query);
        let query = query.split_once('#').map_or(query, |(query, _)| query);
        let values: Vec<_> = url::form_urlencoded::parse(query.as_bytes()).collect();
        let value = |name: &str| {
            let mut found = values.iter().filter(|(known, _)| known == name).map(|(_, value)| value.as_ref());
            found.next().filter(|value| !value.is_empty() && found.next().is_none())
        };
        // Before all else: what comes from elsewhere says nothing.
        if !value("state").is_some_and(|state| is_same(state, self.state.expose())) {
            let message = "the browser came back with another `state` than it was sent away with: this is not the answer to this sign-in, \
                           and was not used; begin again";
            return Err(Error::new(ErrorKind::Forbidden, message));
        }
        if let Some(code) = value("error") {
            let said = value("error_description").map(|said| format!(": {said}")).unwrap_or_default();
            let (kind, what) = match code {
                "access_denied" => (ErrorKind::Forbidden, "the person did not allow it"),
                "temporarily_unavailable" | "server_error" => (ErrorKind::Unavailable, "the authorization server is out of order"),
                _ => (ErrorKind::Rejected, "the service refused the sign-in"),
            };
            return Err(Error::new(kind, format!("{what} ({code}{said})")).with_code(Some(code.to_owned())));
        }
        let missing = || Error::new(ErrorKind::Decode, "the browser came back without a `code`; begin again");
        value("code").map(Secret::from).ok_or_else(missing)
    }
}

/// Whether two texts are the same, in a time that does not tell where they differ.
fn is_same(left: &str, right: &str) -> bool {
    left.len() == right.len() && left.bytes().zip(right.bytes()).fold(0, |found, (left, right)| found | (left ^ right)) == 0
}

/// So many random bytes as text that can stand in a URL.
pub(super) fn random(bytes: usize) -> Result<String> {
    let mut buffer = vec![0; bytes];
    let failed = |error| Error::new(ErrorKind::Transport, format!("the operating system gave no random numbers: {error}"));
    getrandom::fill(&mut buffer).map_err(failed)?;
    Ok(URL_SAFE_NO_PAD.encode(buffer))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn request() -> Request {
        let url = Url::parse("https://login.example.com/").unwrap();
        Request { url, redirect_uri: "http://127.0.0.1:1/cb".into(), state: "s1".into(), verifier: None }
    }

    #[test]
    fn a_callback_is_believed_only_with_its_own_state() {
        let code = |callback: &str| request().code(callback).map(|code| code.expose().to_owned());
        assert_eq!(code("http://127.0.0.1:1/cb?code=c%2B1&state=s1").unwrap(), "c+1");
        assert_eq!(code("code=c&state=s1#_=_").unwrap(), "c");
        for foreign in ["code=c", "code=c&state=s2", "code=c&state=s1&state=s1", "error=access_denied", "", "state=s1s1&code=c"] {
            let error = code(foreign).unwrap_err();
            assert!(error.is_forbidden() && error.message().contains("another `state`"), "{foreign}: {error}");
        }
        assert!(code("state=s1&error=access_denied&error_description=no").unwrap_err().message().contains("(access_denied: no)"));
        assert!(code("state=s1&error=server_error").unwrap_err().is_unavailable());
        assert!(code("state=s1").unwrap_err().is_decode());
        assert!(code("state=s1&code=a&code=b").unwrap_err().is_decode());
    }
}
