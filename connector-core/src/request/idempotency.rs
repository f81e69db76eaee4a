//! Keys by which a service knows a repeated write (draft-ietf-httpapi-idempotency-key-header).

use http::{HeaderName, HeaderValue};

use crate::data::{
    effects::Effects,
    error::{Error, Result},
    helper::Helper,
    scope::Scope,
};

/// The header of a key of this write, which all its attempts have: the caller's, or one that was made. For people it only says that there is one.
pub(super) fn header(
    helper: Option<&'static Helper>,
    key: Option<&HeaderValue>,
    effects: Effects,
    scope: &Scope<'_>,
) -> Result<Option<(HeaderName, HeaderValue)>> {
    let declared = helper.and_then(|helper| helper.idempotency_key);
    let is_made = declared.is_some() && effects.write && !effects.idempotent;
    let key = match key {
        Some(key) => key.clone(),
        None if is_made && scope.masked => HeaderValue::from_static("(one for each call)"),
        None => return Ok(None),
    };
    let name =
        HeaderName::try_from(declared.unwrap_or("idempotency-key")).map_err(|_| Error::input("the header of the key has no name"))?;
    Ok(Some((name, key)))
}

/// A key that nobody has used before: a random UUID (RFC 9562, 5.4).
pub(crate) fn new_key([first, second]: [u64; 2]) -> Option<HeaderValue> {
    let high = first & !0xf000 | 0x4000;
    let low = second & !(0b11 << 62) | 0b10 << 62;
    let text =
        format!("{:08x}-{:04x}-{:04x}-{:04x}-{:012x}", high >> 32, high >> 16 & 0xffff, high & 0xffff, low >> 48, low & 0xffff_ffff_ffff);
    HeaderValue::try_from(text).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_new_key_is_a_random_uuid() {
        let key = |first, second| new_key([first, second]).unwrap().to_str().unwrap().to_owned();
        assert_eq!(key(0, 0), "00000000-0000-4000-8000-000000000000");
        assert_eq!(key(u64::MAX, u64::MAX), "ffffffff-ffff-4fff-bfff-ffffffffffff");
        assert_eq!(key(0x0123_4567_89ab_cdef, 0x0123_4567_89ab_cdef), "01234567-89ab-4def-8123-456789abcdef");
    }
}
