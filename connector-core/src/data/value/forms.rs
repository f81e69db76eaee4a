//! The forms in which values leave a program: JSON, `Debug` and equality, for every generated type by its table.

use std::fmt;

use serde::{Serialize, Serializer, de::Error as _, ser::SerializeMap, ser::SerializeSeq};

use super::{Fields, Given, Object, Tuple, ValueRef, Values, build};
use crate::data::secret::MASK;

impl Serialize for ValueRef<'_> {
    /// The value as hosts see it: fields by name, absent as `null`, secrets masked.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            ValueRef::Absent | ValueRef::Null => serializer.serialize_unit(),
            ValueRef::Boolean(value) => serializer.serialize_bool(*value),
            ValueRef::Integer(value) => serializer.serialize_i64(*value),
            ValueRef::Decimal(value) => serializer.serialize_f64(*value),
            ValueRef::Text(value) => serializer.serialize_str(value),
            ValueRef::Secret(_) => serializer.serialize_str(MASK),
            ValueRef::DateTime(value) => value.serialize(serializer),
            ValueRef::Object(value) => value.serialize(serializer),
            ValueRef::Json(value) => value.serialize(serializer),
            ValueRef::File(file) => file.serialize(serializer),
            ValueRef::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.count()))?;
                for index in 0..items.count() {
                    list.serialize_element(&items.item(index))?;
                }
                list.end()
            }
            ValueRef::Record(values) => serialize_record(*values, serializer),
        }
    }
}

/// The `Serialize` of every generated type.
pub fn serialize<T: Fields, S: Serializer>(values: &T, serializer: S) -> Result<S::Ok, S::Error> {
    serialize_record(values, serializer)
}

fn serialize_record<S: Serializer>(values: &dyn Values, serializer: S) -> Result<S::Ok, S::Error> {
    let fields = values.shape().fields;
    let mut map = serializer.serialize_map(Some(fields.len()))?;
    for (index, field) in fields.iter().enumerate() {
        map.serialize_entry(field.name, &values.value(index))?;
    }
    map.end()
}

/// The `Deserialize` of every generated type: the same names that [`serialize`] writes.
pub fn deserialize<'de, T: Fields, D: serde::Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let object = <Object as serde::Deserialize>::deserialize(deserializer)?;
    build(Given::new(T::shape(), object).slots(), 0).map_err(D::Error::custom)
}

/// The `Debug` of every generated type; secrets are masked.
pub fn debug<T: Fields>(values: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    debug_record(values, f)
}

fn debug_record(values: &dyn Values, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let shape = values.shape();
    let mut out = f.debug_struct(shape.name);
    for (index, field) in shape.fields.iter().enumerate() {
        out.field(field.name, &values.value(index));
    }
    out.finish()
}

/// The `Clone` of every generated type.
pub fn copy<T: Fields>(values: &T) -> T {
    T::of(T::Tuple::copy(values.refs()))
}

/// The `PartialEq` of every generated type.
pub fn equal<T: Fields>(left: &T, right: &T) -> bool {
    equal_records(left, right)
}

fn equal_records(left: &dyn Values, right: &dyn Values) -> bool {
    (0..left.shape().fields.len()).all(|index| left.value(index) == right.value(index))
}

impl PartialEq for ValueRef<'_> {
    /// By content. Secrets are compared in constant time; two secrets of different lengths differ at once.
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (ValueRef::Absent, ValueRef::Absent) | (ValueRef::Null, ValueRef::Null) => true,
            (ValueRef::Boolean(a), ValueRef::Boolean(b)) => a == b,
            (ValueRef::Integer(a), ValueRef::Integer(b)) => a == b,
            (ValueRef::Decimal(a), ValueRef::Decimal(b)) => a == b,
            (ValueRef::Integer(a), ValueRef::Decimal(b)) | (ValueRef::Decimal(b), ValueRef::Integer(a)) => *a as f64 == *b,
            (ValueRef::Text(a), ValueRef::Text(b)) => a == b,
            (ValueRef::DateTime(a), ValueRef::DateTime(b)) => a == b,
            (ValueRef::Secret(a), ValueRef::Secret(b)) => {
                let (a, b) = (a.expose().as_bytes(), b.expose().as_bytes());
                a.len() == b.len() && a.iter().zip(b).fold(0, |difference, (a, b)| difference | (a ^ b)) == 0
            }
            (ValueRef::Object(a), ValueRef::Object(b)) => a == b,
            (ValueRef::Json(a), ValueRef::Json(b)) => a == b,
            (ValueRef::File(a), ValueRef::File(b)) => a == b,
            (ValueRef::List(a), ValueRef::List(b)) => a.count() == b.count() && (0..a.count()).all(|i| a.item(i) == b.item(i)),
            (ValueRef::Record(a), ValueRef::Record(b)) => equal_records(*a, *b),
            _ => false,
        }
    }
}

impl fmt::Debug for ValueRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ValueRef::Absent => f.write_str("None"),
            ValueRef::Null => f.write_str("null"),
            ValueRef::Boolean(value) => value.fmt(f),
            ValueRef::Integer(value) => value.fmt(f),
            ValueRef::Decimal(value) => value.fmt(f),
            ValueRef::Text(value) => value.fmt(f),
            ValueRef::Secret(value) => value.fmt(f),
            ValueRef::DateTime(value) => value.fmt(f),
            ValueRef::Object(value) => value.fmt(f),
            ValueRef::Json(value) => value.fmt(f),
            ValueRef::File(file) => file.fmt(f),
            ValueRef::List(items) => f.debug_list().entries((0..items.count()).map(|index| items.item(index))).finish(),
            ValueRef::Record(values) => debug_record(*values, f),
        }
    }
}
