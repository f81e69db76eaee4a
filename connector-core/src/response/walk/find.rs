//! Looking a key up in the tries.

use super::{Cursor, scan::Raw};
use crate::data::shape::{Key, Node};

/// A few cursors, nearly always one; no allocation for up to two.
pub(super) struct Cursors {
    few: [Cursor; 2],
    count: usize,
    many: Vec<Cursor>,
}

impl Cursors {
    #[inline]
    pub(super) fn new() -> Self {
        static NOWHERE: Node = Node::ROOT;
        Self { few: [Cursor { node: &NOWHERE, base: 0 }; 2], count: 0, many: Vec::new() }
    }

    #[inline]
    pub(super) fn push(&mut self, cursor: Cursor) {
        match self.few.get_mut(self.count) {
            Some(place) => *place = cursor,
            None => {
                if self.many.is_empty() {
                    self.many.extend(self.few);
                }
                self.many.push(cursor);
            }
        }
        self.count += 1;
    }

    #[inline]
    pub(super) fn list(&self) -> &[Cursor] {
        if self.count <= self.few.len() { &self.few[..self.count] } else { &self.many }
    }

    #[inline]
    fn clear(&mut self) {
        if self.count > self.few.len() {
            self.many.clear();
        }
        self.count = 0;
    }
}

/// Which lengths and first bytes the wanted names have: nearly every other key is told apart by one bit.
#[derive(Clone, Copy)]
pub(super) struct Names(u64);

impl Names {
    pub(super) fn of(cursors: &[Cursor]) -> Self {
        let nodes = cursors.iter().flat_map(|cursor| cursor.node.children());
        Self(nodes.fold(0, |names, node| match node.key() {
            Key::Name(name) => names | Self::bit(name.as_bytes()),
            Key::Index(_) => names,
        }))
    }

    #[inline]
    fn bit(name: &[u8]) -> u64 {
        1 << ((name.len() * 7 + name.first().map_or(0, |first| usize::from(*first))) % 64)
    }
}

/// Finds where a key leads from all cursors.
#[inline]
pub(super) fn find(names: Names, cursors: &[Cursor], key: Raw<'_>, found: &mut Cursors) {
    found.clear();
    match key.escaped {
        false if names.0 & Names::bit(key.plain()) == 0 => {}
        false => by_bytes(cursors, key.plain(), found),
        // Rare, and no reason for a slower way for all: a key like "us\u0065r".
        true => {
            if let Ok(text) = serde_json::from_slice::<String>(key.quoted) {
                by_bytes(cursors, text.as_bytes(), found);
            }
        }
    }
}

/// Finds where a key leads from one place.
#[inline]
pub(super) fn find_one(names: Names, children: &'static [Node], key: Raw<'_>) -> Option<&'static Node> {
    match key.escaped {
        false if names.0 & Names::bit(key.plain()) == 0 => None,
        false => child(children, key.plain()),
        true => child(children, serde_json::from_slice::<String>(key.quoted).ok()?.as_bytes()),
    }
}

#[inline]
fn by_bytes(cursors: &[Cursor], key: &[u8], found: &mut Cursors) {
    for cursor in cursors {
        if let Some(node) = child(cursor.node.children(), key) {
            found.push(Cursor { node, base: cursor.base });
        }
    }
}

/// The child of this name; no two have one.
#[inline]
fn child(children: &'static [Node], key: &[u8]) -> Option<&'static Node> {
    children.iter().find(|node| {
        let Key::Name(name) = node.key() else { return false };
        name.len() == key.len() && name.as_bytes().first() == key.first() && name.as_bytes() == key
    })
}
