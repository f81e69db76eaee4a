//! The first page: what the connector is, and all that it has.

use connector_cards::escape;
use connector_core::card::Connector;

use super::{
    markdown::{address, heading, in_cell, link, mailbox, paragraph, picture, table, written},
    request::is_custom,
    set::{self, AUTHORIZATION, VERSIONS, of_card, of_trigger},
};
use crate::cli::words;

/// The Custom API Action, where its connector says nothing of it.
const CUSTOM: &str = "Any call of the API, with the credentials of the connection.";

/// The page; the sections of the authorization topic are those of the auths, in their order.
pub(super) fn of(connector: &Connector, authorization: &[(String, String)]) -> String {
    let mut out = String::new();
    heading(&mut out, 1, connector.title);
    if let Some((path, _)) = set::icon(connector) {
        picture(&mut out, &format!("Icon of {}", connector.title), &path);
    }
    written(&mut out, connector.description);
    settings(&mut out, connector);
    heading(&mut out, 2, "Sign in");
    let auths = connector.auths.iter().zip(authorization).map(|(auth, (_, anchor))| {
        let kind = escape(&words::of_kind(&auth.kind));
        let definition = [kind, in_cell(auth.hint)].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("<br>");
        vec![link(auth.label, &format!("{AUTHORIZATION}.md#{anchor}")), definition]
    });
    match connector.auths.is_empty() {
        true => paragraph(&mut out, &format!("Nothing is asked for; see {}.", link("Authorization", &format!("{AUTHORIZATION}.md")))),
        false => table(&mut out, &["Way", "Definition"], &auths.collect::<Vec<_>>()),
    }
    heading(&mut out, 2, "Cards");
    let cards = connector.actions.iter().map(|card| {
        let title = link(card.title, &format!("{}.md", of_card(card.name)));
        vec![
            title,
            escape(&words::of_nature(card).join(" · ")),
            in_cell(if card.hint.is_empty() && is_custom(card) { CUSTOM } else { card.hint }),
        ]
    });
    table(&mut out, &["Card", "Kind", "Definition"], &cards.collect::<Vec<_>>());
    if !connector.triggers.is_empty() {
        heading(&mut out, 2, "Triggers");
        let triggers = connector.triggers.iter().map(|trigger| {
            let title = link(trigger.title, &format!("{}.md", of_trigger(trigger.name)));
            vec![title, escape(&words::of_source(trigger)), in_cell(trigger.hint)]
        });
        table(&mut out, &["Trigger", "Kind", "Definition"], &triggers.collect::<Vec<_>>());
    }
    out
}

fn settings(out: &mut String, connector: &Connector) {
    let version = link(connector.version, &format!("{VERSIONS}.md"));
    let mut rows = vec![vec!["Version".to_owned(), version], vec!["Base URL".to_owned(), escape(connector.base_url)]];
    rows.extend(connector.documentation.map(|url| vec!["Documentation of the service".to_owned(), address(url)]));
    rows.extend(connector.support.map(|support| vec!["Support".to_owned(), mailbox(support)]));
    table(out, &["Setting", "Value"], &rows);
}
