//! Reads an answer's JSON straight into slots, along path tries and without a tree of values in between.
//!
//! One pass serves everything that wants something of the body: the outputs, the error rules, the page cursor. Each has a [`Cursor`];
//! where several meet in one place they walk on together.

mod find;
pub(crate) mod items;
mod loose;
pub(crate) mod records;
mod scan;
mod take;
#[cfg(test)]
mod tests;

pub(crate) use self::scan::Malformed;
use self::{
    find::{Cursors, Names, find, find_one},
    scan::Scanner,
    take::{noun, take, take_into},
};
use crate::data::{
    shape::{Key, Node, Type},
    value::{Slot, Slots},
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
pub(crate) fn read(text: &[u8], cursors: &[Cursor], slots: &mut Slots) -> Result<(), Malformed> {
    let mut scan = Scanner::new(text);
    walk(&mut scan, cursors, slots)?;
    scan.end()
}

/// The same of a text that was made of one whose values have no types: its values are read as what is asked for.
///
/// # Errors
/// The text is not JSON.
pub(crate) fn read_loose(text: &[u8], cursors: &[Cursor], slots: &mut Slots) -> Result<(), Malformed> {
    let mut scan = Scanner::loose(text);
    walk(&mut scan, cursors, slots)?;
    scan.end()?;
    loose::fill(cursors, slots);
    Ok(())
}

/// The values of a text that has one behind the other.
pub(crate) fn values(text: &[u8]) -> impl Iterator<Item = Result<&[u8], Malformed>> {
    let mut scan = Scanner::new(text);
    let mut is_broken = false;
    std::iter::from_fn(move || {
        if is_broken || scan.peek() == 0 && scan.at() == text.len() {
            return None;
        }
        let value = scan.skip();
        is_broken = value.is_err();
        Some(value)
    })
}

/// How a value is read.
enum Way {
    /// Something below it is wanted, or it is a record with something beside.
    Deeper,
    /// It is wanted, as one type; nothing below it is.
    Leaf(&'static Type),
    /// It is wanted whole and in parts, or as several types: each reads it for itself.
    Shared,
}

fn way(cursors: &[Cursor]) -> Way {
    // What nearly every value is: wanted by one.
    if let [Cursor { node, .. }] = cursors {
        match (node.takes(), node.children()) {
            ([], _) => return Way::Deeper,
            ([take], []) => return Way::Leaf(&take.ty),
            _ => {}
        }
    }
    let takes = || cursors.iter().flat_map(|cursor| cursor.node.takes());
    let Some(first) = takes().next() else { return Way::Deeper };
    let is_leaf = cursors.iter().all(|cursor| cursor.node.children().is_empty());
    let same = |ty: &Type| std::mem::discriminant(ty.inner()) == std::mem::discriminant(first.ty.inner());
    if is_leaf && is_scalar(&first.ty) && takes().all(|take| same(&take.ty)) {
        return Way::Leaf(&first.ty);
    }
    match takes().all(|take| matches!(take.ty.inner(), Type::Record(_))) {
        true => Way::Deeper,
        false => Way::Shared,
    }
}

fn is_scalar(ty: &Type) -> bool {
    matches!(
        ty.inner(),
        Type::Text | Type::Integer | Type::Decimal | Type::Boolean | Type::Url | Type::DateTime | Type::Secret | Type::Choices(_)
    )
}

/// Reads the next value, at which all cursors stand.
fn walk(scan: &mut Scanner<'_>, cursors: &[Cursor], slots: &mut Slots) -> Result<(), Malformed> {
    match way(cursors) {
        Way::Leaf(ty) => {
            let value = take(scan, ty, slots)?;
            put(cursors, value, slots);
            Ok(())
        }
        Way::Shared => {
            let value = scan.skip()?;
            for cursor in cursors {
                for wanted in cursor.node.takes() {
                    let taken = take(&mut scan.again(value), &wanted.ty, slots)?;
                    slots[cursor.base + wanted.slot] = taken;
                }
            }
            match cursors.iter().all(|cursor| cursor.node.children().is_empty()) {
                true => Ok(()),
                false => descend(&mut scan.again(value), cursors, slots),
            }
        }
        Way::Deeper => {
            let next = scan.peek();
            let is_object = next == b'{' || scan.is_loose() && next == b'"';
            let joined = if is_object { with_records(cursors, slots) } else { None };
            if !is_object && cursors.iter().any(|cursor| !cursor.node.takes().is_empty()) {
                put(cursors, if next == b'n' { Slot::Null } else { Slot::Wrong(noun(next)) }, slots);
            }
            descend(scan, joined.as_ref().map_or(cursors, Cursors::list), slots)
        }
    }
}

/// Reads what is wanted below the next value.
fn descend(scan: &mut Scanner<'_>, cursors: &[Cursor], slots: &mut Slots) -> Result<(), Malformed> {
    match scan.peek() {
        next if scan.is_loose() && loose::is_alone(next, cursors) => loose::alone(scan, next, cursors, slots),
        b'{' => {
            scan.enter()?;
            let mut first = true;
            let names = Names::of(cursors);
            // As nearly all objects: wanted by one, and for single values.
            if let [cursor] = cursors {
                while scan.more(&mut first, b'}')? {
                    match find_one(names, cursor.node.children(), scan.key()?) {
                        None => scan.pass()?,
                        Some(Node::Leaf(_, wanted)) => take_into(scan, &wanted.ty, slots, cursor.base + wanted.slot)?,
                        Some(node) => walk(scan, &[Cursor { node, base: cursor.base }], slots)?,
                    }
                }
                return Ok(());
            }
            let mut below = Cursors::new();
            while scan.more(&mut first, b'}')? {
                find(names, cursors, scan.key()?, &mut below);
                match below.list() {
                    [] => scan.pass()?,
                    below => walk(scan, below, slots)?,
                }
            }
            Ok(())
        }
        b'[' if cursors.iter().flat_map(|cursor| cursor.node.children()).any(|node| matches!(node.key(), Key::Index(_))) => {
            scan.enter()?;
            let mut first = true;
            let mut index = 0;
            while scan.more(&mut first, b']')? {
                let here: Vec<_> = items(cursors, index).collect();
                match here.is_empty() {
                    true => scan.pass()?,
                    false => walk(scan, &here, slots)?,
                }
                index += 1;
            }
            Ok(())
        }
        // Below `null` everything is absent.
        b'n' => scan.literal("null"),
        // A path goes on where there is no way: every value below cannot be reached.
        next => {
            for cursor in cursors {
                for node in cursor.node.children() {
                    block(node, cursor.base, noun(next), slots);
                }
            }
            scan.pass()
        }
    }
}

fn items(cursors: &[Cursor], index: usize) -> impl Iterator<Item = Cursor> + '_ {
    let wanted = move |node: &&Node| node.key() == Key::Index(index);
    cursors.iter().flat_map(move |cursor| cursor.node.children().iter().filter(wanted).map(|node| Cursor { node, base: cursor.base }))
}

fn block(node: &Node, base: usize, found: &'static str, slots: &mut Slots) {
    for take in node.takes() {
        slots[base + take.slot] = Slot::Broken(found);
    }
    for child in node.children() {
        block(child, base, found, slots);
    }
}

/// Puts a value where it is wanted.
fn put(cursors: &[Cursor], value: Slot, slots: &mut Slots) {
    let mut places = cursors.iter().flat_map(|cursor| cursor.node.takes().iter().map(|take| cursor.base + take.slot));
    let Some(first) = places.next() else { return };
    for place in places {
        slots[place] = value.clone();
    }
    slots[first] = value;
}

/// The tries of the records that are taken here join the cursors; `None` where there are none, as is usual.
fn with_records(cursors: &[Cursor], slots: &mut Slots) -> Option<Cursors> {
    let mut joined: Option<Cursors> = None;
    for cursor in cursors {
        for take in cursor.node.takes() {
            let Type::Record(shape) = take.ty.inner() else { continue };
            let base = slots.len();
            slots.resize_with(base + shape.fields.len(), Slot::default);
            slots[cursor.base + take.slot] = Slot::Record(shape, base);
            let joined = joined.get_or_insert_with(|| {
                let mut all = Cursors::new();
                cursors.iter().for_each(|cursor| all.push(*cursor));
                all
            });
            joined.push(Cursor { node: &shape.tree, base });
        }
    }
    joined
}
