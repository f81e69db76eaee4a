//! JSON values one behind the other, as their list.

use crate::response::walk;

/// The list of the values.
pub(super) fn to_json(text: &str) -> Result<Vec<u8>, String> {
    let mut list = Vec::with_capacity(text.len() + 2);
    list.push(b'[');
    for value in walk::values(text.as_bytes()) {
        let value = value.map_err(|malformed| malformed.explain(text.as_bytes()))?;
        if list.len() > 1 {
            list.push(b',');
        }
        list.extend_from_slice(value);
    }
    list.push(b']');
    Ok(list)
}
