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
    /// As text, without blanks; numbers keep their digits.
    pub fn text(&self) -> String {
        match &self.kind {
            JsonKind::List(items) => format!("[{}]", items.iter().map(Json::text).collect::<Vec<_>>().join(",")),
            JsonKind::Object(members) => {
                let members = members.iter().map(|member| format!("{}:{}", quoted(&member.key), member.value.text()));
                format!("{{{}}}", members.collect::<Vec<_>>().join(","))
            }
            JsonKind::Text(value) => quoted(value),
            JsonKind::Null | JsonKind::Broken => "null".to_owned(),
            JsonKind::Boolean(value) => value.to_string(),
            JsonKind::Number { digits, .. } => digits.clone(),
        }
    }

    /// The text that stands for it where values have no types: none for `null`, and for a list or an object no such text.
    pub fn scalar(&self) -> Option<String> {
        match &self.kind {
            JsonKind::Text(text) => Some(text.clone()),
            JsonKind::Null => Some(String::new()),
            JsonKind::List(_) | JsonKind::Object(_) => None,
            JsonKind::Boolean(_) | JsonKind::Number { .. } | JsonKind::Broken => Some(self.text()),
        }
    }

    /// The members, where it is an object.
    pub fn members(&self) -> Option<&[Member]> {
        match &self.kind {
            JsonKind::Object(members) => Some(members),
            _ => None,
        }
    }

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

/// RFC 8259, 7.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for char in text.chars() {
        match char {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            control if u32::from(control) < 0x20 => out.push_str(&format!("\\u{:04x}", u32::from(control))),
            other => out.push(other),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_escaped() {
        assert_eq!(quoted("a\"b\\c\n\u{1}é"), "\"a\\\"b\\\\c\\n\\u0001é\"");
    }
}
