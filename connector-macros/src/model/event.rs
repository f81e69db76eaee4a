//! What tells one event from another.

use super::{
    reads::{self, Key},
    record::{self, Record},
    scope,
    types::Type,
    value::Expr,
};
use crate::{
    errors::{Code, Errors},
    syntax::{path::Path, trigger::Dedupe},
};

/// A value that tells events apart.
pub struct EventKey {
    /// As written.
    pub path: String,
    pub value: EventValue,
}

/// Where a value of an event stands.
pub enum EventValue {
    /// In an item that is a record: the places of the fields that lead there.
    Fields(Vec<usize>),
    /// In an item that is JSON.
    Keys(Vec<Key>),
    /// In a delivery.
    Delivery(Expr),
}

/// A value of an item, and its type, where that is known.
pub fn of_item(path: &Path, item: &Type, records: &[Record], errors: &Errors) -> Option<(EventValue, Type)> {
    if path.root != "item" {
        reads::unknown_root(path, &["item"], errors);
        return None;
    }
    match item {
        Type::Unknown => None,
        Type::Object if !path.keys.is_empty() => Some((EventValue::Keys(path.keys.clone()), Type::Json)),
        item => {
            let fields = scope::inside(path, item, 0, records, errors)?;
            let ty = record::below(item, &fields, records);
            Some((EventValue::Fields(fields), ty))
        }
    }
}

/// `dedupe by item.id;` where events are items.
pub fn keys_of_items(dedupe: &Dedupe, item: &Type, records: &[Record], errors: &Errors) -> Vec<EventKey> {
    dedupe.paths.iter().filter_map(|path| key_of_item(path, item, records, errors)).collect()
}

pub fn key_of_item(path: &Path, item: &Type, records: &[Record], errors: &Errors) -> Option<EventKey> {
    let (value, ty) = of_item(path, item, records, errors)?;
    if !ty.is_scalar() && ty != Type::Json || matches!(ty.inner(), Type::Secret) {
        let message = format!("`{path}` is {}; events are told apart by texts, numbers and dates", ty.noun());
        errors.push(path.place, Code::DedupeSource, message);
    }
    Some(EventKey { path: path.to_string(), value })
}

/// `dedupe` needs something that events have of their own.
pub fn report_no_items(dedupe: &Dedupe, errors: &Errors) {
    errors.push(
        dedupe.place,
        Code::DedupeSource,
        "`dedupe` tells items apart, and this poll yields one output; leave it out, or write `items` or `pages`",
    );
}
