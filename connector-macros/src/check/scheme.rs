//! What the kind of an auth needs, and what does not go together.

use crate::{
    errors::{Code, Errors, Place},
    model::{
        Connector,
        auth::{Auth, AuthKind, Grant},
        reads::is_header_name,
        request::check_header,
        scheme::Scheme,
        text::{Named, Text},
        types::Type,
        value::{ExprKind, Target},
    },
};

/// What the runtime itself puts into the authorize URL, and into token requests.
const OF_AUTHORIZE: &[&str] =
    &["response_type", "client_id", "redirect_uri", "scope", "state", "code_challenge", "code_challenge_method", "audience", "resource"];
const OF_TOKEN: &[&str] = &[
    "grant_type",
    "code",
    "redirect_uri",
    "client_id",
    "client_secret",
    "code_verifier",
    "device_code",
    "refresh_token",
    "assertion",
    "client_assertion",
    "client_assertion_type",
    "scope",
    "audience",
    "resource",
];
const HEADERS_OF_TOKEN: &[&str] = &["authorization", "content-type", "content-length", "host"];

pub fn settings_fit(connector: &Connector, errors: &Errors) {
    for auth in &connector.auths.list {
        let check = Check { auth, scheme: &auth.scheme, errors };
        if !auth.scheme.broken {
            check.nothing_is_missing();
        }
        match auth.kind {
            AuthKind::OAuth2(grant) => check.oauth2(grant),
            AuthKind::Session => check.session(),
            AuthKind::Hmac => check.hmac(),
            AuthKind::ApiKey => check.api_key(),
            _ => {}
        }
    }
}

struct Check<'a> {
    auth: &'a Auth,
    scheme: &'a Scheme,
    errors: &'a Errors,
}

impl Check<'_> {
    fn nothing_is_missing(&self) {
        let Auth { name, kind, .. } = self.auth;
        for setting in kind.settings().0.iter().filter(|setting| !self.scheme.has(setting)) {
            let advice = match *setting {
                "assertion" => "assertion { issuer: auth.client_email }",
                "headers" => "headers { \"X-Signature\": \"{signature}\" }",
                "in" => "in: header \"X-Api-Key\"",
                "sign" => "sign: \"{request.method}\\n{request.path}\\n{request.body}\"",
                "service" => "service: \"s3\"",
                "region" => "region: \"eu-central-1\"",
                "device_url" => "device_url: \"https://example.com/oauth/device\"",
                "authorize_url" => "authorize_url: \"https://example.com/oauth/authorize\"",
                _ => "token_url: \"https://example.com/oauth/token\"",
            };
            let message = format!("auth `{name}` has no `{setting}`, and `{}` needs it; write `{advice}`", kind.name());
            self.errors.push(name, Code::MissingAuthSetting, message);
        }
        if *kind == AuthKind::Session && !self.hands_out() && !self.scheme.has("login") {
            let advice = "login POST \"/session\" { … } => { token: Secret from body.token }";
            let message = format!("auth `{name}` has no `login`, and nothing else starts its session; write `{advice}`");
            self.errors.push(name, Code::MissingAuthSetting, message);
        }
    }

    fn hands_out(&self) -> bool {
        self.scheme.refresh().is_some_and(|refresh| refresh.handed_out_place.is_some())
    }

    fn oauth2(&self, grant: Grant) {
        let client_auth = self.scheme.word("client_auth");
        let is = |word: &str| client_auth.filter(|(found, _)| *found == word).map(|(_, place)| place);
        if let (Some(_), Some(("none", place))) = (is("none"), self.scheme.word("pkce")) {
            self.bad(place, "a client without a secret is safe only with `pkce: S256`");
        }
        if let (Some(place), Grant::ClientCredentials) = (is("none"), grant) {
            self.bad(place, "a client that signs in for itself has a secret or a key; write `basic`, `post` or `private_key_jwt`");
        }
        if let Some((assertion, place)) = self.scheme.assertion() {
            if grant != Grant::JwtBearer && is("private_key_jwt").is_none() {
                let message = "`assertion` is for `client_auth: private_key_jwt`, and for `oauth2 jwt_bearer`; leave it out";
                self.errors.push(place, Code::AuthSettingOutOfPlace, message);
            }
            if grant == Grant::JwtBearer && assertion.texts.iter().all(|(name, _)| name != "issuer") {
                let message = "`assertion` has no `issuer`, and `oauth2 jwt_bearer` needs it; write `issuer: auth.client_email`";
                self.errors.push(place, Code::MissingAuthSetting, message);
            }
        }
        if let Some(place) = self.scheme.refresh().and_then(|refresh| refresh.handed_out_place) {
            let message = "only a `session` is handed out by an answer; an OAuth 2.0 token is refreshed at its URL: leave out `=> { … }`";
            self.errors.push(place, Code::AuthSettingOutOfPlace, message);
        }
        if let Some(separator) = self.scheme.text("scope_separator")
            && !matches!(&separator.expr.kind, ExprKind::Text(text) if !text.is_empty())
            && !matches!(separator.expr.kind, ExprKind::Unknown)
        {
            self.bad(separator.expr.place, "a separator is a plain text, such as `\",\"`");
        }
        self.are_free("authorize_parameters", OF_AUTHORIZE);
        self.are_free("token_parameters", OF_TOKEN);
        self.are_free("token_headers", HEADERS_OF_TOKEN);
        let is_free = |header: &&Named<Text>| !HEADERS_OF_TOKEN.contains(&header.name.to_ascii_lowercase().as_str());
        for Named { name, place, .. } in self.scheme.pairs("token_headers").iter().filter(is_free) {
            check_header(name, *place, self.errors);
        }
    }

    /// What the runtime sets cannot be set.
    fn are_free(&self, setting: &str, taken: &[&str]) {
        for Named { name, place, .. } in self.scheme.pairs(setting) {
            if taken.contains(&name.to_ascii_lowercase().as_str()) {
                self.bad(*place, &format!("`{name}` is set by the runtime; leave it out of `{setting}`"));
            }
        }
    }

    fn session(&self) {
        let before = self.scheme.refresh().and_then(|refresh| refresh.before);
        if let (Some(expires), Some(before), Some(place)) = (self.scheme.duration("expires"), before, self.scheme.duration_place("expires"))
            && before >= expires
        {
            self.bad(place, "`expires` is no longer than `before`, so that the session would be renewed again and again; make it longer");
        }
        let Some(expires_in) = self.scheme.text("expires_in") else { return };
        if self.scheme.has("expires") {
            let message = "a session ends at a fixed time, by `expires`, or when the service says, by `expires_in`; leave one out";
            self.errors.push(expires_in.expr.place, Code::GivenTwice, message);
        }
        if !self.is_number(expires_in) {
            self.bad(
                expires_in.expr.place,
                "`expires_in` is a number of seconds that the login gives: a field of the type `i64`, as `auth.expires_in`",
            );
        }
    }

    fn is_number(&self, text: &Text) -> bool {
        let ExprKind::Reference(reference) = &text.expr.kind else { return matches!(text.expr.kind, ExprKind::Unknown) };
        let Target::Auth(slot) = reference.target else { return false };
        let mut own = self.auth.parameters.iter().filter(|parameter| parameter.slot == slot);
        own.all(|parameter| matches!(parameter.field.ty.inner(), Type::Integer | Type::Unknown))
    }

    fn hmac(&self) {
        let headers = self.scheme.signed_headers();
        if let (Some(first), false) = (headers.first(), headers.iter().any(|header| header.value.has_signature())) {
            self.bad(first.value.place, "no header carries the signature; write `{signature}` into one");
        }
        for Named { name, place, .. } in headers {
            check_header(name, *place, self.errors);
        }
    }

    fn api_key(&self) {
        let Some((part, name, place)) = self.scheme.key() else { return };
        match part {
            "header" => check_header(name, place, self.errors),
            "cookie" if !is_header_name(name) => {
                self.bad(place, &format!("`{}` is not the name of a cookie; write letters, digits, `-` and `_`", name.escape_debug()));
            }
            "cookie" => {}
            _ if name.is_empty() => self.bad(place, "the name of a parameter has at least one character"),
            _ => {}
        }
    }

    fn bad(&self, place: Place, message: &str) {
        self.errors.push(place, Code::BadAuthSetting, message);
    }
}
