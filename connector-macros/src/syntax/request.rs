//! `METHOD "/path" via helper { query … header … json … }`

use proc_macro2::Ident;
use syn::{LitStr, Token, parse::ParseStream};

use super::{
    body::{Body, BodyKind},
    format::{self, Format},
    helper,
    keywords::{LATER_REQUEST_STATEMENTS, METHODS, REQUEST_STATEMENTS},
    origin,
    template::Template,
    tokens,
    value::{self, Pair, Value},
};
use crate::{
    errors::{Code, Errors, Place, error},
    suggest,
};

pub struct Request {
    pub method: Ident,
    pub path: Template,
    pub via: Option<Ident>,
    pub query: Vec<Pair>,
    pub headers: Vec<Header>,
    pub body: Option<Body>,
    pub basic: Option<Basic>,
    /// `follow "https://*.example.com";`
    pub follow: Vec<LitStr>,
    /// `tolerate NotFound, Conflict;`
    pub tolerate: Vec<Ident>,
    /// `answer csv;`
    pub answer: Option<Format>,
}

/// `header "X-A": "…";`
#[derive(Clone)]
pub struct Header {
    pub name: LitStr,
    pub value: Value,
}

/// `basic user, password;`
#[derive(Clone)]
pub struct Basic {
    pub user: Value,
    pub password: Value,
    /// The word `basic`.
    pub place: Place,
}

/// Whether a request comes next: a method, or a word in capitals that was meant as one.
pub fn comes_next(input: ParseStream<'_>) -> bool {
    tokens::word(input).is_some_and(|word| is_capitals(&word))
}

pub fn is_capitals(word: &str) -> bool {
    word.len() > 1 && word.chars().all(|char| char.is_ascii_uppercase())
}

/// A method, in capitals.
pub fn method(input: ParseStream<'_>) -> syn::Result<Ident> {
    let method = tokens::name(input, "a method such as `GET`")?;
    match METHODS.contains(&method.to_string().as_str()) {
        true => Ok(method),
        false => Err(tokens::unknown(&method, Code::UnknownMethod, "method", METHODS, &["OPTIONS", "TRACE", "CONNECT"])),
    }
}

impl Request {
    /// The request, and whether it ended in `}`.
    pub fn parse(input: ParseStream<'_>, errors: &Errors) -> syn::Result<(Self, bool)> {
        let method = self::method(input)?;
        let literal = tokens::text(input, "the path, as a string such as `\"/users\"`")?;
        let path = Template::new(&literal, errors);
        let via = match tokens::take(input, "via") {
            Some(_) => Some(tokens::name(input, "the helper's name")?),
            None => None,
        };
        let mut request = Self {
            method,
            path,
            via,
            query: Vec::new(),
            headers: Vec::new(),
            body: None,
            basic: None,
            follow: Vec::new(),
            tolerate: Vec::new(),
            answer: None,
        };
        let closed = input.peek(syn::token::Brace);
        if closed {
            tokens::block(input, |content| tokens::statements(content, errors, |input| request.statement(input, errors)))?;
        } else if request.via.is_none()
            && let Some(word) = tokens::word(input).filter(|word| suggest::nearest(word, ["via"]).is_some())
        {
            return Err(error(input.span(), Code::UnexpectedToken, format_args!("expected `via`, found `{word}`; did you mean `via`?")));
        }
        Ok((request, closed))
    }

    fn statement(&mut self, input: ParseStream<'_>, errors: &Errors) -> syn::Result<()> {
        let keyword = tokens::name(input, "a part of the request, such as `query`")?;
        let word = keyword.to_string();
        if let Some(kind) = BodyKind::parse(&word, input, errors)? {
            self.set_body(kind, &keyword, errors);
            return Ok(());
        }
        match word.as_str() {
            "query" => {
                let (pairs, _) = tokens::block(input, |content| value::pairs(content, errors))?;
                if !self.query.is_empty() {
                    errors.push(&keyword, Code::GivenTwice, "`query` is given twice; write one with all parameters");
                }
                self.query = pairs;
            }
            "header" => {
                self.headers.push(Header::parse(input, errors)?);
                tokens::end(input, errors, false);
            }
            "answer" => format::parse(&mut self.answer, &keyword, input, errors)?,
            "basic" => set_basic(&mut self.basic, &keyword, input, errors)?,
            "follow" => {
                self.follow.extend(origin::list(input, errors)?);
                if !input.peek(Token![;]) {
                    return Err(tokens::unexpected(input, "`;`; several origins stand in `[ ]`"));
                }
                tokens::end(input, errors, false);
            }
            "tolerate" => {
                loop {
                    let kind = helper::error_kind(input, errors)?;
                    if self.tolerate.contains(&kind) {
                        errors.push(&kind, Code::GivenTwice, format_args!("`{kind}` is given twice"));
                    }
                    self.tolerate.push(kind);
                    if !input.peek(Token![,]) {
                        break;
                    }
                    input.parse::<Token![,]>()?;
                }
                tokens::end(input, errors, false);
            }
            _ => {
                return Err(tokens::unknown(
                    &keyword,
                    Code::UnknownStatement,
                    "part of a request",
                    REQUEST_STATEMENTS,
                    LATER_REQUEST_STATEMENTS,
                ));
            }
        }
        Ok(())
    }

    fn set_body(&mut self, kind: BodyKind, keyword: &Ident, errors: &Errors) {
        if self.body.replace(Body { kind, place: keyword.into() }).is_some() {
            errors.push(keyword, Code::TwoBodies, "a request has one body; remove this one or the one before");
        }
    }
}

impl Header {
    /// Without its `;`.
    pub fn parse(input: ParseStream<'_>, errors: &Errors) -> syn::Result<Self> {
        let name = tokens::text(input, "the header's name, as a string such as `\"Accept\"`")?;
        tokens::colon(input, "the header's name")?;
        Ok(Self { name, value: Value::parse(input, errors)? })
    }
}

/// `basic user, password;`
pub fn set_basic(slot: &mut Option<Basic>, keyword: &Ident, input: ParseStream<'_>, errors: &Errors) -> syn::Result<()> {
    let user = Value::parse(input, errors)?;
    if !input.peek(Token![,]) {
        return Err(tokens::unexpected(input, "`,` and the password, as in `basic auth.user, auth.password;`"));
    }
    input.parse::<Token![,]>()?;
    let password = Value::parse(input, errors)?;
    tokens::end(input, errors, false);
    if slot.replace(Basic { user, password, place: keyword.into() }).is_some() {
        errors.push(keyword, Code::GivenTwice, "`basic` is given twice");
    }
    Ok(())
}
