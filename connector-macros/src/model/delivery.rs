//! What a webhook sees of a delivery: headers, the query, a form, the bytes, and the body that they decode to.

use super::{
    reads::{self, Reads, Source},
    types::Type,
    value::ExprKind,
};
use crate::{
    errors::{Code, Errors},
    syntax::path::Path,
};

/// A value of a delivery.
#[derive(Clone, PartialEq, Eq)]
pub enum Delivered {
    /// In lower case.
    Header(String),
    Query(String),
    Form(String),
    /// By its slot.
    Body(usize),
    RawBody,
    EventUrl,
}

/// The roots of a delivery's values.
pub const ROOTS: &[&str] = &["body", "header", "query", "form", "raw_body"];

/// Collects what a webhook reads of the body; equal paths share a slot.
#[derive(Default)]
pub struct Delivery {
    pub reads: Reads,
    slots: Vec<(Source, usize)>,
}

impl Delivery {
    /// With slots for what an event holds in front.
    pub fn new(slots: usize) -> Self {
        Self { reads: Reads { slots, ..Reads::default() }, slots: Vec::new() }
    }

    /// What a path means in a value.
    pub fn resolve(&mut self, path: &Path, errors: &Errors) -> ExprKind {
        self.value(path, errors).map_or(ExprKind::Unknown, ExprKind::Delivered)
    }

    pub fn value(&mut self, path: &Path, errors: &Errors) -> Option<Delivered> {
        match outside_body(path, errors)? {
            Some(value) => Some(value),
            None => match Source::lower(path, errors)?.ok()? {
                source @ Source::Body(_) => Some(Delivered::Body(self.slot(source, Type::Json))),
                Source::Header(name) => Some(Delivered::Header(name)),
                Source::Status | Source::Response => None,
            },
        }
    }

    /// The slot that a value of the body is read into, behind all others.
    pub fn slot(&mut self, source: Source, ty: Type) -> usize {
        if let Some((_, slot)) = self.slots.iter().find(|(known, _)| *known == source) {
            return *slot;
        }
        let slot = self.reads.slots;
        self.reads.take(&source, slot, ty);
        self.reads.slots += 1;
        self.slots.push((source, slot));
        slot
    }
}

/// A value beside the body: `Some(None)` where the path is of the body or a header, `None` where it is nothing, which is reported.
pub fn outside_body(path: &Path, errors: &Errors) -> Option<Option<Delivered>> {
    let refuse = |advice: &str| {
        errors.push(path.place, Code::IncompletePath, format_args!("`{path}` is not a value of a delivery; write `{advice}`"));
        None
    };
    match (path.root.as_str(), path.only_name()) {
        ("query", Some(name)) => Some(Some(Delivered::Query(name.to_owned()))),
        ("query", None) => refuse("query.name"),
        ("form", Some(name)) => Some(Some(Delivered::Form(name.to_owned()))),
        ("form", None) => refuse("form.name"),
        ("raw_body", _) if path.keys.is_empty() => Some(Some(Delivered::RawBody)),
        ("raw_body", _) => refuse("raw_body"),
        ("event_url", _) if path.keys.is_empty() => Some(Some(Delivered::EventUrl)),
        ("body" | "header", _) => Some(None),
        ("auth", _) => {
            errors.push(path.place, Code::CredentialAsOutput, format_args!("`{path}` cannot leave the connection"));
            None
        }
        _ => {
            reads::unknown_root(path, ROOTS, errors);
            None
        }
    }
}
