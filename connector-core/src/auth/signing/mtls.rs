//! The kind `mtls`: each connection to the service is made with the client's certificate.

use std::time::Duration;

use super::given;
use crate::{
    data::{
        auth::{Auth, AuthKind},
        error::{Error, ErrorKind, Result},
        scope::Scope,
    },
    http::{
        origin::Base,
        tls::{self, Identity, Named, Tls},
        transport::{self, SendError},
    },
};

const PARAMETERS: [&str; 2] = ["certificate", "private_key"];

/// Whether a parameter is for TLS alone, so that a program that brings its own need not give it.
pub(crate) fn is_for_tls(auth: &Auth, name: &str) -> bool {
    matches!(auth.kind, AuthKind::Mtls) && PARAMETERS.contains(&name)
}

/// What a connection brings to TLS. `base`: where its calls go, if it proves who it is with a certificate at all.
pub(crate) fn tls(auth: &'static Auth, scope: &Scope<'_>, base: Option<&Base>, roots: &[String], brings_tls: bool) -> Result<Tls> {
    if brings_tls && !roots.is_empty() {
        let message = "a root certificate is of no use to a client, transport or engine of the program's own; add it there";
        return Err(Error::input(message));
    }
    let mut tls = Tls::default();
    for pem in roots {
        tls.roots.extend(tls::roots(Named { label: "root certificate", field: "", pem })?);
    }
    if let (AuthKind::Mtls, Some(base)) = (auth.kind, base) {
        tls.identity = Some(identity(auth, scope, base)?);
    }
    Ok(tls)
}

fn identity(auth: &'static Auth, scope: &Scope<'_>, base: &Base) -> Result<Identity> {
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
    Identity::of(certificate?, key?)
}

/// The error of a call that has no answer: a service that refuses a certificate does so before there is one.
pub(crate) fn no_answer(error: SendError, auth: &Auth, timeout: Duration, silence: Duration) -> Error {
    let error = transport::no_answer(error, timeout, silence);
    let AuthKind::Mtls = auth.kind else { return error };
    let refusal = error.message().split_once("received fatal alert: ").map(|(_, alert)| alert);
    if let Some(alert) = refusal.filter(|alert| is_about_a_certificate(alert)) {
        let message = format!("the service does not accept the client certificate (TLS alert {alert})");
        return error.with_kind(ErrorKind::Unauthorized).with_message(message);
    }
    match error.is_transport() && !error.is_nothing_done() {
        true => {
            let message = format!("{}; some services end it so when they do not accept the client certificate", error.message());
            error.with_message(message)
        }
        false => error,
    }
}

/// Whether a service ends a handshake so because of the certificate that it was shown, or was not shown (RFC 8446, 6.2).
fn is_about_a_certificate(alert: &str) -> bool {
    alert.contains("Certificate") || matches!(alert, "UnknownCA" | "AccessDenied" | "DecryptError")
}
