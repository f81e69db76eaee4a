//! `connectors show`: a connector or one of its cards, as a person sees it, or as the metadata that a host reads.

use std::io::{self, Write};

use clap::{Arg, ArgAction, ArgGroup, ArgMatches, Command, Id, builder::PossibleValuesParser, value_parser};
use connector_core::{Value, card::Connector, json};
use serde_json::to_string_pretty;

use super::{card_view, connector_view, failure::Outcome, names, text, trigger_view};

/// Narrower than this, nothing can be read.
const NARROWEST: u16 = 24;

const EXAMPLES: &str = "\
Examples:
  connectors show slack-modal
  connectors show slack-modal get-user
  connectors show slack-modal get-user --schema
  connectors show slack-modal --openapi";

pub(crate) fn command() -> Command {
    Command::new("show")
        .about("Draws a connector or one of its cards")
        .after_help(EXAMPLES)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand_value_name("CONNECTOR")
        .subcommand_help_heading("Connectors")
        .disable_help_subcommand(true)
        .subcommands(connectors::all().into_iter().map(of_connector))
}

fn of_connector(connector: &'static Connector) -> Command {
    let cards = connector.actions.iter().map(|card| card.name).chain(connector.triggers.iter().map(|trigger| trigger.name));
    let cards = cards.map(names::possible_value);
    names::subcommand(connector.key)
        .about(connector.title)
        .arg(Arg::new("card").value_name("CARD").value_parser(PossibleValuesParser::new(cards)).help("The card; without it, the connector"))
        .arg(Arg::new("json").long("json").action(ArgAction::SetTrue).help("The metadata as JSON, by the schema of `connectors schema`"))
        .arg(
            Arg::new("schema")
                .long("schema")
                .action(ArgAction::SetTrue)
                .requires("card")
                .help("What the card takes and gives, as JSON Schema"),
        )
        .arg(
            Arg::new("openapi")
                .long("openapi")
                .action(ArgAction::SetTrue)
                .conflicts_with("card")
                .help("The connector as OpenAPI 3.1: what a host offers of it over HTTP"),
        )
        .group(ArgGroup::new("form").args(["json", "schema", "openapi"]))
        .arg(Arg::new("ascii").long("ascii").action(ArgAction::SetTrue).help("Draw with ASCII only"))
        .arg(
            Arg::new("width")
                .long("width")
                .value_name("COLUMNS")
                .value_parser(value_parser!(u16).range(i64::from(NARROWEST)..))
                .help("How wide to draw; as wide as the terminal, or 80 where there is none"),
        )
}

pub(crate) fn run(matches: &ArgMatches) -> Outcome {
    let Some((name, matches)) = matches.subcommand() else { return Ok(()) };
    let Some(connector) = names::connector(name) else { return Ok(()) };
    let given = matches.get_one::<String>("card");
    let card = given.and_then(|card| connector.action(card));
    let trigger = given.and_then(|card| connector.trigger(card));
    let text = match matches.get_one::<Id>("form").map(Id::as_str) {
        Some("openapi") => in_lines(&connector.openapi()),
        Some("schema") => match (card, trigger) {
            (Some(card), _) => in_lines(&json!({ "input": card.input_schema(), "output": card.output_schema() })),
            (None, Some(trigger)) => in_lines(&json!({ "input": trigger.input_schema(), "event": trigger.event_schema() })),
            (None, None) => return Ok(()),
        },
        Some(_) => match (card, trigger) {
            (Some(card), _) => to_string_pretty(&connector.metadata_of(card))? + "\n",
            (None, Some(trigger)) => to_string_pretty(&connector.metadata_of_trigger(trigger))? + "\n",
            (None, None) => to_string_pretty(connector)? + "\n",
        },
        None => {
            let given = matches.get_one::<u16>("width").copied().map(usize::from);
            let width = given.unwrap_or_else(text::terminal_width).max(usize::from(NARROWEST));
            let ascii = matches.get_flag("ascii");
            match (card, trigger) {
                (Some(card), _) => card_view::draw(connector, card, width, ascii),
                (None, Some(trigger)) => trigger_view::draw(connector, trigger, width, ascii),
                (None, None) => connector_view::draw(connector, width, ascii),
            }
        }
    };
    io::stdout().lock().write_all(text.as_bytes())?;
    Ok(())
}

fn in_lines(document: &Value) -> String {
    format!("{document:#}\n")
}
