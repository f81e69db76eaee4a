//! The metadata of cards in words.

use connector_cards::words as said;
use connector_core::card::{Action, AuthKind, Constraint, Effects, Grant, KeyPlace, Literal, Trigger, Type};

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
    said::effects(effects.write, effects.destructive, effects.idempotent)
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
    let deadline = card.deadline.map(|milliseconds| format!("deadline {}", said::duration(milliseconds)));
    let paged = card.is_paged().then(|| "page after page".to_owned());
    let deprecated = card.nature.deprecated.map(|deprecated| said::deprecated(deprecated.since, deprecated.instead));
    let audience = (!card.nature.audience.is_empty()).then(|| format!("for {}", card.nature.audience));
    std::iter::once(of_effects(card.effects).to_owned()).chain(paged).chain(deadline).chain(audience).chain(deprecated).collect()
}

/// How a trigger learns what happened.
pub(crate) fn of_source(trigger: &Trigger) -> String {
    match (trigger.webhook(), trigger.poll()) {
        (None, Some(poll)) => format!("asks every {}", said::duration(poll.every)),
        (Some(_), Some(poll)) => format!("is told, and asks every {}", said::duration(poll.every)),
        _ => "is told".to_owned(),
    }
}

/// A value that is written out.
pub(crate) fn of_literal(literal: Literal) -> String {
    said::value(&literal.to_string()).to_owned()
}

/// What a value must satisfy.
pub(crate) fn of_constraint(constraint: &Constraint, ty: &Type) -> String {
    let unit = if matches!(ty.inner(), Type::List(_)) { "items" } else { "characters" };
    let texts = |values: &[Literal]| values.iter().map(Literal::to_string).collect::<Vec<_>>();
    match constraint {
        Constraint::Matches(pattern) => said::matches(pattern),
        Constraint::Length(least, most) => said::length(*least, *most, unit),
        Constraint::Range(least, most) => {
            let [least, most] = [least, most].map(|bound| bound.map(|bound| bound.to_string()));
            said::range(least.as_deref(), most.as_deref())
        }
        Constraint::OneOf(values) => said::one_of(texts(values).iter().map(String::as_str)),
        Constraint::Within(origins) => said::within(origins),
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
}
