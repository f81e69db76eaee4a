//! Looking a key up in the tries.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Visitor};

use super::Cursor;
use crate::data::shape::Key;

/// Where a key leads.
pub(super) enum Below {
    Nothing,
    One(Cursor),
    Many(Vec<Cursor>),
}

/// Looks a key up in the children of all cursors.
pub(super) struct Find<'a> {
    pub(super) cursors: &'a [Cursor],
}

impl<'de> DeserializeSeed<'de> for Find<'_> {
    type Value = Below;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Below, D::Error> {
        // As bytes: a key is only compared, so it need not be checked to be text.
        deserializer.deserialize_bytes(self)
    }
}

impl Visitor<'_> for Find<'_> {
    type Value = Below;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: serde::de::Error>(self, key: &str) -> Result<Below, E> {
        self.visit_bytes(key.as_bytes())
    }

    fn visit_bytes<E: serde::de::Error>(self, key: &[u8]) -> Result<Below, E> {
        let mut found = Below::Nothing;
        for cursor in self.cursors {
            for node in cursor.node.children {
                let Key::Name(name) = node.key else { continue };
                if name.len() != key.len() || name.as_bytes() != key {
                    continue;
                }
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
