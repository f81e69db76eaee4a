//! What a value must satisfy, checked before anything is sent.

use std::{
    cmp::Ordering,
    collections::HashMap,
    sync::{LazyLock, PoisonError, RwLock},
};

use regex_lite::Regex;

use super::{
    choices::Choices,
    error::{Error, Result},
    shape::{Constraint, Field, Literal},
    value::{Slot, ValueRef},
};

/// Checks a field's value. The message names the field and what to write, and never shows the value.
pub(crate) fn check(field: &Field, value: ValueRef<'_>) -> Result<()> {
    field.constraints.iter().try_for_each(|constraint| match problem(constraint, value) {
        None => Ok(()),
        Some(problem) => Err(Error::input(format!("the {} {problem}", field.label)).with_field(field.name).with_constraint(constraint)),
    })
}

fn problem(constraint: &'static Constraint, value: ValueRef<'_>) -> Option<String> {
    match (constraint, value) {
        (Constraint::Matches(pattern), ValueRef::Text(text)) => matches(pattern, text),
        (Constraint::Matches(pattern), ValueRef::Secret(secret)) => matches(pattern, secret.expose()),
        (Constraint::Length(least, most), ValueRef::Text(text)) => length(text.chars().count(), *least, *most, "characters"),
        (Constraint::Length(least, most), ValueRef::Secret(secret)) => length(secret.expose().chars().count(), *least, *most, "characters"),
        (Constraint::Length(least, most), ValueRef::List(items)) => length(items.count(), *least, *most, "items"),
        (Constraint::Range(least, most), value @ (ValueRef::Integer(_) | ValueRef::Decimal(_))) => range(value, *least, *most),
        (Constraint::OneOf(values), value @ (ValueRef::Integer(_) | ValueRef::Decimal(_) | ValueRef::Text(_))) => one_of(value, values),
        _ => None,
    }
}

fn matches(pattern: &'static str, text: &str) -> Option<String> {
    static COMPILED: LazyLock<RwLock<HashMap<&'static str, Option<Regex>>>> = LazyLock::new(RwLock::default);
    let known = COMPILED.read().unwrap_or_else(PoisonError::into_inner).get(pattern).cloned();
    let regex = known.unwrap_or_else(|| {
        let regex = Regex::new(pattern).ok();
        COMPILED.write().unwrap_or_else(PoisonError::into_inner).insert(pattern, regex.clone());
        regex
    });
    // The macro has compiled the pattern with the same engine; one that does not compile is not reached.
    let fits = regex.is_none_or(|regex| regex.is_match(text));
    (!fits).then(|| format!("is not valid: it must match `{pattern}`"))
}

fn length(found: usize, least: usize, most: Option<usize>, unit: &str) -> Option<String> {
    match most {
        Some(most) => (!(least..=most).contains(&found)).then(|| format!("has {found} {unit}; it must have {least} to {most}")),
        None => (found < least).then(|| format!("has {found} {unit}; it must have {least} or more")),
    }
}

fn range(value: ValueRef<'_>, least: Option<Literal>, most: Option<Literal>) -> Option<String> {
    let is_on = |bound: Option<Literal>, side: Ordering| match bound {
        Some(bound) => compare(value, bound).is_some_and(|order| order == side || order == Ordering::Equal),
        None => true,
    };
    let within = is_on(least, Ordering::Greater) && is_on(most, Ordering::Less);
    (!within).then(|| match (least, most) {
        (Some(least), Some(most)) => format!("must be {least} to {most}"),
        (Some(least), None) => format!("must be {least} or more"),
        (None, most) => format!("must be {} or less", most.map_or_else(String::new, |most| most.to_string())),
    })
}

fn one_of(value: ValueRef<'_>, values: &[Literal]) -> Option<String> {
    let known = values.iter().any(|one| compare(value, *one) == Some(Ordering::Equal));
    (!known).then(|| {
        let texts: Vec<String> = values.iter().map(Literal::to_string).collect();
        let given = if let ValueRef::Text(text) = value { text } else { "" };
        format!("is not one of its values{}", instead(given, texts.iter().map(String::as_str)))
    })
}

/// The order of a value and one that is written in the description, where they have one.
fn compare(value: ValueRef<'_>, literal: Literal) -> Option<Ordering> {
    match (value, literal) {
        (ValueRef::Text(value), Literal::Text(literal)) => Some(value.cmp(literal)),
        (ValueRef::Integer(value), Literal::Integer(literal)) => Some(value.cmp(&literal)),
        (value, literal) => number(value)?.partial_cmp(&number(Slot::from(literal).as_value())?),
    }
}

fn number(value: ValueRef<'_>) -> Option<f64> {
    match value {
        ValueRef::Integer(number) => Some(number as f64),
        ValueRef::Decimal(number) => Some(number),
        _ => None,
    }
}

/// How many values a message lists where none of them is near.
const LISTED: usize = 12;

/// What is said of a text that is none of the choices.
pub(crate) fn no_choice(name: &str, given: &str, choices: &Choices) -> Error {
    let values = choices.values.iter().map(|choice| choice.value);
    Error::input(format!("`{name}` is not one of its choices{}", instead(given, values))).with_field(name)
}

/// The end of a message on a text that is none of the known ones.
fn instead<'a>(given: &str, known: impl Iterator<Item = &'a str> + Clone) -> String {
    match nearest(given, known.clone()) {
        Some(meant) => format!("; did you mean `{meant}`?"),
        None => {
            let more = if known.clone().count() > LISTED { ", …" } else { "" };
            format!(": {}{more}", known.take(LISTED).collect::<Vec<_>>().join(", "))
        }
    }
}

/// The name that was probably meant.
pub(crate) fn nearest<'a>(given: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let plain = |name: &str| name.to_lowercase().replace('-', "_");
    let given = plain(given);
    names
        .map(|name| (strsim::jaro_winkler(&given, &plain(name)), name))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::data::shape::Type;

    static LIMIT: Field = Field {
        name: "limit",
        label: "Limit",
        ty: Type::Integer,
        constraints: &[Constraint::Range(Some(Literal::Integer(1)), Some(Literal::Integer(100)))],
        ..Field::EMPTY
    };
    static STATE: Field = Field {
        name: "state",
        label: "State",
        constraints: &[Constraint::Length(1, None), Constraint::OneOf(&[Literal::Text("open"), Literal::Text("closed")])],
        ..Field::EMPTY
    };

    fn message(field: &Field, value: ValueRef<'_>) -> String {
        check(field, value).unwrap_err().message().to_owned()
    }

    #[test]
    fn a_range_includes_both_of_its_ends() {
        for number in [1, 100] {
            assert!(check(&LIMIT, ValueRef::Integer(number)).is_ok());
        }
        for number in [i64::MIN, 0, 101, i64::MAX] {
            assert_eq!(message(&LIMIT, ValueRef::Integer(number)), "the Limit must be 1 to 100");
        }
    }

    #[test]
    fn a_range_compares_whole_and_decimal_numbers_and_refuses_what_is_none() {
        static SHARE: Field =
            Field { label: "Share", constraints: &[Constraint::Range(Some(Literal::Decimal(0.5)), None)], ..Field::EMPTY };
        assert!(check(&SHARE, ValueRef::Decimal(0.5)).is_ok());
        assert!(check(&SHARE, ValueRef::Integer(1)).is_ok());
        assert_eq!(message(&SHARE, ValueRef::Decimal(0.49)), "the Share must be 0.5 or more");
        assert_eq!(message(&SHARE, ValueRef::Decimal(f64::NAN)), "the Share must be 0.5 or more");
        static LOSS: Field =
            Field { label: "Loss", constraints: &[Constraint::Range(None, Some(Literal::Integer(i64::MAX - 1)))], ..Field::EMPTY };
        assert!(check(&LOSS, ValueRef::Integer(i64::MAX - 1)).is_ok());
        assert!(check(&LOSS, ValueRef::Integer(i64::MAX)).is_err(), "whole numbers are compared exactly");
    }

    #[test]
    fn every_constraint_of_a_field_holds_and_the_error_says_which_does_not() {
        assert!(check(&STATE, ValueRef::Text("open")).is_ok());
        let short = check(&STATE, ValueRef::Text("")).unwrap_err();
        assert_eq!(short.message(), "the State has 0 characters; it must have 1 or more");
        assert!(matches!(short.constraint(), Some(Constraint::Length(1, None))));
        let other = check(&STATE, ValueRef::Text("opne")).unwrap_err();
        assert_eq!(other.message(), "the State is not one of its values; did you mean `open`?");
        assert_eq!(other.field(), Some("state"));
        assert!(matches!(other.constraint(), Some(Constraint::OneOf([_, _]))));
        assert_eq!(message(&STATE, ValueRef::Text("zzz")), "the State is not one of its values: open, closed");
    }

    #[test]
    fn what_is_not_there_satisfies_everything() {
        for value in [ValueRef::Absent, ValueRef::Null] {
            assert!(check(&LIMIT, value).is_ok() && check(&STATE, value).is_ok());
        }
    }
}
