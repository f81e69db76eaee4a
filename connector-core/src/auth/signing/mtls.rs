//! The kind `mtls`: each connection to the service is made with the client's certificate.

use super::given;
use crate::{
    data::{
        auth::{Auth, AuthKind},
        error::{Error, Result},
        scope::Scope,
    },
    http::{
        origin::Base,
        tls::{Identity, Named},
    },
};

const PARAMETERS: [&str; 2] = ["certificate", "private_key"];

/// Whether a parameter is for TLS alone, so that a program that brings its own need not give it.
pub(crate) fn is_for_tls(auth: &Auth, name: &str) -> bool {
    matches!(auth.kind, AuthKind::Mtls) && PARAMETERS.contains(&name)
}

/// What the connection proves who it is with, where its auth is of this kind.
pub(crate) fn identity(auth: &'static Auth, scope: &Scope<'_>, base: &Base) -> Result<Option<Identity>> {
    let AuthKind::Mtls = auth.kind else { return Ok(None) };
    if base.url().scheme() != "https" {
        let origin = base.url().origin().ascii_serialization();
        return Err(Error::input(format!(
            "`{}` signs in with a client certificate, and `{origin}` is not encrypted, so that it asks for none; use https",
            auth.name
        )));
    }
    let [certificate, key] = PARAMETERS.map(|name| {
        let parameter = auth.parameters.iter().find(|parameter| parameter.field.name == name);
        let label = parameter.map_or(name, |parameter| parameter.field.label);
        given(auth, scope, name).map(|pem| Named { label, field: name, pem })
    });
    Identity::of(certificate?, key?).map(Some)
}
