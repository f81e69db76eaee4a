//! JSON written as tokens, for samples.

use proc_macro2::Ident;
use syn::{Lit, LitStr, Token, ext::IdentExt, parse::ParseStream};

use super::{
    tokens,
    value::{self, Number},
};
use crate::errors::{Code, Errors, Place};

#[derive(Clone)]
pub struct Json {
    pub kind: JsonKind,
    pub place: Place,
}

#[derive(Clone)]
pub enum JsonKind {
    Null,
    Boolean(bool),
    Number {
        digits: String,
        is_whole: bool,
    },
    Text(String),
    List(Vec<Json>),
    Object(Vec<Member>),
    /// A part of it could not be read; already reported.
    Broken,
}

#[derive(Clone)]
pub struct Member {
    pub key: String,
    pub place: Place,
    pub value: Json,
}

impl Json {
    pub fn parse(input: ParseStream<'_>, errors: &Errors) -> syn::Result<Self> {
        let place = Place::from(input.span());
        if input.peek(syn::token::Brace) {
            return Self::object(input, errors);
        }
        if input.peek(syn::token::Bracket) {
            let (items, place) = tokens::brackets(input, |content| tokens::list(content, errors, |item| Json::parse(item, errors)))?;
            return Ok(Self { kind: if items.broken { JsonKind::Broken } else { JsonKind::List(items.list) }, place });
        }
        if input.peek(LitStr) {
            let kind = JsonKind::Text(input.parse::<LitStr>()?.value());
            return Ok(Self { kind, place });
        }
        if input.peek(Token![-]) || input.peek(Lit) && !input.peek(syn::LitBool) {
            let Number { digits, is_whole, place } = Number::parse(input)?;
            return Ok(Self { kind: JsonKind::Number { digits, is_whole }, place });
        }
        let kind = match tokens::word(input).as_deref() {
            Some("null") => JsonKind::Null,
            Some("true") => JsonKind::Boolean(true),
            Some("false") => JsonKind::Boolean(false),
            _ => return Err(tokens::unexpected(input, "a JSON value")),
        };
        Ident::parse_any(input)?;
        Ok(Self { kind, place })
    }

    /// An object; its keys may be written without quotes.
    pub fn object(input: ParseStream<'_>, errors: &Errors) -> syn::Result<Self> {
        let (members, place) = tokens::block(input, |content| {
            tokens::list(content, errors, |input| {
                let (key, place) = value::key(input)?;
                tokens::colon(input, "the key")?;
                Ok(Member { key, place, value: Json::parse(input, errors)? })
            })
        })?;
        for (index, member) in members.list.iter().enumerate() {
            if members.list[..index].iter().any(|before| before.key == member.key) {
                errors.push(member.place, Code::GivenTwice, format_args!("`{}` is given twice", member.key));
            }
        }
        Ok(Self { kind: if members.broken { JsonKind::Broken } else { JsonKind::Object(members.list) }, place })
    }
}
