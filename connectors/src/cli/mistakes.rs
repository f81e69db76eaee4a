//! What to add to the parser's own message about a mistake: what exists at the place where it was made.

use std::{ffi::OsString, fmt::Write};

use clap::{
    Arg, Command,
    error::{ContextKind, ContextValue, ErrorKind},
};

use super::fields::OWN_FLAGS;

/// Lines to be printed behind the message; may be empty.
pub(crate) fn advice(error: &clap::Error, root: &Command, arguments: &[OsString]) -> String {
    let level = level(root, arguments);
    match error.kind() {
        ErrorKind::InvalidSubcommand => existing("They are", level.get_subcommands().map(|command| command.get_name().to_owned())),
        ErrorKind::UnknownArgument => match error.get(ContextKind::InvalidArg) {
            Some(ContextValue::String(given)) if level.has_subcommands() && is_own(given) => {
                format!("\nThe flags of a call stand behind its card: {} … {given}\n", level.get_display_name().unwrap_or(level.get_name()))
            }
            _ => existing("Flags", level.get_arguments().filter(|flag| !flag.is_hide_set()).filter_map(Arg::get_long).map(|long| format!("--{long}"))),
        },
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

/// The deepest subcommand that was named.
fn level<'a>(root: &'a Command, arguments: &[OsString]) -> &'a Command {
    arguments.iter().skip(1).fold(root, |level, argument| match argument.to_str() {
        Some(name) => level.find_subcommand(name).unwrap_or(level),
        None => level,
    })
}
