//! Triggers: cards that start a flow, by asking the service now and then or by what the service sends.

use serde::{Serialize, Serializer};

use super::{
    card::{Action, Sample},
    shape::{Key, Shape, Type},
    spec::Expr,
    webhook::Webhook,
};

/// A card that starts a flow.
#[derive(Debug)]
pub struct Trigger {
    /// The name in code; stable when the label changes.
    pub name: &'static str,
    /// The name that people see.
    pub title: &'static str,
    /// What happened when it starts a flow.
    pub hint: &'static str,
    /// Options and inputs.
    pub input: &'static Shape,
    /// What one event holds.
    pub output: &'static Shape,
    /// How events become runs of a flow.
    pub deliver: Deliver,
    /// What tells one event from another; none where every event is new.
    pub dedupe: &'static [EventKey],
    /// Where events come from.
    pub source: EventSource,
}

impl Trigger {
    /// The poll of the trigger: by itself, or what reconciles its webhook.
    pub fn poll(&self) -> Option<&Poll> {
        match &self.source {
            EventSource::Poll(poll) => Some(poll),
            EventSource::Webhook(webhook) => webhook.reconcile.as_ref(),
        }
    }

    /// The webhook of the trigger.
    pub fn webhook(&self) -> Option<&Webhook> {
        match &self.source {
            EventSource::Poll(_) => None,
            EventSource::Webhook(webhook) => Some(webhook),
        }
    }
}

/// Where the events of a [`Trigger`] come from.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[non_exhaustive]
#[allow(clippy::large_enum_variant)] // it stands in a static, and nothing moves it
pub enum EventSource {
    /// The service is asked now and then.
    Poll(Poll),
    /// The service says so.
    Webhook(Webhook),
}

/// How events become runs of a flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Deliver {
    /// One run for each event.
    Each,
    /// One run for all new events of a poll or delivery, if there are any.
    Batch,
    /// One run for each poll, whether there are new events or not.
    Always,
}

/// A value that tells one event from another.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct EventKey {
    /// As written: `item.number`.
    pub path: &'static str,
    /// Where it stands.
    #[serde(skip)]
    pub value: EventValue,
}

/// Where a value of an event stands.
#[derive(Debug, Clone, Copy)]
pub enum EventValue {
    /// In an item that is a record: the places of the fields that lead there; none for the item itself.
    Fields(&'static [usize]),
    /// In an item that is JSON: its keys.
    Keys(&'static [Key]),
    /// In the delivery of a webhook.
    Delivery(Expr),
}

/// `poll every 5m { … }`: the service is asked now and then.
#[derive(Debug, Serialize)]
pub struct Poll {
    /// How often, in milliseconds.
    #[serde(rename = "every_ms")]
    pub every: u64,
    /// What is kept from one poll to the next.
    pub cursor: Option<Cursor>,
    /// How far back of the cursor the next poll looks, for what the service shows late.
    pub lookback: Option<Lookback>,
    /// What the first poll delivers.
    pub first_run: FirstRun,
    /// The flow. Its input is that of the trigger, and behind it the saved cursor, where there is one.
    #[serde(rename = "samples", serialize_with = "samples")]
    pub flow: Action,
}

fn samples<S: Serializer>(flow: &Action, serializer: S) -> Result<S::Ok, S::Error> {
    <[Sample]>::serialize(flow.samples, serializer)
}

/// What a [`Poll`] keeps from one time to the next, so that it asks for what is new only. It is absent on the first run.
#[derive(Debug, Serialize)]
pub struct Cursor {
    /// Its type: text, a number, a date and time, or an object.
    #[serde(rename = "type")]
    pub ty: Type,
    /// Where the next one comes from, as written: `max(item.updated_at)`.
    #[serde(rename = "from")]
    pub path: &'static str,
    /// The same, to be read.
    #[serde(skip)]
    pub source: CursorSource,
}

/// Where the next [`Cursor`] comes from.
#[derive(Debug, Clone, Copy)]
pub enum CursorSource {
    /// From a slot of the last answer.
    Answer(usize),
    /// From the items; an absent value does not count.
    Items(Pick, EventValue),
}

/// Which one of many values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pick {
    /// The greatest.
    Max,
    /// The least.
    Min,
    /// That of the first item.
    First,
    /// That of the last item.
    Last,
}

/// How far back of its cursor a [`Poll`] looks.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Lookback {
    /// Of a date and time: milliseconds.
    #[serde(rename = "ms")]
    Duration(u64),
    /// Of a number.
    Number(f64),
}

/// What the first run of a [`Poll`] delivers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FirstRun {
    /// Nothing: what is there by then is old.
    Now,
    /// All that the service has.
    Everything,
}
