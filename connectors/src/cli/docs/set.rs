//! The set of documents: topics that link to each other, and the pictures in them.

use connector_cards::{Card, svg};
use connector_core::card::Connector;

use super::{authorization, card, index, markdown, outline, request::Requests, trigger, versions};
use crate::cli::{drawn, names::kebab};

/// A file of the set: its path, and what it holds.
pub(super) type File = (String, Vec<u8>);

/// One document.
pub(super) struct Topic {
    /// Where it stands in the set, without an ending: `cards/get-user`.
    pub(super) path: String,
    /// What lists of topics call it.
    pub(super) title: String,
    /// What it says, as Markdown.
    pub(super) text: String,
}

/// All documents of a connector.
pub(super) struct Set {
    pub(super) title: &'static str,
    pub(super) topics: Vec<Topic>,
    pub(super) pictures: Vec<File>,
}

pub(super) const INDEX: &str = "index";
pub(super) const AUTHORIZATION: &str = "authorization";
pub(super) const VERSIONS: &str = "versions";

/// Where the topic of a card is.
pub(super) fn of_card(name: &str) -> String {
    format!("cards/{}", kebab(name))
}

/// Where the topic of a trigger is.
pub(super) fn of_trigger(name: &str) -> String {
    format!("triggers/{}", kebab(name))
}

/// The way from a topic to a file of the set.
pub(super) fn way(from: &str, to: &str) -> String {
    format!("{}{to}", "../".repeat(from.matches('/').count()))
}

/// The documents of a connector.
pub(super) fn of(connector: &'static Connector, requests: &Requests) -> Set {
    let mut pictures: Vec<File> = icon(connector).into_iter().collect();
    let mut draw = |kind: &str, name: &str, card: &Card| {
        let path = format!("pictures/{kind}-{}.svg", kebab(name));
        pictures.push((path.clone(), svg(card).into_bytes()));
        path
    };
    let topic = |path: &str, title: &str, text: String| Topic { path: path.to_owned(), title: title.to_owned(), text };
    let authorization = authorization::of(connector, &mut draw);
    let mut topics = vec![
        topic(INDEX, connector.title, index::of(connector, &outline::sections(&authorization))),
        topic(AUTHORIZATION, "Authorization", with_contents(authorization)),
    ];
    for action in connector.actions {
        let (path, drawn) = (of_card(action.name), drawn::of_action(connector, action));
        let picture = way(&path, &draw("card", action.name, &drawn));
        topics.push(topic(&path, action.title, with_contents(card::of(connector, action, &drawn, &picture, requests.get(action.name)))));
    }
    for trigger in connector.triggers {
        let (path, drawn) = (of_trigger(trigger.name), drawn::of_trigger(connector, trigger));
        let picture = way(&path, &draw("trigger", trigger.name, &drawn));
        topics.push(topic(&path, trigger.title, with_contents(trigger::of(connector, trigger, &drawn, &picture))));
    }
    topics.push(topic(VERSIONS, "Versions", versions::of(connector)));
    Set { title: connector.title, topics, pictures }
}

/// The connector's icon as a picture of the set.
pub(super) fn icon(connector: &Connector) -> Option<File> {
    let icon = connector.icon.as_ref()?;
    let ending = if icon.media_type == "image/png" { "png" } else { "svg" };
    Some((format!("pictures/icon.{ending}"), icon.bytes.to_vec()))
}

/// The text with its sections listed before the first of them.
fn with_contents(text: String) -> String {
    let contents = outline::contents(&text);
    match text.split_once("\n## ") {
        Some((before, after)) if !contents.is_empty() => format!("{before}\n{contents}## {after}"),
        _ => text,
    }
}

impl Set {
    /// The documents as Markdown; below each, the way to the others.
    pub(super) fn markdown(&self) -> Vec<File> {
        let of_topic = |topic: &Topic| {
            let to = |label: &str, path: &str| markdown::link(label, &way(&topic.path, &format!("{path}.md")));
            let links = [to(self.title, INDEX), to("Authorization", AUTHORIZATION), to("Versions", VERSIONS)];
            let text = format!("{}\n\n---\n\n{}\n", topic.text.trim_end(), links.join(" · "));
            (format!("{}.md", topic.path), text.into_bytes())
        };
        self.topics.iter().map(of_topic).collect()
    }
}
