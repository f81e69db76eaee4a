//! Signing in by OAuth 2.0, where a person does it: with a browser here, or on another device.

use std::fmt;

use url::Url;

use super::{
    connect::{Connect, Ground},
    credentials::SCOPE,
    oauth2::{Client, Tokens, authorize, device},
};
use crate::data::{
    auth::AuthKind,
    error::{Error, Result},
    oauth2::Grant,
    secret::Secret,
};

/// A sign-in with a browser that has begun (RFC 6749, 4.1; RFC 7636; RFC 8252).
///
/// Send the person to [`url`](Self::url); when the browser comes back to the redirect URI, [`finish`](Self::finish) with the URL that it came
/// with. `B` is what began it: a client's builder, or a [`Connect`].
pub struct SignIn<B> {
    connect: Connect,
    ground: Ground,
    request: authorize::Request,
    wrap: fn(Connect) -> B,
}

impl<B> SignIn<B> {
    /// Where the person signs in. It says nothing secret.
    pub fn url(&self) -> &Url {
        &self.request.url
    }

    /// Exchanges what the browser came back with (its URL, or the query of that) for tokens.
    ///
    /// # Errors
    /// `Forbidden`: the person did not allow it, or the browser came back with another `state`, and this is not the answer to this sign-in.
    /// `Unauthorized`: the service does not accept the client or the code. `Unavailable`, `Decode`: it answers something else than tokens.
    pub async fn finish(self, callback: &str) -> Result<B> {
        let Self { mut connect, ground, request, wrap } = self;
        let named = |error: Error| error.with_operation(connect.connector().key, "connect");
        let tokens = client(&connect, &ground).map_err(named)?.exchange(&request, callback).await.map_err(named)?;
        take(&mut connect, tokens);
        Ok(wrap(connect))
    }
}

impl<B> fmt::Debug for SignIn<B> {
    /// Without the state, which nobody else may know.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignIn").field("connect", &self.connect).finish_non_exhaustive()
    }
}

/// A sign-in on another device that has begun (RFC 8628).
///
/// Show the person [`user_code`](Self::user_code) and [`verification_uri`](Self::verification_uri), and [`wait`](Self::wait).
pub struct DeviceSignIn<B> {
    connect: Connect,
    ground: Ground,
    device: device::Device,
    wrap: fn(Connect) -> B,
}

impl<B> DeviceSignIn<B> {
    /// What the person types in on the other device.
    pub fn user_code(&self) -> &str {
        &self.device.user_code
    }

    /// Where the person types it in.
    pub fn verification_uri(&self) -> &str {
        &self.device.verification_uri
    }

    /// The same address with the code in it, for a link or a QR code, where the service gives one.
    pub fn verification_uri_complete(&self) -> Option<&str> {
        self.device.verification_uri_complete.as_deref()
    }

    /// Waits until the person has signed in.
    ///
    /// # Errors
    /// `Timeout`: nobody did before the code ran out. `Forbidden`: the person refused.
    pub async fn wait(self) -> Result<B> {
        let Self { mut connect, ground, device, wrap } = self;
        let named = |error: Error| error.with_operation(connect.connector().key, "connect");
        let tokens = client(&connect, &ground).map_err(named)?.wait_for(&device).await.map_err(named)?;
        take(&mut connect, tokens);
        Ok(wrap(connect))
    }
}

impl<B> fmt::Debug for DeviceSignIn<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DeviceSignIn").field("connect", &self.connect).finish_non_exhaustive()
    }
}

impl Connect {
    /// Begins to sign in with a browser, which comes back to this redirect URI. Nothing is sent.
    ///
    /// # Errors
    /// `Input`: the auth is no `oauth2 authorization_code`, or a value is missing, such as the client's id.
    pub fn authorize(self, redirect_uri: &str) -> Result<SignIn<Self>> {
        self.authorize_as(redirect_uri, |connect| connect)
    }

    /// Begins to sign in on another device: asks the service for a code.
    ///
    /// # Errors
    /// `Input`: the auth is no `oauth2 device`, or a value is missing, such as the client's id. What a call can give.
    pub async fn authorize_device(self) -> Result<DeviceSignIn<Self>> {
        self.authorize_device_as(|connect| connect).await
    }

    #[doc(hidden)]
    pub fn authorize_as<B>(mut self, redirect_uri: &str, wrap: fn(Self) -> B) -> Result<SignIn<B>> {
        let mut begin = || {
            self.expect(Grant::AuthorizationCode)?;
            let scopes = self.wanted_scopes();
            self.settle(true)?;
            let ground = self.ground()?;
            let scopes: Vec<&str> = scopes.iter().map(String::as_str).collect();
            let request = client(&self, &ground)?.authorize(redirect_uri, &scopes)?;
            Ok((ground, request))
        };
        let (ground, request) = begin().map_err(|error: Error| error.with_operation(self.connector().key, "connect"))?;
        Ok(SignIn { connect: self, ground, request, wrap })
    }

    #[doc(hidden)]
    pub async fn authorize_device_as<B>(mut self, wrap: fn(Self) -> B) -> Result<DeviceSignIn<B>> {
        let key = self.connector().key;
        let named = |error: Error| error.with_operation(key, "connect");
        let scopes = self.wanted_scopes();
        let scopes: Vec<&str> = scopes.iter().map(String::as_str).collect();
        self.expect(Grant::Device).and_then(|()| self.settle(true)).map_err(named)?;
        let ground = self.ground().map_err(named)?;
        let device = client(&self, &ground).map_err(named)?.device(&scopes).await.map_err(named)?;
        Ok(DeviceSignIn { connect: self, ground, device, wrap })
    }

    fn expect(&self, grant: Grant) -> Result<()> {
        match self.auth().kind {
            AuthKind::OAuth2(oauth) if oauth.grant == grant => Ok(()),
            _ => {
                let way = if grant == Grant::Device { "on another device" } else { "with a browser" };
                Err(Error::input(format!("`{}` does not sign in {way}", self.auth().name)))
            }
        }
    }
}

fn client<'a>(connect: &'a Connect, ground: &'a Ground) -> Result<Client<'a>> {
    let client = Client::new(connect.connector(), connect.auth(), connect.values(), &ground.executor, &ground.origins);
    client.ok_or_else(|| Error::input(format!("`{}` is no OAuth 2.0", connect.auth().name)))
}

fn take(connect: &mut Connect, tokens: Tokens) {
    let mut values: Vec<(String, Secret)> = vec![("access_token".to_owned(), tokens.access_token)];
    values.extend(tokens.refresh_token.map(|token| ("refresh_token".to_owned(), token)));
    values.push((SCOPE.to_owned(), tokens.scopes.unwrap_or_else(|| connect.wanted_scopes().join(" ")).into()));
    connect.issue(&values, tokens.expires_at, tokens.lifetime);
}
