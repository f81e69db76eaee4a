//! `connectors show`: a connector or one of its cards, as a person sees it, or as the metadata that a host reads.

use std::io::{self, Write};

use clap::{Arg, ArgAction, ArgMatches, Command, builder::PossibleValuesParser, value_parser};
use connector_cards::{Card, terminal};
use connector_core::card::{Action, Auth, Connector, Trigger};

use super::{
    drawn,
    failure::Outcome,
    names::{self, kebab},
    text, trial,
};

pub(crate) fn command() -> Command {
    Command::new("show")
        .about("Draws a connector, one of its cards, or the dialog of a connection")
        .after_help(
            "Examples:\n  connectors show slack-modal\n  connectors show slack-modal get-user\n  \
             connectors show slack-modal get-user --svg > card.svg\n  connectors show github --auth app --markdown",
        )
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
    let format = |name, help| Arg::new(name).long(name).action(ArgAction::SetTrue).help(help);
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
        .arg(format("json", "The metadata as JSON"))
        .arg(format("svg", "A picture as SVG").conflicts_with("json"))
        .arg(format("markdown", "Tables as Markdown").conflicts_with_all(["json", "svg"]))
        .arg(format("ascii", "Draw with ASCII only").conflicts_with_all(["json", "svg", "markdown"]))
        .arg(
            Arg::new("width")
                .long("width")
                .value_name("COLUMNS")
                .value_parser(value_parser!(u16).range(terminal::NARROWEST as i64..))
                .help("How wide to draw; as wide as the terminal, or 80 where there is none"),
        )
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
    let out = match matches {
        _ if matches.get_flag("json") => shown.json(connector)?,
        _ if matches.get_flag("svg") => connector_cards::svg(&shown.card(connector)),
        _ if matches.get_flag("markdown") => connector_cards::markdown(&shown.card(connector), 1),
        _ => {
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

    fn json(&self, connector: &Connector) -> Outcome<String> {
        let json = match self {
            Shown::Connector => serde_json::to_string_pretty(connector),
            Shown::Action(card) => serde_json::to_string_pretty(card),
            Shown::Trigger(trigger) => serde_json::to_string_pretty(trigger),
            Shown::Auth(auth) => serde_json::to_string_pretty(auth),
        };
        Ok(json? + "\n")
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
