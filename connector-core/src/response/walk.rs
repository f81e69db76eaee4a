//! Reads an answer's JSON straight into slots, along path tries and without a tree of values in between.
//!
//! One pass serves everything that wants something of the body: the outputs, the error rules, the page cursor. Each has a [`Cursor`];
//! where several meet in one place they walk on together.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use crate::data::{
    shape::Type,
    spec::{Key, Node},
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

    /// Whether nothing below is wanted.
    fn is_leaf(&self) -> bool {
        self.cursors.iter().all(|cursor| cursor.node.children.is_empty())
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
        let mut takes = self.takes();
        let (first, second) = (takes.next(), takes.next());
        let records = [first, second].into_iter().flatten().chain(takes).all(|(_, ty)| matches!(ty.inner(), Type::Record(_)));
        match (first, second) {
            (None, _) => deserializer.deserialize_any(self),
            (Some((slot, ty)), None) if self.is_leaf() => {
                let value = Take { ty, slots: self.slots }.deserialize(deserializer)?;
                self.slots[slot] = value;
                Ok(())
            }
            _ if records => deserializer.deserialize_any(self),
            // Wanted whole and in parts: the one case that is kept as a tree first.
            _ => {
                let value = <Value as serde::Deserialize>::deserialize(deserializer)?;
                self.share(&value);
                Ok(())
            }
        }
    }
}

impl Walk<'_> {
    fn share(&mut self, value: &Value) {
        let wanted: Vec<_> = self.takes().collect();
        for (slot, ty) in wanted {
            let taken = Take { ty, slots: self.slots }.deserialize(value).unwrap_or(Slot::Wrong(json_noun(value)));
            self.slots[slot] = taken;
        }
        let below: Vec<_> = self.cursors.iter().flat_map(|cursor| cursor.node.children.iter().map(|node| (node, cursor.base))).collect();
        for (node, base) in below {
            let found = match (node.key, value) {
                (Key::Name(name), Value::Object(object)) => object.get(name),
                (Key::Index(index), Value::Array(items)) => items.get(index),
                (_, Value::Null) => None,
                (_, other) => {
                    block(node, base, json_noun(other), self.slots);
                    None
                }
            };
            if let Some(found) = found {
                let _ = Walk { cursors: &[Cursor { node, base }], slots: self.slots }.deserialize(found);
            }
        }
    }

    /// The tries of the records that are taken here join the cursors; `None` where there are none, as is usual.
    fn with_records(&mut self) -> Option<Vec<Cursor>> {
        let wanted: Vec<_> = self.takes().collect();
        if wanted.is_empty() {
            return None;
        }
        let mut cursors = self.cursors.to_vec();
        for (slot, ty) in wanted {
            if let Type::Record(shape) = ty.inner() {
                let base = self.slots.len();
                self.slots.resize_with(base + shape.fields.len(), Slot::default);
                self.slots[slot] = Slot::Record(shape, base);
                cursors.push(Cursor { node: &shape.tree, base });
            }
        }
        Some(cursors)
    }

    fn scalar(mut self, slot: Slot, found: &'static str) {
        let wanted: Vec<_> = self.takes().map(|(place, _)| place).collect();
        for place in wanted {
            self.slots[place] = slot.clone();
        }
        if !matches!(slot, Slot::Null) {
            self.block(found);
        }
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
        let wanted: Vec<_> = self.takes().map(|(place, _)| place).collect();
        for place in wanted {
            self.slots[place] = Slot::Wrong("a list");
        }
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

/// Where a key leads.
enum Below {
    Nothing,
    One(Cursor),
    Many(Vec<Cursor>),
}

/// Looks a key up in the children of all cursors.
struct Find<'a> {
    cursors: &'a [Cursor],
}

impl<'de> DeserializeSeed<'de> for Find<'_> {
    type Value = Below;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Below, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Find<'_> {
    type Value = Below;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E>(self, key: &str) -> Result<Below, E> {
        let mut found = Below::Nothing;
        for cursor in self.cursors {
            for node in cursor.node.children.iter().filter(|node| matches!(node.key, Key::Name(name) if name == key)) {
                let next = Cursor { node, base: cursor.base };
                found = match found {
                    Below::Nothing => Below::One(next),
                    Below::One(first) => Below::Many(vec![first, next]),
                    Below::Many(mut all) => {
                        all.push(next);
                        Below::Many(all)
                    }
                };
            }
        }
        Ok(found)
    }
}

/// One value of a type.
struct Take<'a> {
    ty: &'static Type,
    slots: &'a mut Slots,
}

impl<'de> DeserializeSeed<'de> for Take<'_> {
    type Value = Slot;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Slot, D::Error> {
        match self.ty.inner() {
            Type::Object => Ok(match <Value as serde::Deserialize>::deserialize(deserializer)? {
                Value::Object(object) => Slot::Object(object),
                Value::Null => Slot::Null,
                other => Slot::Wrong(json_noun(&other)),
            }),
            Type::Json => <Value as serde::Deserialize>::deserialize(deserializer).map(Slot::Json),
            _ => deserializer.deserialize_any(self),
        }
    }
}

impl<'de> Visitor<'de> for Take<'_> {
    type Value = Slot;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.ty.noun())
    }

    fn visit_unit<E>(self) -> Result<Slot, E> {
        Ok(Slot::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Slot, E> {
        Ok(match self.ty.inner() {
            Type::Boolean => Slot::Boolean(value),
            _ => Slot::Wrong("true or false"),
        })
    }

    fn visit_i64<E>(self, number: i64) -> Result<Slot, E> {
        Ok(match self.ty.inner() {
            Type::Integer | Type::Decimal => Slot::Integer(number),
            _ => Slot::Wrong("a number"),
        })
    }

    fn visit_u64<E>(self, number: u64) -> Result<Slot, E> {
        Ok(match (self.ty.inner(), i64::try_from(number)) {
            (Type::Integer | Type::Decimal, Ok(number)) => Slot::Integer(number),
            (Type::Decimal, Err(_)) => Slot::Decimal(number as f64),
            (Type::Integer, Err(_)) => Slot::Wrong("a number that is too large"),
            _ => Slot::Wrong("a number"),
        })
    }

    fn visit_f64<E>(self, number: f64) -> Result<Slot, E> {
        Ok(match self.ty.inner() {
            Type::Decimal => Slot::Decimal(number),
            Type::Integer => Slot::Wrong("a number with a fraction"),
            _ => Slot::Wrong("a number"),
        })
    }

    fn visit_str<E>(self, text: &str) -> Result<Slot, E> {
        Ok(match self.ty.inner() {
            Type::Text | Type::Url | Type::Secret => Slot::Text(text.to_owned()),
            _ => Slot::Wrong("text"),
        })
    }

    fn visit_string<E>(self, text: String) -> Result<Slot, E> {
        Ok(match self.ty.inner() {
            Type::Text | Type::Url | Type::Secret => Slot::Text(text),
            _ => Slot::Wrong("text"),
        })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Slot, A::Error> {
        let Type::List(ty) = self.ty.inner() else {
            while seq.next_element::<IgnoredAny>()?.is_some() {}
            return Ok(Slot::Wrong("a list"));
        };
        let mut items = Vec::new();
        while let Some(item) = seq.next_element_seed(Take { ty, slots: &mut *self.slots })? {
            items.push(item);
        }
        Ok(Slot::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Slot, A::Error> {
        let Type::Record(shape) = self.ty.inner() else {
            while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            return Ok(Slot::Wrong("an object"));
        };
        let base = self.slots.len();
        self.slots.resize_with(base + shape.fields.len(), Slot::default);
        let cursors = [Cursor { node: &shape.tree, base }];
        Walk { cursors: &cursors, slots: self.slots }.visit_map(map)?;
        Ok(Slot::Record(shape, base))
    }
}

#[cfg(test)]
#[path = "walk_tests.rs"]
mod tests;
