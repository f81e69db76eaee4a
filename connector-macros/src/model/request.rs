//! A request with everything it refers to.

use proc_macro2::Ident;
use syn::LitStr;

use super::{
    body::Body,
    chunks, origin,
    reads::{Format, is_header_name},
    scope::{Scope, World},
    value::{self, Expr, ExprKind},
};
pub use crate::syntax::action::Effects;
use crate::{
    errors::{Code, Errors, Place},
    syntax::{
        self,
        body::BodyKind,
        path::Path,
        template::{Part, Template},
    },
};

pub struct Request {
    pub method: String,
    pub path: Vec<PathPart>,
    pub helper: Option<usize>,
    pub query: Vec<(String, Expr)>,
    pub headers: Vec<Header>,
    pub body: Body,
    pub basic: Option<Basic>,
    pub effects: Effects,
    /// Origins that redirects may lead to, without credentials.
    pub follow: Vec<String>,
    /// The kinds of errors after which the flow goes on.
    pub tolerate: Vec<Ident>,
    /// How its answer is written, by what it says or its helper; JSON where nothing is said.
    pub answer: Option<Format>,
}

pub enum PathPart {
    Text(String),
    /// With what messages call it.
    Value(String, Expr),
    /// Whole segments; how many, where that is said.
    Segments(String, Expr, Option<usize>),
    /// The whole URL, and the origins that it may lead to; none where it comes from the connection.
    Url(String, Expr, Vec<String>),
}

pub struct Header {
    pub name: String,
    pub place: Place,
    pub value: Expr,
}

/// HTTP Basic by a request or a helper itself.
pub struct Basic {
    pub user: Expr,
    pub password: Expr,
    /// The word `basic`.
    pub place: Place,
}

/// What the runtime sets by itself, from the address and the body.
const RUNTIME_HEADERS: &[&str] = &["host", "content-length", "transfer-encoding", "connection", "te", "trailer", "upgrade"];

impl Request {
    /// A GET or HEAD reads, whatever the card does; any other request has the card's effects.
    pub fn lower(request: &syntax::request::Request, scope: &Scope<'_>, world: &World<'_>, effects: Effects, errors: &Errors) -> Self {
        let syntax::request::Request { method, path, via, query, headers, body, basic, follow, tolerate, answer } = request;
        let chunks = body.as_ref().filter(|body| matches!(body.kind, BodyKind::Chunks(_)));
        let scope = &Scope { in_chunks: scope.in_chunks || chunks.is_some(), ..*scope };
        if let Some(chunks) = chunks.filter(|_| scope.knows(chunks::ROOT)) {
            let message = "`chunk` is the chunk of a file that is sent here; choose another name for the step or the input";
            errors.push(chunks.place, Code::ReservedName, message);
        }
        let mut resolve = |path: &Path| scope.resolve(path, errors);
        let method_name = method.to_string();
        let reads = matches!(method_name.as_str(), "GET" | "HEAD");
        if let (false, Some(first)) = (reads, follow.first()) {
            errors.push(
                first,
                Code::BadOrigin,
                format_args!("only a GET is sent on to another origin; a {method_name} would take its body there"),
            );
        }
        // In the order in which they are written, and so told.
        let path = lower_path(path, scope, errors);
        let helper = via.as_ref().and_then(|via| world.helper(via, errors));
        let of_helper = || world.helpers.get(helper?)?.reads.format.clone();
        let mut lowered = Self {
            path,
            helper,
            answer: answer.clone().or_else(of_helper),
            query: value::lower_pairs(query, &mut resolve, errors),
            headers: lower_headers(headers, &mut resolve, errors),
            body: Body::lower(body.as_ref(), method, scope, world, errors),
            basic: lower_basic(basic.as_ref(), &mut resolve, errors),
            effects: if reads { Effects::default() } else { effects },
            method: method_name,
            follow: origin::lower(follow, errors),
            tolerate: tolerate.clone(),
        };
        if let Some(chunks) = chunks {
            let header = chunks::default_header(&lowered, chunks.place);
            lowered.headers.extend(header);
        }
        if let Body::Chunks(chunks) = &mut lowered.body {
            chunks.reads.format.clone_from(&lowered.answer);
        }
        lowered
    }
}

fn lower_path(template: &Template, scope: &Scope<'_>, errors: &Errors) -> Vec<PathPart> {
    let place = template.place;
    if let [Part::Value(path)] = template.parts.as_slice() {
        let kind = scope.resolve(path, errors);
        let within = if let ExprKind::Reference(reference) = &kind { scope.within(reference) } else { Vec::new() };
        return vec![PathPart::Url(path.to_string(), Expr { kind, place }, within)];
    }
    let filled: String = template.parts.iter().map(|part| if let Part::Text(text) = part { text.as_str() } else { "x" }).collect();
    if let Some(Part::Value(path) | Part::Segments(path, _)) = template.parts.first() {
        let message = format!("a path begins with `/`; a placeholder that is the whole URL stands alone: `\"{{{path}}}\"`");
        errors.push(place, Code::BadPath, message);
    } else if matches!(template.parts.first(), Some(Part::Broken)) {
        // Whether it begins with `/` is not known.
    } else if let Some(problem) = path_problem(&filled) {
        errors.push(place, Code::BadPath, problem);
    } else {
        segments_are_whole(template, errors);
    }
    let value = |path: &Path| Expr { kind: scope.resolve(path, errors), place };
    let part = |part: &Part| match part {
        Part::Text(text) => PathPart::Text(text.clone()),
        Part::Value(path) => PathPart::Value(path.to_string(), value(path)),
        Part::Segments(path, count) => PathPart::Segments(path.to_string(), value(path), *count),
        Part::Broken => PathPart::Value(String::new(), Expr::unknown(place)),
    };
    template.parts.iter().map(part).collect()
}

fn segments_are_whole(template: &Template, errors: &Errors) {
    for (index, part) in template.parts.iter().enumerate() {
        let Part::Segments(path, _) = part else { continue };
        let opens =
            matches!(index.checked_sub(1).and_then(|before| template.parts.get(before)), Some(Part::Text(text)) if text.ends_with('/'));
        let closes = match template.parts.get(index + 1) {
            Some(Part::Text(text)) => text.starts_with('/'),
            next => next.is_none(),
        };
        if !opens || !closes {
            errors.push(
                template.place,
                Code::BadPath,
                format_args!("`{{{path}:segments}}` is whole segments; write a `/` before and behind it"),
            );
        }
    }
}

fn path_problem(path: &str) -> Option<String> {
    if !path.starts_with('/') {
        let advice = if path.contains("://") { "; it is relative to the base URL" } else { "" };
        return Some(format!("a path begins with `/`{advice}"));
    }
    if path.contains('?') {
        return Some("a path has no `?`; write `query { … }` behind it".to_owned());
    }
    if let Some(char) = path.chars().find(|char| !char.is_ascii_graphic() || "#\\\"<>^`|".contains(*char)) {
        let encoded: String = char.to_string().bytes().map(|byte| format!("%{byte:02X}")).collect();
        return Some(format!("`{}` cannot stand in a path; write `{encoded}`", char.escape_debug()));
    }
    let segments: Vec<&str> = path.split('/').skip(1).collect();
    let inner = &segments[..segments.len() - 1];
    if inner.iter().any(|segment| segment.is_empty()) {
        return Some("a path has no empty segment; write one `/`".to_owned());
    }
    let dots = |segment: &&str| matches!(segment.to_ascii_lowercase().replace("%2e", ".").as_str(), "." | "..");
    segments.iter().any(dots).then(|| "a path has no `.` or `..` segment".to_owned())
}

pub fn lower_headers(headers: &[syntax::request::Header], resolve: &mut dyn FnMut(&Path) -> ExprKind, errors: &Errors) -> Vec<Header> {
    let mut lowered: Vec<Header> = Vec::new();
    for syntax::request::Header { name, value } in headers {
        check_header_name(name, errors);
        if lowered.iter().any(|before| before.name.eq_ignore_ascii_case(&name.value())) {
            errors.push(name, Code::HeaderTwice, format_args!("header `{}` is set twice", name.value()));
        }
        let value = Expr::lower(value, resolve, errors);
        check_value(&value, errors);
        lowered.push(Header { name: name.value(), place: name.into(), value });
    }
    lowered
}

pub fn check_header_name(literal: &LitStr, errors: &Errors) {
    check_header(&literal.value(), literal.into(), errors);
}

/// The same, of a name that stands here.
pub fn check_header(name: &str, place: Place, errors: &Errors) {
    if !is_header_name(name) {
        let message = format!("`{}` is not the name of a header; write letters, digits and `-`", name.escape_debug());
        errors.push(place, Code::BadHeaderName, message);
    } else if RUNTIME_HEADERS.contains(&name.to_ascii_lowercase().as_str()) {
        errors.push(place, Code::ReservedHeader, format_args!("header `{name}` is set by the runtime; leave it out"));
    }
}

fn check_value(value: &Expr, errors: &Errors) {
    let texts: Vec<&str> = match &value.kind {
        ExprKind::Text(text) => vec![text],
        ExprKind::Template(parts) => {
            parts.iter().filter_map(|part| if let ExprKind::Text(text) = &part.kind { Some(text.as_str()) } else { None }).collect()
        }
        _ => Vec::new(),
    };
    for text in &texts {
        check_characters(text, value.place, errors);
    }
    if let ExprKind::Text(text) = &value.kind {
        check_ends(text, value.place, errors);
    }
}

/// What a header's whole text must be (RFC 9110, 5.5).
pub fn check_header_text(text: &str, place: Place, errors: &Errors) {
    check_characters(text, place, errors);
    check_ends(text, place, errors);
}

fn check_characters(text: &str, place: Place, errors: &Errors) {
    if let Some(char) = text.chars().find(|char| !char.is_ascii_graphic() && *char != ' ') {
        let message = format!("`{}` cannot stand in a header; write visible ASCII characters", char.escape_default());
        errors.push(place, Code::BadHeaderValue, message);
    }
}

fn check_ends(text: &str, place: Place, errors: &Errors) {
    if text.trim() != text {
        errors.push(place, Code::BadHeaderValue, "the value of a header has no blanks at its ends");
    }
}

pub fn lower_basic(basic: Option<&syntax::request::Basic>, resolve: &mut dyn FnMut(&Path) -> ExprKind, errors: &Errors) -> Option<Basic> {
    basic.map(|basic| Basic {
        user: Expr::lower(&basic.user, resolve, errors),
        password: Expr::lower(&basic.password, resolve, errors),
        place: basic.place,
    })
}
