//! OAuth 2.0 (RFC 6749), as a client: what all requests to an authorization server share.

mod assertion;
pub(crate) mod authorize;
pub(crate) mod device;
pub(crate) mod loopback;
pub(crate) mod revoke;
pub(crate) mod tokens;

use std::{borrow::Cow, time::Duration};

use base64::{Engine, engine::general_purpose::STANDARD};
use http::{
    HeaderName, HeaderValue, Method,
    header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE},
};
use url::{Url, form_urlencoded};

pub(crate) use self::tokens::Tokens;
use crate::{
    auth::{credentials, headers},
    data::{
        auth::{Auth, AuthKind, Template},
        card::Connector,
        error::{Error, ErrorKind, Result},
        oauth2::{ClientAuth, Grant, OAuth2},
        scope::{NoInput, Place, Scope},
        secret::Secret,
        spec::Expr,
        value::{Slot, ValueRef},
    },
    http::{
        executor::Executor,
        origin::{self, Origins},
        transport::{self, Bounds, HttpRequest, Reply, Source},
    },
};

/// How much of what an authorization server says is told.
const TOLD: usize = 2_000;

/// How long an authorization server may take for one answer.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// The most bytes of its answer.
const ANSWER: usize = 1 << 20;

/// The parameters of a request, in order. Some are secret, and none is ever shown.
type Form = Vec<(&'static str, Secret)>;

/// An OAuth client that asks its authorization server, for one connection.
#[derive(Clone, Copy)]
pub(crate) struct Client<'a> {
    pub(crate) connector: &'static Connector,
    pub(crate) auth: &'static Auth,
    pub(crate) oauth: &'static OAuth2,
    /// The connection's values, in the order of the connector's auth fields.
    pub(crate) values: &'a [Slot],
    pub(crate) executor: &'a Executor,
    pub(crate) origins: &'a Origins,
}

impl<'a> Client<'a> {
    /// The client of an auth; `None` where it is no OAuth 2.0.
    pub(crate) fn new(
        connector: &'static Connector,
        auth: &'static Auth,
        values: &'a [Slot],
        executor: &'a Executor,
        origins: &'a Origins,
    ) -> Option<Self> {
        match auth.kind {
            AuthKind::OAuth2(oauth) => Some(Self { connector, auth, oauth, values, executor, origins }),
            _ => None,
        }
    }

    /// Asks for tokens where no person is needed: the client signs in for itself, or hands in a signed assertion.
    pub(crate) async fn sign_in(&self, scopes: &[&str]) -> Result<Tokens> {
        let mut form = match self.oauth.grant {
            Grant::ClientCredentials => vec![("grant_type", "client_credentials".into())],
            Grant::JwtBearer => vec![
                ("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer".into()),
                ("assertion", assertion::sign(self, assertion::Purpose::Grant).await?),
            ],
            Grant::AuthorizationCode | Grant::Device => {
                return Err(Error::new(ErrorKind::Unauthorized, format!("nobody has signed in by `{}` yet", self.auth.name)));
            }
        };
        self.add_scopes(&mut form, scopes);
        self.add_audience(&mut form);
        self.tokens(form, self.oauth.token_url.as_ref()).await
    }

    /// Gets new tokens for a refresh token (RFC 6749, 6).
    pub(crate) async fn refresh(&self, refresh_token: &Secret) -> Result<Tokens> {
        let mut form = vec![("grant_type", Secret::from("refresh_token")), ("refresh_token", refresh_token.clone())];
        self.add_audience(&mut form);
        self.tokens(form, self.oauth.refresh_url.as_ref().or(self.oauth.token_url.as_ref())).await
    }

    /// Sends a token request, and reads the answer.
    async fn tokens(&self, form: Form, url: Option<&'static Template>) -> Result<Tokens> {
        let now = self.executor.now().await;
        let url = self.url(url, "token_url")?;
        let secrets = self.secrets(&form);
        let reply = self.ask(&url, form, self.oauth.token_parameters).await?;
        tokens::read(&reply, now).map_err(|error| self.named(error, &url, &secrets))
    }

    /// Sends a form to an endpoint of the authorization server, as this client.
    async fn ask(&self, url: &Url, mut form: Form, more: &'static [(&'static str, Template)]) -> Result<Reply> {
        let mut request = HttpRequest {
            method: Method::POST,
            url: url.clone(),
            headers: headers::bare(self.connector),
            body: Default::default(),
            files: Vec::new(),
            source: Source { step: "sign-in".into(), attempt: 1, ..Source::default() },
        };
        request.headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        request.headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/x-www-form-urlencoded"));
        for (name, value) in self.oauth.token_headers {
            if let Some(text) = self.text(value) {
                let unfit = |_| Error::input(format!("the header `{name}` of token requests cannot hold its value"));
                let mut value = HeaderValue::try_from(text).map_err(unfit)?;
                value.set_sensitive(true);
                request.headers.insert(HeaderName::from_static(name), value);
            }
        }
        self.say_who(&mut form, &mut request).await?;
        for (name, value) in more {
            form.extend(self.text(value).map(|text| (*name, Secret::from(text))));
        }
        request.body = {
            let mut body = form_urlencoded::Serializer::new(String::new());
            for (name, value) in &form {
                body.append_pair(name, value.expose());
            }
            body.finish().into()
        };
        let bounds = Bounds { timeout: PATIENCE, body: ANSWER };
        let reply = self.executor.call(&mut Some(request), bounds).await;
        reply.map_err(|error| self.named(transport::no_answer(error, PATIENCE, PATIENCE), url, &[]))
    }

    /// Client authentication (RFC 6749, 2.3; RFC 7523, 2.2).
    async fn say_who(&self, form: &mut Form, request: &mut HttpRequest) -> Result<()> {
        match self.oauth.client_auth {
            ClientAuth::Basic => {
                let part = |name: &str| -> Result<String> {
                    let value = self.needed(name)?;
                    Ok(form_urlencoded::byte_serialize(value.expose().as_bytes()).collect())
                };
                let pair = format!("{}:{}", part("client_id")?, part("client_secret")?);
                let unfit = |_| Error::input("the client's id and secret cannot stand in a header");
                let mut value = HeaderValue::try_from(format!("Basic {}", STANDARD.encode(pair))).map_err(unfit)?;
                value.set_sensitive(true);
                request.headers.insert(AUTHORIZATION, value);
            }
            ClientAuth::Post => {
                form.push(("client_id", self.needed("client_id")?));
                form.push(("client_secret", self.needed("client_secret")?));
            }
            ClientAuth::PrivateKeyJwt => {
                form.push(("client_id", self.needed("client_id")?));
                form.push(("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer".into()));
                form.push(("client_assertion", assertion::sign(self, assertion::Purpose::Client).await?));
            }
            ClientAuth::None => form.extend(self.value("client_id").map(|id| ("client_id", id))),
        }
        Ok(())
    }

    fn add_scopes(&self, form: &mut Form, scopes: &[&str]) {
        if !scopes.is_empty() {
            form.push(("scope", scopes.join(self.oauth.scope_separator).into()));
        }
    }

    fn add_audience(&self, form: &mut Form) {
        for (name, value) in [("audience", &self.oauth.audience), ("resource", &self.oauth.resource)] {
            form.extend(value.as_ref().and_then(|value| self.text(value)).map(|text| (name, Secret::from(text))));
        }
    }

    /// A value of the connection by its parameter's name.
    pub(crate) fn value(&self, name: &str) -> Option<Secret> {
        let parameter = self.auth.parameters.iter().find(|parameter| parameter.field.name == name)?;
        match self.values.get(parameter.slot)?.as_value() {
            ValueRef::Text("") => None,
            ValueRef::Text(text) => Some(text.into()),
            ValueRef::Secret(secret) if secret.expose().is_empty() => None,
            ValueRef::Secret(secret) => Some(secret.clone()),
            _ => None,
        }
    }

    fn needed(&self, name: &str) -> Result<Secret> {
        self.value(name).ok_or_else(|| {
            let message = format!("signing in by `{}` needs the client's `{name}`; give it when you connect", self.auth.name);
            Error::input(message).with_field(name)
        })
    }

    fn text(&self, template: &'static Template) -> Option<String> {
        Scope::new(self.connector, self.values, &NoInput).text(&template.value)
    }

    /// An address of the authorization server, with the connection's values in it.
    fn url(&self, template: Option<&'static Template>, setting: &str) -> Result<Url> {
        let template = template.ok_or_else(|| Error::input(format!("`{}` has no `{setting}`", self.auth.name)))?;
        let scope = Scope::new(self.connector, self.values, &NoInput);
        let parts = match &template.value {
            Expr::Template(parts) => *parts,
            part => std::slice::from_ref(part),
        };
        let mut text = String::new();
        for (index, part) in parts.iter().enumerate() {
            let written = match part {
                Expr::Text(literal) => {
                    text.push_str(literal);
                    Ok(())
                }
                // What begins a URL is one; what stands inside of one cannot add to it.
                part => scope.write(part, if index == 0 { Place::Plain } else { Place::Url }, &mut text),
            };
            let absent = |_| Error::input(format!("`{}` needs `{}`; give it when you connect", template.text, scope.name(part)));
            written.map_err(absent)?;
        }
        let url = self.origins.instead(&origin::whole_url(setting, &text)?);
        self.origins.check_url(&url).map_err(Error::input)?;
        Ok(url)
    }

    /// All that is secret in a request: what its form holds, and the connection's own.
    fn secrets(&self, form: &Form) -> Vec<Secret> {
        let own = self.values.iter().filter_map(|slot| if let Slot::Secret(secret) = slot { Some(secret.clone()) } else { None });
        let is_public = |name: &str| {
            matches!(name, "grant_type" | "client_id" | "scope" | "redirect_uri" | "audience" | "resource" | "token_type_hint")
        };
        own.chain(form.iter().filter(|(name, _)| !is_public(name)).map(|(_, value)| value.clone())).collect()
    }

    /// Says at which address something went wrong, and masks what is secret.
    fn named(&self, error: Error, url: &Url, secrets: &[Secret]) -> Error {
        let host = url.host_str().unwrap_or_default();
        let message = format!("signing in at {host}{}: {}", url.path(), error.message());
        let masked = |text: &str| {
            let mut text = Cow::Borrowed(text);
            secrets.iter().for_each(|secret| credentials::mask_secret(&mut text, secret.expose()));
            // Cut only now: half a secret is one too.
            text.chars().take(TOLD).collect::<String>()
        };
        let code = error.code().map(masked);
        error.with_message(masked(&message)).with_code(code)
    }
}
