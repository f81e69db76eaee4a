//! Values between the typed edges and the erased inside.
//!
//! [`ValueRef`] is what a flow reads from an input, [`Slot`] what it read from an answer; [`FieldType`] turns one into the other.

mod compare;
mod field;
mod forms;
mod rust_type;
mod slot;
mod tuple;

pub(crate) use self::compare::compare;
pub(crate) use self::field::{Reader, build};
pub(crate) use self::slot::{Given, Slots, fill, json_object, keep, settle};
pub use self::{
    field::{FieldType, Fields, Nullable},
    forms::{copy, debug, deserialize, equal, serialize},
    rust_type::RustType,
    slot::{Fault, Slot},
    tuple::{And, Tuple},
};

use serde_json::Value;

use super::{date_time::DateTime, file::File, secret::Secret, shape::Shape};

/// A JSON object.
pub type Object = serde_json::Map<String, Value>;

/// A value that is read, not owned.
#[derive(Clone, Copy)]
pub enum ValueRef<'a> {
    /// Not there.
    Absent,
    /// JSON's `null`.
    Null,
    /// True or false.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A decimal number.
    Decimal(f64),
    /// A text.
    Text(&'a str),
    /// A text that is never shown.
    Secret(&'a Secret),
    /// A point in time.
    DateTime(DateTime),
    /// A JSON object.
    Object(&'a Object),
    /// Any JSON.
    Json(&'a Value),
    /// A list.
    List(&'a dyn Items),
    /// A record.
    Record(&'a dyn Values),
    /// A file.
    File(&'a File),
}

/// The items of a list, erased.
pub trait Items: Send + Sync {
    /// How many there are.
    fn count(&self) -> usize;
    /// One of them; [`ValueRef::Absent`] past the end.
    fn item(&self, index: usize) -> ValueRef<'_>;
}

/// The fields of a generated type, erased.
pub trait Values: Send + Sync {
    /// What the fields are.
    fn shape(&self) -> &'static Shape;
    /// The value of a field; [`ValueRef::Absent`] past the end.
    fn value(&self, index: usize) -> ValueRef<'_>;
}

/// What a person calls a JSON value.
pub(crate) fn json_noun(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// A JSON value as what it holds, so that scalars compare and print as scalars.
pub(crate) fn json_ref(value: &Value) -> ValueRef<'_> {
    match value {
        Value::Null => ValueRef::Null,
        Value::Bool(value) => ValueRef::Boolean(*value),
        Value::Number(number) => match number.as_i64() {
            Some(integer) => ValueRef::Integer(integer),
            None => number.as_f64().map_or(ValueRef::Absent, ValueRef::Decimal),
        },
        Value::String(text) => ValueRef::Text(text),
        Value::Object(object) => ValueRef::Object(object),
        Value::Array(_) => ValueRef::Json(value),
    }
}
