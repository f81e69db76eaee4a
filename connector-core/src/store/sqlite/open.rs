//! Opening the file: whose it is, whether it is whole, and who may read it.

use std::{
    fs, io,
    path::Path,
    time::{Duration, Instant},
};

use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use super::{OpenFile, fault, rows};
use crate::store::{
    error::{StoreError, StoreErrorKind},
    files,
};

/// What marks a file as ours: "cnct".
const APPLICATION: i64 = 0x636e_6374;

/// The version of the tables that this program writes.
pub(super) const VERSION: i64 = 1;

/// How long others may keep the file locked.
const PATIENCE: Duration = Duration::from_secs(10);

/// No database has fewer bytes.
const SMALLEST: u64 = 512;

/// Which file it is, whatever its name.
pub(super) type Identity = (u64, u64);

/// Which file stands at a path.
pub(super) fn identity(path: &Path) -> Result<Identity, StoreError> {
    let about = fs::metadata(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => {
            let message = format!("the store of connections `{}` is gone; bring it back, or connect again", path.display());
            StoreError::new(StoreErrorKind::Other, message).with_source(error)
        }
        _ => StoreError::io("read", path, error),
    })?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        Ok((about.dev(), about.ino()))
    }
    #[cfg(not(unix))]
    {
        // There an open file cannot be replaced.
        let _ = about;
        Ok((0, 0))
    }
}

/// Opens a file, or makes it.
pub(super) fn open(path: &Path) -> Result<OpenFile, StoreError> {
    files::make_folder_of(path)?;
    files::make_private(path)?;
    files::check_private(path)?;
    check_size(path)?;
    let identity = identity(path)?;
    let told = |error| fault::told("open", path, error);
    // It is there already, so that SQLite makes none that others may read.
    let mut connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(told)?;
    connection.busy_timeout(PATIENCE).map_err(told)?;
    let is_new = check_owner(&connection, path)?;
    if connection.is_readonly("main").map_err(told)? {
        let message = format!("cannot write `{}`: it is read-only; run `chmod 600 {0}`, or use another place", path.display());
        return Err(StoreError::new(StoreErrorKind::ReadOnly, message));
    }
    write_ahead(&connection, path)?;
    // What was written is on the disk when it is told, and what is deleted is overwritten.
    connection
        .execute_batch("PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;")
        .map_err(told)?;
    if is_new {
        make(&mut connection, path)?;
    }
    check_whole(&mut connection, path)?;
    Ok(OpenFile { connection, identity })
}

/// Refuses a few bytes, which SQLite takes for an empty database, and writes over.
///
/// The file is not opened for that: closing it would end the locks that this process has on it (POSIX).
fn check_size(path: &Path) -> Result<(), StoreError> {
    let size = fs::metadata(path).map_err(|error| StoreError::io("read", path, error))?.len();
    match size == 0 || size >= SMALLEST {
        true => Ok(()),
        false => Err(fault::corrupt(path, "it is no database, or most of it is lost")),
    }
}

/// Whose file it is. Gives whether it is nobody's yet.
fn check_owner(connection: &Connection, path: &Path) -> Result<bool, StoreError> {
    let told = |error| fault::told("open", path, error);
    let number = |text: &str| connection.query_row(text, [], |row| row.get::<_, i64>(0)).map_err(told);
    let (application, version) = (number("PRAGMA application_id")?, number("PRAGMA user_version")?);
    let tables = number("SELECT count(*) FROM sqlite_schema")?;
    let name = path.display();
    if application == APPLICATION && version > VERSION {
        let message = format!(
            "the store of connections `{name}` was written by a newer version (it has {version}, this program {VERSION}); update this program"
        );
        return Err(StoreError::new(StoreErrorKind::TooNew, message));
    }
    match application == APPLICATION && version == VERSION {
        true => Ok(false),
        false if application == 0 && version == 0 && tables == 0 => Ok(true),
        false => {
            let message = format!("`{name}` is a database of something else, which stays as it is; use another path for connections");
            Err(StoreError::new(StoreErrorKind::Foreign, message))
        }
    }
}

/// Writes ahead, so that readers and a writer do not wait for each other.
fn write_ahead(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let began = Instant::now();
    loop {
        // Where two begin at once, one is told at once that the other is at it, whatever the patience.
        match connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get::<_, String>(0)) {
            Ok(mode) if mode == "wal" => return Ok(()),
            Ok(mode) => {
                let name = path.display();
                let message =
                    format!("cannot use `{name}`: its file system has no shared memory (journal mode {mode}); use a disk of the machine");
                return Err(StoreError::new(StoreErrorKind::Other, message));
            }
            Err(error) => {
                let told = fault::told("open", path, error);
                if told.kind() != StoreErrorKind::Busy || began.elapsed() > PATIENCE {
                    return Err(told);
                }
                std::thread::sleep(Duration::from_millis(5));
            }
        }
    }
}

/// Makes the tables, where nobody did so meanwhile.
fn make(connection: &mut Connection, path: &Path) -> Result<(), StoreError> {
    let told = |error| fault::told("write", path, error);
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(told)?;
    if check_owner(&transaction, path)? {
        transaction.execute_batch(rows::SCHEMA).map_err(told)?;
        let marks = format!("PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {VERSION};");
        transaction.execute_batch(&marks).map_err(told)?;
        transaction.commit().map_err(told)?;
    }
    Ok(())
}

/// Whether all pages are sound, and all columns there. A store of connections is small, so that this takes no time.
fn check_whole(connection: &mut Connection, path: &Path) -> Result<(), StoreError> {
    let told = |error| fault::told("open", path, error);
    let found: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0)).map_err(told)?;
    if found != "ok" {
        return Err(fault::corrupt(path, &found));
    }
    let transaction = connection.transaction().map_err(told)?;
    rows::probe(&transaction).map_err(|error| match fault::told("open", path, error) {
        error if error.kind() == StoreErrorKind::Other => fault::corrupt(path, error.message()),
        error => error,
    })
}
