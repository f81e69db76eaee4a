//! The characters of a body.

use std::borrow::Cow;

use http::{HeaderMap, header::CONTENT_TYPE};

/// Whether an answer says that it is in ISO-8859-1.
pub(crate) fn is_latin1(headers: &HeaderMap) -> bool {
    let media_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    media_type.split(';').skip(1).filter_map(|parameter| parameter.split_once('=')).any(|(name, value)| {
        let charset = value.trim().trim_matches('"');
        name.trim().eq_ignore_ascii_case("charset") && ["iso-8859-1", "latin1"].iter().any(|known| charset.eq_ignore_ascii_case(known))
    })
}

/// A text of these bytes: UTF-8, or ISO-8859-1 where that is said.
pub(crate) fn of_bytes(bytes: &[u8], is_latin1: bool) -> Option<Cow<'_, str>> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(Cow::Borrowed(text)),
        // Each byte is the character of its number.
        Err(_) if is_latin1 => Some(bytes.iter().copied().map(char::from).collect()),
        Err(_) => None,
    }
}
