//! What to add to the parser's own message about a mistake: what exists at the place where it was made.

use std::{ffi::OsString, fmt::Write};

use clap::{
    Arg, Command,
    error::{ContextKind, ContextValue, ErrorKind},
};

use super::fields::OWN_FLAGS;

/// Takes the other spelling of a name out of the parser's suggestions: one is enough.
pub(crate) fn tidy(error: &mut clap::Error) {
    if let Some(ContextValue::Strings(names)) = error.get(ContextKind::SuggestedSubcommand) {
        let names = names.iter().filter(|name| !name.contains('_')).cloned().collect();
        error.insert(ContextKind::SuggestedSubcommand, ContextValue::Strings(names));
    }
}

/// Lines to be printed behind the message; may be empty.
pub(crate) fn advice(error: &clap::Error, root: &Command, arguments: &[OsString]) -> String {
    let of = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.as_str(),
        _ => "",
    };
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let level = level(root, arguments, of(ContextKind::InvalidSubcommand));
            let what = level.get_subcommand_help_heading().unwrap_or("Commands");
            existing(what, level.get_subcommands().map(|command| command.get_name().to_owned()))
        }
        ErrorKind::UnknownArgument => {
            let given = of(ContextKind::InvalidArg);
            let level = level(root, arguments, given);
            if level.has_subcommands() && is_own(given) {
                return format!("\nThe flags of a call stand behind its card: connectors run CONNECTOR CARD {given}\n");
            }
            existing("Flags", level.get_arguments().filter_map(Arg::get_long).map(|long| format!("--{long}")))
        }
        _ => String::new(),
    }
}

fn existing(what: &str, names: impl Iterator<Item = String>) -> String {
    let names: Vec<_> = names.collect();
    let mut out = String::new();
    if !names.is_empty() {
        let _ = writeln!(out, "\n{what}: {}", names.join(", "));
    }
    out
}

fn is_own(flag: &str) -> bool {
    OWN_FLAGS.contains(&flag.trim_start_matches('-'))
}

/// The deepest subcommand that was named before the mistake.
fn level<'a>(root: &'a Command, arguments: &[OsString], mistake: &str) -> &'a Command {
    let names = arguments.iter().skip(1).map_while(|argument| argument.to_str().filter(|text| !is(text, mistake)));
    names.fold(root, |level, name| level.find_subcommand(name).unwrap_or(level))
}

/// The parser calls `--flag=value` by its name alone.
fn is(argument: &str, mistake: &str) -> bool {
    argument.split('=').next() == mistake.split('=').next()
}
