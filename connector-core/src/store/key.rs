//! Keys that seal what is at rest.

use std::{fmt, str::FromStr};

use base64::{Engine, engine::general_purpose::STANDARD};
use serde::{Serialize, Serializer};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::error::{StoreError, StoreErrorKind};
use crate::data::secret::Secret;

/// Randomness from the operating system.
pub(super) fn random<const N: usize>() -> Result<[u8; N], StoreError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| {
        StoreError::new(StoreErrorKind::Other, format!("the operating system gives no random numbers: {error}")).with_source(error)
    })?;
    Ok(bytes)
}

/// Bytes in hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    use fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// Which key it is: a part of its hash, which says nothing of the key and may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId(pub(super) [u8; Self::LEN]);

impl KeyId {
    pub(super) const LEN: usize = 8;
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

impl FromStr for KeyId {
    type Err = StoreError;

    fn from_str(text: &str) -> Result<Self, StoreError> {
        let bytes = (0..Self::LEN).map(|at| u8::from_str_radix(text.get(at * 2..at * 2 + 2)?, 16).ok());
        let bytes: Option<Vec<u8>> = bytes.collect();
        bytes
            .filter(|_| text.len() == Self::LEN * 2)
            .and_then(|bytes| Some(Self(bytes.try_into().ok()?)))
            .ok_or_else(|| StoreError::new(StoreErrorKind::BadKey, "an id of a key has 16 hexadecimal digits"))
    }
}

impl Serialize for KeyId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A key of 256 bits. It cannot be printed, and its memory is wiped when it is dropped.
///
/// ```
/// use connector_core::store::Key;
/// # fn main() -> Result<(), connector_core::store::StoreError> {
/// let key = Key::random()?;
/// assert_eq!(format!("{key:?}"), format!("Key({})", key.id()));
/// assert_eq!(Key::from_base64(key.to_base64().expose())?.id(), key.id());
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Key(Zeroizing<[u8; Self::LEN]>);

impl Key {
    pub(super) const LEN: usize = 32;

    /// A new one.
    ///
    /// # Errors
    /// The operating system has no randomness.
    pub fn random() -> Result<Self, StoreError> {
        Ok(Self(Zeroizing::new(random()?)))
    }

    /// The key of these bytes, which should be random.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// Reads a key: 32 bytes in base64.
    ///
    /// # Errors
    /// `BadKey`: the text is something else.
    pub fn from_base64(text: &str) -> Result<Self, StoreError> {
        let wrong =
            || StoreError::new(StoreErrorKind::BadKey, "a key is 32 random bytes in base64, such as `openssl rand -base64 32` makes");
        let mut bytes = Zeroizing::new([0; Self::LEN + 4]);
        let len = STANDARD.decode_slice(text.trim(), &mut bytes[..]).map_err(|_| wrong())?;
        let key = bytes.get(..len).and_then(|key| <[u8; Self::LEN]>::try_from(key).ok()).ok_or_else(wrong)?;
        Ok(Self(Zeroizing::new(key)))
    }

    /// The key in base64.
    pub fn to_base64(&self) -> Secret {
        STANDARD.encode(*self.0).into()
    }

    /// Which it is.
    pub fn id(&self) -> KeyId {
        let mut hash = Sha256::new();
        hash.update(b"connector-core store key id\0");
        hash.update(*self.0);
        let hash = hash.finalize();
        let mut id = [0; KeyId::LEN];
        id.iter_mut().zip(hash).for_each(|(place, byte)| *place = byte);
        KeyId(id)
    }

    pub(super) fn bytes(&self) -> &[u8; Self::LEN] {
        &self.0
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Key({})", self.id())
    }
}

/// Reads keys with blanks, line ends or commas between them.
pub(super) fn read_all(text: &str, place: &str) -> Result<Vec<Key>, StoreError> {
    let words = text.split([',', ' ', '\t', '\r', '\n']).filter(|word| !word.is_empty());
    let keys = words.map(Key::from_base64).collect::<Result<Vec<_>, _>>();
    keys.map_err(|error| StoreError::new(error.kind(), format!("{place} holds no key: {error}")))
}

/// The keys but for this one, unless it is the last.
pub(super) fn without(keys: Vec<Key>, id: KeyId) -> Vec<Key> {
    let (gone, rest): (Vec<_>, Vec<_>) = keys.into_iter().partition(|key| key.id() == id);
    if rest.is_empty() { gone } else { rest }
}

/// Keys as text, one on a line.
pub(super) fn write_all(keys: &[Key]) -> Zeroizing<String> {
    // Long enough from the start: a text that grows leaves copies behind.
    let mut text = Zeroizing::new(String::with_capacity(keys.len() * (Key::LEN * 2)));
    for key in keys {
        text.push_str(key.to_base64().expose());
        text.push('\n');
    }
    text
}
