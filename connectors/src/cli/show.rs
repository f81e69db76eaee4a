//! `connectors show`: a connector or one of its cards, as a person sees it, or as the metadata that a host reads.

use std::io::{self, Write};

use clap::{Arg, ArgAction, ArgMatches, Command, builder::PossibleValuesParser, value_parser};
use connector_core::card::Connector;

use super::{card_view, connector_view, failure::Outcome, names, text};

/// Narrower than this, nothing can be read.
const NARROWEST: u16 = 24;

pub(crate) fn command() -> Command {
    Command::new("show")
        .about("Draws a connector or one of its cards")
        .after_help("Examples:\n  connectors show slack-modal\n  connectors show slack-modal get-user")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand_value_name("CONNECTOR")
        .subcommand_help_heading("Connectors")
        .disable_help_subcommand(true)
        .subcommands(connectors::all().into_iter().map(of_connector))
}

fn of_connector(connector: &'static Connector) -> Command {
    let cards = connector.actions.iter().map(|card| names::possible_value(card.name));
    names::subcommand(connector.key)
        .about(connector.title)
        .arg(Arg::new("card").value_name("CARD").value_parser(PossibleValuesParser::new(cards)).help("The card; without it, the connector"))
        .arg(Arg::new("json").long("json").action(ArgAction::SetTrue).help("The metadata as JSON"))
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
    let card = matches.get_one::<String>("card").and_then(|card| connector.action(card));
    let text = match (card, matches.get_flag("json")) {
        (None, true) => serde_json::to_string_pretty(connector)? + "\n",
        (Some(card), true) => serde_json::to_string_pretty(card)? + "\n",
        (card, false) => {
            let given = matches.get_one::<u16>("width").copied().map(usize::from);
            let width = given.unwrap_or_else(text::terminal_width).max(usize::from(NARROWEST));
            let ascii = matches.get_flag("ascii");
            match card {
                Some(card) => card_view::draw(connector, card, width, ascii),
                None => connector_view::draw(connector, width, ascii),
            }
        }
    };
    io::stdout().lock().write_all(text.as_bytes())?;
    Ok(())
}
