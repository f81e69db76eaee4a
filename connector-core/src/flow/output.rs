//! What a finished run is turned into: the typed edge.

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde_json::{Value, json};

use super::{
    plan::Plan,
    steps::{self, Done},
};
use crate::{
    data::{
        error::{Error, ErrorKind, Result},
        file::File,
        shape::Type,
        value::{Fault, FieldType, Fields, Object, Slot, Slots, build, json_object, settle},
    },
    http::transport::Reply,
};

/// What a [`Call`](super::call::Call) gives.
pub trait Output: Sized + Send + 'static {
    /// Whether a file in it may come as it is read. What is to be JSON has it whole.
    #[doc(hidden)]
    const STREAMS: bool = false;

    #[doc(hidden)]
    fn from_outcome(outcome: &mut Outcome<'_>) -> Result<Self, Fault>;
}

/// A finished run.
pub struct Outcome<'a> {
    plan: &'a Plan,
    slots: Slots,
    reply: Option<&'a Reply>,
    attempts: u32,
}

/// The output of a finished run, or the error that it does not hold what the description says.
pub(crate) fn finish<O: Output>(plan: &Plan, done: &mut Done) -> Result<O> {
    let slots = std::mem::take(&mut done.slots);
    O::from_outcome(&mut Outcome { plan, slots, reply: done.reply.as_ref(), attempts: done.attempts })
        .map_err(|fault| steps::misfit(plan, fault, done.reply.as_ref(), done.attempts))
}

impl<T: Fields + Send> Output for T {
    const STREAMS: bool = true;

    fn from_outcome(outcome: &mut Outcome<'_>) -> Result<Self, Fault> {
        build(&mut outcome.slots, 0)
    }
}

impl Output for Value {
    fn from_outcome(outcome: &mut Outcome<'_>) -> Result<Self, Fault> {
        match outcome.plan.action.is_paged() {
            true => Value::from_slot(outcome.slots.first_mut().map(std::mem::take).unwrap_or_default(), &mut outcome.slots),
            false => json_object(outcome.plan.action.output, 0, &mut outcome.slots).map(Value::Object),
        }
    }
}

impl Output for Object {
    /// The outputs that [`Call::only`](super::call::Call::only) names; the others are not looked at.
    fn from_outcome(outcome: &mut Outcome<'_>) -> Result<Self, Fault> {
        let mut object = Object::new();
        for (index, field) in outcome.plan.action.output.fields.iter().enumerate() {
            if outcome.plan.only.as_ref().is_none_or(|only| only.contains(&index)) {
                let slot = outcome.slots.get_mut(index).map(std::mem::take).unwrap_or_default();
                let value = Value::from_slot(settle(slot, field)?, &mut outcome.slots).map_err(|fault| fault.within(field.place()))?;
                object.insert(field.name.to_owned(), value);
            }
        }
        Ok(object)
    }
}

/// The outputs of a card as JSON, and its files apart: they are still where they are, and are read as they are wanted.
///
/// Made by [`Call::files_apart`](super::call::Call::files_apart).
#[derive(Debug)]
#[non_exhaustive]
pub struct FilesApart {
    /// The outputs by their names. In the place of a file are its `name`, `media_type` and `size`, which is `null` where that is not known.
    pub outputs: Value,
    /// Each file, and where it stands in the outputs, as a JSON pointer: `/file`, `/files/0`.
    pub files: Vec<(String, File)>,
    /// What the answer came with. The raw answer is empty where it is one of the files.
    pub meta: Meta,
}

impl Output for FilesApart {
    const STREAMS: bool = true;

    fn from_outcome(outcome: &mut Outcome<'_>) -> Result<Self, Fault> {
        let meta = Meta::of(outcome.reply.cloned(), outcome.attempts);
        if outcome.plan.action.is_paged() {
            return Ok(Self { outputs: Value::from_outcome(outcome)?, files: Vec::new(), meta });
        }
        let mut files = Vec::new();
        let mut apart = |place: String, slot: Slot| match slot {
            Slot::File(file) => {
                let about = json!({ "name": file.name(), "media_type": file.media_type(), "size": file.len() });
                files.push((place, *file));
                Ok(about)
            }
            slot => Err(slot),
        };
        let mut outputs = Object::new();
        for (index, field) in outcome.plan.action.output.fields.iter().enumerate() {
            let slot = outcome.slots.get_mut(index).map(std::mem::take).unwrap_or_default();
            let place = format!("/{}", field.name.replace('~', "~0").replace('/', "~1"));
            let found = match (field.ty.inner(), settle(slot, field)?) {
                (Type::List(item), Slot::List(items)) if matches!(item.inner(), Type::File) => {
                    Ok(items.into_iter().enumerate().filter_map(|(at, item)| apart(format!("{place}/{at}"), item).ok()).collect())
                }
                (_, slot) => apart(place, slot),
            };
            let value = match found {
                Ok(about) => about,
                Err(slot) => Value::from_slot(slot, &mut outcome.slots).map_err(|fault| fault.within(field.place()))?,
            };
            outputs.insert(field.name.to_owned(), value);
        }
        Ok(Self { outputs: Value::Object(outputs), files, meta })
    }
}

impl Output for () {
    fn from_outcome(_: &mut Outcome<'_>) -> Result<Self, Fault> {
        Ok(())
    }
}

/// A connection that works: who it is, and what the service said.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct Authping {
    /// Who the connection acts as.
    pub identity: Option<String>,
    /// The account or workspace it acts in.
    pub account: Option<String>,
    /// The service's answer, where it is JSON.
    pub answer: Value,
}

impl Output for Authping {
    fn from_outcome(outcome: &mut Outcome<'_>) -> Result<Self, Fault> {
        let mut texts = json_object(outcome.plan.action.output, 0, &mut outcome.slots)?;
        let mut text = |name| match texts.remove(name) {
            Some(Value::String(text)) => Some(text),
            Some(Value::Null) | None => None,
            Some(other) => Some(other.to_string()),
        };
        let answer = outcome.reply.and_then(|reply| serde_json::from_slice(&reply.body).ok()).unwrap_or_default();
        let (identity, account) = (text("identity"), text("account"));
        if let Some(account) = &account {
            outcome.plan.connection.0.belongs_to(account);
        }
        Ok(Self { identity, account, answer })
    }
}

/// The answer to a custom API action.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct CustomReply {
    /// The HTTP status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, as it came.
    pub body: Bytes,
}

impl CustomReply {
    /// The body as JSON of a type.
    ///
    /// # Errors
    /// `Decode`: the body is not JSON of that type.
    pub fn json<T: serde::de::DeserializeOwned>(&self) -> Result<T> {
        serde_json::from_slice(&self.body)
            .map_err(|error| Error::new(ErrorKind::Decode, format!("the answer is not what was asked for: {error}")))
    }
}

impl Output for CustomReply {
    fn from_outcome(outcome: &mut Outcome<'_>) -> Result<Self, Fault> {
        let reply = outcome.reply.ok_or_else(|| Fault::new("there is none"))?;
        Ok(Self { status: reply.status, headers: reply.headers.clone(), body: reply.body.clone() })
    }
}

/// What a call's answer came with.
#[derive(Clone)]
#[non_exhaustive]
pub struct Meta {
    /// The HTTP status of the last answer.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// The id that the service gave the request.
    pub request_id: Option<String>,
    /// How many times the service was called, retries included.
    pub attempts: u32,
    /// The raw answer, as it came; at most the connection's `body_limit`.
    pub answer: Bytes,
}

impl std::fmt::Debug for Meta {
    /// Without the headers and the answer, which may hold what nobody should see.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Meta")
            .field("status", &self.status)
            .field("request_id", &self.request_id)
            .field("attempts", &self.attempts)
            .finish_non_exhaustive()
    }
}

impl Meta {
    pub(crate) fn new(done: Done) -> Self {
        Self::of(done.reply, done.attempts)
    }

    fn of(reply: Option<Reply>, attempts: u32) -> Self {
        let (status, headers, answer) = match reply {
            Some(reply) => (reply.status, reply.headers, reply.body),
            None => (StatusCode::OK, HeaderMap::new(), Bytes::new()),
        };
        Self { status, request_id: crate::response::rules::request_id(&headers), headers, attempts, answer }
    }
}
