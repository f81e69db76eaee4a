//! What can go wrong with what is kept on this machine.

use std::{error::Error as StdError, fmt, io, path::Path};

use crate::data::error::{Error, ErrorKind};

/// What kind of failure a [`StoreError`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum StoreErrorKind {
    /// There is no such connection.
    NotFound,
    /// Another connection of the connector has the name.
    NameTaken,
    /// A name cannot be one.
    BadName,
    /// Somebody else has written the connection meanwhile: a newer generation is there.
    Superseded,
    /// The store was sealed with another key meanwhile.
    KeyChanged,
    /// The store is sealed with another key than the one that is there.
    WrongKey,
    /// There is no key, or it cannot be had.
    NoKey,
    /// What should be a key is none.
    BadKey,
    /// The file is damaged, or something in it was altered.
    Corrupt,
    /// The file is a database of something else.
    Foreign,
    /// The file was written by a newer version.
    TooNew,
    /// Others may read or change the file.
    TooOpen,
    /// The file cannot be written.
    ReadOnly,
    /// The operating system does not allow it.
    NoPermission,
    /// The disk is full.
    Full,
    /// Others keep the file locked for too long.
    Busy,
    /// Anything else that input and output can meet.
    Other,
}

impl StoreErrorKind {
    /// The code, as [`Error::code`] gives it.
    ///
    /// ```
    /// use connector_core::store::StoreErrorKind;
    /// assert_eq!(StoreErrorKind::WrongKey.code(), "store_wrong_key");
    /// ```
    pub fn code(self) -> &'static str {
        match self {
            Self::NotFound => "store_not_found",
            Self::NameTaken => "store_name_taken",
            Self::BadName => "store_bad_name",
            Self::Superseded => "store_superseded",
            Self::KeyChanged => "store_key_changed",
            Self::WrongKey => "store_wrong_key",
            Self::NoKey => "store_no_key",
            Self::BadKey => "store_bad_key",
            Self::Corrupt => "store_corrupt",
            Self::Foreign => "store_foreign",
            Self::TooNew => "store_too_new",
            Self::TooOpen => "store_too_open",
            Self::ReadOnly => "store_read_only",
            Self::NoPermission => "store_no_permission",
            Self::Full => "store_full",
            Self::Busy => "store_busy",
            Self::Other => "store_failed",
        }
    }
}

/// Why a store did not do what it was asked: what, where, and what to do. It holds no secret.
///
/// ```
/// use connector_core::{Error, ErrorKind, store::{StoreError, StoreErrorKind}};
///
/// let error = StoreError::new(StoreErrorKind::Full, "the disk is full");
/// assert_eq!(error.kind(), StoreErrorKind::Full);
/// let error = Error::from(error);
/// assert_eq!((error.kind(), error.code()), (ErrorKind::Storage, Some("store_full")));
/// ```
pub struct StoreError {
    kind: StoreErrorKind,
    message: String,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

impl StoreError {
    /// An error of this kind, with what happened: lower case, no full stop, no secret.
    pub fn new(kind: StoreErrorKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), source: None }
    }

    /// The same, with what is behind it.
    pub fn with_source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// The kind.
    pub fn kind(&self) -> StoreErrorKind {
        self.kind
    }

    /// What happened, for people.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What the operating system said of a file.
    pub(super) fn io(doing: &str, path: &Path, error: io::Error) -> Self {
        let path = path.display();
        let (kind, advice) = match error.kind() {
            io::ErrorKind::PermissionDenied => (StoreErrorKind::NoPermission, "; give this user the right to, or use another place"),
            io::ErrorKind::ReadOnlyFilesystem => (StoreErrorKind::ReadOnly, "; its file system is read-only, use another place"),
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => (StoreErrorKind::Full, "; make room, and try again"),
            _ => (StoreErrorKind::Other, ""),
        };
        Self::new(kind, format!("cannot {doing} `{path}`: {error}{advice}")).with_source(error)
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl fmt::Debug for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "StoreError({}: {})", self.kind.code(), self.message)
    }
}

impl StdError for StoreError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        let kind = match error.kind {
            StoreErrorKind::NotFound => ErrorKind::NotFound,
            StoreErrorKind::NameTaken | StoreErrorKind::Superseded | StoreErrorKind::KeyChanged => ErrorKind::Conflict,
            StoreErrorKind::BadName => ErrorKind::Input,
            StoreErrorKind::Busy => ErrorKind::Timeout,
            _ => ErrorKind::Storage,
        };
        let code = error.kind.code().to_owned();
        Error::new(kind, error.message.clone()).with_code(Some(code)).with_nothing_done().with_source(error)
    }
}
