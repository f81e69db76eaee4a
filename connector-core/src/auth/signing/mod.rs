//! What an auth itself makes of a request that is ready to be sent: its signature. Pure: the time and what is random are given.

pub(crate) mod digest;
mod hash;
mod hmac;
pub(crate) mod mtls;
mod sigv4;

use http::{HeaderMap, HeaderName, HeaderValue, header::AUTHORIZATION};

use self::digest::Challenges;
use crate::{
    data::{
        auth::{Auth, AuthKind, Template},
        error::{Error, Result},
        scope::Scope,
        secret::MASK,
        signing::{AwsSigv4, HmacSigning},
        value::ValueRef,
    },
    http::{executor::Timestamp, transport::HttpRequest},
};

/// How a connection signs the requests that go through a helper.
pub(crate) enum Signer {
    /// It does not: what its requests carry is made once, or their credentials are made up.
    None,
    /// With a shared secret.
    Hmac(&'static HmacSigning),
    /// By AWS Signature Version 4.
    Aws(&'static AwsSigv4),
    /// By the challenges of the service.
    Digest(Challenges),
}

/// What the world gives to a signature.
#[derive(Debug)]
pub(crate) struct Moment {
    /// How long after 1970 it is.
    pub(crate) now: Timestamp,
    /// Two numbers that nobody knew before, where [`Signer::needs_chance`].
    pub(crate) chance: [u64; 2],
}

/// What a request was signed with.
#[derive(Debug)]
pub(crate) struct Proof {
    /// The signature, which no error shows.
    pub(crate) signature: String,
    /// The nonce of the challenge that it answers.
    nonce: Option<String>,
}

impl From<String> for Proof {
    fn from(signature: String) -> Self {
        Self { signature, nonce: None }
    }
}

impl Moment {
    /// A text that was never sent before.
    fn nonce(&self) -> String {
        let [high, low] = self.chance;
        format!("{high:016x}{low:016x}")
    }
}

impl Signer {
    pub(crate) fn new(auth: &'static Auth) -> Self {
        match auth.kind {
            AuthKind::Hmac(signing) => Self::Hmac(signing),
            AuthKind::AwsSigv4(aws) => Self::Aws(aws),
            AuthKind::Digest => Self::Digest(Challenges::default()),
            _ => Self::None,
        }
    }

    /// Whether a signature needs a random number.
    pub(crate) fn needs_chance(&self) -> bool {
        match self {
            Self::Hmac(signing) => hmac::needs_nonce(signing),
            Self::None | Self::Aws(_) | Self::Digest(_) => false,
        }
    }

    /// Signs a request; nothing comes of it where there is nothing to sign with, or no challenge yet.
    pub(crate) fn sign(&self, auth: &'static Auth, scope: &Scope<'_>, moment: &Moment, request: &mut HttpRequest) -> Result<Option<Proof>> {
        match self {
            Self::None => Ok(None),
            Self::Hmac(signing) => Ok(Some(hmac::sign(signing, given(auth, scope, "secret")?, scope, moment, request)?.into())),
            Self::Aws(aws) => {
                let (service, region) = (text(auth, &aws.service, scope)?, text(auth, &aws.region, scope)?);
                let keys = sigv4::Keys {
                    id: given(auth, scope, "access_key_id")?,
                    secret: given(auth, scope, "secret_access_key")?,
                    token: given(auth, scope, "session_token").ok(),
                };
                let place = sigv4::Place { service: &service, region: &region };
                Ok(Some(sigv4::sign(request, &keys, &place, moment.now)?.into()))
            }
            Self::Digest(challenges) => {
                let user = digest::User { name: given(auth, scope, "username")?, password: given(auth, scope, "password")? };
                challenges.sign(&user, request)
            }
        }
    }
}

/// Whether the signatures of an auth set a header, so that nobody else may.
pub(crate) fn sets(auth: &Auth, name: &HeaderName) -> bool {
    match auth.kind {
        AuthKind::Digest => *name == AUTHORIZATION,
        AuthKind::AwsSigv4(_) => *name == AUTHORIZATION || sigv4::HEADERS.contains(&name.as_str()),
        AuthKind::Hmac(signing) => signing.headers.iter().any(|(header, _)| name.as_str().eq_ignore_ascii_case(header)),
        _ => false,
    }
}

/// Puts in place of a signature what a person may see of it: a mask, and in braces what is known when the request is sent.
pub(crate) fn show(auth: &Auth, scope: &Scope<'_>, headers: &mut HeaderMap) -> Result<()> {
    match auth.kind {
        AuthKind::Hmac(signing) => hmac::show(signing, scope, headers),
        AuthKind::Digest => set(headers, "authorization", format!("Digest {MASK}")),
        AuthKind::AwsSigv4(aws) => {
            for name in sigv4::shown(scope.text(&aws.service.value).as_deref(), given(auth, scope, "session_token").is_ok()) {
                set(headers, name, if *name == sigv4::DATE { "{request.timestamp}" } else { MASK })?;
            }
            set(headers, "authorization", format!("{} {MASK}", sigv4::ALGORITHM))
        }
        _ => Ok(()),
    }
}

/// A parameter that the kind of the auth brings.
fn given<'a>(auth: &Auth, scope: &Scope<'a>, name: &str) -> Result<&'a str> {
    let slot = auth.parameters.iter().find(|parameter| parameter.field.name == name).and_then(|parameter| scope.auth.get(parameter.slot));
    match slot.map(|slot| slot.as_value()) {
        Some(ValueRef::Text(text)) => Ok(text),
        Some(ValueRef::Secret(secret)) => Ok(secret.expose()),
        _ => Err(Error::input(format!("`auth.{name}` is absent, and `{}` signs with it", auth.name)).with_field(name)),
    }
}

/// A setting of the auth, with the connection's values.
fn text<'a>(auth: &Auth, template: &'a Template, scope: &Scope<'a>) -> Result<String> {
    let absent = || Error::input(format!("`{}` cannot sign: a value of `{}` is absent", auth.name, template.text));
    scope.text(&template.value).ok_or_else(absent)
}

/// Sets a header that is never shown.
fn set(headers: &mut HeaderMap, name: &str, value: impl AsRef<[u8]>) -> Result<()> {
    let (Ok(header), Ok(mut value)) = (HeaderName::from_bytes(name.as_bytes()), HeaderValue::from_bytes(value.as_ref())) else {
        let why = "there is a line break or another control character in what is signed or in the credentials";
        return Err(Error::input(format!("the header `{name}` cannot hold the signature: {why}")));
    };
    value.set_sensitive(true);
    headers.insert(header, value);
    Ok(())
}
