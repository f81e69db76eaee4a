//! `helper name { header … error … retry … limit … }`: what requests share.

use proc_macro2::Ident;
use syn::{LitInt, LitStr, Token, parse::ParseStream};

use super::{
    condition::Condition,
    duration,
    format::{self, Format},
    keywords::{ERROR_DETAILS, ERROR_KINDS, HELPER_STATEMENTS, LIMIT_SHARES, RUNTIME_ERROR_KINDS},
    path::Path,
    request::{self, Basic, Header},
    tokens::{self, RustPath},
    value::{self, Pair, Value},
};
use crate::errors::{Code, Errors, Place, error};

#[derive(Clone)]
pub struct Helper {
    pub name: Ident,
    /// The helper that it builds on.
    pub via: Option<Ident>,
    pub headers: Vec<Header>,
    /// `header "X-Robot": "yes" for robot;`
    pub headers_for: Vec<(Vec<Ident>, Header)>,
    pub query: Vec<Pair>,
    pub basic: Option<Basic>,
    pub rules: Vec<Rule>,
    pub retry: Option<Retry>,
    pub limits: Vec<Limit>,
    /// `concurrency 20;`
    pub concurrency: Option<u32>,
    /// `cost 5;`
    pub cost: Option<u32>,
    /// `idempotency_key "Idempotency-Key";`
    pub idempotency_key: Option<LitStr>,
    /// `sign with my_signer;`
    pub sign: Option<RustPath>,
    /// `answer xml;`
    pub answer: Option<Format>,
}

/// `error CONDITION => Kind { code: … };`
#[derive(Clone)]
pub struct Rule {
    pub when: Condition,
    pub kind: Option<Ident>,
    pub details: Vec<(Ident, Value)>,
    /// Where its condition begins.
    pub place: Place,
}

/// `retry { attempts: 4, backoff: 500ms..30s, statuses: [409] }`
#[derive(Default, Clone)]
pub struct Retry {
    pub attempts: Option<u32>,
    pub backoff: Option<(u64, u64)>,
    pub statuses: Vec<u16>,
}

/// `limit … by card;`
#[derive(Clone)]
pub struct Limit {
    pub allows: Allows,
    /// `card`, `connection` or `account`.
    pub by: Ident,
}

/// How many calls a limit allows.
#[derive(Clone)]
pub enum Allows {
    /// `50 per 1m`
    Calls { calls: u32, window: u64 },
    /// `remaining header["x-left"] until header["x-reset"]`, or `after`.
    Remaining { remaining: Path, reset: Path, is_pause: bool },
}

impl Helper {
    pub fn parse(input: ParseStream<'_>, name: Ident, errors: &Errors) -> syn::Result<Self> {
        let via = match tokens::take(input, "via") {
            Some(_) => Some(tokens::name(input, "the name of the helper that it builds on")?),
            None => None,
        };
        let mut helper = Self {
            name,
            via,
            headers: Vec::new(),
            headers_for: Vec::new(),
            query: Vec::new(),
            basic: None,
            rules: Vec::new(),
            retry: None,
            limits: Vec::new(),
            concurrency: None,
            cost: None,
            idempotency_key: None,
            sign: None,
            answer: None,
        };
        tokens::body(input, errors, |input| helper.statement(input, errors));
        Ok(helper)
    }

    fn statement(&mut self, input: ParseStream<'_>, errors: &Errors) -> syn::Result<()> {
        let keyword = tokens::name(input, "a statement of the helper, such as `header`")?;
        match keyword.to_string().as_str() {
            "header" => self.parse_header(input, errors)?,
            "query" => {
                let (pairs, _) = tokens::block(input, |content| value::pairs(content, errors))?;
                if !self.query.is_empty() {
                    errors.push(&keyword, Code::GivenTwice, "`query` is given twice; write one with all parameters");
                }
                self.query = pairs;
            }
            "answer" => format::parse(&mut self.answer, &keyword, input, errors)?,
            "basic" => request::set_basic(&mut self.basic, &keyword, input, errors)?,
            "error" => self.rules.push(Rule::parse(input, errors)?),
            "retry" => {
                let (retry, _) = tokens::block(input, |content| retry(content, errors))?;
                if self.retry.replace(retry).is_some() {
                    errors.push(&keyword, Code::GivenTwice, "a helper has one `retry`");
                }
            }
            "sign" => {
                tokens::expect(input, "with")?;
                let function = tokens::rust_path(input, "the Rust function that signs, as in `sign with sign;`")?;
                tokens::end(input, errors, false);
                if self.sign.replace(function).is_some() {
                    errors.push(
                        &keyword,
                        Code::GivenTwice,
                        "a request is signed once; leave out this `sign`, or sign both ways in one function",
                    );
                }
            }
            "concurrency" => {
                let calls = tokens::count(input, "how many calls at a time, as in `concurrency 20;`")?;
                tokens::end(input, errors, false);
                if self.concurrency.replace(calls).is_some() {
                    errors.push(&keyword, Code::GivenTwice, "calls share one `concurrency`; leave out this one");
                }
            }
            "cost" => {
                let cost = tokens::count(input, "as how many calls one counts, as in `cost 5;`")?;
                tokens::end(input, errors, false);
                if self.cost.replace(cost).is_some() {
                    errors.push(&keyword, Code::GivenTwice, "a call has one `cost`; leave out this one");
                }
            }
            "idempotency_key" => {
                let header =
                    tokens::text(input, "the name of the header that holds the key, as in `idempotency_key \"Idempotency-Key\";`")?;
                tokens::end(input, errors, false);
                if self.idempotency_key.replace(header).is_some() {
                    errors.push(&keyword, Code::GivenTwice, "one header holds the `idempotency_key`; leave out this one");
                }
            }
            "limit" => {
                self.limits.push(limit(input)?);
                tokens::end(input, errors, false);
            }
            _ => return Err(tokens::unknown(&keyword, Code::UnknownStatement, "statement of a helper", HELPER_STATEMENTS, &[])),
        }
        Ok(())
    }
}

impl Helper {
    fn parse_header(&mut self, input: ParseStream<'_>, errors: &Errors) -> syn::Result<()> {
        let header = Header::parse(input, errors)?;
        if tokens::take(input, "for").is_none() {
            self.headers.push(header);
        } else {
            let mut auths = vec![tokens::name(input, "the auth's name")?];
            while input.parse::<Option<Token![,]>>()?.is_some() {
                auths.push(tokens::name(input, "the auth's name")?);
            }
            self.headers_for.push((auths, header));
        }
        tokens::end(input, errors, false);
        Ok(())
    }
}

impl Rule {
    fn parse(input: ParseStream<'_>, errors: &Errors) -> syn::Result<Self> {
        let place = Place::from(input.span());
        let when = Condition::parse(input, errors)?;
        if !input.peek(Token![=>]) {
            return Err(tokens::unexpected(input, "`&&`, `||`, or `=>` and what the answer means: `=> NotFound;`"));
        }
        input.parse::<Token![=>]>()?;
        let kind = if tokens::word(input).is_some() { Some(error_kind(input, errors)?) } else { None };
        let closed = input.peek(syn::token::Brace);
        let mut details = Vec::new();
        if closed {
            details = self::details(input, ERROR_DETAILS, errors)?;
        } else if kind.is_none() {
            return Err(tokens::unexpected(input, "an error kind such as `NotFound`, or details such as `{ message: body.message }`"));
        }
        tokens::end(input, errors, closed);
        Ok(Self { when, kind, details, place })
    }
}

/// `{ code: body.error, message: "…" }`
pub fn details(input: ParseStream<'_>, known: &[&str], errors: &Errors) -> syn::Result<Vec<(Ident, Value)>> {
    let details = tokens::block(input, |content| tokens::list(content, errors, |item| detail(item, known, errors)))?.0.list;
    for (index, (name, _)) in details.iter().enumerate() {
        if details[..index].iter().any(|(before, _)| before == name) {
            errors.push(name, Code::GivenTwice, format_args!("`{name}` is given twice"));
        }
    }
    Ok(details)
}

/// A kind that a description may give to an error.
pub fn error_kind(input: ParseStream<'_>, errors: &Errors) -> syn::Result<Ident> {
    let kind = tokens::name(input, "an error kind")?;
    let word = kind.to_string();
    if RUNTIME_ERROR_KINDS.contains(&word.as_str()) {
        errors.push(
            &kind,
            Code::RuntimeErrorKind,
            format_args!("`{word}` is for the runtime alone; write the kind that says what the service means"),
        );
    } else if !ERROR_KINDS.contains(&word.as_str()) {
        errors.add(tokens::unknown(&kind, Code::UnknownErrorKind, "error kind", ERROR_KINDS, &[]));
    }
    Ok(kind)
}

fn detail(input: ParseStream<'_>, known: &[&str], errors: &Errors) -> syn::Result<(Ident, Value)> {
    let name = tokens::name(input, "a detail such as `code`")?;
    if !known.contains(&name.to_string().as_str()) {
        return Err(tokens::unknown(&name, Code::UnknownStatement, "detail of an error", known, &[]));
    }
    tokens::colon(input, &format!("`{name}`"))?;
    Ok((name, Value::parse(input, errors)?))
}

/// `[409, 423]`: which failures are worth another try beside those that always are.
fn statuses(input: ParseStream<'_>, errors: &Errors) -> syn::Result<Vec<u16>> {
    let mut statuses = Vec::new();
    tokens::brackets(input, |content| {
        tokens::list(content, errors, |input| {
            let number: LitInt = input.parse().map_err(|_| tokens::unexpected(input, "a status such as `409`"))?;
            match number.base10_parse() {
                Ok(status @ 400..=599) => statuses.push(status),
                _ => errors.push(
                    number.span(),
                    Code::BadStatus,
                    format_args!("`{number}` is no status of a failure; write one from 400 to 599"),
                ),
            }
            Ok(())
        })
    })?;
    Ok(statuses)
}

fn retry(input: ParseStream<'_>, errors: &Errors) -> Retry {
    let mut retry = Retry::default();
    tokens::list(input, errors, |input| {
        let name = tokens::name(input, "`attempts`, `backoff` or `statuses`")?;
        match name.to_string().as_str() {
            "attempts" => {
                tokens::colon(input, "`attempts`")?;
                retry.attempts = Some(tokens::count(input, "how many calls, the first one included")?);
            }
            "backoff" => {
                tokens::colon(input, "`backoff`")?;
                retry.backoff = Some(range(input, "500ms..30s")?);
            }
            "statuses" => {
                tokens::colon(input, "`statuses`")?;
                retry.statuses = statuses(input, errors)?;
            }
            _ => {
                let known = &["attempts", "backoff", "statuses"];
                return Err(tokens::unknown(&name, Code::UnknownStatement, "part of `retry`", known, &[]));
            }
        }
        Ok(())
    });
    retry
}

/// Two durations, the shorter one first: `500ms..30s`.
pub fn range(input: ParseStream<'_>, example: &str) -> syn::Result<(u64, u64)> {
    let start = Place::from(input.span());
    let least = duration::parse(input)?;
    if !input.peek(Token![..]) {
        return Err(tokens::unexpected(input, &format!("`..` and the longest pause, as in `{example}`")));
    }
    input.parse::<Token![..]>()?;
    let place = start.to(input.span());
    let most = duration::parse(input)?;
    match least > most {
        true => Err(error(place, Code::EmptyRange, format_args!("the shortest pause comes first, as in `{example}`"))),
        false => Ok((least, most)),
    }
}

fn limit(input: ParseStream<'_>) -> syn::Result<Limit> {
    let allows = if tokens::take(input, "remaining").is_some() { remaining(input)? } else { calls(input)? };
    tokens::expect(input, "by")?;
    let by = tokens::name(input, "`card`, `connection` or `account`")?;
    match LIMIT_SHARES.contains(&by.to_string().as_str()) {
        true => Ok(Limit { allows, by }),
        false => Err(tokens::unknown(&by, Code::UnknownLimitShare, "share of a limit", LIMIT_SHARES, &[])),
    }
}

fn calls(input: ParseStream<'_>) -> syn::Result<Allows> {
    let calls = tokens::count(input, "how many calls, as in `limit 50 per 1m by card;`")?;
    tokens::expect(input, "per")?;
    Ok(Allows::Calls { calls, window: duration::parse(input)? })
}

fn remaining(input: ParseStream<'_>) -> syn::Result<Allows> {
    let remaining = Path::parse(input)?;
    let word = tokens::name(input, "`until` or `after`, and the header that says when there are more")?;
    let is_pause = match word.to_string().as_str() {
        "until" => false,
        "after" => true,
        _ => return Err(tokens::unknown(&word, Code::UnknownStatement, "part of a limit", &["until", "after"], &[])),
    };
    Ok(Allows::Remaining { remaining, reset: Path::parse(input)?, is_pause })
}
