//! The metadata of a connector as cards that can be drawn.

mod auth;
mod field;
mod trigger;

use connector_cards::{Card, Field, Group, Kind, Part, Service, data_uri};
use connector_core::card::{Action, Connector};

use super::{
    names::{kebab, of_card},
    text::clean,
    trial, words,
};
pub(crate) use auth::of_auth;
pub(crate) use field::of_person;
pub(crate) use trigger::of_trigger;

/// An action.
pub(crate) fn of_action(connector: &Connector, card: &Action) -> Card {
    let mut groups = field::inputs(card.input);
    groups.extend(field::outputs(card.output, card.input, card.is_paged()));
    Card { badges: words::of_nature(card), groups, ..titled(connector, Kind::Action, card.name, card.title, card.hint) }
}

/// The samples of an action, which a person may try.
pub(crate) fn samples(card: &Action) -> Group {
    let fields = card.samples.iter().map(|sample| {
        let statuses: Vec<_> = sample.replies.iter().map(|reply| reply.status.to_string()).collect();
        let name = clean(&trial::of_sample(card, sample).join(" "));
        Field { name, ..Field::fact(sample.name.unwrap_or("Sample"), format!("answers {}", statuses.join(", "))) }
    });
    facts("Samples", fields.collect())
}

/// A connector as a person meets it: what it is, what it asks for, and its cards.
pub(crate) fn of_connector(connector: &Connector) -> Card {
    let settings = [("Base URL", Some(connector.base_url)), ("Documentation", connector.documentation), ("Support", connector.support)];
    let settings = settings.into_iter().filter_map(|(label, value)| Some(Field::fact(label, value?)));
    let mut groups = vec![facts("Settings", settings.collect())];
    groups.extend(connector.auths.iter().flat_map(auth::in_connector));
    let cards = connector.actions.iter().map(|card| {
        let fact = Field::fact(card.title, words::of_nature(card).join(" · "));
        Field { name: of_card(card), hint: card.hint.to_owned(), ..fact }
    });
    groups.push(facts("Cards", cards.collect()));
    let triggers = connector.triggers.iter().map(|trigger| {
        let fact = Field::fact(trigger.title, words::of_source(trigger));
        Field { name: kebab(trigger.name), hint: trigger.hint.to_owned(), ..fact }
    });
    groups.push(facts("Triggers", triggers.collect()));
    let card = titled(connector, Kind::Connector, connector.key, connector.title, connector.description);
    Card { badges: vec![format!("version {}", connector.version)], groups, ..card }
}

fn titled(connector: &Connector, kind: Kind, name: &str, title: &str, hint: &str) -> Card {
    let service = Service {
        title: connector.title.to_owned(),
        color: connector.color.map(str::to_owned),
        icon: connector.icon.as_ref().map(|icon| data_uri(icon.media_type, icon.bytes)),
    };
    Card { service, kind, name: kebab(name), title: title.to_owned(), hint: hint.to_owned(), ..Card::default() }
}

fn facts(label: &str, fields: Vec<Field>) -> Group {
    Group { part: Part::Facts, label: label.to_owned(), fields, ..Group::default() }
}
