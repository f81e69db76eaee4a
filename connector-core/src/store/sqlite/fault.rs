//! What SQLite says of a file, as what to do.

use std::path::Path;

use rusqlite::{Error, ErrorCode};

use crate::store::error::{StoreError, StoreErrorKind};

/// The file is damaged.
pub(super) fn corrupt(path: &Path, what: &str) -> StoreError {
    let path = path.display();
    StoreError::new(
        StoreErrorKind::Corrupt,
        format!("the store of connections `{path}` is damaged: {what}; bring back a copy, or move it away and connect again"),
    )
}

/// What SQLite said while something was done to a file.
pub(super) fn told(doing: &str, path: &Path, error: Error) -> StoreError {
    let (code, text) = match &error {
        Error::SqliteFailure(failure, text) => (failure.code, text.clone().unwrap_or_else(|| failure.to_string())),
        // A column of another type than this program writes.
        Error::InvalidColumnType(..) | Error::FromSqlConversionFailure(..) | Error::IntegralValueOutOfRange(..) | Error::Utf8Error(..) => {
            return corrupt(path, "a column holds something else than this program writes").with_source(error);
        }
        other => (ErrorCode::Unknown, other.to_string()),
    };
    let name = path.display();
    let (kind, message) = match code {
        ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => return corrupt(path, &text).with_source(error),
        ErrorCode::DiskFull => {
            (StoreErrorKind::Full, format!("cannot {doing} `{name}`: the disk is full; make room, and try again; nothing was changed"))
        }
        ErrorCode::ReadOnly => {
            (StoreErrorKind::ReadOnly, format!("cannot {doing} `{name}`: it is read-only; allow writing to it and to its folder"))
        }
        ErrorCode::PermissionDenied | ErrorCode::CannotOpen => {
            let message = format!("cannot {doing} `{name}`: {text}; give this user the right to write it, and to make files beside it");
            (StoreErrorKind::NoPermission, message)
        }
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed => {
            let message = format!("cannot {doing} `{name}`: another process keeps it locked; see which uses it, then try again");
            (StoreErrorKind::Busy, message)
        }
        ErrorCode::SystemIoFailure => (StoreErrorKind::Other, format!("cannot {doing} `{name}`: {text}; check its disk")),
        _ => (StoreErrorKind::Other, format!("cannot {doing} `{name}`: {text}")),
    };
    StoreError::new(kind, message).with_source(error)
}
