//! What a value must satisfy, checked before anything is sent.

use std::{
    collections::HashMap,
    sync::{LazyLock, PoisonError, RwLock},
};

use regex_lite::Regex;

use super::{
    choices::Choices,
    shape::{Constraint, Field},
    value::ValueRef,
};

/// Checks a field's value. The message names the field and what to write, and never shows the value.
pub(crate) fn check(field: &Field, value: ValueRef<'_>) -> Result<(), String> {
    field.constraints.iter().try_for_each(|constraint| match (constraint, value) {
        (Constraint::Matches(pattern), ValueRef::Text(text)) => matches(field, pattern, text),
        (Constraint::Matches(pattern), ValueRef::Secret(secret)) => matches(field, pattern, secret.expose()),
        (Constraint::Length(least, most), ValueRef::Text(text)) => length(field, text.chars().count(), *least, *most, "characters"),
        (Constraint::Length(least, most), ValueRef::Secret(secret)) => {
            length(field, secret.expose().chars().count(), *least, *most, "characters")
        }
        (Constraint::Length(least, most), ValueRef::List(items)) => length(field, items.count(), *least, *most, "items"),
        _ => Ok(()),
    })
}

fn matches(field: &Field, pattern: &'static str, text: &str) -> Result<(), String> {
    static COMPILED: LazyLock<RwLock<HashMap<&'static str, Option<Regex>>>> = LazyLock::new(RwLock::default);
    let known = COMPILED.read().unwrap_or_else(PoisonError::into_inner).get(pattern).cloned();
    let regex = known.unwrap_or_else(|| {
        let regex = Regex::new(pattern).ok();
        COMPILED.write().unwrap_or_else(PoisonError::into_inner).insert(pattern, regex.clone());
        regex
    });
    // The macro has compiled the pattern with the same engine; one that does not compile is not reached.
    match regex.is_none_or(|regex| regex.is_match(text)) {
        true => Ok(()),
        false => Err(format!("the {} is not valid: it must match `{pattern}`", field.label)),
    }
}

fn length(field: &Field, found: usize, least: usize, most: usize, unit: &str) -> Result<(), String> {
    match (least..=most).contains(&found) {
        true => Ok(()),
        false => Err(format!("the {} has {found} {unit}; it must have {least} to {most}", field.label)),
    }
}

/// How many choices a message lists where none of them is near.
const LISTED: usize = 12;

/// What is said of a text that is none of the choices.
pub(crate) fn no_choice(name: &str, given: &str, choices: &Choices) -> String {
    let values = || choices.values.iter().map(|choice| choice.value);
    match nearest(given, values()) {
        Some(meant) => format!("`{name}` is not one of its choices; did you mean `{meant}`?"),
        None => {
            let more = if choices.values.len() > LISTED { ", …" } else { "" };
            format!("`{name}` is not one of its choices: {}{more}", values().take(LISTED).collect::<Vec<_>>().join(", "))
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
