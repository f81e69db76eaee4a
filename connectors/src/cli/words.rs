//! The metadata of cards in words.

use connector_core::card::{Action, AuthKind, Constraint, Effects, Field, Grant, KeyPlace, Literal, Shape, Trigger, Type, Visibility};

/// A type, as a person says it.
pub(crate) fn of_type(ty: &Type) -> String {
    match ty {
        Type::Text => "text".to_owned(),
        Type::Integer => "whole number".to_owned(),
        Type::Decimal => "number".to_owned(),
        Type::Boolean => "true or false".to_owned(),
        Type::Url => "URL".to_owned(),
        Type::DateTime => "date and time".to_owned(),
        Type::Choices(choices) => {
            let values: Vec<_> = choices.values.iter().map(|choice| choice.value).collect();
            format!("one of {}", values.join(", "))
        }
        Type::Object => "object".to_owned(),
        Type::Secret => "secret".to_owned(),
        Type::File => "file".to_owned(),
        Type::Record(record) => record.name.to_owned(),
        Type::List(item) => format!("list of {}", of_type(item)),
        Type::Optional(inner) => of_type(inner),
        Type::Nullable(inner) => format!("{} or null", of_type(inner)),
        _ => "JSON".to_owned(),
    }
}

/// What stands for a value in usage lines.
pub(crate) fn placeholder(ty: &Type) -> &'static str {
    match ty.inner() {
        Type::Integer | Type::Decimal => "NUMBER",
        Type::Boolean => "true|false",
        Type::Url => "URL",
        Type::DateTime => "TIME",
        Type::Choices(_) => "CHOICE",
        Type::Text => "TEXT",
        Type::Secret => "SOURCE",
        Type::File => "@FILE",
        Type::List(item) => placeholder(item),
        _ => "JSON",
    }
}

/// What a card may do to the service.
pub(crate) fn of_effects(effects: Effects) -> &'static str {
    match (effects.write, effects.destructive, effects.idempotent) {
        (false, ..) => "reads",
        (true, false, false) => "writes",
        (true, false, true) => "writes, safe to repeat",
        (true, true, false) => "removes",
        (true, true, true) => "removes, safe to repeat",
    }
}

/// How an auth signs in; nothing where its fields say all.
pub(crate) fn of_kind(kind: &AuthKind) -> String {
    match kind {
        AuthKind::Basic => "user name and password".to_owned(),
        AuthKind::ApiKey(key) => {
            let place = match key.place {
                KeyPlace::Header => "header",
                KeyPlace::Query => "parameter",
                KeyPlace::Cookie => "cookie",
            };
            format!("key in the {place} {}", key.name)
        }
        AuthKind::Bearer => "token".to_owned(),
        AuthKind::Digest => "HTTP Digest".to_owned(),
        AuthKind::Hmac(_) => "signed requests (HMAC)".to_owned(),
        AuthKind::AwsSigv4(_) => "signed requests (AWS Signature Version 4)".to_owned(),
        AuthKind::Mtls => "client certificate".to_owned(),
        AuthKind::Session(_) => "login".to_owned(),
        AuthKind::OAuth2(oauth2) => match oauth2.grant {
            Grant::ClientCredentials => "OAuth 2.0, as a machine".to_owned(),
            Grant::Device => "OAuth 2.0, on another device".to_owned(),
            Grant::JwtBearer => "OAuth 2.0, by a signed assertion".to_owned(),
            _ => "OAuth 2.0, in a browser".to_owned(),
        },
        _ => String::new(),
    }
}

/// What is special about a card, in a few words each.
pub(crate) fn of_nature(card: &Action) -> Vec<String> {
    let deadline = card.deadline.map(|milliseconds| format!("deadline {}", of_duration(milliseconds)));
    let paged = card.is_paged().then(|| "page after page".to_owned());
    let deprecated = card.nature.deprecated.map(|deprecated| match deprecated.instead {
        Some(instead) => format!("deprecated since {}, use {instead}", deprecated.since),
        None => format!("deprecated since {}", deprecated.since),
    });
    let audience = (!card.nature.audience.is_empty()).then(|| format!("for {}", card.nature.audience));
    std::iter::once(of_effects(card.effects).to_owned()).chain(paged).chain(deadline).chain(audience).chain(deprecated).collect()
}

const HOUR: u64 = 60 * 60_000;
const DAY: u64 = 24 * HOUR;

/// How a trigger learns what happened.
pub(crate) fn of_source(trigger: &Trigger) -> String {
    match (trigger.webhook(), trigger.poll()) {
        (None, Some(poll)) => format!("asks every {}", of_duration(poll.every)),
        (Some(_), Some(poll)) => format!("is told, and asks every {}", of_duration(poll.every)),
        _ => "is told".to_owned(),
    }
}

pub(crate) fn of_duration(milliseconds: u64) -> String {
    match milliseconds {
        _ if milliseconds.is_multiple_of(DAY) => format!("{} d", milliseconds / DAY),
        _ if milliseconds.is_multiple_of(HOUR) => format!("{} h", milliseconds / HOUR),
        _ if milliseconds.is_multiple_of(60_000) => format!("{} min", milliseconds / 60_000),
        _ if milliseconds.is_multiple_of(1_000) => format!("{} s", milliseconds / 1_000),
        _ => format!("{milliseconds} ms"),
    }
}

/// What a field is when nothing is given, what it must satisfy, and what it may look like.
pub(crate) fn of_limits(field: &Field) -> Vec<String> {
    let default = field.default.map(|default| format!("default {}", of_literal(default)));
    let constraints = field.constraints.iter().map(|constraint| of_constraint(constraint, &field.ty));
    let example = (!field.placeholder.is_empty()).then(|| format!("such as {}", field.placeholder));
    let advanced = (field.visibility == Visibility::Advanced).then(|| "advanced".to_owned());
    default.into_iter().chain(constraints).chain(example).chain(advanced).collect()
}

/// What a field depends on: the options with which it is shown, and what only the service knows of it.
pub(crate) fn of_dependence(field: &Field, input: &Shape) -> Vec<String> {
    let when = field.when.map(|when| {
        let label = input.fields.get(when.option).map_or("", |option| option.label);
        let values: Vec<String> = when.values.iter().map(|value| of_literal(*value)).collect();
        format!("only with {label} {}", values.join(" or "))
    });
    let chosen = field
        .choose
        .map(|choose| if choose.is_searched() { "chosen from a list that is searched" } else { "chosen from a list" }.to_owned());
    let fields = field.fields.map(|_| "its fields are read from the service".to_owned());
    let extensible = field.extensible.then(|| "takes fields of your own".to_owned());
    when.into_iter().chain(chosen).chain(fields).chain(extensible).collect()
}

fn of_literal(literal: Literal) -> String {
    match literal {
        Literal::Text("") => "empty".to_owned(),
        other => other.to_string(),
    }
}

fn of_constraint(constraint: &Constraint, ty: &Type) -> String {
    let unit = if matches!(ty.inner(), Type::List(_)) { "items" } else { "characters" };
    match constraint {
        Constraint::Matches(pattern) => format!("matches {pattern}"),
        Constraint::Length(least, Some(most)) if least == most => format!("{least} {unit}"),
        Constraint::Length(least, Some(most)) => format!("{least} to {most} {unit}"),
        Constraint::Length(least, None) => format!("{least} or more {unit}"),
        Constraint::Range(Some(least), Some(most)) => format!("{least} to {most}"),
        Constraint::Range(Some(least), None) => format!("{least} or more"),
        Constraint::Range(None, Some(most)) => format!("{most} or less"),
        Constraint::OneOf(values) => format!("one of {}", values.iter().map(|value| of_literal(*value)).collect::<Vec<_>>().join(", ")),
        _ => "constrained".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_said_as_a_person_says_them() {
        assert_eq!(of_type(&Type::Optional(&Type::List(&Type::Nullable(&Type::Integer)))), "list of whole number or null");
        assert_eq!(placeholder(&Type::Optional(&Type::List(&Type::Decimal))), "NUMBER");
    }

    #[test]
    fn limits_name_the_default_first() {
        let field = Field {
            default: Some(Literal::Text("")),
            constraints: &[Constraint::Length(1, Some(9)), Constraint::OneOf(&[Literal::Text("a"), Literal::Text("")])],
            placeholder: "a",
            visibility: Visibility::Advanced,
            ..Field::EMPTY
        };
        assert_eq!(of_limits(&field), ["default empty", "1 to 9 characters", "one of a, empty", "such as a", "advanced"]);
        let bounds = [(Some(1), Some(9)), (Some(1), None), (None, Some(9))];
        let bounds = bounds.map(|(least, most)| Constraint::Range(least.map(Literal::Integer), most.map(Literal::Integer)));
        assert_eq!(bounds.map(|bounds| of_constraint(&bounds, &Type::Integer)), ["1 to 9", "1 or more", "9 or less"]);
        assert_eq!(of_duration(90_000), "90 s");
        assert_eq!(of_duration(120_000), "2 min");
    }
}
