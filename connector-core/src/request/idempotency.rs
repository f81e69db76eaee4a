//! Keys by which a service knows a repeated write (draft-ietf-httpapi-idempotency-key-header).

use http::{HeaderMap, HeaderName, HeaderValue};

use super::Extra;
use crate::data::{
    effects::Effects,
    error::{Error, Result},
    helper::Helper,
    scope::Scope,
};

/// Adds the header of a write's key, which all its attempts have: the caller's, or else a new one, unless somebody has set that header. For people
/// it only says that there is one.
pub(super) fn add(
    headers: &mut HeaderMap,
    helper: Option<&'static Helper>,
    extra: &Extra,
    effects: Effects,
    scope: &Scope<'_>,
) -> Result<()> {
    let declared = helper.and_then(|helper| helper.idempotency_key);
    let name =
        || HeaderName::try_from(declared.unwrap_or("idempotency-key")).map_err(|_| Error::input("the header of the key has no name"));
    if let Some(key) = &extra.idempotency_key {
        headers.insert(name()?, key.clone());
        return Ok(());
    }
    let shown = || HeaderValue::from_static("(one for each call)");
    let key = extra.new_key.clone().or_else(|| (scope.masked && wants_new(helper, effects)).then(shown));
    if let Some(key) = key {
        headers.entry(name()?).or_insert(key);
    }
    Ok(())
}

/// Whether a request without a key of the caller's has a new one.
pub(crate) fn wants_new(helper: Option<&'static Helper>, effects: Effects) -> bool {
    helper.is_some_and(|helper| helper.idempotency_key.is_some()) && effects.write && !effects.idempotent
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
