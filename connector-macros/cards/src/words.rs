//! What is said of a card in words, so that the macro and the command say the same.

use crate::card::{Control, Field, Visibility};

const HOUR: u64 = 60 * 60_000;
const DAY: u64 = 24 * HOUR;

/// The kinds of errors where no rule says otherwise: when, and which.
pub const BY_STATUS: [(&str, &str); 4] = [
    ("otherwise by status: 401, 403, 404", "Unauthorized, Forbidden, NotFound"),
    ("400 and 422, 409 and 412, 429", "Invalid, Conflict, RateLimited"),
    ("5xx, no answer, no answer in time", "Unavailable, Transport, Timeout"),
    ("an input that is missing or does not fit; an answer that does not", "Input; Decode"),
];

/// A time, given in milliseconds.
pub fn duration(milliseconds: u64) -> String {
    match milliseconds {
        _ if milliseconds.is_multiple_of(DAY) => format!("{} d", milliseconds / DAY),
        _ if milliseconds.is_multiple_of(HOUR) => format!("{} h", milliseconds / HOUR),
        _ if milliseconds.is_multiple_of(60_000) => format!("{} min", milliseconds / 60_000),
        _ if milliseconds.is_multiple_of(1_000) => format!("{} s", milliseconds / 1_000),
        _ => format!("{milliseconds} ms"),
    }
}

/// What a card may do to the service.
pub fn effects(write: bool, destructive: bool, idempotent: bool) -> &'static str {
    match (write, destructive, idempotent) {
        (false, ..) => "reads",
        (true, false, false) => "writes",
        (true, false, true) => "writes, safe to repeat",
        (true, true, false) => "removes",
        (true, true, true) => "removes, safe to repeat",
    }
}

/// A card that should no longer be placed.
pub fn deprecated(since: &str, instead: Option<&str>) -> String {
    match instead {
        Some(instead) => format!("deprecated since {since}, use {instead}"),
        None => format!("deprecated since {since}"),
    }
}

/// How the next page is found, and how many there may be.
pub fn pages(next: &str, most: Option<u64>) -> String {
    let most = most.map_or_else(String::new, |most| format!(" At most {most} pages are read."));
    format!("Pages are read as they are wanted; the next one is {next}.{most}")
}

/// A list without pages.
pub const ONE_PAGE: &str = "All items come in one answer.";

/// How long a card may take, in milliseconds.
pub fn deadline(milliseconds: u64) -> String {
    format!("May take {} in all.", duration(milliseconds))
}

/// How many calls are made in a window of so many milliseconds, counted by connection, card or account.
pub fn limit(calls: u64, window: u64, by: &str) -> String {
    format!("At most {calls} calls in {} are made, by {by}.", duration(window))
}

/// A limit that the service tells in this header.
pub fn budget(remaining: &str, by: &str) -> String {
    format!("No more calls are made than the header {remaining} says, by {by}.")
}

/// How many calls are under way at a time.
pub fn concurrency(calls: u64) -> String {
    format!("At most {calls} calls are under way at a time.")
}

/// How often a call is made.
pub fn attempts(attempts: u64) -> String {
    match attempts {
        1 => "A call that fails is not repeated.".to_owned(),
        attempts => format!("A call that fails is made up to {attempts} times, where that is safe."),
    }
}

/// How long a text or a list may be; the unit is `characters` or `items`.
pub fn length(least: usize, most: Option<usize>, unit: &str) -> String {
    match most {
        Some(most) if least == most => format!("{least} {unit}"),
        Some(most) => format!("{least} to {most} {unit}"),
        None => format!("{least} or more {unit}"),
    }
}

/// How great a number may be.
pub fn range(least: Option<&str>, most: Option<&str>) -> String {
    match (least, most) {
        (Some(least), Some(most)) => format!("{least} to {most}"),
        (Some(least), None) => format!("{least} or more"),
        (None, Some(most)) => format!("{most} or less"),
        (None, None) => String::new(),
    }
}

/// What a pattern asks of a text.
pub fn matches(pattern: &str) -> String {
    format!("matches {pattern}")
}

/// A closed list of values.
pub fn one_of<'a>(values: impl IntoIterator<Item = &'a str>) -> String {
    format!("one of {}", values.into_iter().map(value).collect::<Vec<_>>().join(", "))
}

/// The origins that a URL may lead to.
pub fn within(origins: &[&str]) -> String {
    format!("within {}", origins.join(" or "))
}

/// A value that is written out.
pub fn value(value: &str) -> &str {
    if value.is_empty() { "empty" } else { value }
}

/// Whether a scope can be left out, or added.
pub fn scope(required: bool, selected: bool) -> &'static str {
    match (required, selected) {
        (true, _) => "always asked for",
        (false, true) => "may be left out",
        (false, false) => "may be added",
    }
}

/// What a field is when nothing is given, what it must satisfy, and what it may look like.
pub fn limits(field: &Field) -> Vec<String> {
    let default = field.default.as_deref().map(|default| match field.control.is_secret() {
        true => "has a default".to_owned(),
        false => format!("default {}", value(default)),
    });
    let example = (!field.placeholder.is_empty()).then(|| format!("such as {}", field.placeholder));
    let advanced = (field.visibility == Visibility::Advanced).then(|| "advanced".to_owned());
    default.into_iter().chain(field.limits.iter().cloned()).chain(example).chain(advanced).collect()
}

/// When a field is shown, and what only the service knows of it.
pub fn dependence(field: &Field) -> Vec<String> {
    let when = (!field.when.is_empty()).then(|| format!("only with {}", field.when));
    when.into_iter().chain(of_control(&field.control).into_iter().map(str::to_owned)).collect()
}

fn of_control(control: &Control) -> Vec<&'static str> {
    match control {
        Control::Lookup { searched: true } => vec!["chosen from a list that is searched"],
        Control::Lookup { searched: false } => vec!["chosen from a list"],
        Control::Object { dynamic, extensible } => {
            let dynamic = dynamic.then_some("its fields are read from the service");
            dynamic.into_iter().chain(extensible.then_some("takes fields of your own")).collect()
        }
        Control::List(item) => of_control(item),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_name_the_default_first() {
        let field = Field {
            default: Some(String::new()),
            limits: vec![length(1, Some(9), "characters"), one_of(["a", ""])],
            placeholder: "a".to_owned(),
            visibility: Visibility::Advanced,
            ..Field::default()
        };
        assert_eq!(limits(&field), ["default empty", "1 to 9 characters", "one of a, empty", "such as a", "advanced"]);
    }

    #[test]
    fn limits_are_said_as_a_person_says_them() {
        assert_eq!([90_000, 120_000, DAY, 1].map(duration), ["90 s", "2 min", "1 d", "1 ms"]);
        assert_eq!(length(1, Some(9), "items"), "1 to 9 items");
        assert_eq!(length(1, None, "items"), "1 or more items");
        assert_eq!(range(Some("1"), None), "1 or more");
        assert_eq!(one_of(["a", ""]), "one of a, empty");
    }
}
