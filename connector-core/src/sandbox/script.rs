//! What the requests of a sample look like: the card itself is run, with a script that answers as the sample says.
//!
//! So the sandbox knows nothing of rendering, steps or pages; it knows what really would be sent.

use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header::CONTENT_TYPE};
use serde_json::Value;

use super::with_credentials;
use crate::{
    auth::connect::Connect,
    data::{
        card::{Action, Connector, Reply as SampleReply, ReplyTo, Sample},
        error::{Error, Result},
        spec::{Flow, What},
        value::Object,
    },
    flow::{call::Call, plan::Plan},
    http::{
        executor::{Execute, Operation, Outcome},
        transport::{BoxFuture, HttpRequest, Reply, SendError},
    },
    run::steps,
};

/// A request of a sample, and how the service answers it.
pub(super) struct Exchange {
    pub(super) action: &'static Action,
    pub(super) request: HttpRequest,
    /// The answers to the same request, one after the other: a job is looked at more than once.
    pub(super) replies: Vec<&'static SampleReply>,
    /// How many of them have been given.
    pub(super) given: AtomicUsize,
    /// The parameters that depend on the time of the call.
    pub(super) timed: Vec<String>,
}

impl Exchange {
    /// The next answer; behind the last comes the first again.
    pub(super) fn next(&self) -> Option<&'static SampleReply> {
        let count = self.replies.len().max(1);
        self.replies.get(self.given.fetch_add(1, Ordering::Relaxed) % count).copied()
    }

    fn is_same(&self, request: &HttpRequest) -> bool {
        let asked = &self.request;
        asked.source.step == request.source.step && asked.method == request.method && asked.url == request.url && asked.body == request.body
    }
}

/// Runs a sample. Gives what was asked and answered, and how it ended.
pub(super) async fn play(
    connector: &'static Connector,
    auth: &str,
    url: &str,
    action: &'static Action,
    sample: &'static Sample,
) -> Result<(Vec<Exchange>, Result<Value>)> {
    if let Flow::Rust(_) = action.flow {
        return Ok((asked_by_rust(connector, auth, url, action, sample).await?, Ok(Value::Null)));
    }
    let (mut exchanges, result) = play_at(Duration::ZERO, connector, auth, url, action, sample).await?;
    // What is another at another time depends on the clock.
    let (later, _) = play_at(LATER, connector, auth, url, action, sample).await?;
    for (exchange, later) in exchanges.iter_mut().zip(later) {
        exchange.timed = differing(&exchange.request, &later.request);
    }
    Ok((exchanges, result))
}

async fn play_at(
    time: Duration,
    connector: &'static Connector,
    auth: &str,
    url: &str,
    action: &'static Action,
    sample: &'static Sample,
) -> Result<(Vec<Exchange>, Result<Value>)> {
    let script = Arc::new(Script { action, sample, fixed: None, state: Mutex::new(State { time, ..State::default() }) });
    let mut connect = with_credentials(Connect::by_name(connector, Some(auth))?, url);
    connect.engine(script.clone());
    let connection = connect.connect()?;
    let input = serde_json::from_str(sample.input).unwrap_or_default();
    let call: Call<Value> = match action.name {
        "authping" | "revoke" => Call::of(&connection, action, crate::data::scope::NoInput),
        _ => Call::new(Plan::with_json(&connection, action, input)),
    };
    let result = call.deadline(NEVER).await;
    let calls = std::mem::take(&mut script.state.lock().unwrap_or_else(PoisonError::into_inner).exchanges);
    Ok((calls, result))
}

/// The names of the query parameters and of the members of a JSON body that have other values in the other request.
fn differing(one: &HttpRequest, other: &HttpRequest) -> Vec<String> {
    let parameters = |request: &HttpRequest| {
        let query = request.url.query_pairs().map(|(name, value)| (name.into_owned(), Value::String(value.into_owned())));
        let body = serde_json::from_slice::<Object>(&request.body).unwrap_or_default();
        query.chain(body).collect::<Vec<_>>()
    };
    let other = parameters(other);
    parameters(one).into_iter().filter(|pair| !other.contains(pair)).map(|(name, _)| name).collect()
}

/// The requests that a sample of a Rust function answers; the function itself may ask other cards too, which have samples of their own.
async fn asked_by_rust(
    connector: &'static Connector,
    auth: &str,
    url: &str,
    action: &'static Action,
    sample: &'static Sample,
) -> Result<Vec<Exchange>> {
    let mut exchanges = Vec::new();
    for reply in sample.replies {
        let ReplyTo::Request(method, path) = reply.to else { continue };
        let script = Arc::new(Script { action, sample, fixed: Some(reply), state: Mutex::default() });
        let mut connect = with_credentials(Connect::by_name(connector, Some(auth))?, url);
        connect.engine(script.clone());
        // How it ends is of no interest: what was asked is.
        let _ = connect.connect()?.request(method, path).deadline(NEVER).await;
        exchanges.append(&mut script.state.lock().unwrap_or_else(PoisonError::into_inner).exchanges);
    }
    Ok(exchanges)
}

/// Another day, month, year, hour, minute and second than the first.
const LATER: Duration = Duration::from_secs(86_400 * 400 + 3_600 * 5 + 67);

/// No deadline ends a script.
const NEVER: Duration = Duration::from_secs(86_400 * 100_000);

/// An engine that answers from a sample.
struct Script {
    action: &'static Action,
    sample: &'static Sample,
    /// The answer to whatever is asked, where it is known before.
    fixed: Option<&'static SampleReply>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    exchanges: Vec<Exchange>,
    /// How often each step has asked.
    asked: BTreeMap<String, usize>,
    /// How long has been waited.
    time: Duration,
}

impl Script {
    fn answer(&self, request: HttpRequest) -> Result<Reply, SendError> {
        if request.source.is_cancel {
            // No sample has it, and the sandbox knows it without one.
            return Ok(cancelled());
        }
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let asked = state.asked.entry(request.source.step.to_string()).or_default();
        // A call that is repeated gets the same answer again.
        *asked += usize::from(request.source.attempt == 1 || *asked == 0);
        let reply = self.reply(&request, *asked - 1);
        let known = state.exchanges.iter_mut().find(|exchange| exchange.is_same(&request));
        match (known, reply) {
            (Some(known), Some(reply)) if known.replies.iter().all(|before| !std::ptr::eq(*before, reply)) => known.replies.push(reply),
            (Some(_), _) => {}
            (None, reply) => state.exchanges.push(Exchange {
                action: self.action,
                request,
                replies: reply.into_iter().collect(),
                given: AtomicUsize::new(0),
                timed: Vec::new(),
            }),
        }
        reply.map(to_http).ok_or_else(|| SendError::Refused("the sample has no answer for this request".to_owned()))
    }

    /// The answer to a step that asks for the so-and-so-manieth time.
    fn reply(&self, request: &HttpRequest, nth: usize) -> Option<&'static SampleReply> {
        if self.fixed.is_some() {
            return self.fixed;
        }
        let replies = || self.sample.replies.iter();
        let step = &*request.source.step;
        if step.is_empty() {
            let is_page = |reply: &&SampleReply| matches!(reply.to, ReplyTo::Page(_));
            let last = replies().find(|reply| reply.to == ReplyTo::Last);
            return if nth == 0 || !self.action.is_paged() { last } else { replies().filter(is_page).nth(nth - 1) };
        }
        let own: Vec<&SampleReply> = replies().filter(|reply| matches!(reply.to, ReplyTo::Step(name) if name == step)).collect();
        let waits = steps(self.action).iter().any(|known| known.name == Some(step) && matches!(known.what, What::Wait(_)));
        // What is done for each item of a list may be answered once for all.
        own.get(if waits { nth } else { nth.min(own.len().saturating_sub(1)) }).copied()
    }
}

impl Execute for Script {
    fn run(&self, operation: Operation) -> BoxFuture<'_, Outcome> {
        let outcome = match operation {
            Operation::Call(request, _) => Outcome::Call(self.answer(request)),
            // A script's waits are over at once, so that neither a limit nor a job gets in its way.
            Operation::Wait(pause) => {
                self.state.lock().unwrap_or_else(PoisonError::into_inner).time += pause;
                Outcome::Wait
            }
            Operation::Now => Outcome::Now(self.state.lock().unwrap_or_else(PoisonError::into_inner).time),
            Operation::Random => Outcome::Random(0),
        };
        Box::pin(std::future::ready(outcome))
    }
}

/// The answer where a job is taken back.
pub(super) fn cancelled() -> Reply {
    Reply { status: StatusCode::NO_CONTENT, headers: HeaderMap::new(), body: Default::default() }
}

/// A sample's answer as the service would give it.
pub(super) fn to_http(reply: &'static SampleReply) -> Reply {
    let mut headers = HeaderMap::new();
    let is_said = reply.headers.iter().any(|(name, _)| *name == CONTENT_TYPE.as_str());
    if !reply.body.is_empty() && !is_said {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    }
    for (name, value) in reply.headers {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(*name), HeaderValue::try_from(*value)) {
            headers.append(name, value);
        }
    }
    Reply { status: StatusCode::from_u16(reply.status).unwrap_or(StatusCode::OK), headers, body: reply.body.into() }
}

/// Whether a sample ends in this kind of refusal.
pub(super) fn is_unauthorized(result: &Result<Value>) -> bool {
    result.as_ref().is_err_and(Error::is_unauthorized)
}
