//! Reading one value as the type that is asked for.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::{Cursor, Walk};
use crate::data::{
    shape::Type,
    value::{Slot, Slots, json_noun},
};

/// One value of a type.
pub(super) struct Take<'a> {
    pub(super) ty: &'static Type,
    pub(super) slots: &'a mut Slots,
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
