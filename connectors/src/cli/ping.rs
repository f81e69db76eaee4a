//! `connectors ping`: is a connection alive, and whose is it?

use clap::{ArgMatches, Command};
use connector_core::card::{Connector, Field, Shape, Type};

use super::{
    call,
    connection::{self, Target},
    failure::Outcome,
    names,
    output::{self, Format},
    run,
    runtime::interruptible,
};

/// What people and tables see of the answer; JSON holds all of it.
static ANSWER: Shape = Shape {
    fields: &[
        Field { name: "identity", label: "Identity", ty: Type::Optional(&Type::Text), required: false, ..Field::EMPTY },
        Field { name: "account", label: "Account", ty: Type::Optional(&Type::Text), required: false, ..Field::EMPTY },
    ],
    ..Shape::EMPTY
};

pub(crate) fn command() -> Command {
    Command::new("ping")
        .about("Tests a connection, and prints whose it is")
        .after_help("Example:\n  connectors ping slack-modal --with token=env:SLACK_TOKEN")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand_value_name("CONNECTOR")
        .subcommand_help_heading("Connectors")
        .disable_help_subcommand(true)
        .subcommands(connectors::all().into_iter().map(of_connector))
}

fn of_connector(connector: &'static Connector) -> Command {
    names::subcommand(connector.key)
        .about(connector.title)
        .args(connection::args(connector))
        .args([call::deadline(), call::verbose()])
        .arg(output::arg())
}

pub(crate) fn run(matches: &ArgMatches) -> Outcome {
    let Some((name, matches)) = matches.subcommand() else { return Ok(()) };
    let Some(connector) = names::connector(name) else { return Ok(()) };
    ping(connector, matches).map_err(|failure| failure.told_as_json(output::is_for_programs(matches)))
}

fn ping(connector: &'static Connector, matches: &ArgMatches) -> Outcome {
    let mut target = Target::read(connector, matches)?;
    target.complete()?;
    interruptible(async {
        let verbose = matches.get_flag("verbose");
        let opened = target.open(verbose).await?;
        let mut call = opened.connection.authping();
        if let Some(deadline) = matches.get_one("deadline") {
            call = call.deadline(*deadline);
        }
        let (answer, meta) = call.with_meta().await?;
        if verbose {
            run::tell(&meta)?;
        }
        output::write_one(Format::of(matches), &ANSWER, &serde_json::to_value(answer)?)?;
        Ok(())
    })
}
