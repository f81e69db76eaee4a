//! Ways to sign in, as data: the scheme with all that a host needs to run it, and who gives which value. No secret stands here.

use serde::{Serialize, Serializer};

use super::{
    card::Action,
    condition::Condition,
    oauth2::OAuth2,
    shape::Field,
    signing::{AwsSigv4, HmacSigning},
    spec::{Expr, Reads, Step},
};

/// One way to sign in.
#[derive(Debug, Serialize)]
pub struct Auth {
    /// The name in code.
    pub name: &'static str,
    /// The name that people see.
    pub label: &'static str,
    /// What it is for.
    pub hint: &'static str,
    /// The scheme.
    #[serde(flatten)]
    pub kind: AuthKind,
    /// The values of a connection: those that a person is asked for, and those that the kind brings by itself.
    pub parameters: &'static [Parameter],
    /// What the auth itself puts on every request that goes through a helper.
    #[serde(skip)]
    pub credential: Credential,
    /// How the tokens of its connections are ended.
    #[serde(rename = "revocable", serialize_with = "is_there")]
    pub revoke: Option<&'static Action>,
}

impl Auth {
    /// What the macro leaves out.
    pub const EMPTY: Self =
        Self { name: "", label: "", hint: "", kind: AuthKind::Custom, parameters: &[], credential: Credential::None, revoke: None };
}

fn is_there<T, S: Serializer>(value: &Option<T>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_bool(value.is_some())
}

/// The scheme of an [`Auth`].
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[non_exhaustive]
pub enum AuthKind {
    /// Any parameters; a helper says where they go.
    Custom,
    /// `Authorization: Basic` (RFC 7617), from the parameters `username` and `password`.
    Basic,
    /// A key in a header, the query or a cookie.
    ApiKey(ApiKey),
    /// `Authorization: Bearer` (RFC 6750), with a token that a person has.
    Bearer,
    /// HTTP Digest (RFC 7616).
    Digest,
    /// Requests are signed with a shared secret.
    Hmac(&'static HmacSigning),
    /// AWS Signature Version 4.
    AwsSigv4(&'static AwsSigv4),
    /// TLS with a client's certificate (RFC 8446).
    Mtls,
    /// A login call, whose answer is good for a while.
    Session(&'static Session),
    /// OAuth 2.0 (RFC 6749).
    #[serde(rename = "oauth2")]
    OAuth2(&'static OAuth2),
}

/// A field of an [`Auth`].
#[derive(Debug, Serialize)]
pub struct Parameter {
    /// Its place in [`Connector::auth_fields`](super::card::Connector::auth_fields).
    #[serde(skip)]
    pub slot: usize,
    /// What it is.
    #[serde(flatten)]
    pub field: Field,
    /// Who gives it.
    pub given_by: GivenBy,
    /// Whether only signing in needs it: a connection that is made from a token does without.
    pub for_sign_in: bool,
    /// Whether the dialog of a connection leaves it out.
    pub hidden: bool,
    /// What it is worth where nobody gives it: a text made of other parameters.
    pub value: Option<Template>,
}

impl Parameter {
    /// What the macro leaves out.
    pub const EMPTY: Self =
        Self { slot: 0, field: Field::EMPTY, given_by: GivenBy::Person, for_sign_in: false, hidden: false, value: None };
}

/// Who gives a [`Parameter`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum GivenBy {
    /// The person who connects.
    Person,
    /// Whoever builds the connector, or the program that hosts it.
    Developer,
    /// The service, when somebody signs in.
    SignIn,
}

/// What an auth puts on requests by itself.
#[derive(Debug, Clone, Copy)]
pub enum Credential {
    /// Nothing: helpers say where the parameters go.
    None,
    /// `Authorization: Basic`: user name and password.
    Basic(Expr, Expr),
    /// A header.
    Header(&'static str, Expr),
    /// A parameter of the query.
    Query(&'static str, Expr),
    /// A cookie.
    Cookie(&'static str, Expr),
}

/// A text with values of a connection in it: as it was written, and to be rendered.
#[derive(Debug, Clone, Copy)]
pub struct Template {
    /// As written: `{auth.site}/login`.
    pub text: &'static str,
    /// The same, to be rendered.
    pub value: Expr,
}

impl Serialize for Template {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.text)
    }
}

/// Names with their values.
pub(super) type Pairs = &'static [(&'static str, Template)];

pub(super) fn pairs<S: Serializer>(pairs: &Pairs, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().copied())
}

/// Where an API key stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ApiKey {
    /// The part of the request.
    #[serde(rename = "in")]
    pub place: KeyPlace,
    /// The name of the header, parameter or cookie.
    #[serde(rename = "key_name")]
    pub name: &'static str,
}

/// The part of a request that holds an [`ApiKey`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyPlace {
    /// A header.
    Header,
    /// The query.
    Query,
    /// A cookie.
    Cookie,
}

/// When a token or session is renewed.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Refresh {
    /// How long before it expires, in milliseconds.
    #[serde(rename = "before_ms")]
    pub before: u64,
    /// What the signal reads.
    #[serde(skip)]
    pub reads: Reads,
    /// The answer that says that it is no longer good; the call is then made once more.
    #[serde(rename = "on_answer", serialize_with = "is_there")]
    pub when: Option<Condition>,
}

impl Refresh {
    /// A minute before it expires.
    pub const DEFAULT: Self = Self { before: 60_000, reads: Reads::NOTHING, when: None };
}

/// A login call, and how long its answer is good.
#[derive(Debug, Serialize)]
pub struct Session {
    /// The call; none where the session is handed out by a refusal.
    #[serde(rename = "logs_in", serialize_with = "is_there")]
    pub login: Option<Step>,
    /// The slots, among the connection's, of the fields that leave the login.
    #[serde(skip)]
    pub fields: &'static [usize],
    /// How long a session lasts, in milliseconds, where that is fixed.
    #[serde(rename = "expires_ms")]
    pub expires: Option<u64>,
    /// The field that says how long a session lasts, in seconds.
    pub expires_in: Option<Template>,
    /// When it is renewed.
    pub refresh: Refresh,
    /// The slots of the fields that the refusal itself carries; none where the login is called again.
    #[serde(skip)]
    pub handed_out: &'static [usize],
}
