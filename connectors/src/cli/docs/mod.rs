//! `connectors docs`: the documents that a directory of connectors asks for, as Markdown and as a static site.

mod authorization;
mod card;
mod html;
mod index;
mod json;
mod limits;
mod markdown;
mod outline;
mod request;
mod set;
mod site;
#[cfg(test)]
mod tests;
mod trigger;
mod versions;
mod write;

use std::{
    io::{self, Write},
    path::Path,
};

use clap::{Arg, ArgAction, ArgMatches, Command, builder::PossibleValuesParser};
use connector_core::card::Connector;

use super::{
    failure::{Failure, Outcome},
    names,
    runtime::interruptible,
};

const EXAMPLES: &str = "\
Examples:
  connectors docs slack-modal --out site
  connectors docs slack-modal --out site --format html --force";

pub(crate) fn command() -> Command {
    Command::new("docs")
        .about("Writes the documents of a connector: a topic for signing in, for each card and each trigger")
        .after_help(EXAMPLES)
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
        .arg(Arg::new("out").long("out").value_name("DIR").required(true).help("The folder that is written; it is made where it is not there"))
        .arg(
            Arg::new("format")
                .long("format")
                .value_name("FORMAT")
                .value_parser(PossibleValuesParser::new(["markdown", "html", "both"]))
                .default_value("both")
                .help("What is written: Markdown, a static site, or both side by side"),
        )
        .arg(Arg::new("force").long("force").action(ArgAction::SetTrue).help(
            "Write into a folder that is not empty: earlier documents are replaced, with all that is in the folders `cards`, `triggers` and \
             `pictures`; other files stay",
        ))
}

pub(crate) fn run(matches: &ArgMatches) -> Outcome {
    let Some((name, matches)) = matches.subcommand() else { return Ok(()) };
    let Some(connector) = names::connector(name) else { return Ok(()) };
    let Some(out) = matches.get_one::<String>("out") else { return Ok(()) };
    let place = write::Place::of(Path::new(out), matches.get_flag("force"))?;
    let set = interruptible(async {
        let requests = request::of_cards(connector).await?;
        Ok(set::of(connector, &requests))
    })?;
    let format = matches.get_one::<String>("format").map_or("both", String::as_str);
    let mut files = set.pictures.clone();
    if format != "html" {
        files.extend(set.markdown());
    }
    if format != "markdown" {
        files.extend(site::of(connector, &set));
    }
    files.sort();
    place.write(&files)?;
    let mut stdout = io::stdout().lock();
    for (path, _) in &files {
        writeln!(stdout, "{}", Path::new(out).join(path).display()).map_err(Failure::Output)?;
    }
    Ok(())
}
