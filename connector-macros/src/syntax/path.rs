//! `body.items[0]["+1"]`: a root, and the keys that lead down from it.

use std::fmt;

use proc_macro2::{Ident, TokenTree};
use syn::{LitFloat, LitInt, LitStr, Token, ext::IdentExt, parse::ParseStream};

use super::tokens;
use crate::errors::{Code, Place, error};

#[derive(Clone)]
pub struct Path {
    pub root: String,
    pub keys: Vec<Key>,
    /// In a template, the whole literal.
    pub place: Place,
}

#[derive(Clone, PartialEq, Eq)]
pub enum Key {
    Name(String),
    Index(usize),
}

impl Path {
    pub fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let root = tokens::name(input, "a value")?;
        let mut path = Self { root: root.to_string(), keys: Vec::new(), place: Place::from(&root) };
        loop {
            if input.peek(Token![.]) && !input.peek(Token![..]) {
                input.parse::<Token![.]>()?;
                path.push_name(input)?;
            } else if input.peek(syn::token::Bracket) {
                let (key, place) = tokens::brackets(input, bracketed)?;
                path.keys.push(key?);
                path.place = path.place.to(place);
            } else if input.peek(Token![-]) && !path.keys.is_empty() {
                return Err(path.with_dashes(input)?);
            } else {
                return Ok(path);
            }
        }
    }

    /// The mistake of a last key that goes on with dashes, as `header.x-request-id`.
    fn with_dashes(mut self, input: ParseStream<'_>) -> syn::Result<syn::Error> {
        let mut key = match self.keys.pop() {
            Some(Key::Name(name)) => name,
            _ => String::new(),
        };
        let mut place = self.place;
        while input.peek(Token![-]) {
            input.parse::<Token![-]>()?;
            let part: TokenTree = input.parse()?;
            key.push_str(&format!("-{part}"));
            place = place.to(part.span());
        }
        Ok(error(place, Code::Spelling, format_args!("a key with `-` is written in brackets: `{self}[{key:?}]`")))
    }

    fn push_name(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        if input.peek(LitInt) || input.peek(LitFloat) {
            return Err(error(input.span(), Code::Spelling, format_args!("an index is written in brackets: `{self}[0]`")));
        }
        let name: Ident = tokens::name(input, "a name after `.`")?;
        self.keys.push(Key::Name(name.unraw().to_string()));
        self.place = self.place.to(&name);
        Ok(())
    }

    /// A path inside a template, where dashes need no brackets.
    pub fn from_text(text: &str, place: Place) -> Result<Self, String> {
        let end = text.find(['.', '[']).unwrap_or(text.len());
        let (root, mut rest) = text.split_at(end);
        let mut path = Self { root: name(root)?, keys: Vec::new(), place };
        while !rest.is_empty() {
            if let Some(tail) = rest.strip_prefix('.') {
                let end = tail.find(['.', '[']).unwrap_or(tail.len());
                path.keys.push(Key::Name(name(&tail[..end])?));
                rest = &tail[end..];
            } else {
                let end = rest.find(']').ok_or("`]` is missing")?;
                let key = &rest[1..end];
                path.keys.push(match key.parse() {
                    Ok(index) => Key::Index(index),
                    Err(_) => Key::Name(key.trim_matches('"').to_owned()),
                });
                rest = &rest[end + 1..];
            }
        }
        Ok(path)
    }

    /// The first key, where it is a name.
    pub fn first_name(&self) -> Option<&str> {
        match self.keys.first() {
            Some(Key::Name(name)) => Some(name),
            _ => None,
        }
    }

    /// The only key, where there is exactly one and it is a name.
    pub fn only_name(&self) -> Option<&str> {
        match self.keys.as_slice() {
            [Key::Name(name)] => Some(name),
            _ => None,
        }
    }
}

fn bracketed(content: ParseStream<'_>) -> syn::Result<Key> {
    let key = if content.peek(LitStr) {
        Key::Name(content.parse::<LitStr>()?.value())
    } else if content.peek(LitInt) {
        Key::Index(content.parse::<LitInt>()?.base10_parse()?)
    } else {
        return Err(tokens::unexpected(content, "an index such as `[0]`, or a key such as `[\"+1\"]`"));
    };
    if content.is_empty() { Ok(key) } else { Err(tokens::unexpected(content, "`]`")) }
}

fn name(text: &str) -> Result<String, String> {
    let is_name = !text.is_empty() && text.chars().all(|char| char.is_alphanumeric() || matches!(char, '_' | '-'));
    if is_name {
        Ok(text.to_owned())
    } else {
        Err(if text.is_empty() { "a name is missing".to_owned() } else { format!("`{text}` is not a name") })
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.root)?;
        self.keys.iter().try_for_each(|key| match key {
            Key::Name(name) if is_plain(name) => write!(f, ".{name}"),
            Key::Name(name) => write!(f, "[{name:?}]"),
            Key::Index(index) => write!(f, "[{index}]"),
        })
    }
}

/// Whether a key can stand behind a dot.
fn is_plain(name: &str) -> bool {
    !name.starts_with(|first: char| first.is_ascii_digit()) && name.chars().all(|char| char.is_alphanumeric() || char == '_')
}
