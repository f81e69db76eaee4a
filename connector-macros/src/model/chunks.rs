//! A file that is sent in chunks, a request for each, and what is known of a chunk while it is sent.

use super::{
    body::Body,
    reads::{self, Reads, Source},
    request::{Effects, Header, Request},
    scope::{Scope, World},
    types::Type,
    value::{Expr, ExprKind},
};
use crate::{
    errors::{Code, Errors, Place},
    suggest,
    syntax::{self, path::Path},
};

/// What paths to a chunk start with.
pub const ROOT: &str = "chunk";

pub struct Chunks {
    pub file: Expr,
    pub size: u64,
    /// What is read of the answer to a chunk: into the first slot where the next one goes, into the second how much has arrived.
    pub reads: Reads,
    pub resume: Option<Resume>,
}

pub struct Resume {
    pub request: Request,
    /// The same two values.
    pub reads: Reads,
}

/// `chunk.from`
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Number,
    From,
    To,
    End,
    Size,
    Total,
}

const PARTS: &[(&str, Part)] =
    &[("number", Part::Number), ("from", Part::From), ("to", Part::To), ("end", Part::End), ("size", Part::Size), ("total", Part::Total)];

impl Part {
    /// An empty file has no last byte.
    pub fn ty(self) -> Type {
        match self {
            Part::To => Type::Optional(Box::new(Type::Integer)),
            _ => Type::Integer,
        }
    }

    /// Its name in the tables.
    pub fn variant(self) -> &'static str {
        match self {
            Part::Number => "Number",
            Part::From => "From",
            Part::To => "To",
            Part::End => "End",
            Part::Size => "Size",
            Part::Total => "Total",
        }
    }
}

/// What a path means that starts with `chunk`.
pub fn resolve(path: &Path, errors: &Errors) -> ExprKind {
    let Some(name) = path.only_name() else {
        let message = format!("`{path}` is no value; write what is to be said of the chunk, such as `chunk.from`");
        errors.push(path.place, Code::IncompletePath, message);
        return ExprKind::Unknown;
    };
    match PARTS.iter().find(|(known, _)| *known == name) {
        Some((_, part)) => ExprKind::Chunk(*part),
        None => {
            let advice = suggest::instead(name, PARTS.iter().map(|(known, _)| *known));
            errors.push(path.place, Code::UnknownValue, format_args!("a chunk has no `{name}`{advice}"));
            ExprKind::Unknown
        }
    }
}

impl Chunks {
    pub fn lower(written: &syntax::chunks::Chunks, scope: &Scope<'_>, world: &World<'_>, errors: &Errors) -> Self {
        let next = written.next.as_ref().and_then(|path| source(path, errors));
        let arrived = written.resume.as_ref().and_then(|resume| source(&resume.from, errors));
        let reads = || {
            let mut reads = Reads { slots: 2, ..Reads::default() };
            next.iter().for_each(|source| reads.take(source, 0, Type::Text));
            // In a body it may be a number or a text.
            let ty = |source: &Source| if matches!(source, Source::Header(_)) { Type::Text } else { Type::Json };
            arrived.iter().for_each(|source| reads.take(source, 1, ty(source)));
            reads
        };
        let resume = written.resume.as_ref().map(|resume| {
            // To ask changes nothing.
            let request = Request::lower(&resume.request, scope, world, Effects::default(), errors);
            if let (Body::Chunks(_), Some(body)) = (&request.body, &resume.request.body) {
                errors.push(body.place, Code::BodyNotAllowed, "a `resume` asks how much has arrived, and sends no file; remove `chunks`");
            }
            let reads = Reads { format: request.answer.clone(), ..reads() };
            Resume { request: Request { effects: Effects::default(), ..request }, reads }
        });
        let file = Expr::lower(&written.file, &mut |path| scope.resolve(path, errors), errors);
        Self { file, size: written.size, reads: reads(), resume }
    }
}

/// Where an answer says something about chunks.
fn source(path: &Path, errors: &Errors) -> Option<Source> {
    match Source::lower(path, errors) {
        Some(Ok(source @ (Source::Body(_) | Source::Header(_)))) => return Some(source),
        Some(Ok(Source::Status | Source::Response)) => {
            let message = format!("`{path}` says nothing about chunks; write a header or a part of the body, such as `header.location`");
            errors.push(path.place, Code::SourceType, message);
        }
        Some(Err(())) => {}
        None => reads::unknown_root(path, &["body", "header"], errors),
    }
    None
}

/// A request that says nothing of the chunk it sends says so as HTTP does (RFC 9110, 14.4).
pub fn default_header(request: &Request, place: Place) -> Option<Header> {
    const NAME: &str = "Content-Range";
    let mut is_said = request.headers.iter().any(|header| header.name.eq_ignore_ascii_case(NAME));
    request.each_own_value(&mut |value| value.each(&mut |value| is_said |= matches!(value.kind, ExprKind::Chunk(_))));
    if is_said {
        return None;
    }
    let text = |text: &str| Expr { kind: ExprKind::Text(text.to_owned()), place };
    let part = |part: Part| Expr { kind: ExprKind::Chunk(part), place };
    let range = vec![text("bytes "), part(Part::From), text("-"), part(Part::To), text("/"), part(Part::Total)];
    Some(Header { name: NAME.to_owned(), place, value: Expr { kind: ExprKind::Template(range), place } })
}
