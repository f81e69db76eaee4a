//! `sample "Name" { inputs } => 200 json { … };`

use proc_macro2::Ident;
use syn::{LitInt, LitStr, Token, ext::IdentExt, parse::ParseStream};

use super::{json::Json, request, tokens};
use crate::errors::{Code, Errors, Place, error};

pub struct Sample {
    pub name: Option<LitStr>,
    pub input: Option<Json>,
    pub replies: Vec<Reply>,
    pub place: Place,
}

pub struct Reply {
    pub to: ReplyTo,
    pub status: u16,
    /// `header "Link": "…"`
    pub headers: Vec<(LitStr, LitStr)>,
    pub body: ReplyBody,
    pub place: Place,
}

pub enum ReplyTo {
    Last,
    /// `found`, `user.found`
    Step(String, Place),
    Page(PageKey),
    /// `request PATCH "/issues/7": …`, where Rust code asks.
    Request(Ident, LitStr),
}

/// The page that a reply is for: `page "cursor"`, `page 2`, `page "https://…"`.
pub struct PageKey {
    pub key: String,
    pub is_number: bool,
    pub place: Place,
}

/// `sample "Name" => json { … };` of a webhook: what was sent.
pub struct DeliverySample {
    pub name: Option<LitStr>,
    pub body: ReplyBody,
    pub place: Place,
}

pub enum ReplyBody {
    Empty,
    Json(Json),
    /// `text "…"`
    Text(LitStr),
    /// `json from "…"`
    File(LitStr),
    /// `text from "…"`
    TextFile(LitStr),
}

impl Sample {
    pub fn parse(input: ParseStream<'_>, keyword: &Ident, errors: &Errors) -> syn::Result<Self> {
        let name = tokens::label(input)?;
        let given = if input.peek(syn::token::Brace) { Some(Json::object(input, errors)?) } else { None };
        if !input.peek(Token![=>]) {
            return Err(tokens::unexpected(input, "`=>` and the answer, as in `=> 200 json { … };`"));
        }
        input.parse::<Token![=>]>()?;
        let mut replies = Vec::new();
        loop {
            replies.push(Reply::parse(input, errors)?);
            if !input.peek(Token![,]) {
                break;
            }
            input.parse::<Token![,]>()?;
            if input.is_empty() || input.peek(Token![;]) {
                break;
            }
        }
        let closed =
            matches!(replies.last(), Some(Reply { body: ReplyBody::Json(Json { kind: super::json::JsonKind::Object(_), .. }), .. }));
        tokens::end(input, errors, closed);
        Ok(Self { name, input: given, replies, place: keyword.into() })
    }
}

impl Reply {
    fn parse(input: ParseStream<'_>, errors: &Errors) -> syn::Result<Self> {
        let to = reply_to(input)?;
        let place = Place::from(input.span());
        if !input.peek(LitInt) {
            return Err(tokens::unexpected(input, "the status of the answer, such as `200`"));
        }
        let number: LitInt = input.parse()?;
        let status = number.base10_digits().parse().ok().filter(|status| number.suffix().is_empty() && (100..=599).contains(status));
        let status =
            status.ok_or_else(|| error(number.span(), Code::BadStatus, format_args!("`{}` is not an HTTP status", number.token())))?;
        Ok(Self { to, status, headers: reply_headers(input)?, body: reply_body(input, errors)?, place })
    }
}

fn reply_to(input: ParseStream<'_>) -> syn::Result<ReplyTo> {
    if tokens::at(input, "page") && !input.peek2(Token![:]) {
        tokens::expect(input, "page")?;
        let place = Place::from(input.span());
        let (key, is_number) = match input.peek(LitInt) {
            true => (input.parse::<LitInt>()?.base10_digits().to_owned(), true),
            false => (tokens::text(input, "the page's cursor or number, as in `page \"abc\" => 200 json { … }`")?.value(), false),
        };
        if !input.peek(Token![=>]) {
            return Err(tokens::unexpected(input, "`=>` and the answer"));
        }
        input.parse::<Token![=>]>()?;
        return Ok(ReplyTo::Page(PageKey { key, is_number, place }));
    }
    if tokens::at(input, "request") && !input.peek2(Token![:]) && !input.peek2(Token![.]) {
        tokens::expect(input, "request")?;
        let method = request::method(input)?;
        let path = tokens::text(input, "the path, as in `request PATCH \"/issues/7\": 200`")?;
        tokens::colon(input, "the path")?;
        return Ok(ReplyTo::Request(method, path));
    }
    if tokens::word(input).is_none() || !(input.peek2(Token![:]) || input.peek2(Token![.])) {
        return Ok(ReplyTo::Last);
    }
    let first = Ident::parse_any(input)?;
    let (mut step, mut place) = (first.to_string(), Place::from(&first));
    while input.peek(Token![.]) {
        input.parse::<Token![.]>()?;
        let inner = tokens::name(input, "the name of a step of the helper")?;
        step = format!("{step}.{inner}");
        place = place.to(&inner);
    }
    tokens::colon(input, &format!("the step `{step}`"))?;
    Ok(ReplyTo::Step(step, place))
}

fn reply_headers(input: ParseStream<'_>) -> syn::Result<Vec<(LitStr, LitStr)>> {
    let mut headers = Vec::new();
    while tokens::take(input, "header").is_some() {
        let name = tokens::text(input, "the header's name, as a string such as `\"Link\"`")?;
        tokens::colon(input, "the header's name")?;
        headers.push((name, tokens::text(input, "the header's value, as a string")?));
    }
    Ok(headers)
}

fn reply_body(input: ParseStream<'_>, errors: &Errors) -> syn::Result<ReplyBody> {
    if input.peek(syn::token::Brace) {
        return Err(error(input.span(), Code::UnexpectedToken, "expected `json` before the answer's body, as in `200 json { … }`"));
    }
    let Some(word) = tokens::word(input) else { return Ok(ReplyBody::Empty) };
    if tokens::take(input, "text").is_some() {
        return match tokens::take(input, "from") {
            Some(_) => tokens::text(input, "the file, as in `text from \"samples/x.csv\"`").map(ReplyBody::TextFile),
            None => tokens::text(input, "the body, as a string").map(ReplyBody::Text),
        };
    }
    if word != "json" {
        return Err(tokens::unexpected(input, "`header`, `json`, `text`, `,` or `;`"));
    }
    tokens::expect(input, "json")?;
    match tokens::take(input, "from") {
        Some(_) => tokens::text(input, "the file, as in `json from \"samples/x.json\"`").map(ReplyBody::File),
        None => Json::parse(input, errors).map(ReplyBody::Json),
    }
}

impl DeliverySample {
    pub fn parse(input: ParseStream<'_>, keyword: &Ident, errors: &Errors) -> syn::Result<Self> {
        let name = tokens::label(input)?;
        if !input.peek(Token![=>]) {
            return Err(tokens::unexpected(input, "`=> json` and what is sent, as in `=> json { … };`"));
        }
        input.parse::<Token![=>]>()?;
        if !tokens::at(input, "json") {
            return Err(tokens::unexpected(input, "`json` and what is sent; a delivery has no status"));
        }
        let body = reply_body(input, errors)?;
        tokens::end(input, errors, matches!(&body, ReplyBody::Json(Json { kind: super::json::JsonKind::Object(_), .. })));
        Ok(Self { name, body, place: keyword.into() })
    }
}
