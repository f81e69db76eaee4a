//! What a connection signs its calls with: its values, and the headers that are made of them. They may be renewed while calls are under
//! way, so that each call holds the ones that it began with.

use std::{
    borrow::Cow,
    sync::{Arc, PoisonError, RwLock, atomic::AtomicU64},
};

use base64::{Engine, engine::general_purpose::STANDARD};
use http::HeaderMap;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use url::form_urlencoded;

use super::{headers, renewal};
use crate::{
    data::{
        auth::Auth,
        card::{Action, Connector},
        error::{Error, ErrorKind, Result},
        scope::{self, NoInput, Scope},
        secret::{MASK, Secret},
        shape::Type,
        value::{Slot, ValueRef, Values},
    },
    http::executor::Timestamp,
};

/// The shortest secret that is looked for in what a service echoes; shorter ones would mask ordinary words.
const SHORTEST_ECHO: usize = 4;

/// What the scopes that were allowed are kept as, among the values that were issued (RFC 6749, 5.1).
pub(crate) const SCOPE: &str = "scope";

/// The scopes of a text with blanks between them.
pub(crate) fn scopes(text: &Secret) -> Vec<String> {
    text.expose().split_whitespace().map(str::to_owned).collect()
}

/// The credentials of a connection at one time.
pub(crate) struct Credentials {
    pub(crate) values: Box<[Slot]>,
    /// What each helper puts on its requests; the last one is for requests without a helper.
    pub(crate) headers: Box<[HeaderMap]>,
    /// When they are no longer good, as far as anybody said.
    pub(crate) expires_at: Option<Timestamp>,
    /// When they should be renewed, in milliseconds since 1970; later where that failed and they are still good.
    pub(crate) renew_at: AtomicU64,
    /// The scopes that were allowed, as far as anybody said.
    pub(crate) scopes: Option<Vec<String>>,
    /// How often they have been renewed.
    pub(crate) generation: u64,
    /// All that signing in gives is there.
    pub(crate) is_signed_in: bool,
}

impl Credentials {
    /// The credentials of these values.
    pub(crate) fn new(connector: &'static Connector, auth: &'static Auth, values: Box<[Slot]>) -> Result<Self> {
        let scope = Scope::new(connector, &values, &NoInput);
        let mut headers = Vec::with_capacity(connector.helpers.len() + 1);
        for helper in connector.helpers {
            headers.push(headers::of_helper(helper, auth, &scope)?);
        }
        headers.push(headers::bare(connector));
        let is_signed_in = renewal::is_signed_in(auth, &values);
        Ok(Self { headers: headers.into(), values, expires_at: None, scopes: None, renew_at: u64::MAX.into(), generation: 0, is_signed_in })
    }

    /// The headers of requests through a helper, or through none.
    pub(crate) fn headers(&self, helper: Option<usize>) -> HeaderMap {
        let headers = match helper {
            Some(helper) => self.headers.get(helper),
            None => self.headers.last(),
        };
        headers.cloned().unwrap_or_default()
    }

    /// What expressions see before any step has run.
    pub(crate) fn scope<'a>(&'a self, connector: &'static Connector, input: &'a dyn Values) -> Scope<'a> {
        Scope::new(connector, &self.values, input)
    }

    /// Refuses a card whose scopes nobody allowed, before anything is sent.
    pub(crate) fn allow(&self, card: &Action) -> Result<()> {
        let Some(allowed) = &self.scopes else { return Ok(()) };
        let missing = card.nature.scopes.iter().find(|any| !any.iter().any(|scope| allowed.iter().any(|allowed| allowed == scope)));
        match missing.and_then(|any| any.first()) {
            None => Ok(()),
            Some(scope) => {
                let message = format!("`{}` needs the scope `{scope}`, which nobody allowed; sign in again, and ask for it", card.title);
                Err(Error::new(ErrorKind::Forbidden, message).with_code(Some("insufficient_scope".to_owned())).with_nothing_done())
            }
        }
    }

    /// Masks every credential, and every secret of the input, that a service may have echoed.
    pub(crate) fn redact<'t>(&self, text: &'t str, input: &dyn Values) -> Cow<'t, str> {
        let mut out = Cow::Borrowed(text);
        for slot in &self.values {
            mask_value(&mut out, slot.as_value());
        }
        for index in 0..input.shape().fields.len() {
            mask_value(&mut out, input.value(index));
        }
        for header in self.headers.iter().flat_map(|headers| headers.values()).filter(|value| value.is_sensitive()) {
            let text = header.to_str().unwrap_or_default();
            mask(&mut out, text.strip_prefix("Basic ").unwrap_or(text));
        }
        out
    }
}

/// The credentials of a connection, now.
pub(crate) struct Current(RwLock<Arc<Credentials>>);

impl Current {
    pub(crate) fn new(credentials: Credentials) -> Self {
        Self(RwLock::new(Arc::new(credentials)))
    }

    pub(crate) fn get(&self) -> Arc<Credentials> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn set(&self, credentials: Arc<Credentials>) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = credentials;
    }
}

fn mask_value(out: &mut Cow<'_, str>, value: ValueRef<'_>) {
    let secret = match value {
        ValueRef::Secret(secret) => secret,
        ValueRef::List(items) => return (0..items.count()).for_each(|index| mask_value(out, items.item(index))),
        ValueRef::Record(values) => return (0..values.shape().fields.len()).for_each(|index| mask_value(out, values.value(index))),
        _ => return,
    };
    mask_secret(out, secret.expose());
}

/// Masks a secret in each form that a request may have had it in.
pub(crate) fn mask_secret(out: &mut Cow<'_, str>, text: &str) {
    mask(out, text);
    let mut encoded = String::new();
    scope::encode(text, &mut encoded);
    mask(out, &encoded);
    mask(out, &utf8_percent_encode(text, NON_ALPHANUMERIC).to_string());
    mask(out, &form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>());
    mask(out, &STANDARD.encode(text));
    // In JSON, and in JSON that stands in a text of JSON.
    let mut escaped = text.to_owned();
    for _ in 0..2 {
        escaped = serde_json::to_string(&escaped).map(|json| json[1..json.len() - 1].to_owned()).unwrap_or_default();
        mask(out, &escaped);
    }
}

fn mask(out: &mut Cow<'_, str>, secret: &str) {
    if secret.len() >= SHORTEST_ECHO && out.contains(secret) {
        *out = Cow::Owned(out.replace(secret, MASK));
    }
}

/// A value that was issued, as its parameter's type.
pub(crate) fn issued(ty: &Type, secret: Secret) -> Slot {
    let text = secret.expose();
    match ty {
        Type::Secret => Slot::Secret(secret),
        Type::Integer => text.parse().map_or(Slot::Empty, Slot::Integer),
        Type::Decimal => text.parse().map_or(Slot::Empty, Slot::Decimal),
        Type::Boolean => text.parse().map_or(Slot::Empty, Slot::Boolean),
        _ => Slot::Text(text.to_owned()),
    }
}
