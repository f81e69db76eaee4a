//! JSON in texts, as some services want it.

use serde::Serialize;

use crate::data::value::Object;

/// A value as JSON text.
pub fn json(value: &impl Serialize) -> Option<String> {
    serde_json::to_string(value).ok()
}

/// The members of both objects; of two with one name, the second one.
pub fn merge(mut object: Object, more: Object) -> Object {
    object.extend(more);
    object
}

/// The object that a JSON text holds; none where it holds something else.
pub fn from_json(text: &str) -> Option<Object> {
    serde_json::from_str(text).ok()
}
