//! Signing in on another device (RFC 8628).

use std::time::Duration;

use serde_json::{Map, Value};

use super::{Client, Tokens, tokens};
use crate::{
    data::{
        error::{Error, ErrorKind, Result},
        secret::Secret,
    },
    http::{executor::Timestamp, trace::Waiting},
};

/// How long to wait between two looks where the service does not say (RFC 8628, 3.2).
const INTERVAL: Duration = Duration::from_secs(5);

/// How much longer, where the service says that it is asked too often (RFC 8628, 3.5).
const SLOWER: Duration = Duration::from_secs(5);

/// How long a code is good where the service does not say.
const LIFETIME: Duration = Duration::from_secs(600);

/// A code that a person types in on another device.
#[derive(Debug, Clone)]
pub(crate) struct Device {
    device_code: Secret,
    pub(crate) user_code: String,
    pub(crate) verification_uri: String,
    /// The same with the code in it.
    pub(crate) verification_uri_complete: Option<String>,
    pub(crate) expires_at: Timestamp,
    interval: Duration,
}

impl Client<'_> {
    /// Asks for a code.
    pub(crate) async fn device(&self, scopes: &[&str]) -> Result<Device> {
        let mut form = Vec::new();
        self.add_scopes(&mut form, scopes);
        self.add_audience(&mut form);
        let now = self.executor.now().await;
        let url = self.url(self.oauth.device_url.as_ref(), "device_url")?;
        let secrets = self.secrets(&form);
        let reply = self.ask(&url, form, &[]).await?;
        let named = |error| self.named(error, &url, &secrets);
        let answer = tokens::fields(&reply).map_err(named)?;
        tokens::refusal(&reply, &answer).map_err(named)?;
        read(&answer, now).map_err(named)
    }

    /// Waits until the person has signed in.
    pub(crate) async fn wait_for(&self, device: &Device) -> Result<Tokens> {
        let mut interval = device.interval;
        loop {
            if self.executor.now().await.saturating_add(interval) >= device.expires_at {
                return Err(Error::new(ErrorKind::Timeout, "nobody signed in before the code ran out; begin again"));
            }
            self.executor.wait(Waiting::SignIn, interval).await;
            let form =
                vec![("grant_type", "urn:ietf:params:oauth:grant-type:device_code".into()), ("device_code", device.device_code.clone())];
            match self.tokens(form, self.oauth.token_url.as_ref()).await {
                Err(error) if error.code() == Some("authorization_pending") => {}
                Err(error) if error.code() == Some("slow_down") => interval = interval.saturating_add(SLOWER),
                // The network may come back (RFC 8628, 3.5).
                Err(error) if error.kind().is_transient() && error.code().is_none() => interval = interval.saturating_mul(2),
                ended => return ended,
            }
        }
    }
}

fn read(answer: &Map<String, Value>, now: Timestamp) -> Result<Device> {
    let text = |names: &[&str]| names.iter().find_map(|name| answer.get(*name)?.as_str().map(str::to_owned));
    let needed = |names: &'static [&'static str]| {
        let missing = || Error::new(ErrorKind::Decode, format!("the answer has no `{}`", names.first().copied().unwrap_or_default()));
        text(names).ok_or_else(missing)
    };
    let lifetime = answer.get("expires_in").and_then(tokens::seconds).unwrap_or(LIFETIME);
    Ok(Device {
        device_code: needed(&["device_code"])?.into(),
        user_code: needed(&["user_code"])?,
        // Google wrote it so before the RFC was done.
        verification_uri: needed(&["verification_uri", "verification_url"])?,
        verification_uri_complete: text(&["verification_uri_complete"]),
        expires_at: now.saturating_add(lifetime),
        interval: answer.get("interval").and_then(tokens::seconds).unwrap_or(INTERVAL),
    })
}
