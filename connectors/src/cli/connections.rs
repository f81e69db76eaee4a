//! `connectors connections`: what is saved, and what becomes of it.

use std::io::{Write, stderr, stdout};

use clap::{Arg, ArgMatches, Command, builder::PossibleValuesParser};
use connector_core::{
    Connect,
    card::Connector,
    store::{About, Connections, Key, Record, Revoked},
};

use super::{
    connection,
    failure::Outcome,
    names,
    output::{self, Format, Items},
    runtime::interruptible,
    saved,
};

pub(crate) fn command() -> Command {
    let one = |name: &'static str, about: &'static str| {
        Command::new(name).about(about).arg(connector_arg().required(true)).arg(name_arg()).arg(output::arg())
    };
    Command::new("connections")
        .about("Lists, tests, renames, renews and deletes saved connections")
        .after_help(saved::HELP)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .subcommands([
            Command::new("list").about("Lists the saved connections").arg(connector_arg()).arg(output::arg()),
            one("show", "Shows one connection"),
            one("test", "Asks the service whether a connection is alive, and whose it is"),
            one("rename", "Gives a connection another name")
                .arg(Arg::new("to").long("to").value_name("NAME").required(true).help("The new name")),
            one("reauthorize", "Signs in anew, and keeps the connection's name").args(sign_in_args()),
            one("delete", "Ends a connection's tokens at the service, and deletes it with all its secrets"),
            Command::new("export").about("Prints all connections as JSON, without their secrets"),
            Command::new("rotate-key").about("Encrypts all connections with a new key"),
        ])
}

fn connector_arg() -> Arg {
    let keys = connectors::all().into_iter().map(|connector| names::possible_value(connector.key));
    Arg::new("connector").value_name("CONNECTOR").value_parser(PossibleValuesParser::new(keys)).help("The connector")
}

fn name_arg() -> Arg {
    Arg::new("name").value_name("NAME").default_value(super::connect::NAME).help("The connection")
}

/// Credentials may be given anew; where a connection goes and how it signs in stays.
fn sign_in_args() -> [Arg; 2] {
    let with = Arg::new("with").long("with").value_name("KEY=SOURCE").action(clap::ArgAction::Append);
    [with.help("A credential that has changed. SOURCE is @FILE, env:VAR or - (a line of stdin)"), connection::redirect_port()]
}

pub(crate) fn run(matches: &ArgMatches) -> Outcome {
    let Some((command, matches)) = matches.subcommand() else { return Ok(()) };
    let is_for_programs = matches!(command, "export" | "rotate-key") || output::is_for_programs(matches);
    let done = interruptible(async {
        let connections = saved::open().await?;
        match command {
            "list" => list(&connections, matches).await,
            "export" => Ok(writeln!(stdout(), "{:#}", connections.export().await?)?),
            "rotate-key" => rotate(&connections).await,
            _ => one(command, &connections, matches).await,
        }
    });
    done.map_err(|failure| failure.told_as_json(is_for_programs))
}

async fn list(connections: &Connections, matches: &ArgMatches) -> Outcome {
    let connector = matches.get_one::<String>("connector").and_then(|name| names::connector(name));
    let records = connections.list(connector.map(|connector| connector.key)).await?;
    let format = Format::of(matches);
    if records.is_empty() && format == Format::Table {
        return Ok(writeln!(stderr(), "no connections are saved; `connectors connect CONNECTOR` saves one")?);
    }
    let mut items = Items::begin(format, &saved::SHAPE)?;
    for record in &records {
        items.item(&saved::shown(record))?;
    }
    Ok(items.end()?)
}

async fn one(command: &str, connections: &Connections, matches: &ArgMatches) -> Outcome {
    let text = |name: &str| matches.get_one::<String>(name).map(String::as_str).unwrap_or_default();
    let Some(connector) = names::connector(text("connector")) else { return Ok(()) };
    let record = connections.get((connector.key, text("name"))).await?;
    let record = match command {
        "test" => {
            connections.test(connector, &record.name).await?;
            connections.get(&record).await?
        }
        "rename" => connections.rename(&record, text("to")).await?,
        "reauthorize" => reauthorize(connections, connector, &record, matches).await?,
        "delete" => return delete(connections, connector, &record).await,
        _ => record,
    };
    Ok(output::write_one(Format::of(matches), &saved::SHAPE, &saved::shown(&record))?)
}

async fn reauthorize(connections: &Connections, connector: &'static Connector, record: &Record, matches: &ArgMatches) -> Outcome<Record> {
    let mut connect: Connect = connections.draft(connector, &record.name).await?;
    connection::give_anew(&mut connect, matches)?;
    let connect = super::sign_in::sign_in(connect, connection::port(matches)).await?;
    let about = About { is_test: record.is_test, ..About::default() };
    let renewed = connections.reauthorize(record, &connect, about).await?;
    connections.test(connector, &renewed.name).await?;
    Ok(connections.get(&renewed).await?)
}

/// Ends the tokens, and deletes the connection. Where ending them fails, that is told, and the secrets go all the same.
async fn delete(connections: &Connections, connector: &'static Connector, record: &Record) -> Outcome {
    match connections.delete(connector, &record.name).await? {
        Revoked::Done => writeln!(stderr(), "deleted, and its tokens are ended")?,
        Revoked::Over => writeln!(stderr(), "deleted; its tokens were no longer good")?,
        Revoked::Failed(error) => {
            writeln!(stderr(), "deleted, but its tokens could not be ended; end them at {}", connector.title)?;
            return Err(error.into());
        }
        _ => writeln!(stderr(), "deleted; {} has no way to end tokens, so end them there if you have to", connector.title)?,
    }
    Ok(())
}

async fn rotate(connections: &Connections) -> Outcome {
    let count = connections.rotate(Key::random().map_err(connector_core::Error::from)?).await?;
    Ok(writeln!(stderr(), "{count} connections are encrypted with a new key")?)
}
