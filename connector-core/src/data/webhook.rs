//! Webhooks: what the service sends, how it is known to come from the service, and what it means.

use serde::{Serialize, Serializer};

use super::{
    card::{Action, raw_json},
    signing::{Encoding, Hash},
    spec::{Expr, Reads},
    trigger::Poll,
};

/// `webhook { … }`: the service sends what happened. The values that a delivery gives stand in slots; slot `i` is output `i`.
#[derive(Debug, Serialize)]
pub struct Webhook {
    /// How a delivery is known to come from the service; whatever else came is refused.
    pub verify: Verify,
    /// What the service asks for before it sends anything.
    #[serde(skip)]
    pub challenge: Option<Challenge>,
    /// What `body` is.
    #[serde(skip)]
    pub payload: Payload,
    /// What is read of a delivery.
    #[serde(skip)]
    pub reads: Reads,
    /// What an event is.
    #[serde(skip)]
    pub events: Events,
    /// Outputs that come from elsewhere than the body: the output's place, and its value.
    #[serde(skip)]
    pub outputs: &'static [(usize, Expr)],
    /// What the service is told once a delivery is safe.
    #[serde(skip)]
    pub reply: DeliveryReply,
    /// Asks the service to send. The input of this flow is that of the trigger, and behind it `event_url`.
    #[serde(rename = "registers", serialize_with = "is_there")]
    pub register: Option<Action>,
    /// Asks again, before the service forgets. Its input is that of `register`, and behind it what `register` gave.
    #[serde(rename = "renew_every_ms", serialize_with = "renewal", skip_serializing_if = "Option::is_none")]
    pub renew: Option<Renew>,
    /// Asks the service to send no more. Its input is that of `renew`.
    #[serde(skip)]
    pub deregister: Option<Action>,
    /// A poll for what the webhook missed.
    pub reconcile: Option<Poll>,
    /// Examples of what is sent.
    pub samples: &'static [DeliverySample],
}

/// An example of a delivery.
#[derive(Debug, Serialize)]
pub struct DeliverySample {
    /// What it shows; the first sample of a trigger often has none.
    pub name: Option<&'static str>,
    /// What `body` is, as JSON text.
    #[serde(rename = "json", serialize_with = "raw_json")]
    pub body: &'static str,
}

fn is_there<S: Serializer>(flow: &Option<Action>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_bool(flow.is_some())
}

fn renewal<S: Serializer>(renew: &Option<Renew>, serializer: S) -> Result<S::Ok, S::Error> {
    renew.as_ref().map(|renew| renew.every).serialize(serializer)
}

/// How a delivery is known to come from the service.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Verify {
    /// `hmac_sha256 { … }`: a keyed hash over what was sent (RFC 2104).
    Hmac(Hmac),
    /// `shared_secret { … }`: a value that only the service knows.
    SharedSecret {
        /// The secret, by its place in the connector's auth fields.
        #[serde(skip)]
        key: usize,
        /// Where it stands.
        #[serde(skip)]
        at: Delivered,
    },
    /// `jwt { … }`: a signed token (RFC 7519).
    Jwt(Jwt),
    /// `none because "…"`: anyone can send events.
    None {
        /// Why that is right.
        because: &'static str,
    },
}

/// A keyed hash over a delivery.
#[derive(Debug, Serialize)]
pub struct Hmac {
    /// The hash.
    pub hash: Hash,
    /// The key, by its place in the connector's auth fields.
    #[serde(skip)]
    pub key: usize,
    /// What is hashed.
    #[serde(skip)]
    pub over: Expr,
    /// How the hash is written.
    #[serde(skip)]
    pub encoding: Encoding,
    /// What stands before and behind it.
    #[serde(skip)]
    pub around: (&'static str, &'static str),
    /// Where it stands.
    #[serde(skip)]
    pub at: Delivered,
    /// How old a delivery may be, so that it cannot be sent again.
    #[serde(rename = "fresh_ms", serialize_with = "oldest")]
    pub fresh: Option<Fresh>,
}

fn oldest<S: Serializer>(fresh: &Option<Fresh>, serializer: S) -> Result<S::Ok, S::Error> {
    fresh.as_ref().map(|fresh| fresh.within).serialize(serializer)
}

/// `fresh: 5m by header["x-request-timestamp"]`: seconds since 1970, or a date and time.
#[derive(Debug, Clone, Copy)]
pub struct Fresh {
    /// How far from now the time may be, in milliseconds.
    pub within: u64,
    /// Where it stands.
    pub at: Delivered,
}

/// A signed token in a delivery.
#[derive(Debug, Serialize)]
pub struct Jwt {
    /// What its signature is checked with.
    #[serde(skip)]
    pub key: JwtKey,
    /// The algorithms that are accepted (RFC 7518); no other is, whatever the token says.
    pub algorithms: &'static [&'static str],
    /// Who must have made it.
    #[serde(skip)]
    pub issuer: Option<Expr>,
    /// Whom it must be for.
    #[serde(skip)]
    pub audience: Option<Expr>,
    /// Where it stands; `Bearer` may stand before it.
    #[serde(skip)]
    pub at: Delivered,
}

/// What the signature of a [`Jwt`] is checked with.
#[derive(Debug, Clone, Copy)]
pub enum JwtKey {
    /// A secret, by its place in the connector's auth fields.
    Auth(usize),
    /// The service's public keys (RFC 7517), at this URL.
    Keys(&'static str),
}

/// `challenge body.challenge;`: a delivery that has this value is answered with it, and is no event.
#[derive(Debug)]
pub struct Challenge {
    /// The value.
    pub value: Expr,
    /// What is answered, as JSON; without it, the value as text.
    pub json: Option<Expr>,
}

/// `payload json from form.payload;`: what `body` is.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Payload {
    /// The JSON that stands there.
    Json(Delivered),
    /// The fields of the form that was sent.
    Form,
}

/// What an event of a delivery is.
#[derive(Debug)]
pub enum Events {
    /// The delivery, by its outputs.
    Delivery,
    /// The value in slot 0: `event Issue from body.issue;`
    Value,
    /// Each item of the list in slot 0: `events Issue from body.issues;`
    Items,
    /// Each item of a list, by the outputs: `events body.events;`
    Each {
        /// The slot that the list is read into.
        list: usize,
        /// What is read of each item; `body` in these is the item.
        reads: Reads,
    },
}

/// `reply 200 json { ok: true };`
#[derive(Debug)]
pub struct DeliveryReply {
    /// The status.
    pub status: u16,
    /// The body, as JSON; none is an empty one.
    pub json: Option<Expr>,
}

/// `renew every 1d { … }`
#[derive(Debug)]
pub struct Renew {
    /// How often, in milliseconds.
    pub every: u64,
    /// The flow. What it reads takes the place of what `register` gave, by the names of its fields.
    pub flow: Action,
}

/// A value of a delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivered {
    /// A header, in lower case.
    Header(&'static str),
    /// A parameter of the query.
    Query(&'static str),
    /// A field of the form that was sent.
    Form(&'static str),
    /// A value of the body, by its slot.
    Body(usize),
    /// The bytes that were sent.
    RawBody,
    /// The URL that they were sent to.
    EventUrl,
}
