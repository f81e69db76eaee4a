//! OAuth 2.0, as data: addresses, the client, scopes and assertions.

use serde::Serialize;

use super::auth::{Pairs, Refresh, Template, pairs};

/// How tokens are asked for, by OAuth 2.0.
#[derive(Debug, Serialize)]
pub struct OAuth2 {
    /// How an access token is got.
    pub grant: Grant,
    /// Where a person signs in (RFC 6749, 3.1).
    pub authorize_url: Option<Template>,
    /// Where tokens are issued (RFC 6749, 3.2).
    pub token_url: Option<Template>,
    /// Where a device asks for its code (RFC 8628, 3.1).
    pub device_url: Option<Template>,
    /// Where tokens are refreshed, if not at the token URL.
    pub refresh_url: Option<Template>,
    /// Where tokens are revoked (RFC 7009).
    pub revoke_url: Option<Template>,
    /// Whose client it is.
    pub client: ClientOwner,
    /// How the client says who it is.
    pub client_auth: ClientAuth,
    /// The code challenge (RFC 7636).
    pub pkce: Pkce,
    /// Where the browser comes back to.
    pub redirect: Redirect,
    /// What a connection may do.
    pub scopes: &'static [Scope],
    /// What stands between scopes.
    pub scope_separator: &'static str,
    /// More parameters of the authorize URL.
    #[serde(serialize_with = "pairs")]
    pub authorize_parameters: Pairs,
    /// More parameters of token requests.
    #[serde(serialize_with = "pairs")]
    pub token_parameters: Pairs,
    /// More headers of token requests.
    #[serde(serialize_with = "pairs")]
    pub token_headers: Pairs,
    /// Who the token is for, as some services ask.
    pub audience: Option<Template>,
    /// What the token is for (RFC 8707).
    pub resource: Option<Template>,
    /// When tokens are refreshed.
    pub refresh: Refresh,
    /// The signed assertion (RFC 7523).
    pub assertion: Option<Assertion>,
}

impl OAuth2 {
    /// What holds where a description says nothing.
    pub const DEFAULT: Self = Self {
        grant: Grant::AuthorizationCode,
        authorize_url: None,
        token_url: None,
        device_url: None,
        refresh_url: None,
        revoke_url: None,
        client: ClientOwner::Customer,
        client_auth: ClientAuth::None,
        pkce: Pkce::None,
        redirect: Redirect::Loopback,
        scopes: &[],
        scope_separator: " ",
        authorize_parameters: &[],
        token_parameters: &[],
        token_headers: &[],
        audience: None,
        resource: None,
        refresh: Refresh::DEFAULT,
        assertion: None,
    };
}

/// How an access token is got.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Grant {
    /// A person signs in with a browser (RFC 6749, 4.1).
    AuthorizationCode,
    /// The client signs in for itself (RFC 6749, 4.4).
    ClientCredentials,
    /// A person signs in on another device (RFC 8628).
    Device,
    /// A signed assertion is exchanged (RFC 7523, 2.1).
    JwtBearer,
}

/// Whose OAuth client a connection uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ClientOwner {
    /// Each connection brings its own.
    Customer,
    /// The connector's developer has one for all.
    Developer,
}

/// How an OAuth client says who it is (RFC 6749, 2.3; RFC 7523, 2.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ClientAuth {
    /// By HTTP Basic.
    Basic,
    /// In the body.
    Post,
    /// By a signed assertion.
    PrivateKeyJwt,
    /// By its id alone: a public client.
    None,
}

/// The code challenge of an authorization (RFC 7636).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Pkce {
    /// SHA-256 of the verifier.
    S256,
    /// None: the service does not know it.
    #[serde(rename = "none")]
    None,
}

/// Where a browser comes back to after signing in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Redirect {
    /// A port of the person's own machine (RFC 8252, 7.3).
    Loopback,
    /// The callback of a host: `/oauth/{key}/cb`.
    Hosted,
}

/// Something that a connection may be allowed to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Scope {
    /// The name, as the service knows it.
    pub name: &'static str,
    /// What it allows, for people.
    pub label: &'static str,
    /// Whether every connection needs it; a person may leave out the others.
    pub required: bool,
    /// Whether it is asked for where nobody says otherwise.
    pub selected: bool,
}

/// A signed statement of who asks (RFC 7523), as a JWT.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Assertion {
    /// How it is signed.
    pub algorithm: Algorithm,
    /// `iss`
    pub issuer: Option<Template>,
    /// `sub`
    pub subject: Option<Template>,
    /// `aud`; the token URL where it is not given.
    pub audience: Option<Template>,
    /// How long it is good, in milliseconds.
    #[serde(rename = "lifetime_ms")]
    pub lifetime: u64,
    /// More claims.
    #[serde(serialize_with = "pairs")]
    pub claims: Pairs,
}

impl Assertion {
    /// RS256, five minutes.
    pub const DEFAULT: Self =
        Self { algorithm: Algorithm::Rs256, issuer: None, subject: None, audience: None, lifetime: 300_000, claims: &[] };
}

/// The algorithm that signs an [`Assertion`] (RFC 7518, 3.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "UPPERCASE")]
#[non_exhaustive]
pub enum Algorithm {
    /// RSA, PKCS #1.
    Rs256,
    /// RSA, PKCS #1.
    Rs384,
    /// RSA, PKCS #1.
    Rs512,
    /// RSA, PSS.
    Ps256,
    /// ECDSA on P-256.
    Es256,
    /// ECDSA on P-384.
    Es384,
    /// A shared secret.
    Hs256,
    /// Ed25519 (RFC 8037).
    #[serde(rename = "EdDSA")]
    EdDsa,
}
