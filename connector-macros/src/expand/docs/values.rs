//! Types, literals and values of requests in words.

use crate::model::{
    field::LiteralValue,
    record::Record,
    types::Type,
    value::{Expr, ExprKind},
};

/// A type, as a person says it.
pub fn of_type(ty: &Type, records: &[Record]) -> String {
    match ty {
        Type::Text | Type::Rust(_) => "text".to_owned(),
        Type::Integer => "whole number".to_owned(),
        Type::Decimal => "number".to_owned(),
        Type::Boolean => "true or false".to_owned(),
        Type::Url => "URL".to_owned(),
        Type::DateTime => "date and time".to_owned(),
        Type::Choices(choices) => {
            let values: Vec<_> = choices.values.iter().map(|choice| choice.value.as_str()).collect();
            format!("one of {}", values.join(", "))
        }
        Type::Object => "object".to_owned(),
        Type::Secret => "secret".to_owned(),
        Type::File => "file".to_owned(),
        Type::Record(record) => records.get(*record).map_or_else(String::new, |record| record.name.to_string()),
        Type::Item(name, _) => (*name).to_owned(),
        Type::List(item) => format!("list of {}", of_type(item, records)),
        Type::Optional(inner) => of_type(inner, records),
        Type::Nullable(inner) => format!("{} or null", of_type(inner, records)),
        Type::Json | Type::Duration | Type::Unknown => "JSON".to_owned(),
    }
}

pub fn of_literal(literal: &LiteralValue) -> String {
    match literal {
        LiteralValue::Text(text) | LiteralValue::Choice(text, _) => text.clone(),
        LiteralValue::Integer(number) => number.to_string(),
        LiteralValue::Decimal(digits) => digits.clone(),
        LiteralValue::Boolean(value) => value.to_string(),
        LiteralValue::Unknown => String::new(),
    }
}

/// A value inside of a text: what is known stands as it is, and what a person or the service gives in braces. What a connection brings may be a
/// secret, and is masked.
pub fn in_text(value: &Expr) -> String {
    match &value.kind {
        ExprKind::Text(text) => text.clone(),
        ExprKind::Template(parts) => parts.iter().map(in_text).collect(),
        ExprKind::Null => "null".to_owned(),
        ExprKind::Boolean(value) => value.to_string(),
        ExprKind::Integer(number) => number.to_string(),
        ExprKind::Decimal(digits) => digits.clone(),
        ExprKind::Reference(reference) if reference.written.starts_with("auth.") => "***".to_owned(),
        _ => format!("{{{}}}", written(value)),
    }
}

/// A value as it stands in a description.
pub fn written(value: &Expr) -> String {
    match &value.kind {
        ExprKind::Text(text) => format!("{text:?}"),
        ExprKind::Template(_) => format!("\"{}\"", in_text(value)),
        ExprKind::Reference(reference) => reference.written.clone(),
        ExprKind::Call(function, arguments) => {
            format!("{function}({})", arguments.iter().map(written).collect::<Vec<_>>().join(", "))
        }
        ExprKind::Duration(millis) => connector_cards::words::duration(*millis),
        ExprKind::Selected => "selected".to_owned(),
        ExprKind::List(items) => format!("[{}]", items.iter().map(written).collect::<Vec<_>>().join(", ")),
        ExprKind::Object(_) => "{ … }".to_owned(),
        ExprKind::Chunk(_) => "chunk".to_owned(),
        ExprKind::Status => "status".to_owned(),
        ExprKind::Header(name) => format!("header {name}"),
        ExprKind::Body(_) | ExprKind::Delivered(_) | ExprKind::Unknown => "…".to_owned(),
        ExprKind::Null | ExprKind::Boolean(_) | ExprKind::Integer(_) | ExprKind::Decimal(_) => in_text(value),
    }
}

/// A value as JSON, over several lines where it is an object or a list.
pub fn json(value: &Expr, indent: usize) -> String {
    let space = "  ".repeat(indent + 1);
    let end = "  ".repeat(indent);
    match &value.kind {
        ExprKind::Object(members) if !members.is_empty() => {
            let members: Vec<String> =
                members.iter().map(|(name, value)| format!("{space}{name:?}: {}", json(value, indent + 1))).collect();
            format!("{{\n{}\n{end}}}", members.join(",\n"))
        }
        ExprKind::Object(_) => "{}".to_owned(),
        ExprKind::List(items) if !items.is_empty() => {
            let items: Vec<String> = items.iter().map(|item| format!("{space}{}", json(item, indent + 1))).collect();
            format!("[\n{}\n{end}]", items.join(",\n"))
        }
        ExprKind::List(_) => "[]".to_owned(),
        ExprKind::Text(text) => format!("{text:?}"),
        ExprKind::Template(_) => format!("\"{}\"", in_text(value)),
        _ => in_text(value),
    }
}
