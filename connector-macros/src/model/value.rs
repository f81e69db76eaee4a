//! Values of a flow, with what they refer to.

use proc_macro2::Ident;

use super::{
    chunks,
    delivery::Delivered,
    reads::{self, Source},
};
use crate::{
    errors::{Code, Errors, Place},
    syntax::{
        path::Path,
        template::{Part, Template},
        value::{Pair, Value},
    },
};

#[derive(Clone)]
pub struct Expr {
    pub kind: ExprKind,
    pub place: Place,
}

#[derive(Clone)]
pub enum ExprKind {
    Null,
    Boolean(bool),
    Integer(i64),
    /// As digits.
    Decimal(String),
    Text(String),
    Template(Vec<Expr>),
    Object(Vec<(String, Expr)>),
    List(Vec<Expr>),
    Reference(Reference),
    /// A function by its name, and its arguments.
    Call(Ident, Vec<Expr>),
    /// In milliseconds; only a function takes one.
    Duration(u64),
    /// `selected`: the names of the outputs that the caller wants.
    Selected,
    /// In an error rule: the status, a header, or a value of the body by its slot.
    Status,
    Header(String),
    Body(usize),
    /// In a webhook: a value of the delivery.
    Delivered(Delivered),
    /// Where a file is sent in chunks: which part of it this is.
    Chunk(chunks::Part),
    /// Written, and not understood; already reported.
    Unknown,
}

/// `input.user`, with what messages call it.
#[derive(Clone)]
pub struct Reference {
    pub target: Target,
    /// Below the target: the places of the fields of records.
    pub fields: Vec<usize>,
    /// So many of the fields lead to a value that a condition around this place has found.
    pub present: Option<usize>,
    pub written: String,
}

/// A value that a condition has found: where it starts, and the fields of records below.
pub type Found = (Target, Vec<usize>);

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Target {
    Auth(usize),
    Input(usize),
    /// A step by its place in the flow, and its field.
    Step(usize, usize),
}

impl Expr {
    pub fn unknown(place: Place) -> Self {
        Self { kind: ExprKind::Unknown, place }
    }

    /// Gives a value its meaning; what its paths mean is up to the place it stands in.
    pub fn lower(value: &Value, resolve: &mut dyn FnMut(&Path) -> ExprKind, errors: &Errors) -> Self {
        let kind = match value {
            Value::Null(_) => ExprKind::Null,
            Value::Boolean(value, _) => ExprKind::Boolean(*value),
            Value::Number(number) if number.is_whole => number.digits.parse().map_or_else(
                |_| {
                    errors.push(
                        number.place,
                        Code::BadNumber,
                        format_args!("`{}` does not fit into an `i64`; write it as text", number.digits),
                    );
                    ExprKind::Unknown
                },
                ExprKind::Integer,
            ),
            Value::Number(number) => ExprKind::Decimal(number.digits.clone()),
            Value::Text(template) => return Self::template(template, resolve, errors),
            Value::Path(path) => resolve(path),
            Value::Object(pairs, _) => ExprKind::Object(lower_pairs(pairs, resolve, errors)),
            Value::Call(function, arguments, _) => {
                ExprKind::Call(function.clone(), arguments.iter().map(|argument| Self::lower(argument, resolve, errors)).collect())
            }
            Value::Duration(millis, _) => ExprKind::Duration(*millis),
            Value::List(items, _) => ExprKind::List(items.iter().map(|item| Self::lower(item, resolve, errors)).collect()),
        };
        Self { kind, place: value.place() }
    }

    pub fn template(template: &Template, resolve: &mut dyn FnMut(&Path) -> ExprKind, errors: &Errors) -> Self {
        let place = template.place;
        let part = |part: &Part| match part {
            Part::Text(text) => Self { kind: ExprKind::Text(text.clone()), place },
            Part::Value(path) => Self { kind: resolve(path), place },
            Part::Segments(path, _) => {
                errors.push(place, Code::BadPlaceholder, format_args!("segments stand in a path; write `{{{path}}}` here"));
                Self::unknown(place)
            }
            Part::Broken => Self::unknown(place),
        };
        let kind = match template.plain() {
            Some(text) => ExprKind::Text(text.to_owned()),
            None => ExprKind::Template(template.parts.iter().map(part).collect()),
        };
        Self { kind, place }
    }
}

pub fn lower_pairs(pairs: &[Pair], resolve: &mut dyn FnMut(&Path) -> ExprKind, errors: &Errors) -> Vec<(String, Expr)> {
    pairs.iter().map(|pair| (pair.key.clone(), Expr::lower(&pair.value, resolve, errors))).collect()
}

/// What a path means where an answer is looked at, as in an error rule: a value of the body gets a slot, a file is of no use there.
pub fn in_rule(path: &Path, body_slot: impl FnOnce(Source) -> usize, errors: &Errors) -> ExprKind {
    match Source::lower(path, errors) {
        Some(Ok(Source::Status)) => ExprKind::Status,
        Some(Ok(Source::Header(name))) => ExprKind::Header(name),
        Some(Ok(body @ Source::Body(_))) => ExprKind::Body(body_slot(body)),
        Some(Err(())) => ExprKind::Unknown,
        Some(Ok(Source::Response)) | None => {
            reads::unknown_root(path, &["body", "header", "status"], errors);
            ExprKind::Unknown
        }
    }
}
