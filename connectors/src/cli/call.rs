//! What can be said of one call, whatever its card: how long it may take, headers, and what else to print.

use std::time::Duration;

use clap::{Arg, ArgAction, ArgMatches};
use connector_core::{Call, FieldType, Pages, Value};

pub(crate) const HEADING: &str = "Call";

pub(crate) fn deadline() -> Arg {
    Arg::new("deadline")
        .long("deadline")
        .value_name("TIME")
        .value_parser(parse_duration)
        .help_heading(HEADING)
        .help("How long limits, retries and the call may take together, such as 500ms, 10s or 2m; for a list, each page")
}

pub(crate) fn header() -> Arg {
    Arg::new("header")
        .long("header")
        .value_name("NAME: VALUE")
        .action(ArgAction::Append)
        .value_parser(parse_header)
        .help_heading(HEADING)
        .help("A header for the requests; may be repeated")
}

pub(crate) fn take() -> Arg {
    Arg::new("take")
        .long("take")
        .value_name("COUNT")
        .value_parser(clap::value_parser!(usize))
        .help_heading(HEADING)
        .help("The first items only; no page is read beyond them")
}

pub(crate) fn render() -> Arg {
    Arg::new("render")
        .long("render")
        .action(ArgAction::SetTrue)
        .help_heading(HEADING)
        .help("Print the requests, secrets masked, and send nothing")
}

/// The same as the parser's own, which would stand above all inputs.
pub(crate) fn help() -> Arg {
    Arg::new("help").long("help").short('h').action(ArgAction::Help).help_heading(HEADING).help("Print this")
}

pub(crate) fn verbose() -> Arg {
    Arg::new("verbose")
        .long("verbose")
        .short('v')
        .visible_alias("meta")
        .action(ArgAction::SetTrue)
        .help_heading(HEADING)
        .help("Print the address, status, request id and attempts to stderr")
}

/// A call with what the arguments say of it.
pub(crate) fn call(mut call: Call<Value>, matches: &ArgMatches) -> Call<Value> {
    if let Some(deadline) = matches.get_one::<Duration>("deadline") {
        call = call.deadline(*deadline);
    }
    headers(matches).fold(call, |call, (name, value)| call.header(name, value))
}

/// The same for a list.
pub(crate) fn pages<T: FieldType + Send + 'static>(mut pages: Pages<T>, matches: &ArgMatches) -> Pages<T> {
    if let Some(deadline) = matches.get_one::<Duration>("deadline") {
        pages = pages.deadline(*deadline);
    }
    if let Some(count) = matches.get_one::<usize>("take") {
        pages = pages.take(*count);
    }
    headers(matches).fold(pages, |pages, (name, value)| pages.header(name, value))
}

fn headers(matches: &ArgMatches) -> impl Iterator<Item = (&str, &str)> {
    matches.get_many::<(String, String)>("header").unwrap_or_default().map(|(name, value)| (name.as_str(), value.as_str()))
}

fn parse_header(text: &str) -> Result<(String, String), &'static str> {
    match text.split_once(':') {
        Some((name, value)) if !name.trim().is_empty() => Ok((name.trim().to_owned(), value.trim().to_owned())),
        _ => Err("write 'Name: value'"),
    }
}

fn parse_duration(text: &str) -> Result<Duration, &'static str> {
    let number = text.trim_end_matches(|char: char| char.is_ascii_alphabetic());
    let milliseconds = match &text[number.len()..] {
        "ms" => 1,
        "s" => 1_000,
        "m" => 60_000,
        "h" => 3_600_000,
        _ => return Err("write a time such as 500ms, 10s, 2m or 1h"),
    };
    let count: u64 = number.parse().map_err(|_| "write a whole number and its unit, such as 10s")?;
    count.checked_mul(milliseconds).map(Duration::from_millis).ok_or("this is longer than time itself; write less")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_have_a_unit() {
        assert_eq!(parse_duration("500ms"), Ok(Duration::from_millis(500)));
        assert_eq!(parse_duration("2m"), Ok(Duration::from_secs(120)));
        for wrong in ["10", "s", "1.5s", "-1s", "10 s", "10d", "", "ö", "99999999999999999999h", "9999999999999999h"] {
            assert!(parse_duration(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_header_has_a_name_and_a_value() {
        assert_eq!(parse_header("X-Trace:  a:b "), Ok(("X-Trace".to_owned(), "a:b".to_owned())));
        assert!(parse_header("X-Trace").is_err());
        assert!(parse_header(": x").is_err());
    }
}
