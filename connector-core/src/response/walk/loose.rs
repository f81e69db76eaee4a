//! What is different where a text was made of XML, CSV or a form: their values have no types, so that they are read as what is asked for.

use super::{
    Cursor, Key, items,
    scan::{Malformed, Scanner},
    take::{decimal, integer, noun, take as take_next, text},
    walk,
};
use crate::data::{
    shape::{Node, Type},
    value::{Slot, Slots},
};

/// The member that holds the text of an element with attributes or elements in it.
pub(crate) const TEXT: &str = "#text";

/// An empty cell or element: an empty text where one is needed, and no item of a list.
pub(super) fn nothing(ty: &Type) -> Slot {
    match ty {
        Type::Text => Slot::Text(String::new()),
        Type::List(_) => Slot::List(Vec::new()),
        _ => Slot::Null,
    }
}

/// A value of another kind than the one that is asked for.
pub(super) fn take(scan: &mut Scanner<'_>, ty: &'static Type, next: u8, slots: &mut Slots) -> Result<Slot, Malformed> {
    match (ty, next) {
        // One element, where there may be several.
        (Type::List(item), _) => take_next(scan, item, slots).map(|item| Slot::List(vec![item])),
        (Type::Integer | Type::Decimal | Type::Boolean, b'"') => {
            let raw = scan.string()?;
            let text = text(scan, raw)?;
            Ok(parse(text.trim(), ty))
        }
        (Type::Record(shape), b'"') => {
            let base = slots.len();
            slots.resize_with(base + shape.fields.len(), Slot::default);
            alone(scan, next, &[Cursor { node: &shape.tree, base }], slots)?;
            Ok(Slot::Record(shape, base))
        }
        // What has attributes, of which nothing is wanted.
        (Type::Object | Type::Record(_) | Type::File, _) => scan.pass().map(|()| Slot::Wrong(noun(next))),
        (_, b'{') => member(scan, TEXT, ty, slots),
        _ => scan.pass().map(|()| Slot::Wrong(noun(next))),
    }
}

fn parse(text: &str, ty: &Type) -> Slot {
    match ty {
        Type::Boolean => match text {
            "true" | "1" => Slot::Boolean(true),
            "false" | "0" => Slot::Boolean(false),
            _ => Slot::Wrong("text"),
        },
        // What JSON does not call a number is none here either, but for a sign before it.
        _ if !text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte)) || text.is_empty() => Slot::Wrong("text"),
        Type::Integer => integer(text.as_bytes()),
        _ => decimal(text.as_bytes()),
    }
}

/// The value of one member of an object.
fn member(scan: &mut Scanner<'_>, name: &str, ty: &'static Type, slots: &mut Slots) -> Result<Slot, Malformed> {
    let mut found = Slot::Null;
    scan.enter()?;
    let mut first = true;
    while scan.more(&mut first, b'}')? {
        match scan.key()?.plain() == name.as_bytes() {
            true => found = take_next(scan, ty, slots)?,
            false => scan.pass()?,
        }
    }
    Ok(found)
}

/// Whether a value is one where the first of several, or what is beside a text, is asked for.
pub(super) fn is_alone(next: u8, cursors: &[Cursor]) -> bool {
    let is_first = |node: &Node| matches!(node.key(), Key::Index(_));
    match next {
        b'[' | b'n' => false,
        b'{' => cursors.iter().flat_map(|cursor| cursor.node.children()).any(is_first),
        _ => true,
    }
}

/// Reads a value that stands alone: it is the first of its list, and a text is the text of an element with nothing else in it.
pub(super) fn alone(scan: &mut Scanner<'_>, next: u8, cursors: &[Cursor], slots: &mut Slots) -> Result<(), Malformed> {
    let mut below: Vec<Cursor> = items(cursors, 0).collect();
    if next != b'{' {
        let is_text = |node: &&Node| node.key() == Key::Name(TEXT);
        let texts = cursors
            .iter()
            .flat_map(|cursor| cursor.node.children().iter().filter(is_text).map(move |node| Cursor { node, base: cursor.base }));
        below.extend(texts);
    }
    match below.as_slice() {
        [] => scan.pass(),
        below => walk(scan, below, slots),
    }
}

/// Lists of which there was no item are empty: nothing else could have said so.
pub(super) fn fill(cursors: &[Cursor], slots: &mut Slots) {
    for cursor in cursors {
        node(cursor.node, cursor.base, slots);
    }
}

fn node(node: &Node, base: usize, slots: &mut Slots) {
    for take in node.takes() {
        let place = base + take.slot;
        if matches!((take.ty, &slots[place]), (Type::List(_), Slot::Empty)) {
            slots[place] = Slot::List(Vec::new());
        }
        let mut records = Vec::new();
        records_in(&slots[place], &mut records);
        for cursor in records {
            self::node(cursor.node, cursor.base, slots);
        }
    }
    for child in node.children() {
        self::node(child, base, slots);
    }
}

fn records_in(slot: &Slot, found: &mut Vec<Cursor>) {
    match slot {
        Slot::Record(shape, base) => found.push(Cursor { node: &shape.tree, base: *base }),
        Slot::List(items) => items.iter().for_each(|item| records_in(item, found)),
        _ => {}
    }
}

/// The same of one record that was read alone.
pub(super) fn fill_record(slot: &Slot, slots: &mut Slots) {
    let mut records = Vec::new();
    records_in(slot, &mut records);
    fill(&records, slots);
}
