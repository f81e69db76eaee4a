//! What a person sees of a connector: settings, sign-in methods and cards. Hosts read it as metadata (`describe/metadata.rs`).

use serde::{Serialize, Serializer, ser::SerializeSeq};

use super::{
    auth::Auth,
    choices::Choices,
    effects::Effects,
    helper::Helper,
    shape::{Shape, same_name},
    spec::{Expr, Flow},
    trigger::Trigger,
};

/// A connector's settings, sign-in methods and cards, with the tables its flows run on.
///
/// The macro builds it as a `static`, so it costs nothing at start-up; read it through the client's `CONNECTOR`. `Serialize` gives the
/// metadata that hosts read, which [`METADATA_SCHEMA`](crate::card::METADATA_SCHEMA) describes.
#[derive(Debug)]
pub struct Connector {
    /// The immutable id.
    pub key: &'static str,
    /// The name that people see.
    pub title: &'static str,
    /// What the service is for; the description's doc comment.
    pub description: &'static str,
    /// The connector's own version (semver).
    pub version: &'static str,
    /// The edition of the language that the description was written in.
    pub grammar: u32,
    /// The icon, embedded at compile time.
    pub icon: Option<Icon>,
    /// The accent colour, `#` and 3 or 6 hex digits.
    pub color: Option<&'static str>,
    /// Where the service's documentation is.
    pub documentation: Option<&'static str>,
    /// An e-mail address for questions about the connector.
    pub support: Option<&'static str>,
    /// The address that every request is relative to, as written; may hold auth parameters in braces.
    pub base_url: &'static str,
    /// The same, to be rendered.
    pub base: Expr,
    /// Every field that an auth of this connector has, by name; [`Expr::Auth`] counts in this list.
    pub auth_fields: &'static [&'static str],
    /// The ways to sign in.
    pub auths: &'static [Auth],
    /// The helpers, in the order in which requests name them.
    pub helpers: &'static [Helper],
    /// Helpers with inputs of their own, which other flows call.
    pub flows: &'static [&'static Action],
    /// The sets of values that people choose from.
    pub choices: &'static [&'static Choices],
    /// The records that cards share.
    pub records: &'static [&'static Shape],
    /// The flows that fill dropdowns; their inputs are what the choices depend on.
    pub lookups: &'static [&'static Action],
    /// The action cards, in the order in which they were written.
    pub actions: &'static [&'static Action],
    /// The trigger cards, in the order in which they were written.
    pub triggers: &'static [&'static Trigger],
    /// Is a connection alive?
    pub authping: Option<&'static Action>,
}

impl Connector {
    /// What a connection of this auth can run: every card, lookup, helper and system flow.
    pub(crate) fn flows_of(&self, auth: &'static Auth) -> impl Iterator<Item = &'static Action> {
        self.actions.iter().chain(self.lookups).chain(self.flows).copied().chain(self.authping).chain(auth.revoke)
    }

    /// The action with this name, in snake or kebab case.
    pub fn action(&self, name: &str) -> Option<&'static Action> {
        self.actions.iter().copied().find(|action| same_name(action.name, name))
    }

    /// The trigger with this name, in snake or kebab case.
    pub fn trigger(&self, name: &str) -> Option<&'static Trigger> {
        self.triggers.iter().copied().find(|trigger| same_name(trigger.name, name))
    }

    /// The sign-in method with this name, in snake or kebab case.
    pub fn auth(&self, name: &str) -> Option<&'static Auth> {
        self.auths.iter().find(|auth| same_name(auth.name, name))
    }
}

/// A card that a person places in a flow; also a system flow, which nobody sees.
#[derive(Debug)]
pub struct Action {
    /// The name in code; stable when the label changes.
    pub name: &'static str,
    /// The name that people see.
    pub title: &'static str,
    /// What it does.
    pub hint: &'static str,
    /// What it may do to the service.
    pub effects: Effects,
    /// What people should know before they place it.
    pub nature: Nature,
    /// How long waiting, retries and the call may take together, in milliseconds.
    pub deadline: Option<u64>,
    /// Options and inputs.
    pub input: &'static Shape,
    /// Outputs; for a card with pages, those of one item.
    pub output: &'static Shape,
    /// Whether the card yields items page after page.
    pub flow: Flow,
    /// Examples, which also drive the sandbox.
    pub samples: &'static [Sample],
    /// Its place among the cards that a limit counts.
    pub index: usize,
}

/// What people should know before they place a card.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Nature {
    /// It should no longer be placed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deprecated: Option<Deprecated>,
    /// Who it is for; empty where it is for all.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub audience: &'static str,
    /// The OAuth scopes that it needs, each with what will do instead.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub scopes: &'static [&'static [&'static str]],
}

impl Nature {
    /// A card like any other.
    pub const PLAIN: Self = Self { deprecated: None, audience: "", scopes: &[] };
}

/// A card that should no longer be placed.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Deprecated {
    /// The version of the connector since which it is so.
    pub since: &'static str,
    /// The card to place instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instead: Option<&'static str>,
}

impl Action {
    /// Whether the card yields items page after page.
    pub fn is_paged(&self) -> bool {
        matches!(self.flow, Flow::Steps { pages: Some(_), .. })
    }
}

/// A picture, embedded at compile time.
#[derive(Debug)]
pub struct Icon {
    /// `image/svg+xml` or `image/png`.
    pub media_type: &'static str,
    /// The file.
    pub bytes: &'static [u8],
}

impl Serialize for Icon {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use base64::Engine;
        let data = base64::engine::general_purpose::STANDARD.encode(self.bytes);
        serializer.collect_str(&format_args!("data:{};base64,{data}", self.media_type))
    }
}

/// An example of a card: inputs, and what the service answers to each of its requests.
#[derive(Debug, Serialize)]
pub struct Sample {
    /// What it shows; the first sample of a card often has none.
    pub name: Option<&'static str>,
    /// The inputs, as a JSON object.
    #[serde(serialize_with = "raw_json")]
    pub input: &'static str,
    /// The answers, in the order of the requests or pages.
    #[serde(serialize_with = "replies")]
    pub replies: &'static [Reply],
}

/// What the service answers in a [`Sample`].
#[derive(Debug, Serialize)]
pub struct Reply {
    /// The step or page it answers.
    pub to: ReplyTo,
    /// The HTTP status.
    pub status: u16,
    /// The headers that matter, such as `Link` or `Retry-After`.
    #[serde(skip_serializing_if = "<[_]>::is_empty", serialize_with = "headers")]
    pub headers: &'static [(&'static str, &'static str)],
    /// The body, as JSON text.
    #[serde(rename = "json", serialize_with = "raw_json")]
    pub body: &'static str,
}

/// Which request a [`Reply`] answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ReplyTo {
    /// The card's last unnamed request; the first page.
    Last,
    /// The step with this name.
    Step(&'static str),
    /// The request with this method and path, which Rust code makes.
    Request(&'static str, &'static str),
    /// The page that is asked for with this cursor, number or URL.
    Page(&'static str),
}

pub(super) fn raw_json<S: Serializer>(text: &&'static str, serializer: S) -> Result<S::Ok, S::Error> {
    match serde_json::from_str::<serde_json::Value>(text) {
        Ok(value) => value.serialize(serializer),
        Err(_) => serializer.serialize_str(text),
    }
}

fn replies<S: Serializer>(replies: &&'static [Reply], serializer: S) -> Result<S::Ok, S::Error> {
    let mut list = serializer.serialize_seq(Some(replies.len()))?;
    for reply in *replies {
        list.serialize_element(reply)?;
    }
    list.end()
}

fn headers<S: Serializer>(headers: &&'static [(&'static str, &'static str)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(headers.iter().copied())
}
