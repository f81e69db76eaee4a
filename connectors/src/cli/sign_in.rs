//! Signing in where a person does it: with a browser that comes back to this machine, or on another device.

use std::{
    io::{IsTerminal, Write, stderr},
    time::Duration,
};

use connector_core::{
    Connect, Loopback, Url,
    card::{Auth, AuthKind, GivenBy, Grant, Parameter},
};

use super::failure::Outcome;

/// How long a person may take.
const PATIENCE: Duration = Duration::from_secs(600);

/// How the values come that signing in gives, where nobody gave them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// With a browser.
    Browser,
    /// On another device.
    Device,
    /// With the first call, without a person.
    Alone,
    /// They do not.
    No,
}

/// How a connection signs in that has not yet.
pub(crate) fn way(auth: &Auth) -> Way {
    match auth.kind {
        AuthKind::OAuth2(oauth) => match oauth.grant {
            Grant::AuthorizationCode => Way::Browser,
            Grant::Device => Way::Device,
            Grant::ClientCredentials | Grant::JwtBearer => Way::Alone,
            _ => Way::No,
        },
        AuthKind::Session(_) => Way::Alone,
        _ => Way::No,
    }
}

/// Whether something is missing that signing in gives.
pub(crate) fn is_due(connect: &Connect) -> bool {
    let is_issued = |parameter: &&Parameter| parameter.given_by == GivenBy::SignIn && parameter.field.required;
    connect.auth().parameters.iter().filter(is_issued).any(|parameter| !connect.has(parameter))
}

/// Signs in, where that takes a person. `port` is where the browser comes back to; any free one for 0.
pub(crate) async fn sign_in(connect: Connect, port: u16) -> Outcome<Connect> {
    if !is_due(&connect) {
        return Ok(connect);
    }
    let title = connect.connector().title;
    match way(connect.auth()) {
        Way::Browser => {
            let loopback = Loopback::bind(port).await?;
            let sign_in = connect.authorize(&loopback.redirect_uri())?;
            tell(&format!("To sign in to {title}, open\n\n  {}\n", sign_in.url()));
            open(sign_in.url());
            let callback = loopback.wait(PATIENCE).await?;
            Ok(sign_in.finish(&callback).await?)
        }
        Way::Device => {
            let sign_in = connect.authorize_device().await?;
            let (address, code) = (sign_in.verification_uri(), sign_in.user_code());
            tell(&format!("To sign in to {title}, open\n\n  {address}\n\non any device, and enter the code {code}"));
            if let Some(complete) = sign_in.verification_uri_complete() {
                tell(&format!("(or open {complete})"));
            }
            Ok(sign_in.wait().await?)
        }
        Way::Alone | Way::No => Ok(connect),
    }
}

fn tell(text: &str) {
    let _ = writeln!(stderr(), "{text}");
}

/// Opens a page in the person's browser, where somebody is there. If it does not open, they have the address.
fn open(url: &Url) {
    if stderr().is_terminal() {
        let _ = open::that_detached(url.as_str());
    }
}
