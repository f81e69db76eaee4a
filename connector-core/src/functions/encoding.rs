//! Encodings of texts. A text is encoded by its bytes in UTF-8.

use base64::{
    Engine,
    engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD},
};
use percent_encoding::percent_decode_str;

use crate::data::scope::encode;

/// Base64 (RFC 4648, section 4), with padding.
pub fn base64(text: &str) -> String {
    STANDARD.encode(text)
}

/// Base64 for URLs (RFC 4648, section 5), without padding.
pub fn base64_url(text: &str) -> String {
    URL_SAFE_NO_PAD.encode(text)
}

/// The text behind base64 of either alphabet, with padding or without; none where it is no base64, or no text.
pub fn from_base64(encoded: &str) -> Option<String> {
    let bytes = [&STANDARD, &STANDARD_NO_PAD, &URL_SAFE, &URL_SAFE_NO_PAD].into_iter().find_map(|engine| engine.decode(encoded).ok());
    String::from_utf8(bytes?).ok()
}

/// The bytes as hexadecimal digits, in lower case.
pub fn hex(text: &str) -> String {
    hex_of(text.as_bytes())
}

pub(crate) fn hex_of(bytes: &[u8]) -> String {
    const DIGITS: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    let mut out = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        out.push(DIGITS[usize::from(byte >> 4)]);
        out.push(DIGITS[usize::from(byte & 15)]);
    }
    out
}

/// Percent-encoding (RFC 3986): everything but the unreserved characters. Values in paths, queries and forms are encoded by themselves;
/// this is for URLs within values.
pub fn url_encode(text: &str) -> String {
    let mut out = String::new();
    encode(text, &mut out);
    out
}

/// The text behind percent-encoding; none where it is no UTF-8. A `+` stays what it is.
pub fn url_decode(encoded: &str) -> Option<String> {
    percent_decode_str(encoded).decode_utf8().ok().map(std::borrow::Cow::into_owned)
}
