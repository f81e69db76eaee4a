//! Values and conditions as tables.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::{function, shape::decimal};
use crate::model::{
    condition::{Comparison, Condition},
    delivery::Delivered,
    value::{Expr, ExprKind, Target},
};

pub fn expr(expr: &Expr) -> TokenStream {
    match &expr.kind {
        ExprKind::Null | ExprKind::Unknown => quote!(__c::Expr::Null),
        ExprKind::Boolean(value) => quote!(__c::Expr::Boolean(#value)),
        ExprKind::Integer(number) => {
            let number = Literal::i64_unsuffixed(*number);
            quote!(__c::Expr::Integer(#number))
        }
        ExprKind::Decimal(digits) => {
            let number = decimal(digits);
            quote!(__c::Expr::Decimal(#number))
        }
        ExprKind::Text(text) => quote!(__c::Expr::Text(#text)),
        ExprKind::Template(parts) => {
            let parts = exprs(parts);
            quote!(__c::Expr::Template(#parts))
        }
        ExprKind::Object(pairs) => {
            let pairs = self::pairs(pairs);
            quote!(__c::Expr::Object(#pairs))
        }
        ExprKind::List(items) => {
            let items = exprs(items);
            quote!(__c::Expr::List(#items))
        }
        ExprKind::Reference(reference) => reference.fields.iter().fold(target(reference.target), |outer, field| {
            let field = Literal::usize_unsuffixed(*field);
            quote!(__c::Expr::Field(&#outer, #field))
        }),
        ExprKind::Duration(millis) => {
            let millis = Literal::u64_unsuffixed(*millis);
            quote!(__c::Expr::Integer(#millis))
        }
        ExprKind::Call(name, arguments) => {
            let function = function::path(name);
            let arguments = exprs(arguments);
            quote!(__c::Expr::Call(&#function, #arguments))
        }
        ExprKind::Selected => quote!(__c::Expr::Selected),
        ExprKind::Status => quote!(__c::Expr::Status),
        ExprKind::Header(name) => quote!(__c::Expr::Header(#name)),
        ExprKind::Body(slot) => {
            let slot = Literal::usize_unsuffixed(*slot);
            quote!(__c::Expr::Body(#slot))
        }
        ExprKind::Chunk(part) => {
            let part = format_ident!("{}", part.variant());
            quote!(__c::Expr::Chunk(__c::ChunkPart::#part))
        }
        ExprKind::Delivered(value) => {
            let value = delivered(value);
            quote!(__c::Expr::Delivered(#value))
        }
    }
}

/// A value of a delivery.
pub fn delivered(value: &Delivered) -> TokenStream {
    match value {
        Delivered::Header(name) => quote!(__c::Delivered::Header(#name)),
        Delivered::Query(name) => quote!(__c::Delivered::Query(#name)),
        Delivered::Form(name) => quote!(__c::Delivered::Form(#name)),
        Delivered::Body(slot) => {
            let slot = Literal::usize_unsuffixed(*slot);
            quote!(__c::Delivered::Body(#slot))
        }
        Delivered::RawBody => quote!(__c::Delivered::RawBody),
        Delivered::EventUrl => quote!(__c::Delivered::EventUrl),
    }
}

fn target(target: Target) -> TokenStream {
    let number = Literal::usize_unsuffixed;
    match target {
        Target::Auth(slot) => {
            let slot = number(slot);
            quote!(__c::Expr::Auth(#slot))
        }
        Target::Input(index) => {
            let index = number(index);
            quote!(__c::Expr::Input(#index))
        }
        Target::Step(step, field) => {
            let (step, field) = (number(step), number(field));
            quote!(__c::Expr::Step(#step, #field))
        }
    }
}

pub fn exprs(list: &[Expr]) -> TokenStream {
    let list = list.iter().map(expr);
    quote!(&[#(#list),*])
}

pub fn pairs(pairs: &[(String, Expr)]) -> TokenStream {
    let pairs = pairs.iter().map(|(name, value)| {
        let value = expr(value);
        quote!((#name, #value))
    });
    quote!(&[#(#pairs),*])
}

pub fn option(value: Option<TokenStream>) -> TokenStream {
    value.map_or_else(|| quote!(__c::None), |value| quote!(__c::Some(#value)))
}

pub fn condition(condition: &Condition) -> TokenStream {
    let all = |list: &[Condition]| {
        let list = list.iter().map(self::condition);
        quote!(&[#(#list),*])
    };
    match condition {
        Condition::All(list) => {
            let list = all(list);
            quote!(__c::Condition::All(#list))
        }
        Condition::Any(list) => {
            let list = all(list);
            quote!(__c::Condition::Any(#list))
        }
        Condition::Status(from, to) => {
            let (from, to) = (Literal::u16_unsuffixed(*from), Literal::u16_unsuffixed(*to));
            quote!(__c::Condition::Status(#from, #to))
        }
        Condition::Compare(left, comparison, right) => compare(&expr(left), *comparison, &expr(right)),
        Condition::In(value, items) => {
            let (value, items) = (expr(value), exprs(items));
            quote!(__c::Condition::In(#value, #items))
        }
        Condition::Exists(value) => {
            let value = expr(value);
            quote!(__c::Condition::Exists(#value))
        }
    }
}

/// The runtime knows `<`; what is greater is the same the other way round.
fn compare(left: &TokenStream, comparison: Comparison, right: &TokenStream) -> TokenStream {
    match comparison {
        Comparison::Equal => quote!(__c::Condition::Equal(#left, #right)),
        Comparison::NotEqual => quote!(__c::Condition::NotEqual(#left, #right)),
        Comparison::Less => quote!(__c::Condition::Less(#left, #right)),
        Comparison::LessOrEqual => quote!(__c::Condition::LessOrEqual(#left, #right)),
        Comparison::Greater => quote!(__c::Condition::Less(#right, #left)),
        Comparison::GreaterOrEqual => quote!(__c::Condition::LessOrEqual(#right, #left)),
    }
}
