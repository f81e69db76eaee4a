//! A saved connection, as a store keeps it.

use std::{fmt, str::FromStr, time::Duration};

use serde::{Serialize, Serializer};

use super::{
    error::{StoreError, StoreErrorKind},
    key::{self, KeyId},
};
use crate::{data::date_time::DateTime, http::executor::Timestamp};

/// The id of a saved connection: random, and for good.
///
/// ```
/// use connector_core::store::ConnectionId;
/// # fn main() -> Result<(), connector_core::store::StoreError> {
/// let id = ConnectionId::random()?;
/// assert_eq!(id.to_string().parse::<ConnectionId>()?, id);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ConnectionId(String);

impl ConnectionId {
    /// A new one.
    ///
    /// # Errors
    /// The operating system has no randomness.
    pub fn random() -> Result<Self, StoreError> {
        Ok(Self(key::hex(&key::random::<16>()?)))
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for ConnectionId {
    type Err = StoreError;

    fn from_str(text: &str) -> Result<Self, StoreError> {
        match text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            true => Ok(Self(text.to_ascii_lowercase())),
            false => Err(StoreError::new(StoreErrorKind::NotFound, "an id of a connection has 32 hexadecimal digits")),
        }
    }
}

impl fmt::Display for ConnectionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for ConnectionId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// Whether a saved connection can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum State {
    /// As far as anybody knows, it can.
    Working,
    /// Its credentials are no longer good: somebody has to sign in.
    NeedsSignIn,
}

impl State {
    /// The name, as it is kept and shown.
    ///
    /// ```
    /// assert_eq!(connector_core::store::State::NeedsSignIn.as_str(), "needs_sign_in");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Working => "working",
            Self::NeedsSignIn => "needs_sign_in",
        }
    }

    pub(super) fn read(text: &str) -> Option<Self> {
        [Self::Working, Self::NeedsSignIn].into_iter().find(|state| state.as_str() == text)
    }
}

/// An address that a connection calls instead of a declared one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, serde::Deserialize)]
pub struct Endpoint {
    /// The declared one; `None` for the base URL, whatever that is.
    pub declared: Option<String>,
    /// What is called.
    pub actual: String,
}

/// The values of a connection, encrypted. Only a store's key opens them.
#[derive(Clone, PartialEq, Eq)]
pub struct Sealed(Vec<u8>);

impl Sealed {
    /// What a store has read.
    pub fn from_bytes(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// What a store writes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The id of the key that it was sealed with; `None` where it was never sealed, or is damaged.
    pub fn key_id(&self) -> Option<KeyId> {
        super::seal::key_id(&self.0)
    }
}

impl fmt::Debug for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sealed({} bytes)", self.0.len())
    }
}

/// A saved connection. Its values are sealed; nothing else in it is secret, so it may be shown and serialized.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Record {
    /// Its id.
    pub id: ConnectionId,
    /// The key of its connector.
    pub connector: String,
    /// The name of its auth.
    pub auth: String,
    /// What people call it: unique among the connections of its connector.
    pub name: String,
    /// Whether it is for tests.
    pub is_test: bool,
    /// Whether it can be used.
    pub state: State,
    /// Who signed in, as authping said.
    pub identity: Option<String>,
    /// The account, as authping said.
    pub account: Option<String>,
    /// What it calls instead of what is declared.
    pub endpoints: Vec<Endpoint>,
    /// How often its credentials were written.
    pub generation: u64,
    /// When its credentials are no longer good, as far as anybody said.
    pub expires_at: Option<DateTime>,
    /// When it was saved.
    pub created_at: DateTime,
    /// When it was last changed.
    pub changed_at: DateTime,
    /// When it was last opened.
    pub used_at: Option<DateTime>,
    /// Its values.
    #[serde(skip)]
    pub sealed: Sealed,
}

/// A point in time as a record has it, to the millisecond; `None` after the year 9999.
pub(super) fn date_time(time: Timestamp) -> Option<DateTime> {
    DateTime::from_unix_millis(i64::try_from(time.as_millis()).ok()?)
}

/// The same, as the runtime counts it.
pub(super) fn timestamp(time: DateTime) -> Timestamp {
    Duration::from_millis(u64::try_from(time.unix_millis()).unwrap_or_default())
}

/// The longest name of a connection, in bytes.
const LONGEST_NAME: usize = 200;

/// A name that a connection may have.
pub(super) fn checked_name(name: &str) -> Result<String, StoreError> {
    let name = name.trim();
    let problem = match name {
        "" => "is empty",
        _ if name.len() > LONGEST_NAME => "is longer than 200 bytes",
        _ if name.chars().any(char::is_control) => "has a control character in it",
        _ => return Ok(name.to_owned()),
    };
    Err(StoreError::new(StoreErrorKind::BadName, format!("the name of the connection {problem}; give it a short name on one line")))
}
