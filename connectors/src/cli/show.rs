//! `connectors show`: a connector or a card, as a person sees it, or as metadata.

use std::io::{self, Write};

use clap::{Arg, ArgAction, ArgGroup, ArgMatches, Command, Id, builder::PossibleValuesParser, value_parser};
use connector_cards::{Card, terminal};
use connector_core::{
    Value,
    card::{Action, Auth, Connector, Trigger},
    json,
};
use serde_json::to_string_pretty;

use super::{
    drawn,
    failure::Outcome,
    names::{self, kebab},
    text, trial,
};

const EXAMPLES: &str = "\
Examples:
  connectors show slack-modal
  connectors show slack-modal get-user
  connectors show slack-modal get-user --svg > card.svg
  connectors show slack-modal get-user --schema
  connectors show github --auth app --markdown
  connectors show slack-modal --openapi";

pub(crate) fn command() -> Command {
    Command::new("show")
        .about("Draws a connector, one of its cards, or the dialog of a connection")
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
    let auths = connector.auths.iter().map(|auth| names::possible_value(auth.name));
    names::subcommand(connector.key)
        .about(connector.title)
        .arg(Arg::new("card").value_name("CARD").value_parser(PossibleValuesParser::new(cards)).help("The card; without it, the connector"))
        .arg(
            Arg::new("auth")
                .long("auth")
                .value_name("AUTH")
                .conflicts_with("card")
                .value_parser(PossibleValuesParser::new(auths))
                .help("The dialog of this way to sign in"),
        )
        .arg(form("json", "The metadata as JSON, by the schema of `connectors schema`"))
        .arg(form("schema", "What the card takes and gives, as JSON Schema").requires("card"))
        .arg(form("openapi", "The connector as OpenAPI 3.1: what a host offers of it over HTTP").conflicts_with_all(["card", "auth"]))
        .arg(form("svg", "A picture as SVG"))
        .arg(form("markdown", "Tables as Markdown"))
        .group(ArgGroup::new("form").args(["json", "schema", "openapi", "svg", "markdown"]))
        .arg(form("ascii", "Draw with ASCII only").conflicts_with("form"))
        .arg(
            Arg::new("width")
                .long("width")
                .value_name("COLUMNS")
                .value_parser(value_parser!(u16).range(terminal::NARROWEST as i64..))
                .help("How wide to draw; as wide as the terminal, or 80 where there is none"),
        )
}

fn form(id: &'static str, help: &'static str) -> Arg {
    Arg::new(id).long(id).action(ArgAction::SetTrue).help(help)
}

/// What is shown of a connector.
enum Shown {
    Connector,
    Action(&'static Action),
    Trigger(&'static Trigger),
    Auth(&'static Auth),
}

pub(crate) fn run(matches: &ArgMatches) -> Outcome {
    let Some((name, matches)) = matches.subcommand() else { return Ok(()) };
    let Some(connector) = names::connector(name) else { return Ok(()) };
    let text = |id: &str| matches.get_one::<String>(id);
    let card = text("card").and_then(|card| {
        let action = connector.action(card).map(Shown::Action);
        action.or_else(|| connector.trigger(card).map(Shown::Trigger))
    });
    let auth = text("auth").and_then(|auth| connector.auth(auth)).map(Shown::Auth);
    let shown = card.or(auth).unwrap_or(Shown::Connector);
    let out = match matches.get_one::<Id>("form").map(Id::as_str) {
        Some("json") => shown.metadata(connector)?,
        Some("schema") => shown.schema()?,
        Some("openapi") => lines(&connector.openapi())?,
        Some("svg") => connector_cards::svg(&shown.card(connector)),
        Some(_) => connector_cards::markdown(&shown.card(connector), 1),
        None => {
            let given = matches.get_one::<u16>("width").copied().map(usize::from);
            let width = given.unwrap_or_else(text::terminal_width).max(terminal::NARROWEST);
            shown.terminal(connector, width, matches.get_flag("ascii"))
        }
    };
    io::stdout().lock().write_all(out.as_bytes())?;
    Ok(())
}

impl Shown {
    fn card(&self, connector: &Connector) -> Card {
        match self {
            Shown::Connector => drawn::of_connector(connector),
            Shown::Action(card) => drawn::of_action(connector, card),
            Shown::Trigger(trigger) => drawn::of_trigger(connector, trigger),
            Shown::Auth(auth) => drawn::of_auth(connector, auth),
        }
    }

    fn metadata(&self, connector: &'static Connector) -> Outcome<String> {
        let json = match self {
            Shown::Connector => to_string_pretty(connector),
            Shown::Action(card) => to_string_pretty(&connector.metadata_of(card)),
            Shown::Trigger(trigger) => to_string_pretty(&connector.metadata_of_trigger(trigger)),
            Shown::Auth(auth) => to_string_pretty(auth),
        };
        Ok(json? + "\n")
    }

    fn schema(&self) -> Outcome<String> {
        match self {
            Shown::Action(card) => lines(&json!({ "input": card.input_schema(), "output": card.output_schema() })),
            Shown::Trigger(trigger) => lines(&json!({ "input": trigger.input_schema(), "event": trigger.event_schema() })),
            Shown::Connector | Shown::Auth(_) => Ok(String::new()),
        }
    }

    /// The card, and how to go on.
    fn terminal(&self, connector: &Connector, width: usize, ascii: bool) -> String {
        let mut card = self.card(connector);
        let name = kebab(connector.key);
        let advice = match self {
            Shown::Connector => format!(
                "\nGo on with:\n  connectors show {name} CARD\n  connectors run {name} CARD --sandbox --sample\n  connectors ping {name}\n"
            ),
            Shown::Action(action) => {
                card.groups.push(drawn::samples(action));
                format!("\nTry it in the sandbox:\n{}", trial::command(connector, action, width))
            }
            Shown::Trigger(_) | Shown::Auth(_) => String::new(),
        };
        format!("{}{advice}", terminal::draw(&card, width, ascii))
    }
}

fn lines(document: &Value) -> Outcome<String> {
    Ok(to_string_pretty(document)? + "\n")
}
