//! Reads an answer's JSON straight into slots, along path tries and without a tree of values in between.
//!
//! One pass serves everything that wants something of the body: the outputs, the error rules, the page cursor. Each has a [`Cursor`];
//! where several meet in one place they walk on together.

mod find;
mod take;
#[cfg(test)]
mod tests;

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use self::{
    find::{Below, Find},
    take::Take,
};
use crate::data::{
    shape::{Key, Node, Type},
    value::{Slot, Slots, json_noun},
};

/// A place in a trie, and where the slots of that trie start.
#[derive(Clone, Copy)]
pub(crate) struct Cursor {
    /// The place.
    pub node: &'static Node,
    /// The slot that the trie calls 0.
    pub base: usize,
}

/// Reads a JSON text into slots along all cursors.
///
/// A value of another type than asked for is marked in its slot and not an error here: the error rules are read first.
///
/// # Errors
/// The text is not JSON.
pub(crate) fn read(text: &[u8], cursors: &[Cursor], slots: &mut Slots) -> Result<(), serde_json::Error> {
    let mut json = serde_json::Deserializer::from_slice(text);
    Walk { cursors, slots }.deserialize(&mut json)?;
    json.end()
}

/// The value that all its cursors stand at.
struct Walk<'a> {
    cursors: &'a [Cursor],
    slots: &'a mut Slots,
}

impl Walk<'_> {
    fn takes(&self) -> impl Iterator<Item = (usize, &'static Type)> + '_ {
        self.cursors.iter().flat_map(|cursor| cursor.node.takes.iter().map(|take| (cursor.base + take.slot, &take.ty)))
    }

    /// A scalar stands where a path goes on: every value below cannot be reached. (Below `null` they are absent.)
    fn block(&mut self, found: &'static str) {
        for cursor in self.cursors {
            for node in cursor.node.children {
                block(node, cursor.base, found, self.slots);
            }
        }
    }
}

fn is_scalar(ty: &Type) -> bool {
    matches!(ty.inner(), Type::Text | Type::Integer | Type::Decimal | Type::Boolean | Type::Url | Type::Secret)
}

fn block(node: &Node, base: usize, found: &'static str, slots: &mut Slots) {
    for take in node.takes {
        slots[base + take.slot] = Slot::Broken(found);
    }
    for child in node.children {
        block(child, base, found, slots);
    }
}

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(mut self, deserializer: D) -> Result<(), D::Error> {
        match self.way() {
            Way::Deeper => deserializer.deserialize_any(self),
            Way::Leaf(ty) => {
                let value = Take { ty, slots: self.slots }.deserialize(deserializer)?;
                self.put(value);
                Ok(())
            }
            Way::Shared => {
                let value = <Value as serde::Deserialize>::deserialize(deserializer)?;
                self.share(&value);
                Ok(())
            }
        }
    }
}

/// How a value is read.
enum Way {
    /// Something below it is wanted, or it is a record with something beside.
    Deeper,
    /// It is wanted, as one type; nothing below it is.
    Leaf(&'static Type),
    /// It is wanted whole and in parts, or as several types: the one case that is kept as a tree first.
    Shared,
}

impl Walk<'_> {
    fn way(&self) -> Way {
        // What nearly every value is: wanted by one.
        if let [Cursor { node: Node { takes, children, .. }, .. }] = self.cursors {
            match (takes, children) {
                ([], _) => return Way::Deeper,
                ([take], []) => return Way::Leaf(&take.ty),
                _ => {}
            }
        }
        let is_leaf = self.cursors.iter().all(|cursor| cursor.node.children.is_empty());
        let Some((_, first)) = self.takes().next() else { return Way::Deeper };
        if is_leaf
            && is_scalar(first)
            && self.takes().all(|(_, ty)| std::mem::discriminant(ty.inner()) == std::mem::discriminant(first.inner()))
        {
            return Way::Leaf(first);
        }
        match self.takes().all(|(_, ty)| matches!(ty.inner(), Type::Record(_))) {
            true => Way::Deeper,
            false => Way::Shared,
        }
    }

    /// Puts a value where it is wanted.
    fn put(&mut self, value: Slot) {
        let mut places = self.cursors.iter().flat_map(|cursor| cursor.node.takes.iter().map(|take| cursor.base + take.slot));
        let Some(first) = places.next() else { return };
        for place in places {
            self.slots[place] = value.clone();
        }
        self.slots[first] = value;
    }

    fn share(&mut self, value: &Value) {
        for cursor in self.cursors {
            for take in cursor.node.takes {
                let taken = Take { ty: &take.ty, slots: self.slots }.deserialize(value).unwrap_or(Slot::Wrong(json_noun(value)));
                self.slots[cursor.base + take.slot] = taken;
            }
            for node in cursor.node.children {
                let found = match (node.key, value) {
                    (Key::Name(name), Value::Object(object)) => object.get(name),
                    (Key::Index(index), Value::Array(items)) => items.get(index),
                    (_, Value::Null) => None,
                    (_, other) => {
                        block(node, cursor.base, json_noun(other), self.slots);
                        None
                    }
                };
                if let Some(found) = found {
                    let _ = Walk { cursors: &[Cursor { node, base: cursor.base }], slots: self.slots }.deserialize(found);
                }
            }
        }
    }

    /// The tries of the records that are taken here join the cursors; `None` where there are none, as is usual.
    fn with_records(&mut self) -> Option<Vec<Cursor>> {
        let mut joined = None;
        for cursor in self.cursors {
            for take in cursor.node.takes {
                let Type::Record(shape) = take.ty.inner() else { continue };
                let base = self.slots.len();
                self.slots.resize_with(base + shape.fields.len(), Slot::default);
                self.slots[cursor.base + take.slot] = Slot::Record(shape, base);
                let joined = joined.get_or_insert_with(|| {
                    let mut all = Vec::with_capacity(self.cursors.len() + 1);
                    all.extend_from_slice(self.cursors);
                    all
                });
                joined.push(Cursor { node: &shape.tree, base });
            }
        }
        joined
    }

    fn scalar(mut self, slot: Slot, found: &'static str) {
        if !matches!(slot, Slot::Null) {
            self.block(found);
        }
        self.put(slot);
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        let joined = self.with_records();
        let cursors = joined.as_deref().unwrap_or(self.cursors);
        while let Some(below) = map.next_key_seed(Find { cursors })? {
            match below {
                Below::Nothing => {
                    map.next_value::<IgnoredAny>()?;
                }
                Below::One(cursor) => map.next_value_seed(Walk { cursors: &[cursor], slots: self.slots })?,
                Below::Many(cursors) => map.next_value_seed(Walk { cursors: &cursors, slots: self.slots })?,
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut seq: A) -> Result<(), A::Error> {
        self.put(Slot::Wrong("a list"));
        let by_index = |node: &&'static Node| matches!(node.key, Key::Index(_));
        if !self.cursors.iter().flat_map(|cursor| cursor.node.children).any(|node| by_index(&node)) {
            self.block("a list");
            while seq.next_element::<IgnoredAny>()?.is_some() {}
            return Ok(());
        }
        for index in 0.. {
            let here: Vec<_> = below(self.cursors, |key| key == Key::Index(index)).collect();
            let more = match here.is_empty() {
                true => seq.next_element::<IgnoredAny>()?.is_some(),
                false => seq.next_element_seed(Walk { cursors: &here, slots: self.slots })?.is_some(),
            };
            if !more {
                break;
            }
        }
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.scalar(Slot::Null, "null");
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        self.scalar(Slot::Wrong("true or false"), "true or false");
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        self.scalar(Slot::Wrong("a number"), "a number");
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        self.scalar(Slot::Wrong("a number"), "a number");
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        self.scalar(Slot::Wrong("a number"), "a number");
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        self.scalar(Slot::Wrong("text"), "text");
        Ok(())
    }
}

fn below(cursors: &[Cursor], wanted: impl Fn(Key) -> bool) -> impl Iterator<Item = Cursor> {
    cursors.iter().flat_map(move |cursor| {
        let children = cursor.node.children.iter().filter(|node| wanted(node.key));
        children.map(|node| Cursor { node, base: cursor.base }).collect::<Vec<_>>()
    })
}
