//! The metadata of a connector: what `Serialize` writes, and `docs/metadata.schema.json` describes.

use serde::{Serialize, Serializer};

use super::{
    errors::{self, CardError},
    shared::{Pace, PagesOf},
    sign_in,
    walk::Found,
};
use crate::data::{
    auth::Auth,
    card::{Action, Connector, Icon, Nature, Sample},
    choices::Choices,
    effects::Effects,
    shape::{Field, Literal, Shape},
    spec::Flow,
    trigger::{Deliver, EventKey, EventSource, Trigger},
};

/// The version of the format in which [`Connector`](crate::card::Connector) is serialized. It goes up when a member changes its meaning or
/// is no longer there, and not when one is added.
pub const METADATA_FORMAT: u32 = 1;

/// The JSON Schema (2020-12) of the metadata.
pub const METADATA_SCHEMA: &str = include_str!("../../docs/metadata.schema.json");

#[derive(Serialize)]
struct Metadata<'a> {
    format: u32,
    key: &'static str,
    title: &'static str,
    description: &'static str,
    version: &'static str,
    grammar: u32,
    icon: &'a Option<Icon>,
    color: Option<&'static str>,
    documentation: Option<&'static str>,
    support: Option<&'static str>,
    base_url: &'static str,
    auths: Vec<AuthOf<'a>>,
    authping: bool,
    helpers: Vec<Pace<'a>>,
    choices: &'static [&'static Choices],
    records: Vec<Shown>,
    lookups: Vec<Card>,
    actions: Vec<Card>,
    triggers: Vec<Start>,
}

impl Serialize for Connector {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Metadata {
            format: METADATA_FORMAT,
            key: self.key,
            title: self.title,
            description: self.description,
            version: self.version,
            grammar: self.grammar,
            icon: &self.icon,
            color: self.color,
            documentation: self.documentation,
            support: self.support,
            base_url: self.base_url,
            auths: self.auths.iter().map(|auth| AuthOf { auth, steps: sign_in::steps(self, auth) }).collect(),
            authping: self.authping.is_some(),
            helpers: self.helpers.iter().map(Pace).collect(),
            choices: self.choices,
            records: self.records.iter().map(|shape| Shown { shape, input: &Shape::EMPTY }).collect(),
            lookups: self.lookups.iter().map(|lookup| Card::new(self, lookup)).collect(),
            actions: self.actions.iter().map(|action| Card::new(self, action)).collect(),
            triggers: self.triggers.iter().map(|trigger| Start::new(self, trigger)).collect(),
        }
        .serialize(serializer)
    }
}

/// An auth, and how somebody connects by it.
#[derive(Serialize)]
struct AuthOf<'a> {
    #[serde(flatten)]
    auth: &'a Auth,
    steps: Vec<sign_in::Step>,
}

/// A card, and what its connector says of it.
#[derive(Serialize)]
struct Card {
    name: &'static str,
    title: &'static str,
    hint: &'static str,
    effects: Effects,
    #[serde(flatten)]
    nature: Nature,
    deadline_ms: Option<u64>,
    input: Shown,
    output: Shown,
    paged: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pages: Option<PagesOf>,
    selects_outputs: bool,
    helpers: Vec<&'static str>,
    errors: Vec<CardError>,
    runs_code: bool,
    samples: &'static [Sample],
}

impl Card {
    fn new(connector: &Connector, card: &'static Action) -> Self {
        let found = Found::of(card);
        let pages = match &card.flow {
            Flow::Steps { pages, .. } => pages.as_ref().map(PagesOf::new),
            Flow::Custom { .. } | Flow::Rust(_) => None,
        };
        Self {
            name: card.name,
            title: card.title,
            hint: card.hint,
            effects: card.effects,
            nature: card.nature,
            deadline_ms: card.deadline,
            input: Shown { shape: card.input, input: card.input },
            output: Shown { shape: card.output, input: card.input },
            paged: card.is_paged(),
            pages,
            selects_outputs: found.selects,
            helpers: names(connector, &found),
            errors: errors::of_flows(connector, &found),
            runs_code: found.is_open,
            samples: card.samples,
        }
    }
}

/// A trigger, and what its connector says of it.
#[derive(Serialize)]
struct Start {
    name: &'static str,
    title: &'static str,
    hint: &'static str,
    input: Shown,
    output: Shown,
    deliver: Deliver,
    dedupe: &'static [EventKey],
    #[serde(flatten)]
    source: &'static EventSource,
    helpers: Vec<&'static str>,
    errors: Vec<CardError>,
}

impl Start {
    fn new(connector: &Connector, trigger: &'static Trigger) -> Self {
        let found = Found::of_trigger(trigger);
        Self {
            name: trigger.name,
            title: trigger.title,
            hint: trigger.hint,
            input: Shown { shape: trigger.input, input: trigger.input },
            output: Shown { shape: trigger.output, input: trigger.input },
            deliver: trigger.deliver,
            dedupe: trigger.dedupe,
            source: &trigger.source,
            helpers: names(connector, &found),
            errors: errors::of_flows(connector, &found),
        }
    }
}

fn names(connector: &Connector, found: &Found) -> Vec<&'static str> {
    found.helpers.iter().filter_map(|helper| connector.helpers.get(*helper)).map(|helper| helper.name).collect()
}

impl Connector {
    /// The metadata of one card: what stands for it in the metadata of the connector.
    pub fn metadata_of(&self, card: &'static Action) -> impl Serialize + use<> {
        Card::new(self, card)
    }

    /// The metadata of one trigger.
    pub fn metadata_of_trigger(&self, trigger: &'static Trigger) -> impl Serialize + use<> {
        Start::new(self, trigger)
    }
}

/// A shape, and the input that holds the options on which its fields depend.
struct Shown {
    shape: &'static Shape,
    input: &'static Shape,
}

#[derive(Serialize)]
struct Fields {
    name: &'static str,
    hint: &'static str,
    fields: Vec<FieldOf>,
    groups: Vec<GroupOf>,
}

/// A field, and when it is shown.
#[derive(Serialize)]
struct FieldOf {
    #[serde(flatten)]
    field: &'static Field,
    #[serde(skip_serializing_if = "Option::is_none")]
    when: Option<WhenOf>,
}

/// A condition, with the name of its option.
#[derive(Serialize)]
struct WhenOf {
    option: &'static str,
    values: &'static [Literal],
}

/// A group, with the names of its fields.
#[derive(Serialize)]
struct GroupOf {
    label: &'static str,
    options: bool,
    fields: Vec<&'static str>,
}

impl Serialize for Shown {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let option = |place: usize| self.input.fields.get(place).map_or("", |field| field.name);
        let field = |field: &'static Field| FieldOf {
            field,
            when: field.when.map(|when| WhenOf { option: option(when.option), values: when.values }),
        };
        let groups = self.shape.grouped().map(|(group, fields)| GroupOf {
            label: group.label,
            options: group.options,
            fields: fields.iter().map(|field| field.name).collect(),
        });
        Fields {
            name: self.shape.name,
            hint: self.shape.hint,
            fields: self.shape.fields.iter().map(field).collect(),
            groups: groups.collect(),
        }
        .serialize(serializer)
    }
}
