//! How values are sealed: XChaCha20-Poly1305, in an envelope with a version and the id of the key.
//!
//! The envelope is `1`, the id of the key (8 bytes), a random nonce (24 bytes), and the encrypted JSON with its tag (16 bytes). What the
//! values belong to is authenticated with them: values that were moved to another record, or to another generation of it, or whose record
//! calls another address meanwhile, do not open.

use std::{borrow::Cow, fmt};

use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce, aead::AeadInOut};
use serde::{
    Deserialize, Deserializer, Serializer,
    de::{MapAccess, Visitor},
    ser::SerializeMap,
};
use zeroize::Zeroizing;

use super::{
    error::{StoreError, StoreErrorKind},
    key::{self, Key, KeyId},
    record::{Record, Sealed},
};
use crate::data::secret::Secret;

/// Values by the names of the auth's parameters.
pub(super) type Values = Vec<(String, Secret)>;

/// The version of the envelope.
const VERSION: u8 = 1;
const NONCE: usize = 24;
const TAG: usize = 16;
const HEAD: usize = 1 + KeyId::LEN;

/// The id of the key that an envelope says it was sealed with.
pub(super) fn key_id(envelope: &[u8]) -> Option<KeyId> {
    match envelope.split_first()? {
        (&VERSION, rest) => Some(KeyId(rest.get(..KeyId::LEN)?.try_into().ok()?)),
        _ => None,
    }
}

/// Seals the values of a record, as the record is now.
pub(super) fn seal(key: &Key, record: &Record, values: &[(String, Secret)]) -> Result<Sealed, StoreError> {
    let nonce = key::random::<NONCE>()?;
    let mut head = Vec::with_capacity(HEAD);
    head.push(VERSION);
    head.extend(key.id().0);
    let mut text = plain(values)?;
    let sealed = cipher(key).encrypt_in_place(&XNonce::from(nonce), &bound(&head, record), &mut *text);
    sealed.map_err(|_| StoreError::new(StoreErrorKind::Other, "the values of the connection are too long to be sealed"))?;
    Ok(Sealed::from_bytes([&head[..], &nonce, &text].concat()))
}

/// Opens the values of a record.
pub(super) fn open(keys: &[Key], record: &Record) -> Result<Values, StoreError> {
    let corrupt = |what: &str| {
        let message = format!(
            "the saved connection `{}` of `{}` {what}; delete it and connect again, or bring back a copy of the store",
            record.name, record.connector
        );
        StoreError::new(StoreErrorKind::Corrupt, message)
    };
    let envelope = record.sealed.as_bytes();
    if envelope.first().is_some_and(|version| *version > VERSION) {
        let message = format!("the saved connection `{}` was sealed by a newer version; update this program", record.name);
        return Err(StoreError::new(StoreErrorKind::TooNew, message));
    }
    let id = key_id(envelope).ok_or_else(|| corrupt("is damaged"))?;
    let key = keys.iter().find(|key| key.id() == id).ok_or_else(|| wrong_key(&format!("the connection `{}`", record.name), id, keys))?;
    let (head, rest) = envelope.split_at_checked(HEAD).ok_or_else(|| corrupt("is damaged"))?;
    let (nonce, sealed) = rest.split_first_chunk::<NONCE>().ok_or_else(|| corrupt("is damaged"))?;
    let mut text = Zeroizing::new(sealed.to_vec());
    cipher(key)
        .decrypt_in_place(&XNonce::from(*nonce), &bound(head, record), &mut *text)
        .map_err(|_| corrupt("is damaged, or was altered by something else than this program"))?;
    let read = serde_json::Deserializer::from_slice(&text).deserialize_map(Pairs);
    // What is wrong with the text is not told: it may quote it.
    read.map_err(|_| corrupt("is written in a way that this version cannot read"))
}

/// The error of a key that is not the one that something was sealed with.
pub(super) fn wrong_key(what: &str, id: KeyId, keys: &[Key]) -> StoreError {
    let known: Vec<_> = keys.iter().map(|key| key.id().to_string()).collect();
    let known = if known.is_empty() { "none is here".to_owned() } else { format!("the one here is {}", known.join(", ")) };
    StoreError::new(
        StoreErrorKind::WrongKey,
        format!("wrong key: {what} is sealed with the key {id}, and {known}; bring back the key {id}, nothing is damaged"),
    )
}

fn cipher(key: &Key) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(key.bytes().into())
}

/// What is authenticated with the values: each part with its length, so that none runs into the next.
fn bound(head: &[u8], record: &Record) -> Vec<u8> {
    let generation = record.generation.to_be_bytes();
    let mut parts: Vec<&[u8]> = vec![
        b"connector-core store record",
        head,
        record.id.as_str().as_bytes(),
        record.connector.as_bytes(),
        record.auth.as_bytes(),
        &generation,
    ];
    for endpoint in &record.endpoints {
        parts.push(if endpoint.declared.is_some() { b"endpoint" } else { b"stand-in" });
        parts.push(endpoint.declared.as_deref().unwrap_or_default().as_bytes());
        parts.push(endpoint.actual.as_bytes());
    }
    let mut out = Vec::new();
    for part in parts {
        out.extend(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        out.extend(part);
    }
    out
}

/// The values as JSON, in memory that is wiped, and large enough that it is never moved.
fn plain(values: &[(String, Secret)]) -> Result<Zeroizing<Vec<u8>>, StoreError> {
    // A byte is at most six in JSON (`\u0000`).
    let most: usize = values.iter().map(|(name, value)| (name.len() + value.expose().len()) * 6 + 6).sum();
    let mut text = Zeroizing::new(Vec::with_capacity(most + 2 + TAG));
    let mut serializer = serde_json::Serializer::new(&mut *text);
    let written = serializer.serialize_map(Some(values.len())).and_then(|mut map| {
        values.iter().try_for_each(|(name, value)| map.serialize_entry(name, value.expose()))?;
        map.end()
    });
    written.map_err(|error| {
        StoreError::new(StoreErrorKind::Other, "the values of the connection cannot be written as JSON").with_source(error)
    })?;
    Ok(text)
}

struct Pairs;

impl<'de> Visitor<'de> for Pairs {
    type Value = Values;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("values by name")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Values, A::Error> {
        let mut values = Values::new();
        while let Some(name) = map.next_key::<String>()? {
            values.push((name, map.next_value_seed(Text)?));
        }
        Ok(values)
    }
}

/// A text that becomes a secret at once.
struct Text;

impl<'de> serde::de::DeserializeSeed<'de> for Text {
    type Value = Secret;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Secret, D::Error> {
        // A text with escapes comes as one of its own, which the secret takes over and wipes.
        Ok(Cow::<'de, str>::deserialize(deserializer)?.into())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::store::{Endpoint, testing};

    fn values() -> Values {
        vec![("token".to_owned(), "quoted \" \n and \u{1} é".into()), ("site".to_owned(), "".into())]
    }

    fn exposed(values: &Values) -> Vec<(&str, &str)> {
        values.iter().map(|(name, value)| (name.as_str(), value.expose())).collect()
    }

    #[test]
    fn values_come_back_as_they_were() {
        let key = Key::random().unwrap();
        let mut record = testing::record("people", "one");
        record.sealed = seal(&key, &record, &values()).unwrap();
        assert_eq!(exposed(&open(&[Key::random().unwrap(), key.clone()], &record).unwrap()), exposed(&values()));
        assert_eq!(record.sealed.key_id(), Some(key.id()));
        let again = seal(&key, &record, &values()).unwrap();
        assert_ne!(again, record.sealed, "a nonce is used once");
    }

    #[test]
    fn they_open_with_what_they_were_sealed_for_and_nothing_else() {
        let key = Key::random().unwrap();
        let mut record = testing::record("people", "one");
        record.sealed = seal(&key, &record, &values()).unwrap();
        let endpoint = Endpoint { declared: None, actual: "https://elsewhere.example".to_owned() };
        let others = [
            Record { id: crate::store::ConnectionId::random().unwrap(), ..record.clone() },
            Record { connector: "other".to_owned(), ..record.clone() },
            Record { auth: "other".to_owned(), ..record.clone() },
            Record { generation: 7, ..record.clone() },
            Record { endpoints: vec![endpoint], ..record.clone() },
        ];
        for other in others {
            assert_eq!(open(std::slice::from_ref(&key), &other).unwrap_err().kind(), StoreErrorKind::Corrupt, "{other:?}");
        }
        // The name and the state are not bound: they change without the key.
        assert!(open(std::slice::from_ref(&key), &Record { name: "two".to_owned(), ..record }).is_ok());
    }

    #[test]
    fn every_altered_byte_is_found() {
        let key = Key::random().unwrap();
        let mut record = testing::record("people", "one");
        let sealed = seal(&key, &record, &values()).unwrap();
        for at in 0..sealed.as_bytes().len() {
            let mut bytes = sealed.as_bytes().to_vec();
            bytes[at] ^= 0x10;
            record.sealed = Sealed::from_bytes(bytes);
            let kind = open(std::slice::from_ref(&key), &record).unwrap_err().kind();
            let wanted = match at {
                0 => StoreErrorKind::TooNew,
                1..HEAD => StoreErrorKind::WrongKey,
                _ => StoreErrorKind::Corrupt,
            };
            assert_eq!(kind, wanted, "byte {at}");
            record.sealed = Sealed::from_bytes(sealed.as_bytes()[..at].to_vec());
            assert_eq!(open(std::slice::from_ref(&key), &record).unwrap_err().kind(), StoreErrorKind::Corrupt, "{at} bytes");
        }
    }

    #[test]
    fn a_wrong_key_is_called_so_by_its_id() {
        let (key, other) = (Key::random().unwrap(), Key::random().unwrap());
        let mut record = testing::record("people", "one");
        record.sealed = seal(&key, &record, &values()).unwrap();
        let error = open(std::slice::from_ref(&other), &record).unwrap_err();
        assert_eq!(error.kind(), StoreErrorKind::WrongKey);
        assert!(error.message().contains(&key.id().to_string()) && error.message().contains(&other.id().to_string()), "{error}");
        assert!(!error.message().contains("corrupt"));
    }
}
