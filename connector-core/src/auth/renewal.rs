//! Whether the credentials of a connection are renewed, when that is due, and whose turn it is.

use std::{
    sync::{Arc, atomic::Ordering::Relaxed},
    time::Duration,
};

use tokio::sync::Mutex;

use super::{
    credentials::Credentials,
    stored::{CredentialStore, StoredCredentials},
};
use crate::{
    data::{
        auth::{Auth, AuthKind, GivenBy, Refresh},
        error::{Error, ErrorKind},
        oauth2::Grant,
        value::{Slot, ValueRef},
    },
    http::executor::Timestamp,
};

/// For so long a renewal that failed is not tried again: all calls that waited for it get its error.
pub(crate) const REST: Duration = Duration::from_secs(1);

/// How the credentials of one connection are renewed.
pub(crate) struct Renewal {
    /// When.
    pub(crate) refresh: &'static Refresh,
    /// Who holds it renews; all others of this process wait.
    pub(crate) turn: Arc<Mutex<Turn>>,
    /// Where they are kept, and shared with other processes.
    pub(crate) store: Option<Arc<dyn CredentialStore>>,
    /// The scopes that are asked for.
    pub(crate) scopes: Vec<String>,
}

/// What came of the turns before.
#[derive(Default)]
pub(crate) struct Turn {
    /// Credentials that were issued, and that the store could not keep.
    pub(crate) unsaved: Option<StoredCredentials>,
    /// The last failure: of which generation, when, and what.
    pub(crate) failed: Option<Failure>,
}

/// A renewal that failed, as it is told to all who waited for it.
pub(crate) struct Failure {
    pub(crate) generation: u64,
    /// Until when nobody tries again; `None` for good.
    pub(crate) until: Option<Timestamp>,
    pub(crate) kind: ErrorKind,
    pub(crate) message: String,
    pub(crate) code: Option<String>,
}

impl Failure {
    pub(crate) fn error(&self) -> Error {
        Error::new(self.kind, self.message.clone()).with_code(self.code.clone())
    }
}

impl Renewal {
    /// The renewal of an auth; `None` where its credentials are as they were given.
    pub(crate) fn of(auth: &'static Auth, store: Option<Arc<dyn CredentialStore>>, scopes: Vec<String>) -> Option<Self> {
        let refresh = match auth.kind {
            AuthKind::OAuth2(oauth) => &oauth.refresh,
            AuthKind::Session(session) => &session.refresh,
            _ => return None,
        };
        Some(Self { refresh, turn: Arc::default(), store, scopes })
    }

    /// Whether credentials should be renewed before they are used. What cannot be renewed is used as long as it goes.
    pub(crate) fn is_due(&self, auth: &'static Auth, credentials: &Credentials, now: Timestamp) -> bool {
        let is_over = millis(now) >= credentials.renew_at.load(Relaxed) || credentials.expires_at.is_some_and(|end| now >= end);
        (is_over || !credentials.is_signed_in) && can_renew(auth, &credentials.values)
    }

    /// When credentials that are good until a time are renewed, in milliseconds: the declared while before that, or a quarter of their life
    /// where that is less and known.
    pub(crate) fn renew_at(&self, expires_at: Timestamp, issued_at: Option<Timestamp>) -> u64 {
        let before = Duration::from_millis(self.refresh.before);
        let before = issued_at.map_or(before, |issued_at| before.min(expires_at.saturating_sub(issued_at) / 4));
        millis(expires_at.saturating_sub(before))
    }
}

/// A time in milliseconds since 1970.
pub(crate) fn millis(time: Timestamp) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

/// Whether credentials can be renewed without a person.
pub(crate) fn can_renew(auth: &'static Auth, values: &[Slot]) -> bool {
    match auth.kind {
        AuthKind::OAuth2(oauth) => match oauth.grant {
            Grant::ClientCredentials | Grant::JwtBearer => true,
            Grant::AuthorizationCode | Grant::Device => auth
                .parameters
                .iter()
                .filter(|parameter| parameter.field.name == "refresh_token")
                .any(|parameter| values.get(parameter.slot).is_some_and(|slot| !is_empty(slot))),
        },
        AuthKind::Session(session) => session.login.is_some(),
        _ => false,
    }
}

/// Whether all that signing in gives is there.
pub(crate) fn is_signed_in(auth: &'static Auth, values: &[Slot]) -> bool {
    let mut issued = auth.parameters.iter().filter(|parameter| parameter.given_by == GivenBy::SignIn && parameter.field.required);
    issued.all(|parameter| values.get(parameter.slot).is_some_and(|slot| !is_empty(slot)))
}

fn is_empty(slot: &Slot) -> bool {
    match slot.as_value() {
        ValueRef::Absent | ValueRef::Null => true,
        ValueRef::Text(text) => text.is_empty(),
        ValueRef::Secret(secret) => secret.expose().is_empty(),
        _ => false,
    }
}
