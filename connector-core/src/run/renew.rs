//! Renewing what a connection signs its calls with: before it runs out, and where the service says that it has.
//!
//! One renews, and all others wait: in this process by a turn, beyond it by a lease of the store. New credentials are kept before they are
//! used. A renewal that has begun goes on when the call that began it is dropped, since the service may have ended the old ones already.

use std::{
    pin::pin,
    sync::{Arc, atomic::Ordering::Relaxed},
    time::Duration,
};

use futures_util::future::{Either, select};
use tokio::sync::OwnedMutexGuard;
use tracing::Instrument;

use super::{Ask, Run};
use crate::{
    auth::{
        connection::Shared,
        credentials::{self, Credentials, SCOPE},
        oauth2::{Client, PATIENCE, Tokens},
        renewal::{self, Failure, REST, Renewal, Turn},
        stored::{Lease, StoredCredentials},
    },
    data::{
        auth::{AuthKind, Session},
        error::{Error, ErrorKind, Result},
        scope::{Answer, NoInput, Scope},
        secret::Secret,
        shape::Type,
        spec::{Expr, Step},
        value::{Slot, Slots, keep, settle},
    },
    http::{
        executor::{Executor, Timestamp},
        trace::Waiting,
        transport::{BoxFuture, Reply},
    },
    request::Extra,
    response::{rules, walk},
};

/// How long to wait between two looks at a lease that another holds.
const LOOK: Duration = Duration::from_millis(50);

/// How often a store is asked to keep what was issued.
const SAVES: u32 = 3;

/// Why credentials are renewed.
enum Why {
    /// They run out.
    Due,
    /// The service refused them; a refusal may hand out the next ones.
    Refused(Option<Vec<(usize, Slot)>>),
}

impl Run<'_> {
    /// Takes the credentials of now, renewed where that is due.
    pub(super) async fn sign_in(&mut self) -> Result<()> {
        let Some(renewal) = self.shared.renewal.as_ref().filter(|_| !self.is_sign_in) else { return Ok(()) };
        self.credentials = self.shared.credentials.get();
        if renewal.is_due(self.shared.auth, &self.credentials, self.now) {
            self.renew(renewal, Why::Due).await?;
        }
        Ok(())
    }

    /// Renews credentials that this answer refuses, where that is possible. The call is then made once more: it was not done.
    pub(super) async fn sign_in_again(&mut self, reply: &Reply) -> Result<bool> {
        let Some(renewal) = self.shared.renewal.as_ref().filter(|_| !self.is_sign_in) else { return Ok(false) };
        let Some(handed_out) = self.refused(renewal, reply) else { return Ok(false) };
        if handed_out.is_none() && !renewal::can_renew(self.shared.auth, &self.credentials.values) {
            return Ok(false);
        }
        self.renew(renewal, Why::Refused(handed_out)).await?;
        Ok(true)
    }

    /// Whether an answer says that the credentials are no longer good, and which it hands out instead.
    fn refused(&self, renewal: &Renewal, reply: &Reply) -> Option<Option<Vec<(usize, Slot)>>> {
        let Some(when) = &renewal.refresh.when else { return (reply.status.as_u16() == 401).then_some(None) };
        let reads = &renewal.refresh.reads;
        let mut slots: Slots = vec![Slot::Empty; reads.slots];
        // A body that is no JSON says nothing.
        let _ = walk::read(&reply.body, &[walk::Cursor { node: &reads.body, base: 0 }], &mut slots);
        let answer = Answer { status: reply.status, headers: &reply.headers, base: 0 };
        if !rules::holds(when, &Scope { answer: Some(answer), slots: &slots, ..self.credentials.scope(self.shared.connector, &NoInput) }) {
            return None;
        }
        let AuthKind::Session(Session { handed_out, .. }) = self.shared.auth.kind else { return Some(None) };
        if handed_out.is_empty() {
            return Some(None);
        }
        for (name, take) in reads.headers {
            if let (Some(slot), Some(Ok(text))) = (slots.get_mut(take.slot), reply.headers.get(*name).map(|value| value.to_str())) {
                *slot = Slot::Text(text.to_owned());
            }
        }
        let first = reads.slots.saturating_sub(handed_out.len());
        let values = slots.drain(first..).zip(*handed_out).map(|(value, slot)| (*slot, value));
        Some(Some(values.collect()))
    }

    async fn renew(&mut self, renewal: &Renewal, why: Why) -> Result<()> {
        let shared = self.shared.clone();
        let executor = &self.shared.executor;
        let end = pin!(executor.sleep(self.deadline.saturating_sub(self.now)));
        let (generation, credentials) = (self.credentials.generation, self.credentials.clone());
        let work = async move {
            let turn = renewal.turn.clone().lock_owned().await;
            let now = executor.now().await;
            let current = shared.credentials.get();
            let is_done = match &why {
                Why::Due => !renewal.is_due(shared.auth, &current, now),
                Why::Refused(_) => current.generation != generation,
            };
            if is_done {
                return Ok(current);
            }
            if let Some(failed) = &turn.failed
                && failed.generation == current.generation
                && failed.until.is_none_or(|until| now < until)
            {
                return Err(failed.error());
            }
            let work = take_turn(shared.clone(), turn, why);
            match (executor, tokio::runtime::Handle::try_current()) {
                (Executor::Engine(_), _) | (_, Err(_)) => work.await,
                // It has begun, and goes on.
                (_, Ok(runtime)) => match runtime.spawn(work.in_current_span()).await {
                    Ok(renewed) => renewed,
                    Err(error) => Err(Error::new(ErrorKind::Cancelled, format!("renewing the sign-in was broken off: {error}"))),
                },
            }
        };
        let renewed = match select(pin!(work), end).await {
            Either::Left((renewed, _)) => renewed,
            Either::Right(_) => Err(Error::new(ErrorKind::Timeout, "the sign-in is being renewed, and was not before the deadline")),
        };
        self.now = executor.now().await;
        self.credentials = match renewed {
            Ok(credentials) => credentials,
            Err(error) if error.kind().is_transient() && is_good(&credentials, self.now) => credentials,
            Err(error) => return Err(error.with_nothing_done().with_attempts(self.attempts)),
        };
        Ok(())
    }
}

/// Whether credentials may still be used, even where renewing them failed.
fn is_good(credentials: &Credentials, now: Timestamp) -> bool {
    credentials.is_signed_in && credentials.expires_at.is_some_and(|end| now < end)
}

/// Renews. While it holds the turn, nobody else of this process does. (On the heap, since a login is a run of its own.)
fn take_turn(shared: Arc<Shared>, mut turn: OwnedMutexGuard<Turn>, why: Why) -> BoxFuture<'static, Result<Arc<Credentials>>> {
    Box::pin(async move {
        let Some(renewal) = &shared.renewal else { return Ok(shared.credentials.get()) };
        let current = shared.credentials.get();
        match renew(&shared, renewal, &mut turn, &current, why).await {
            Ok(renewed) => {
                turn.failed = None;
                let renewed = Arc::new(renewed);
                shared.credentials.set(renewed.clone());
                Ok(renewed)
            }
            Err(error) => {
                let rest = shared.executor.now().await.saturating_add(REST);
                turn.failed = Some(failure(&error, current.generation, rest));
                // What is still good is used for a while before the next try.
                current.renew_at.store(renewal::millis(rest), Relaxed);
                Err(error)
            }
        }
    })
}

fn failure(error: &Error, generation: u64, rest: Timestamp) -> Failure {
    let is_over = error.code() == Some("invalid_grant");
    Failure {
        generation,
        until: (!is_over).then_some(rest),
        kind: error.kind(),
        message: error.message().to_owned(),
        code: error.code().map(str::to_owned),
    }
}

async fn renew(shared: &Arc<Shared>, renewal: &Renewal, turn: &mut Turn, current: &Credentials, why: Why) -> Result<Credentials> {
    if let Some(kept) = turn.unsaved.take() {
        return save(shared, renewal, turn, kept).await;
    }
    let in_doubt = match lease(shared, renewal, current).await? {
        Leased::Renewed(credentials) => return Ok(credentials),
        Leased::Mine { in_doubt } => in_doubt,
    };
    match issued(shared, renewal, current, why).await {
        Ok(kept) => save(shared, renewal, turn, kept).await,
        Err(error) => {
            let is_over = error.code() == Some("invalid_grant");
            if let Some(store) = &renewal.store {
                // Whatever comes of it, the error that matters is the one that is known.
                let _ = store.failed(current.generation, is_over).await;
            }
            Err(match is_over && in_doubt {
                true => {
                    let why = "an earlier renewal was broken off before what it was issued could be kept";
                    let message = format!("{}; {why}", error.message());
                    error.with_message(message)
                }
                false => error,
            })
        }
    }
}

/// What came of asking the store for the right to renew.
enum Leased {
    Mine { in_doubt: bool },
    Renewed(Credentials),
}

async fn lease(shared: &Arc<Shared>, renewal: &Renewal, current: &Credentials) -> Result<Leased> {
    let Some(store) = &renewal.store else { return Ok(Leased::Mine { in_doubt: false }) };
    loop {
        let now = shared.executor.now().await;
        match store.lease(current.generation, now, now.saturating_add(PATIENCE + PATIENCE)).await? {
            Lease::Granted { in_doubt } => return Ok(Leased::Mine { in_doubt }),
            Lease::Held { until } => {
                shared.executor.wait(Waiting::Renewal, LOOK.min(until.saturating_sub(now)).max(Duration::from_millis(1))).await
            }
            Lease::Renewed(kept) if kept.needs_sign_in => {
                let message = "the sign-in of this connection is no longer good; sign in again";
                return Err(Error::new(ErrorKind::Unauthorized, message).with_code(Some("invalid_grant".to_owned())));
            }
            Lease::Renewed(kept) => return adopt(shared, renewal, &kept, now).map(Leased::Renewed),
        }
    }
}

/// Keeps what was issued, before anybody uses it.
async fn save(shared: &Arc<Shared>, renewal: &Renewal, turn: &mut Turn, kept: StoredCredentials) -> Result<Credentials> {
    if let Some(store) = &renewal.store {
        let mut tries = 1;
        while let Err(error) = store.renewed(kept.clone()).await {
            if tries == SAVES {
                turn.unsaved = Some(kept);
                let message = format!("the renewed sign-in could not be kept, and so is not used yet: {}", error.message());
                return Err(Error::new(error.kind(), message).with_source(error));
            }
            tries += 1;
            shared.executor.wait(Waiting::Renewal, LOOK).await;
        }
    }
    let now = shared.executor.now().await;
    adopt(shared, renewal, &kept, now)
}

/// The credentials of what is kept.
fn adopt(shared: &Arc<Shared>, renewal: &Renewal, kept: &StoredCredentials, now: Timestamp) -> Result<Credentials> {
    let mut values = shared.credentials.get().values.clone();
    for (name, secret) in &kept.values {
        let parameter = shared.auth.parameters.iter().find(|parameter| parameter.field.name == name);
        if let Some((slot, field)) = parameter.and_then(|known| Some((values.get_mut(known.slot)?, &known.field))) {
            *slot = credentials::issued(field.ty.inner(), secret.clone());
        }
    }
    let renew_at = kept.expires_at.map_or(u64::MAX, |expires_at| renewal.renew_at(expires_at, Some(now)));
    let scopes = kept.values.iter().find(|(name, _)| name == SCOPE).map(|(_, scopes)| credentials::scopes(scopes));
    let credentials = Credentials::new(shared.connector, shared.auth, values)?;
    Ok(Credentials { expires_at: kept.expires_at, renew_at: renew_at.into(), generation: kept.generation, scopes, ..credentials })
}

/// Gets the next generation from the service.
async fn issued(shared: &Arc<Shared>, renewal: &Renewal, current: &Credentials, why: Why) -> Result<StoredCredentials> {
    let generation = current.generation + 1;
    if let Why::Refused(Some(values)) = why {
        return Ok(StoredCredentials { values: named(shared, values), expires_at: None, generation, needs_sign_in: false });
    }
    if let AuthKind::Session(session) = shared.auth.kind {
        let (values, expires_at) = log_in(shared, session).await?;
        return Ok(StoredCredentials { values: named(shared, values), expires_at, generation, needs_sign_in: false });
    }
    let client = Client::new(shared.connector, shared.auth, &current.values, &shared.executor, &shared.origins);
    let client = client.ok_or_else(|| Error::input("this sign-in is never renewed"))?;
    let Tokens { access_token, refresh_token, expires_at, scopes, .. } = match client.value("refresh_token") {
        Some(refresh_token) => client.refresh(&refresh_token).await?,
        None => {
            let scopes: Vec<&str> = renewal.scopes.iter().map(String::as_str).collect();
            client.sign_in(&scopes).await?
        }
    };
    let mut values = vec![("access_token".to_owned(), access_token)];
    // Where none comes back, the old one stays good (RFC 6749, 6).
    values.extend(refresh_token.or_else(|| client.value("refresh_token")).map(|token| ("refresh_token".to_owned(), token)));
    let scopes = scopes.or_else(|| Some(current.scopes.as_ref()?.join(" "))).unwrap_or_else(|| renewal.scopes.join(" "));
    values.push((SCOPE.to_owned(), scopes.into()));
    Ok(StoredCredentials { values, expires_at, generation, needs_sign_in: false })
}

/// Values of a sign-in by the names of their parameters.
fn named(shared: &Shared, values: Vec<(usize, Slot)>) -> Vec<(String, Secret)> {
    let scope = Scope::new(shared.connector, &[], &NoInput);
    let text = |slot: &Slot| {
        let mut out = String::new();
        crate::data::scope::write_value(slot.as_value(), crate::data::scope::Place::Plain, false, &mut out).ok()?;
        Some(Secret::from(out))
    };
    let name = |slot: usize| scope.connector.auth_fields.get(slot).map(|name| (*name).to_owned());
    values.iter().filter_map(|(slot, value)| Some((name(*slot)?, text(value)?))).collect()
}

/// Calls the login. Gives the values of its fields, by their places among the connection's, and when they are no longer good.
async fn log_in(shared: &Arc<Shared>, session: &'static Session) -> Result<(Vec<(usize, Slot)>, Option<Timestamp>)> {
    let Some(Step { what, fields, reads, .. }) = &session.login else {
        return Err(Error::input("the service hands out the session, and has not yet"));
    };
    let crate::data::spec::What::Request(request) = what else { return Err(Error::input("the login is no request")) };
    let now = shared.executor.now().await;
    let mut run = Run::at(shared, &LOGIN, &NoInput, now, now.saturating_add(PATIENCE));
    run.is_sign_in = true;
    run.slots.resize_with(reads.slots, Slot::default);
    let extra = Extra { step: "sign-in".into(), ..Extra::default() };
    let reply = run.request(Ask::Declared(request), reads, 0, &extra).await.map_err(refused_login)?;
    let mut values = Vec::with_capacity(fields.len());
    for (index, field) in fields.iter().enumerate() {
        let slot = run.slots.get_mut(index).map(std::mem::take).unwrap_or_default();
        let kept = settle(slot, field).and_then(|slot| keep(slot, &field.ty, &mut run.slots).map_err(|fault| fault.within(field.place())));
        let slot = kept.map_err(|fault| run.misfit(fault, Some(&reply)))?;
        values.push(match (slot, field.ty.inner()) {
            (Slot::Text(text), Type::Secret) => Slot::Secret(text.into()),
            (slot, _) => slot,
        });
    }
    let values: Vec<_> = session.fields.iter().copied().zip(values).collect();
    let seconds = session.expires_in.as_ref().and_then(|template| match template.value {
        Expr::Auth(wanted) => values.iter().find(|(slot, _)| *slot == wanted).map(|(_, value)| value),
        _ => None,
    });
    let lifetime = match (session.expires, seconds) {
        (Some(fixed), _) => Some(Duration::from_millis(fixed)),
        (None, Some(Slot::Integer(seconds))) => u64::try_from(*seconds).ok().map(Duration::from_secs),
        (None, _) => None,
    };
    Ok((values, lifetime.map(|lifetime| now.saturating_add(lifetime))))
}

fn refused_login(error: Error) -> Error {
    let message = match error.kind() {
        ErrorKind::Unauthorized | ErrorKind::Forbidden => {
            format!("the service does not accept the sign-in ({}); look at the user name and the password", error.message())
        }
        _ => format!("signing in: {}", error.message()),
    };
    error.with_message(message)
}

/// What a login is run as.
static LOGIN: crate::data::card::Action = crate::data::card::Action {
    name: "sign-in",
    title: "",
    hint: "",
    effects: crate::data::effects::Effects::READ,
    nature: crate::data::card::Nature::PLAIN,
    deadline: None,
    input: &crate::data::shape::Shape::EMPTY,
    output: &crate::data::shape::Shape::EMPTY,
    flow: crate::data::spec::Flow::Steps { steps: &[], main: None, outputs: &[], pages: None },
    samples: &[],
    index: 0,
};
