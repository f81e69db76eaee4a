//! Which version of the connector the documents are about.

use connector_cards::escape;
use connector_core::card::Connector;

use super::{
    markdown::{heading, link, paragraph, table},
    set::of_card,
};

pub(super) fn of(connector: &Connector) -> String {
    let mut out = String::new();
    heading(&mut out, 1, "Versions");
    paragraph(&mut out, &format!("These documents are about {} {}.", escape(connector.title), escape(connector.version)));
    let rows = [
        vec!["Version of the connector".to_owned(), escape(connector.version)],
        vec!["Edition of the language it is written in".to_owned(), connector.grammar.to_string()],
    ];
    table(&mut out, &["What", "Version"], &rows);
    let deprecated = connector.actions.iter().filter_map(|card| {
        let deprecated = card.nature.deprecated?;
        let instead = deprecated.instead.and_then(|name| connector.action(name));
        let to = |card: &connector_core::card::Action| link(card.title, &format!("{}.md", of_card(card.name)));
        Some(vec![to(card), escape(deprecated.since), instead.map(to).unwrap_or_default()])
    });
    let deprecated: Vec<_> = deprecated.collect();
    if !deprecated.is_empty() {
        heading(&mut out, 2, "Deprecated cards");
        table(&mut out, &["Card", "Since version", "Use instead"], &deprecated);
    }
    out
}
