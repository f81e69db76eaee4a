//! What the requests of a sample look like: the card itself is run, with a script that answers as the sample says.
//!
//! So the sandbox knows nothing of rendering, steps or pages; it knows what really would be sent.

use std::{
    sync::{Arc, Mutex, PoisonError},
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
    },
    flow::call::Call,
    http::{
        executor::{Execute, Operation, Outcome},
        transport::{BoxFuture, HttpRequest, Reply, SendError},
    },
    run::steps,
};

/// A request of a sample, and how the service answers it.
pub(super) struct Exchange {
    pub(super) action: &'static Action,
    /// The place of the request among the card's steps.
    pub(super) place: usize,
    pub(super) request: HttpRequest,
    pub(super) reply: Option<&'static SampleReply>,
}

/// Runs a sample. Gives what was asked and answered, and how it ended.
pub(super) async fn play(
    connector: &'static Connector,
    auth: &str,
    url: &str,
    action: &'static Action,
    sample: &'static Sample,
) -> Result<(Vec<Exchange>, Result<Value>)> {
    let script = Arc::new(Script { action, sample, state: Mutex::default() });
    let mut connect = with_credentials(Connect::by_name(connector, Some(auth))?, url);
    connect.engine(script.clone());
    let connection = connect.connect()?;
    let input = serde_json::from_str(sample.input).unwrap_or_default();
    let call: Call<Value> = match action.name {
        "authping" | "revoke" => Call::of(&connection, action, crate::data::scope::NoInput),
        name => connection.invoke(name, input),
    };
    let result = call.deadline(NEVER).await;
    let calls = std::mem::take(&mut script.state.lock().unwrap_or_else(PoisonError::into_inner).exchanges);
    Ok((calls, result))
}

/// A script's day is as long as it likes: no limit and no deadline gets in its way.
const DAY: Duration = Duration::from_secs(86_400);
const NEVER: Duration = Duration::from_secs(86_400 * 100_000);

/// An engine that answers from a sample.
struct Script {
    action: &'static Action,
    sample: &'static Sample,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    exchanges: Vec<Exchange>,
    calls: usize,
    days: u32,
}

impl Script {
    fn answer(&self, request: HttpRequest) -> Result<Reply, SendError> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let call = state.calls;
        state.calls += 1;
        let (place, reply) = self.reply(call);
        state.exchanges.push(Exchange { action: self.action, place, request, reply });
        match reply {
            Some(reply) => Ok(to_http(reply)),
            None => Err(SendError::Refused("the sample has no answer for this request".to_owned())),
        }
    }

    /// The answer to a call, by the step or page that it is for.
    fn reply(&self, call: usize) -> (usize, Option<&'static SampleReply>) {
        let find = |to: &dyn Fn(&ReplyTo) -> bool| self.sample.replies.iter().find(|reply| to(&reply.to));
        let last = steps(self.action).len().saturating_sub(1);
        match steps(self.action).get(call).and_then(|step| step.name) {
            Some(name) => (call, find(&|to| *to == ReplyTo::Step(name))),
            None if call <= last => (call, find(&|to| *to == ReplyTo::Last)),
            None => (last, self.sample.replies.iter().filter(|reply| matches!(reply.to, ReplyTo::Page(_))).nth(call - last - 1)),
        }
    }
}

impl Execute for Script {
    fn run(&self, operation: Operation) -> BoxFuture<'_, Outcome> {
        let outcome = match operation {
            Operation::Call(request, _) => Outcome::Call(self.answer(request)),
            Operation::Wait(_) => {
                // A failed call is about to be repeated: it gets the same answer again.
                let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
                state.calls = state.calls.saturating_sub(1);
                Outcome::Wait
            }
            Operation::Now => {
                let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
                state.days += 1;
                Outcome::Now(DAY * state.days)
            }
            Operation::Random => Outcome::Random(0),
        };
        Box::pin(std::future::ready(outcome))
    }
}

/// A sample's answer as the service would give it.
pub(super) fn to_http(reply: &'static SampleReply) -> Reply {
    let mut headers = HeaderMap::new();
    if !reply.body.is_empty() {
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
