//! Revocation where the service has the standard one (RFC 7009), as a flow like any other.

use std::any::Any;

use crate::{
    auth::{connection::Connection, oauth2::Client},
    data::{
        auth::{Auth, AuthKind},
        card::{Action, Nature},
        effects::Effects,
        error::{Error, Result},
        shape::Shape,
        spec::Flow,
        value::Slots,
    },
    http::transport::BoxFuture,
};

/// The flow that ends the tokens of an auth by its `revoke_url`; none where it has none.
pub(super) fn standard(auth: &'static Auth) -> Option<&'static Action> {
    match auth.kind {
        AuthKind::OAuth2(oauth) if oauth.revoke_url.is_some() => Some(&REVOKE),
        _ => None,
    }
}

static REVOKE: Action = Action {
    name: "revoke",
    title: "Revoke",
    hint: "",
    effects: Effects { write: true, idempotent: true, destructive: false },
    nature: Nature::PLAIN,
    deadline: None,
    input: &Shape::EMPTY,
    output: &Shape::EMPTY,
    flow: Flow::Rust(revoke),
    samples: &[],
    index: 0,
};

fn revoke(connection: Box<dyn Any + Send>, _: Slots) -> BoxFuture<'static, Result<Slots>> {
    Box::pin(async move {
        let Ok(connection) = connection.downcast::<Connection>() else { return Err(Error::input("this is no connection")) };
        let shared = &connection.0;
        let credentials = shared.credentials.get();
        let client = Client::new(shared.connector, shared.auth, &credentials.values, &shared.executor, &shared.origins);
        if let Some(client) = client {
            client.revoke().await?;
        }
        Ok(Slots::new())
    })
}
