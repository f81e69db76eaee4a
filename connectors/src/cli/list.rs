//! `connectors list`: what there is.

use std::io::{self, Write};

use clap::{Arg, ArgAction, ArgMatches, Command};
use connector_core::{Value, card::Connector};
use serde_json::json;

use super::{
    failure::Outcome,
    names::{kebab, of_card},
    text::{pad, width},
    words,
};

pub(crate) fn command() -> Command {
    Command::new("list")
        .about("Lists the connectors and their cards")
        .arg(Arg::new("json").long("json").action(ArgAction::SetTrue).help("As JSON"))
}

pub(crate) fn run(matches: &ArgMatches) -> Outcome {
    let connectors = connectors::all();
    let mut out = io::stdout().lock();
    if matches.get_flag("json") {
        let all: Vec<_> = connectors.into_iter().map(as_json).collect();
        writeln!(out, "{:#}", Value::from(all))?;
        return Ok(());
    }
    let cards = connectors.iter().flat_map(|connector| connector.actions).map(|card| card.name);
    let triggers = connectors.iter().flat_map(|connector| connector.triggers).map(|trigger| trigger.name);
    let names = cards.chain(triggers).map(width).max().unwrap_or(0);
    for (index, connector) in connectors.into_iter().enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{} {}  {}", kebab(connector.key), connector.version, connector.title)?;
        for card in connector.actions {
            writeln!(out, "  {}  {} ({})", pad(&of_card(card), names), card.title, words::of_effects(card.effects))?;
        }
        for trigger in connector.triggers {
            writeln!(out, "  {}  {} ({})", pad(&kebab(trigger.name), names), trigger.title, words::of_source(trigger))?;
        }
    }
    Ok(())
}

fn as_json(connector: &Connector) -> Value {
    let cards: Vec<_> = connector
        .actions
        .iter()
        .map(|card| json!({ "name": card.name, "title": card.title, "hint": card.hint, "effects": card.effects }))
        .collect();
    let triggers: Vec<_> = connector
        .triggers
        .iter()
        .map(|trigger| {
            let kind = if trigger.webhook().is_some() { "webhook" } else { "poll" };
            json!({ "name": trigger.name, "title": trigger.title, "hint": trigger.hint, "kind": kind })
        })
        .collect();
    json!({
        "key": connector.key,
        "title": connector.title,
        "version": connector.version,
        "description": connector.description,
        "cards": cards,
        "triggers": triggers,
    })
}
