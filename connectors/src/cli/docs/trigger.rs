//! The topic of a trigger: how it looks, what starts it, what an event holds, samples and errors.

use connector_cards::{Card, escape, tables};
use connector_core::card::{Connector, Trigger};

use super::{
    json::json,
    limits,
    markdown::{heading, paragraph, picture, written},
};

pub(super) fn of(connector: &'static Connector, trigger: &'static Trigger, card: &Card, path: &str) -> String {
    let mut out = String::new();
    heading(&mut out, 1, trigger.title);
    paragraph(&mut out, &format!("*{}*", escape(&card.badges.join(" · "))));
    written(&mut out, trigger.hint);
    picture(&mut out, &format!("The trigger {} of {}", trigger.title, connector.title), path);
    out.push_str(&tables(card, 2));
    let polled = trigger.poll().into_iter().flat_map(|poll| poll.flow.samples);
    let polled = polled.flat_map(|sample| sample.replies.iter().map(|reply| (sample.name, "The service answers:", reply.body)));
    let told =
        trigger.webhook().into_iter().flat_map(|webhook| webhook.samples).map(|sample| (sample.name, "The service sends:", sample.body));
    let samples: Vec<_> = told.chain(polled).filter(|(.., body)| !matches!(body.trim(), "" | "null")).collect();
    if !samples.is_empty() {
        heading(&mut out, 2, "Samples");
    }
    for (place, (name, says, body)) in samples.into_iter().enumerate() {
        heading(&mut out, 3, name.unwrap_or(&format!("Sample {}", place + 1)));
        paragraph(&mut out, says);
        json(&mut out, body);
    }
    limits::errors(&mut out, &connector.errors_of_trigger(trigger));
    limits::notes(&mut out, connector, &serde_json::to_value(connector.metadata_of_trigger(trigger)).unwrap_or_default());
    out
}
