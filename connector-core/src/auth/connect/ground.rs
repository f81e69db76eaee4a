//! Where a connection's calls go, and what runs them: its base URL, the other origins that are declared, the client.

use std::sync::Arc;

use super::{Connect, scope};
use crate::{
    auth::signing::mtls,
    data::{
        auth::{Auth, AuthKind},
        card::Connector,
        error::{Error, Result},
        scope::{Place, Scope},
        spec::{Expr, Flow, PathPart, Request, Step},
        value::{Slot, ValueRef},
    },
    http::{
        executor::{Executor, SystemClock},
        origin::{Base, Origins},
        reqwest::ReqwestTransport,
    },
};

/// Where a connection's calls go, and what runs them.
pub(in crate::auth) struct Ground {
    pub(in crate::auth) base: Base,
    pub(in crate::auth) origins: Origins,
    pub(in crate::auth) executor: Executor,
}

impl Connect {
    /// Where calls go, and what runs them.
    pub(in crate::auth) fn ground(&self) -> Result<Ground> {
        let scope = scope(self.connector, &self.values);
        let declared = declared_base(&scope)?;
        let sign_in = sign_in_origins(self.auth, &scope);
        let is_other = |declared: &str| {
            declared_origins(self.connector, self.auth).any(|origin| origin == declared) || sign_in.iter().any(|origin| origin == declared)
        };
        let (others, of_base): (Vec<_>, Vec<_>) = self.endpoints.iter().cloned().partition(|(declared, _)| is_other(declared));
        let base = Base::new(&declared, &of_base, self.stand_in.as_deref(), self.policy)?;
        // What is made up calls nothing real.
        let origins = Origins::new(&others, self.stand_in.as_deref().filter(|_| self.trusted), self.policy)?;
        let encrypted = base.url().scheme() == "https"
            || sign_in.iter().any(|origin| origins.is_encrypted(origin))
            || calls_elsewhere_by_https(self.connector, self.auth, &origins, &self.values);
        let executor = self.executor(encrypted, &base, &scope)?;
        Ok(Ground { base, origins, executor })
    }

    fn executor(&self, encrypted: bool, base: &Base, scope: &Scope<'_>) -> Result<Executor> {
        let identified = Some(base).filter(|_| !self.trusted && !self.brings_tls());
        let tls = mtls::tls(self.auth, scope, identified, &self.roots, self.brings_tls())?;
        if let Some(engine) = self.engine.clone() {
            return Ok(Executor::Engine(engine));
        }
        let local = |client: Option<reqwest::Client>| match client {
            Some(client) => Ok(ReqwestTransport::new(client, self.settings.read_timeout)),
            None => ReqwestTransport::build(self.policy, encrypted, self.settings.connect_timeout, self.settings.read_timeout, &tls),
        };
        Ok(match (self.transport.clone(), self.clock.clone()) {
            (None, None) => Executor::Local(local(self.client.clone())?),
            (None, Some(clock)) => Executor::Parts(Arc::new(local(self.client.clone())?), clock),
            (Some(transport), clock) => Executor::Parts(transport, clock.unwrap_or_else(|| Arc::new(SystemClock))),
        })
    }
}

/// The origins where people and programs sign in, with the connection's values in them.
fn sign_in_origins(auth: &'static Auth, scope: &Scope<'_>) -> Vec<String> {
    let AuthKind::OAuth2(oauth) = auth.kind else { return Vec::new() };
    let urls = [&oauth.authorize_url, &oauth.token_url, &oauth.device_url, &oauth.refresh_url, &oauth.revoke_url];
    let texts = urls.into_iter().flatten().filter_map(|url| scope.text(&url.value));
    texts.filter_map(|text| Some(url::Url::parse(&text).ok()?.origin().ascii_serialization())).collect()
}

/// The origins that requests declare beside the API's own.
fn declared_origins(connector: &'static Connector, auth: &'static Auth) -> impl Iterator<Item = &'static str> {
    requests(connector, auth).flat_map(|request| {
        let within = request.path.iter().flat_map(|part| if let PathPart::Url(_, _, within) = part { *within } else { &[] });
        within.chain(request.follow).copied()
    })
}

fn requests(connector: &'static Connector, auth: &'static Auth) -> impl Iterator<Item = &'static Request> {
    let steps = connector.flows_of(auth).flat_map(|action| match &action.flow {
        Flow::Steps { steps, .. } => *steps,
        Flow::Custom { .. } | Flow::Rust(_) => &[],
    });
    steps.filter_map(Step::request)
}

/// Whether a request may go to another origin than the API's, and encrypted.
fn calls_elsewhere_by_https(connector: &'static Connector, auth: &'static Auth, origins: &Origins, values: &[Slot]) -> bool {
    let given = requests(connector, auth).flat_map(|request| request.path).any(|part| match part {
        PathPart::Url(_, Expr::Auth(slot), _) => {
            matches!(values.get(*slot).map(Slot::as_value), Some(ValueRef::Text(url)) if !url.starts_with("http:"))
        }
        _ => false,
    });
    given || declared_origins(connector, auth).any(|origin| origins.is_encrypted(origin))
}

/// The base URL with this connection's values. One that is a whole URL is taken as it is; one inside a URL cannot add to it.
fn declared_base(scope: &Scope<'_>) -> Result<String> {
    let connector = scope.connector;
    let mut out = String::new();
    let parts = match &connector.base {
        Expr::Template([part]) => std::slice::from_ref(part),
        Expr::Template(parts) => parts,
        part => std::slice::from_ref(part),
    };
    for part in parts {
        let written = match part {
            Expr::Text(text) => {
                out.push_str(text);
                Ok(())
            }
            part => scope.write(part, if parts.len() == 1 { Place::Plain } else { Place::Url }, &mut out),
        };
        if written.is_err() {
            return Err(Error::input(format!("the base URL `{}` needs `{}`", connector.base_url, scope.name(part))));
        }
    }
    Ok(out)
}
