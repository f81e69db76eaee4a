//! `connectors connect`: signs in, and saves the connection.

use std::io::{Write, stderr};

use clap::{Arg, ArgAction, ArgMatches, Command};
use connector_core::{card::Connector, store::About};

use super::{
    connection::{self, Target},
    failure::Outcome,
    names,
    output::{self, Format},
    runtime::interruptible,
    saved,
};

/// What a connection is called where nobody says.
pub(crate) const NAME: &str = "default";

pub(crate) fn command() -> Command {
    Command::new("connect")
        .about("Signs in to a service, tests the connection and saves it")
        .after_help(format!("Example:\n  connectors connect github --auth app --name work\n\n{}", saved::HELP))
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
        .args([
            Arg::new("name").long("name").value_name("NAME").default_value(NAME).help("What the connection is called"),
            Arg::new("test").long("test").action(ArgAction::SetTrue).help("Marks it as a connection for tests"),
        ])
        .args(connection::args_of_service(connector))
        .arg(output::arg())
}

pub(crate) fn run(matches: &ArgMatches) -> Outcome {
    let Some((name, matches)) = matches.subcommand() else { return Ok(()) };
    let Some(connector) = names::connector(name) else { return Ok(()) };
    connect(connector, matches).map_err(|failure| failure.told_as_json(output::is_for_programs(matches)))
}

fn connect(connector: &'static Connector, matches: &ArgMatches) -> Outcome {
    let mut target = Target::read(connector, matches)?;
    target.complete()?;
    let name = matches.get_one::<String>("name").map_or(NAME, String::as_str);
    interruptible(async {
        let connections = saved::open().await?;
        let connect = target.signed_in().await?;
        let record = connections.add(name, &connect, About { is_test: matches.get_flag("test"), ..About::default() }).await?;
        output::write_one(Format::of(matches), &saved::SHAPE, &saved::shown(&record))?;
        let key = names::kebab(connector.key);
        writeln!(stderr(), "saved; use it with --connection {name}, as in: connectors ping {key} --connection {name}")?;
        Ok(())
    })
}
