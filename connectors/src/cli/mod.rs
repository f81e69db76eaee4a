//! What the command understands, one file per subcommand; the others are what they share.

mod call;
mod columns;
mod completions;
mod connect;
mod connection;
mod connections;
mod docs;
mod drawn;
mod failure;
mod fields;
mod files;
mod input;
mod list;
mod lookups;
mod mistakes;
mod names;
mod output;
mod ping;
mod progress;
mod prompt;
mod run;
mod runtime;
mod saved;
mod schema;
mod show;
mod sign_in;
mod source;
mod table;
mod text;
mod trial;
mod value;
mod words;

use std::ffi::OsString;

use clap::{ArgMatches, Command};

use failure::{Failure, Outcome};

const EXAMPLES: &str = "\
Examples:
  connectors list
  connectors show slack-modal get-user
  connectors run slack-modal get-user --sandbox --sample
  connectors run slack-modal get-user --user U012AB3CD --with token=env:SLACK_TOKEN
  connectors run rabbitmq list-queues --sandbox --output csv

Exit codes: 0 success; 1 the service refused or the call failed; 2 wrong arguments or input; 130 interrupted.";

/// Everything that can be typed, built from the metadata of the connectors.
fn command() -> Command {
    Command::new("connectors")
        .version(env!("CARGO_PKG_VERSION"))
        .about("Lists the ready-made connectors, draws their cards, and runs them")
        .after_help(EXAMPLES)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .subcommand(list::command())
        .subcommand(show::command())
        .subcommand(schema::command())
        .subcommand(docs::command())
        .subcommand(run::command())
        .subcommand(lookups::options())
        .subcommand(lookups::fields())
        .subcommand(ping::command())
        .subcommand(connect::command())
        .subcommand(connections::command())
        .subcommand(completions::command())
}

pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Outcome<ArgMatches> {
    let arguments: Vec<_> = arguments.into_iter().collect();
    let mut command = command();
    command.try_get_matches_from_mut(&arguments).map_err(|mut error| {
        mistakes::tidy(&mut error);
        let advice = mistakes::advice(&error, &command, &arguments);
        Failure::Arguments(error, advice)
    })
}

pub(crate) fn dispatch(matches: &ArgMatches) -> Outcome {
    match matches.subcommand() {
        Some(("list", matches)) => list::run(matches),
        Some(("show", matches)) => show::run(matches),
        Some(("schema", _)) => schema::run(),
        Some(("docs", matches)) => docs::run(matches),
        Some(("run", matches)) => run::run(matches),
        Some(("options", matches)) => lookups::run_options(matches),
        Some(("fields", matches)) => lookups::run_fields(matches),
        Some(("ping", matches)) => ping::run(matches),
        Some(("connect", matches)) => connect::run(matches),
        Some(("connections", matches)) => connections::run(matches),
        Some(("completions", matches)) => completions::run(matches),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_command_tree_is_sound() {
        super::command().debug_assert();
    }
}
