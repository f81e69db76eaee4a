//! What happens when somebody connects, step by step.

use serde::Serialize;

use crate::data::{
    auth::{Auth, AuthKind, GivenBy},
    card::Connector,
    oauth2::Grant,
};

/// One step of connecting.
#[derive(Serialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub(super) enum Step {
    /// A person fills in the dialog.
    Enter {
        /// What they are asked for.
        parameters: Vec<&'static str>,
    },
    /// A person signs in with a browser, and allows what is asked for.
    Browser,
    /// A person enters a code on another device.
    Device,
    /// The host asks for a token; no person is needed.
    Token,
    /// The host logs in; no person is needed.
    Session,
    /// The connection is tried.
    Authping,
}

pub(super) fn steps(connector: &Connector, auth: &Auth) -> Vec<Step> {
    let is_asked = |given_by: GivenBy| given_by == GivenBy::Person;
    let parameters: Vec<_> = auth.parameters.iter().filter(|parameter| is_asked(parameter.given_by) && !parameter.hidden).collect();
    let parameters: Vec<_> = parameters.into_iter().map(|parameter| parameter.field.name).collect();
    let enter = (!parameters.is_empty()).then_some(Step::Enter { parameters });
    let sign_in = match auth.kind {
        AuthKind::OAuth2(oauth2) => match oauth2.grant {
            Grant::AuthorizationCode => Some(Step::Browser),
            Grant::Device => Some(Step::Device),
            Grant::ClientCredentials | Grant::JwtBearer => Some(Step::Token),
        },
        AuthKind::Session(session) if session.login.is_some() => Some(Step::Session),
        _ => None,
    };
    enter.into_iter().chain(sign_in).chain(connector.authping.map(|_| Step::Authping)).collect()
}
