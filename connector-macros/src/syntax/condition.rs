//! `status 4xx && body.error == "gone"`: when an error rule applies.

use proc_macro2::Ident;
use syn::{LitInt, Token, ext::IdentExt, parse::ParseStream};

use super::{path::Path, tokens, value::Value};
use crate::errors::{Code, Errors, Place, error};

#[derive(Clone)]
pub enum Condition {
    All(Vec<Condition>),
    Any(Vec<Condition>),
    /// From, to, both included.
    Status(u16, u16),
    Compare(Value, Comparison, Value),
    In(Value, Vec<Value>),
    Exists(Path),
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

impl Condition {
    pub fn parse(input: ParseStream<'_>, errors: &Errors) -> syn::Result<Self> {
        let mut any = vec![Self::all(input, errors)?];
        while input.peek(Token![||]) {
            input.parse::<Token![||]>()?;
            any.push(Self::all(input, errors)?);
        }
        Ok(single_or(any, Condition::Any))
    }

    fn all(input: ParseStream<'_>, errors: &Errors) -> syn::Result<Self> {
        let mut all = vec![Self::one(input, errors)?];
        while input.peek(Token![&&]) {
            input.parse::<Token![&&]>()?;
            all.push(Self::one(input, errors)?);
        }
        Ok(single_or(all, Condition::All))
    }

    fn one(input: ParseStream<'_>, errors: &Errors) -> syn::Result<Self> {
        if input.peek(syn::token::Paren) {
            let content;
            syn::parenthesized!(content in input);
            let condition = Self::parse(&content, errors);
            let rest = (condition.is_ok() && !content.is_empty()).then(|| tokens::unexpected(&content, "`)`"));
            tokens::drain(&content);
            return rest.map_or(condition, Err);
        }
        if tokens::at(input, "status") && input.peek2(LitInt) {
            Ident::parse_any(input)?;
            return status(input);
        }
        if tokens::at(input, "exists") {
            Ident::parse_any(input)?;
            return Path::parse(input).map(Condition::Exists);
        }
        if input.peek(Token![!]) {
            return Err(error(
                input.span(),
                Code::NoSuchOperator,
                "`!` is no part of the language; write `!=`, or the opposite comparison",
            ));
        }
        let left = Value::parse(input, errors)?;
        if tokens::take(input, "in").is_some() {
            let (items, _) = tokens::brackets(input, |content| tokens::list(content, errors, |item| Value::parse(item, errors)))?;
            return Ok(Condition::In(left, items.list));
        }
        let comparison = comparison(input)?;
        Ok(Condition::Compare(left, comparison, Value::parse(input, errors)?))
    }
}

fn single_or(mut list: Vec<Condition>, several: impl FnOnce(Vec<Condition>) -> Condition) -> Condition {
    match list.pop() {
        Some(only) if list.is_empty() => only,
        last => {
            list.extend(last);
            several(list)
        }
    }
}

fn comparison(input: ParseStream<'_>) -> syn::Result<Comparison> {
    macro_rules! read {
        ($($token:tt => $comparison:ident),+) => {
            $(if input.peek(Token![$token]) {
                input.parse::<Token![$token]>()?;
                return Ok(Comparison::$comparison);
            })+
        };
    }
    if input.peek(Token![=>]) || input.peek(Token![=]) && !input.peek(Token![==]) {
        return Err(tokens::unexpected(input, "a comparison such as `== false`"));
    }
    read!(== => Equal, != => NotEqual, <= => LessOrEqual, >= => GreaterOrEqual, < => Less, > => Greater);
    Err(tokens::unexpected(input, "`==`, `!=`, `<`, `<=`, `>`, `>=` or `in`"))
}

/// `404`, `4xx`, `500..=599`
fn status(input: ParseStream<'_>) -> syn::Result<Condition> {
    let first: LitInt = input.parse()?;
    let refuse = |place: Place| error(place, Code::BadStatus, "a status is `404`, a class such as `4xx`, or a range such as `500..=599`");
    let digits = first.base10_digits().parse::<u16>().map_err(|_| refuse(first.span().into()))?;
    if first.suffix() == "xx" && (1..=5).contains(&digits) {
        return Ok(Condition::Status(digits * 100, digits * 100 + 99));
    }
    let mut place = Place::from(first.span());
    let mut last = digits;
    let mut suffixed = !first.suffix().is_empty();
    if input.peek(Token![..=]) {
        input.parse::<Token![..=]>()?;
        let end: LitInt = input.parse()?;
        place = place.to(end.span());
        suffixed |= !end.suffix().is_empty();
        last = end.base10_digits().parse().map_err(|_| refuse(place))?;
    }
    let legal = 100..=599;
    if suffixed || !legal.contains(&digits) || !legal.contains(&last) || digits > last {
        return Err(refuse(place));
    }
    Ok(Condition::Status(digits, last))
}
