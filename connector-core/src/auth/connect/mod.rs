//! How a connection is made: values are given, checked, and fixed. No I/O.

mod ground;
#[cfg(feature = "store")]
mod kept;
mod values;

use std::{fmt, sync::Arc, time::Duration};

use super::{
    cache::Cache,
    connection::{Connection, Settings, Shared, Urls},
    credentials::{self, Credentials, Current, SCOPE},
    renewal::Renewal,
    signing::Signer,
    stored::{CredentialStore, StoredCredentials},
};
use crate::{
    data::{
        auth::{Auth, AuthKind, Parameter},
        card::Connector,
        constraint,
        error::{Error, Result},
        scope::{NoInput, Scope},
        secret::Secret,
        shape::Type,
        value::Slot,
    },
    http::{
        account::Shares,
        address::AddressPolicy,
        executor::{Clock, Execute, Timestamp},
        gate::Gates,
        transport::Transport,
    },
};

pub(super) use ground::Ground;

/// What a connection is made from; generated builders, such as `SlackModalBot`, wrap one.
#[derive(Clone)]
pub struct Connect {
    connector: &'static Connector,
    auth: &'static Auth,
    values: Vec<Slot>,
    endpoints: Vec<(String, String)>,
    stand_in: Option<String>,
    policy: AddressPolicy,
    client: Option<reqwest::Client>,
    transport: Option<Arc<dyn Transport>>,
    clock: Option<Arc<dyn Clock>>,
    engine: Option<Arc<dyn Execute>>,
    settings: Settings,
    roots: Vec<String>,
    trusted: bool,
    /// The scopes that signing in asks for; those of the description where nobody chose.
    scopes: Option<Vec<String>>,
    store: Option<Arc<dyn CredentialStore>>,
    expires_at: Option<Timestamp>,
    lifetime: Option<Duration>,
    /// The scopes that were allowed.
    allowed: Option<Vec<String>>,
    generation: u64,
    /// Whose connection it is, as far as is known.
    account: Option<String>,
}

impl Connect {
    /// Starts a connection with the auth at this place among the connector's.
    ///
    /// # Errors
    /// The connector has no such auth.
    pub fn by_name(connector: &'static Connector, auth: Option<&str>) -> Result<Self> {
        let names = || connector.auths.iter().map(|auth| auth.name).collect::<Vec<_>>().join(", ");
        let index = match auth {
            None if connector.auths.len() == 1 => Some(0),
            None => return Err(Error::input(format!("say how to sign in to {}: {}", connector.title, names()))),
            Some(name) => connector.auths.iter().position(|auth| crate::data::shape::same_name(auth.name, name)),
        };
        match index {
            Some(index) => Ok(Self::new(connector, index)),
            None => Err(Error::input(format!("{} has no auth `{}`; it has: {}", connector.title, auth.unwrap_or_default(), names()))),
        }
    }

    #[doc(hidden)]
    pub fn new(connector: &'static Connector, auth: usize) -> Self {
        static NONE: Auth = Auth::EMPTY;
        Self {
            connector,
            auth: connector.auths.get(auth).unwrap_or(&NONE),
            values: vec![Slot::Empty; connector.auth_fields.len()],
            endpoints: Vec::new(),
            stand_in: None,
            policy: AddressPolicy::default(),
            client: None,
            transport: None,
            clock: None,
            engine: None,
            settings: Settings::default(),
            roots: Vec::new(),
            trusted: false,
            scopes: None,
            store: None,
            expires_at: None,
            lifetime: None,
            allowed: None,
            generation: 0,
            account: None,
        }
    }

    #[doc(hidden)]
    pub fn set(&mut self, slot: usize, value: impl Into<Slot>) {
        if let Some(place) = self.values.get_mut(slot) {
            *place = value.into();
        }
    }

    /// The connector.
    pub fn connector(&self) -> &'static Connector {
        self.connector
    }

    /// The auth.
    pub fn auth(&self) -> &'static Auth {
        self.auth
    }

    /// Whether a parameter has been given.
    pub fn has(&self, parameter: &Parameter) -> bool {
        self.values.get(parameter.slot).is_some_and(|slot| !matches!(slot, Slot::Empty))
    }

    /// Gives a parameter by its name, as text.
    ///
    /// # Errors
    /// The auth has no such parameter, or the text is not of its type.
    pub fn give(&mut self, name: &str, text: &str) -> Result<()> {
        let Some(parameter) = self.auth.parameters.iter().find(|parameter| crate::data::shape::same_name(parameter.field.name, name))
        else {
            let names: Vec<_> = self.auth.parameters.iter().map(|parameter| parameter.field.name).collect();
            return Err(Error::input(format!("`{}` has no parameter `{name}`; it has: {}", self.auth.name, names.join(", "))));
        };
        let wrong = || Error::input(format!("the {} must be {}", parameter.field.label, parameter.field.ty.noun()));
        let slot = match parameter.field.ty.inner() {
            Type::Secret => Slot::Secret(text.into()),
            Type::Choices(choices) => match choices.find(text) {
                Some(choice) => Slot::Text(choice.value.to_owned()),
                None => return Err(constraint::no_choice(parameter.field.name, text, choices)),
            },
            Type::Integer => Slot::Integer(text.parse().map_err(|_| wrong())?),
            Type::Decimal => Slot::Decimal(text.parse().map_err(|_| wrong())?),
            Type::Boolean => Slot::Boolean(text.parse().map_err(|_| wrong())?),
            _ => Slot::Text(text.to_owned()),
        };
        self.set(parameter.slot, slot);
        Ok(())
    }

    /// Calls another address than the declared base URL, path included: a stand-in, or a server on the premises.
    pub fn endpoint(&mut self, declared: impl Into<String>, actual: impl Into<String>) {
        self.endpoints.push((declared.into(), actual.into()));
    }

    /// Calls this address instead of the declared base URL, whatever that is.
    pub fn stand_in(&mut self, actual: impl Into<String>) {
        self.stand_in = Some(actual.into());
    }

    /// Trusts servers whose certificate is signed by this one too, as PEM: for services on the premises, with an authority of their own.
    pub fn root_certificate(&mut self, pem: impl Into<String>) {
        self.roots.push(pem.into());
    }

    /// Sends by a client of the program's own. Build it with `redirect(Policy::none())`: a redirect that it follows is an error here. Its TLS
    /// is the program's business: roots, and the certificate of an auth of the kind `mtls`, whose parameters may then be left out.
    pub fn client(&mut self, client: reqwest::Client) {
        self.client = Some(client);
    }

    /// Sends by another transport, which answers for TLS by itself, as [`Self::client`] does.
    pub fn transport(&mut self, transport: Arc<dyn Transport>) {
        self.transport = Some(transport);
    }

    /// Tells the time by another clock.
    pub fn clock(&mut self, clock: Arc<dyn Clock>) {
        self.clock = Some(clock);
    }

    /// Runs every operation of every flow in an engine.
    pub fn engine(&mut self, engine: Arc<dyn Execute>) {
        self.engine = Some(engine);
    }

    /// Which addresses may be called.
    pub fn addresses(&mut self) -> &mut AddressPolicy {
        &mut self.policy
    }

    /// The bounds of every call.
    pub fn settings(&mut self) -> &mut Settings {
        &mut self.settings
    }

    /// Uses credentials that are kept somewhere: their values, and where renewed ones are kept and shared with other processes.
    pub fn stored(&mut self, kept: &StoredCredentials, store: Arc<dyn CredentialStore>) {
        self.issue(&kept.values, kept.expires_at, None);
        self.generation = kept.generation;
        self.store = Some(store);
    }

    /// Says what the service calls the account that it is a connection of, as authping tells it: connections of one account share the limits
    /// that are `by account`.
    pub fn account(&mut self, account: impl Into<String>) {
        self.account = Some(account.into());
    }

    /// Asks for these scopes when signing in, instead of those that the description asks for by default.
    pub fn request_scopes(&mut self, scopes: impl IntoIterator<Item = impl Into<String>>) {
        self.scopes = Some(scopes.into_iter().map(Into::into).collect());
    }

    /// Asks for no more scopes when signing in than every connection needs, and these cards.
    ///
    /// # Errors
    /// There is no card of a name.
    pub fn for_cards(&mut self, cards: &[&str]) -> Result<()> {
        let AuthKind::OAuth2(oauth) = self.auth.kind else { return Ok(()) };
        let mut scopes: Vec<&str> = oauth.scopes.iter().filter(|scope| scope.required).map(|scope| scope.name).collect();
        for card in cards {
            let unknown = || Error::input(format!("{} has no card `{card}`", self.connector.title));
            for any in self.connector.action(card).ok_or_else(unknown)?.nature.scopes {
                let is_there = any.iter().any(|scope| scopes.contains(scope));
                scopes.extend(any.first().filter(|_| !is_there));
            }
        }
        self.request_scopes(scopes);
        Ok(())
    }

    /// Sets what signing in gave.
    pub(crate) fn issue(&mut self, values: &[(String, Secret)], expires_at: Option<Timestamp>, lifetime: Option<Duration>) {
        for (name, value) in values {
            if name == SCOPE {
                self.allowed = Some(credentials::scopes(value));
            }
            let parameter = self.auth.parameters.iter().find(|parameter| parameter.field.name == name);
            if let Some((parameter, slot)) = parameter.and_then(|known| Some((known, self.values.get_mut(known.slot)?))) {
                *slot = credentials::issued(parameter.field.ty.inner(), value.clone());
            }
        }
        self.expires_at = expires_at;
        self.lifetime = lifetime;
    }

    /// Skips patterns: for stand-ins, whose credentials are made up.
    #[cfg_attr(not(feature = "sandbox"), allow(dead_code))]
    pub(crate) fn trusted(&mut self) {
        self.trusted = true;
    }

    /// Checks everything and makes the connection. Nothing is sent.
    ///
    /// # Errors
    /// `Input`: a parameter is missing, not of its type, or does not satisfy its pattern; the base URL may not be called.
    /// `Transport`: the HTTP client cannot be built.
    pub fn connect(mut self) -> Result<Connection> {
        self.connect_in_place().map_err(|error| error.with_operation(self.connector.key, "connect"))
    }

    fn connect_in_place(&mut self) -> Result<Connection> {
        self.settle(false)?;
        let ground = self.ground()?;
        let values = std::mem::take(&mut self.values).into_boxed_slice();
        let renewal = Renewal::of(self.auth, self.store.take(), self.wanted_scopes()).filter(|_| !self.trusted);
        let mut credentials = Credentials::new(self.connector, self.auth, values)?;
        credentials.expires_at = self.expires_at;
        credentials.scopes = self.allowed.take();
        credentials.generation = self.generation;
        if let (Some(renewal), Some(expires_at)) = (&renewal, self.expires_at) {
            credentials.renew_at = renewal.renew_at(expires_at, self.lifetime.map(|lifetime| expires_at.saturating_sub(lifetime))).into();
        }
        let shared = Arc::new(Shared {
            connector: self.connector,
            auth: self.auth,
            base: ground.base,
            origins: ground.origins,
            settings: self.settings,
            executor: ground.executor,
            limits: Shares::default(),
            gates: Gates::new(self.connector),
            urls: Urls::default(),
            cache: Cache::default(),
            credentials: Current::new(credentials),
            renewal,
            // A stand-in asks for no signature, as its credentials are made up.
            signer: if self.trusted { Signer::None } else { Signer::new(self.auth) },
        });
        if let Some(account) = &self.account {
            shared.belongs_to(account);
        }
        Ok(Connection(shared, None))
    }

    /// The scopes that signing in asks for.
    pub(super) fn wanted_scopes(&self) -> Vec<String> {
        let AuthKind::OAuth2(oauth) = self.auth.kind else { return Vec::new() };
        match &self.scopes {
            Some(scopes) => scopes.clone(),
            None => oauth.scopes.iter().filter(|scope| scope.required || scope.selected).map(|scope| scope.name.to_owned()).collect(),
        }
    }

    pub(super) fn values(&self) -> &[Slot] {
        &self.values
    }

    /// Whether the program brings what speaks TLS.
    fn brings_tls(&self) -> bool {
        self.client.is_some() || self.transport.is_some() || self.engine.is_some()
    }
}

/// What a value of the connection sees: its other values.
fn scope<'a>(connector: &'static Connector, values: &'a [Slot]) -> Scope<'a> {
    Scope::new(connector, values, &NoInput)
}

impl AsRef<Connect> for Connect {
    fn as_ref(&self) -> &Connect {
        self
    }
}

impl fmt::Debug for Connect {
    /// Without any value.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Connect").field("connector", &self.connector.key).field("auth", &self.auth.name).finish_non_exhaustive()
    }
}
