//! The types of values, from what they refer to.

use super::{
    auth::Reach,
    function::{self, Function},
    record::{self, Record},
    shape::Shape,
    step::Step,
    types::Type,
    value::{Expr, ExprKind, Reference, Target},
};

/// What the types of values follow from.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    pub auths: Reach<'a>,
    pub input: Option<&'a Shape>,
    pub steps: &'a [Step],
    pub records: &'a [Record],
    pub functions: &'a [Function],
}

/// The type of a value. A text or a list with parts that may be absent may be absent itself, or be shorter.
pub fn type_of(expr: &Expr, known: &Known<'_>) -> Type {
    match &expr.kind {
        ExprKind::Null | ExprKind::Unknown | ExprKind::Body(_) => Type::Unknown,
        ExprKind::Boolean(_) => Type::Boolean,
        ExprKind::Integer(_) | ExprKind::Status => Type::Integer,
        ExprKind::Chunk(part) => part.ty(),
        ExprKind::Decimal(_) => Type::Decimal,
        ExprKind::Text(_) => Type::Text,
        ExprKind::Header(_) | ExprKind::Delivered(_) => Type::Optional(Box::new(Type::Text)),
        ExprKind::Template(parts) if parts.iter().any(|part| type_of(part, known).is_optional()) => Type::Optional(Box::new(Type::Text)),
        ExprKind::Template(_) => Type::Text,
        ExprKind::Selected => Type::List(Box::new(Type::Text)),
        ExprKind::Object(_) => Type::Object,
        ExprKind::List(items) => {
            let item = items.first().map_or(Type::Unknown, |item| type_of(item, known));
            Type::List(Box::new(match item {
                Type::Optional(inner) => *inner,
                item => item,
            }))
        }
        ExprKind::Reference(reference) => of_reference(reference, known),
        ExprKind::Duration(_) => Type::Duration,
        ExprKind::Call(name, arguments) => {
            let types: Vec<Type> = arguments.iter().map(|argument| type_of(argument, known)).collect();
            let result = function::find(name, known.functions).map_or(Type::Unknown, |called| called.result(&types));
            match arguments.iter().any(|argument| shows_secret(argument, known)) {
                true => secret(result),
                false => result,
            }
        }
    }
}

/// What is made of a secret: a text is one too.
fn secret(ty: Type) -> Type {
    match ty {
        Type::Text => Type::Secret,
        Type::Optional(inner) => Type::Optional(Box::new(secret(*inner))),
        other => other,
    }
}

fn of_reference(reference: &Reference, known: &Known<'_>) -> Type {
    let ty = match reference.target {
        Target::Auth(slot) => known.auths.types(slot).next(),
        Target::Input(index) => known.input.and_then(|input| input.at(index)).map(|field| &field.ty),
        Target::Step(step, field) => known.steps.get(step).and_then(|step| step.fields.get(field)).map(|field| &field.ty),
    };
    ty.map_or(Type::Unknown, |ty| record::referred(ty, reference, known.records))
}

/// Whether a secret is a part of a value.
pub fn holds_secret(expr: &Expr, known: &Known<'_>) -> bool {
    match &expr.kind {
        ExprKind::Template(parts) | ExprKind::List(parts) | ExprKind::Call(_, parts) => parts.iter().any(|part| holds_secret(part, known)),
        ExprKind::Object(members) => members.iter().any(|(_, member)| holds_secret(member, known)),
        ExprKind::Reference(reference) => *of_reference(reference, known).inner() == Type::Secret,
        _ => false,
    }
}

/// Whether a secret is a part of a value, or of the records in it: what makes objects or texts of them shows it.
pub fn shows_secret(expr: &Expr, known: &Known<'_>) -> bool {
    match &expr.kind {
        ExprKind::Template(parts) | ExprKind::List(parts) => parts.iter().any(|part| shows_secret(part, known)),
        ExprKind::Object(members) => members.iter().any(|(_, member)| shows_secret(member, known)),
        _ => is_with_secret(&type_of(expr, known), known.records, &mut Vec::new()),
    }
}

fn is_with_secret(ty: &Type, records: &[Record], seen: &mut Vec<usize>) -> bool {
    match ty {
        Type::Secret => true,
        Type::List(inner) | Type::Optional(inner) | Type::Nullable(inner) => is_with_secret(inner, records, seen),
        Type::Record(place) if !seen.contains(place) => {
            seen.push(*place);
            records.get(*place).is_some_and(|record| record.fields.iter().any(|field| is_with_secret(&field.ty, records, seen)))
        }
        _ => false,
    }
}

/// Whether a value of one type can stand where another is wanted; `has_default` where an absent one is filled in.
pub fn fits(found: &Type, wanted: &Type, has_default: bool) -> bool {
    match (found, wanted) {
        (found, wanted) if found == wanted || found.is_unknown() || wanted.is_unknown() => true,
        (Type::Optional(found), wanted) if has_default => fits(found, wanted, false),
        (Type::Optional(found), Type::Optional(wanted)) => fits(found, wanted, false),
        (found, Type::Optional(wanted) | Type::Nullable(wanted)) => fits(found, wanted, false),
        (Type::Text, Type::Url | Type::Choices(_)) => true,
        (Type::Integer, Type::Decimal) => true,
        (Type::List(found), Type::List(wanted)) => fits(found, wanted, false),
        _ => false,
    }
}
