//! Reading one value as the type that is asked for.

use super::{
    Cursor, descend, loose,
    scan::{Malformed, Raw, Scanner},
};
use crate::data::{
    shape::Type,
    value::{Slot, Slots},
};

/// The next value as a slot; of another type, it is marked with what it was.
pub(super) fn take(scan: &mut Scanner<'_>, ty: &'static Type, slots: &mut Slots) -> Result<Slot, Malformed> {
    let whole = ty;
    let ty = ty.inner();
    let next = scan.peek();
    match (ty, next) {
        (Type::Json, _) => read(scan, Slot::Json),
        (_, b'n') if scan.is_loose() => scan.literal("null").map(|()| loose::nothing(whole)),
        (_, b'n') => scan.literal("null").map(|()| Slot::Null),
        (Type::Text | Type::Url | Type::Choices(_), b'"') => {
            let raw = scan.string()?;
            text(scan, raw).map(Slot::Text)
        }
        // What a service issues is as secret as what a person gives.
        (Type::Secret, b'"') => {
            let raw = scan.string()?;
            text(scan, raw).map(|text| Slot::Secret(text.into()))
        }
        (Type::DateTime, b'"') => {
            let raw = scan.string()?;
            text(scan, raw).map(|text| Slot::date_time(&text))
        }
        (Type::Boolean, b't') => scan.literal("true").map(|()| Slot::Boolean(true)),
        (Type::Boolean, b'f') => scan.literal("false").map(|()| Slot::Boolean(false)),
        (Type::Integer, b'-' | b'0'..=b'9') => scan.number().map(integer),
        (Type::Decimal, b'-' | b'0'..=b'9') => scan.number().map(decimal),
        (Type::Object, b'{') => read(scan, Slot::Object),
        // What is known of the item is the item itself: a choice of a list of plain texts.
        (Type::Record(shape), _) if !shape.tree.takes().is_empty() => {
            let base = slots.len();
            slots.resize_with(base + shape.fields.len(), Slot::default);
            let value = scan.skip()?;
            for wanted in shape.tree.takes() {
                slots[base + wanted.slot] = take(&mut scan.again(value), &wanted.ty, slots)?;
            }
            Ok(Slot::Record(shape, base))
        }
        (Type::Record(shape), b'{') => {
            let base = slots.len();
            slots.resize_with(base + shape.fields.len(), Slot::default);
            descend(scan, &[Cursor { node: &shape.tree, base }], slots)?;
            Ok(Slot::Record(shape, base))
        }
        (Type::List(item), b'[') => {
            scan.enter()?;
            let mut items = Vec::new();
            let mut first = true;
            while scan.more(&mut first, b']')? {
                items.push(take(scan, item, slots)?);
            }
            Ok(Slot::List(items))
        }
        _ if scan.is_loose() => loose::take(scan, ty, next, slots),
        _ => scan.pass().map(|()| Slot::Wrong(noun(next))),
    }
}

/// The next value, straight into its slot. A slot that is moved right after it was made costs more than what is in it: the usual types
/// are made where they stay.
#[inline]
pub(super) fn take_into(scan: &mut Scanner<'_>, ty: &'static Type, slots: &mut Slots, place: usize) -> Result<(), Malformed> {
    match (ty.inner(), scan.peek()) {
        (Type::Text, b'"') => {
            let raw = scan.string()?;
            slots[place] = Slot::Text(text(scan, raw)?);
        }
        (Type::Integer, b'-' | b'0'..=b'9') => slots[place] = integer(scan.number()?),
        (Type::Decimal, b'-' | b'0'..=b'9') => slots[place] = decimal(scan.number()?),
        (Type::Boolean, b't') => {
            scan.literal("true")?;
            slots[place] = Slot::Boolean(true);
        }
        (Type::Boolean, b'f') => {
            scan.literal("false")?;
            slots[place] = Slot::Boolean(false);
        }
        _ => {
            let value = take(scan, ty, slots)?;
            slots[place] = value;
        }
    }
    Ok(())
}

/// What a person calls a value that begins with this byte.
pub(super) fn noun(first: u8) -> &'static str {
    match first {
        b'"' => "text",
        b'{' => "an object",
        b'[' => "a list",
        b't' | b'f' => "true or false",
        b'n' => "null",
        _ => "a number",
    }
}

/// A whole value, by `serde_json`.
fn read<T: serde::de::DeserializeOwned>(scan: &mut Scanner<'_>, slot: fn(T) -> Slot) -> Result<Slot, Malformed> {
    let value = scan.skip()?;
    match serde_json::from_slice(value) {
        Ok(value) => Ok(slot(value)),
        Err(_) => scan.malformed("a value without illegal characters, before this,"),
    }
}

pub(super) fn text(scan: &Scanner<'_>, raw: Raw<'_>) -> Result<String, Malformed> {
    let plain = raw.plain();
    if !raw.escaped && plain.iter().all(|byte| *byte >= 0x20) {
        if let Ok(text) = std::str::from_utf8(plain) {
            return Ok(text.to_owned());
        }
    } else if let Ok(text) = serde_json::from_slice(raw.quoted) {
        return Ok(text);
    }
    scan.malformed("a text without illegal characters, before this,")
}

pub(super) fn integer(digits: &[u8]) -> Slot {
    let text = std::str::from_utf8(digits).unwrap_or_default();
    match text.parse() {
        Ok(number) => Slot::Integer(number),
        Err(_) if text.contains(['.', 'e', 'E']) => Slot::Wrong("a number with a fraction"),
        Err(_) => Slot::Wrong("a number that is too large"),
    }
}

pub(super) fn decimal(digits: &[u8]) -> Slot {
    let text = std::str::from_utf8(digits).unwrap_or_default();
    if !text.contains('.')
        && let Ok(number) = text.parse()
    {
        return Slot::Integer(number);
    }
    match text.parse::<f64>() {
        Ok(number) if number.is_finite() => Slot::Decimal(number),
        _ => Slot::Wrong("a number that is too large"),
    }
}
