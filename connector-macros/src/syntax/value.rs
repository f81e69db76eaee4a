//! What a request sends: literals, paths, templates, and in JSON objects and lists of them.

use proc_macro2::Ident;
use syn::{Lit, LitStr, Token, ext::IdentExt, parse::ParseStream};

use super::{
    duration,
    path::Path,
    template::Template,
    tokens::{self, Many},
};
use crate::errors::{Code, Errors, Place, error};

#[derive(Clone)]
pub enum Value {
    Null(Place),
    Boolean(bool, Place),
    Number(Number),
    Text(Template),
    Path(Path),
    Object(Vec<Pair>, Place),
    List(Vec<Value>, Place),
    /// `join(input.labels, ",")`
    Call(Ident, Vec<Value>, Place),
    /// `7d`, in milliseconds.
    Duration(u64, Place),
}

/// `name: value`, `"odd-name": value`
#[derive(Clone)]
pub struct Pair {
    pub key: String,
    pub place: Place,
    pub value: Value,
}

/// A number as it was written, in JSON's spelling.
#[derive(Clone)]
pub struct Number {
    pub digits: String,
    pub is_whole: bool,
    pub place: Place,
}

impl Value {
    pub fn parse(input: ParseStream<'_>, errors: &Errors) -> syn::Result<Self> {
        if input.peek(LitStr) {
            let literal: LitStr = input.parse()?;
            return Ok(Value::Text(Template::new(&literal, errors)));
        }
        if duration::comes_next(input) {
            let place = Place::from(input.span());
            return duration::parse(input).map(|millis| Value::Duration(millis, place));
        }
        if input.peek(Lit) && !input.peek(syn::LitBool) || input.peek(Token![-]) {
            return Number::parse(input).map(Value::Number);
        }
        if input.peek(syn::token::Brace) {
            let (pairs, place) = tokens::block(input, |content| pairs(content, errors))?;
            return Ok(Value::Object(pairs, place));
        }
        if input.peek(syn::token::Bracket) {
            let (items, place) = tokens::brackets(input, |content| tokens::list(content, errors, |item| Value::parse(item, errors)))?;
            return Ok(Value::List(items.list, place));
        }
        let place = Place::from(input.span());
        match tokens::word(input).as_deref() {
            Some("null") => Ident::parse_any(input).map(|_| Value::Null(place)),
            Some(word @ ("true" | "false")) => Ident::parse_any(input).map(|_| Value::Boolean(word == "true", place)),
            Some(_) if input.peek2(syn::token::Paren) => {
                let function = Ident::parse_any(input)?;
                let (arguments, end) =
                    tokens::parentheses(input, |content| tokens::list(content, errors, |item| Value::parse(item, errors)))?;
                Ok(Value::Call(function, arguments.list, place.to(end)))
            }
            _ => Path::parse(input).map(Value::Path),
        }
    }

    pub fn place(&self) -> Place {
        match self {
            Value::Null(place)
            | Value::Boolean(_, place)
            | Value::Object(_, place)
            | Value::List(_, place)
            | Value::Call(_, _, place)
            | Value::Duration(_, place) => *place,
            Value::Number(number) => number.place,
            Value::Text(template) => template.place,
            Value::Path(path) => path.place,
        }
    }
}

/// The members of an object, or the parameters of a query.
pub fn pairs(input: ParseStream<'_>, errors: &Errors) -> Vec<Pair> {
    many_pairs(input, errors).list
}

/// The same, with whether all could be read.
pub fn many_pairs(input: ParseStream<'_>, errors: &Errors) -> Many<Pair> {
    let pairs = tokens::list(input, errors, |input| {
        let (key, place) = key(input)?;
        tokens::colon(input, "the name")?;
        Ok(Pair { key, place, value: Value::parse(input, errors)? })
    });
    for (index, pair) in pairs.list.iter().enumerate() {
        if pairs.list[..index].iter().any(|before| before.key == pair.key) {
            errors.push(pair.place, Code::GivenTwice, format_args!("`{}` is given twice", pair.key));
        }
    }
    pairs
}

/// A name, as an identifier or as a string.
pub fn key(input: ParseStream<'_>) -> syn::Result<(String, Place)> {
    if input.peek(LitStr) {
        let literal: LitStr = input.parse()?;
        return Ok((literal.value(), (&literal).into()));
    }
    let name = tokens::name(input, "a name")?;
    if input.peek(Token![-]) {
        return Err(error(
            Place::from(&name).to(input.span()),
            Code::Spelling,
            format_args!("a name with `-` is written as a string: `\"{name}-…\": …`"),
        ));
    }
    Ok((name.unraw().to_string(), (&name).into()))
}

impl Number {
    pub fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let minus = input.parse::<Option<Token![-]>>()?;
        let start = Place::from(minus.map_or_else(|| input.span(), |minus| minus.span));
        let place = start.to(input.span());
        let (digits, suffix, is_whole) = match input.parse::<Lit>() {
            Ok(Lit::Int(number)) => (number.base10_digits().to_owned(), number.suffix().to_owned(), true),
            Ok(Lit::Float(number)) => (number.base10_digits().to_owned(), number.suffix().to_owned(), false),
            _ => return Err(error(place, Code::UnexpectedToken, "expected a value: text, a number, `true`, `false`, `null` or a path")),
        };
        if !suffix.is_empty() {
            return Err(error(place, Code::Spelling, format_args!("a number has no suffix; write `{digits}`")));
        }
        if digits.ends_with('.') {
            return Err(error(place, Code::Spelling, format_args!("a decimal number has a digit behind the point; write `{digits}0`")));
        }
        let unpadded = digits.trim_start_matches('0');
        let digits = if unpadded.starts_with(|char: char| char.is_ascii_digit()) { unpadded.to_owned() } else { format!("0{unpadded}") };
        let sign = if minus.is_some() { "-" } else { "" };
        Ok(Self { digits: format!("{sign}{digits}"), is_whole, place })
    }
}
