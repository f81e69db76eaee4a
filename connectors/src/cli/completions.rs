//! `connectors completions SHELL`: what a shell needs to complete connectors, cards and fields.

use std::io::{self, Write};

use clap::{Arg, ArgMatches, Command, value_parser};
use clap_complete::Shell;

use super::failure::Outcome;

pub(crate) fn command() -> Command {
    Command::new("completions")
        .about("Prints what a shell needs to complete connectors, cards and their fields")
        .after_help("Example:\n  connectors completions bash > ~/.local/share/bash-completion/completions/connectors")
        .arg(Arg::new("shell").value_name("SHELL").required(true).value_parser(value_parser!(Shell)).help("The shell"))
}

pub(crate) fn run(matches: &ArgMatches) -> Outcome {
    if let Some(shell) = matches.get_one::<Shell>("shell") {
        // The generator panics when its writer fails, as a closed pipe does.
        let mut script = Vec::new();
        clap_complete::generate(*shell, &mut super::command(), "connectors", &mut script);
        io::stdout().write_all(&script)?;
    }
    Ok(())
}
