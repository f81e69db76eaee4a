//! Files that are no store, or that cannot be used.

#![allow(clippy::unwrap_used)]

use std::{fs, path::Path};

use super::{SqliteStore, fault, open};
use crate::store::{
    Key, Record, Store, StoreError, StoreErrorKind, Which, seal,
    testing::{self, Folder},
};

fn block_on<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work)
}

fn refused(path: &Path) -> StoreError {
    block_on(SqliteStore::open(path)).map(|_| ()).unwrap_err()
}

fn written(path: &Path, bytes: &[u8]) {
    use std::io::Write;
    crate::store::files::private().write(true).create(true).truncate(true).open(path).unwrap().write_all(bytes).unwrap();
}

/// A store with so many connections, closed.
fn filled(path: &Path, count: usize) -> Key {
    let key = Key::random().unwrap();
    block_on(async {
        let store = SqliteStore::open(path).await.unwrap();
        store.adopt_key(key.id()).await.unwrap();
        for index in 0..count {
            let mut record = testing::record("people", &format!("name {index}"));
            record.sealed = seal::seal(&key, &record, &[("token".to_owned(), "t".repeat(200).into())]).unwrap();
            store.insert(record).await.unwrap();
        }
    });
    key
}

#[test]
fn a_new_file_is_for_this_user_only() {
    let folder = Folder::new();
    let path = folder.path().join("new/deep/connections.db");
    filled(&path, 1);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let (outer, inner) = (folder.path().join("new"), folder.path().join("new/deep"));
        assert_eq!((mode(&path), mode(&outer), mode(&inner)), (0o600, 0o700, 0o700));
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        let error = refused(&path);
        assert_eq!(error.kind(), StoreErrorKind::TooOpen);
        assert!(error.message().contains(&format!("chmod 600 {}", path.display())), "{error}");
    }
}

#[test]
fn random_bytes_are_no_store() {
    let folder = Folder::new();
    let path = folder.path().join("connections.db");
    for len in [1, 15, 16, 99, 100, 511, 512, 4096, 20_000] {
        let bytes: Vec<u8> = (0..len).map(|_| fastrand::u8(..)).collect();
        written(&path, &bytes);
        let error = refused(&path);
        assert_eq!(error.kind(), StoreErrorKind::Corrupt, "{len} bytes: {error}");
        assert!(error.message().contains(&path.display().to_string()), "{error}");
        assert_eq!(fs::read(&path).unwrap(), bytes, "it stays as it is");
    }
}

#[test]
fn a_store_that_was_cut_off_is_damaged() {
    let folder = Folder::new();
    let path = folder.path().join("connections.db");
    filled(&path, 40);
    let whole = fs::read(&path).unwrap();
    assert!(whole.len() >= 5 * 4096, "{} bytes", whole.len());
    let cut = folder.path().join("cut.db");
    for len in (512..whole.len()).step_by(512) {
        written(&cut, &whole[..len]);
        let error = refused(&cut);
        assert_eq!(error.kind(), StoreErrorKind::Corrupt, "{len} of {} bytes: {error}", whole.len());
    }
    // A file that is empty is new: so much is left by who is killed while making it.
    written(&cut, &[]);
    assert!(block_on(async { SqliteStore::open(&cut).await?.list(None).await }).unwrap().is_empty());
}

#[test]
fn no_altered_byte_makes_it_panic() {
    let folder = Folder::new();
    let path = folder.path().join("connections.db");
    let key = filled(&path, 12);
    let whole = fs::read(&path).unwrap();
    let altered = folder.path().join("altered.db");
    // What is zero is mostly of no use.
    let used: Vec<usize> = (0..whole.len()).filter(|at| whole[*at] != 0).collect();
    let mut found = 0;
    for _ in 0..150 {
        let mut bytes = whole.clone();
        let at = used[fastrand::usize(..used.len())];
        bytes[at] ^= 1 << fastrand::u8(..8);
        for end in ["-wal", "-shm"] {
            let _ = fs::remove_file(folder.path().join(format!("altered.db{end}")));
        }
        written(&altered, &bytes);
        let opened = block_on(async {
            let records = SqliteStore::open(&altered).await?.list(None).await?;
            records.iter().try_for_each(|record| seal::open(std::slice::from_ref(&key), record).map(drop))
        });
        found += usize::from(opened.is_err());
    }
    assert!(found > 20, "only {found} of 150 were found");
}

#[test]
fn another_database_stays_as_it_is() {
    let folder = Folder::new();
    let path = folder.path().join("places.sqlite");
    written(&path, &[]);
    let foreign = rusqlite::Connection::open(&path).unwrap();
    foreign.execute_batch("CREATE TABLE places (url TEXT); INSERT INTO places VALUES ('x');").unwrap();
    drop(foreign);
    let before = fs::read(&path).unwrap();
    let error = refused(&path);
    assert_eq!(error.kind(), StoreErrorKind::Foreign, "{error}");
    assert_eq!(fs::read(&path).unwrap(), before);
    // So does one that only says that it is of another program.
    let path = folder.path().join("other.db");
    written(&path, &[]);
    rusqlite::Connection::open(&path).unwrap().execute_batch("PRAGMA application_id = 7; CREATE TABLE connection (id TEXT);").unwrap();
    assert_eq!(refused(&path).kind(), StoreErrorKind::Foreign);
}

#[test]
fn a_newer_version_is_not_touched() {
    let folder = Folder::new();
    let path = folder.path().join("connections.db");
    filled(&path, 1);
    let newer = open::VERSION + 1;
    rusqlite::Connection::open(&path).unwrap().execute_batch(&format!("PRAGMA user_version = {newer}")).unwrap();
    let error = refused(&path);
    assert_eq!(error.kind(), StoreErrorKind::TooNew);
    assert!(error.message().contains("update this program"), "{error}");
}

#[test]
fn a_store_without_its_tables_is_damaged() {
    let folder = Folder::new();
    let path = folder.path().join("connections.db");
    filled(&path, 1);
    rusqlite::Connection::open(&path).unwrap().execute_batch("ALTER TABLE connection DROP COLUMN in_doubt").unwrap();
    assert_eq!(refused(&path).kind(), StoreErrorKind::Corrupt);
}

#[test]
fn a_row_that_was_altered_is_told() {
    let folder = Folder::new();
    let path = folder.path().join("connections.db");
    filled(&path, 1);
    for change in ["state = 'odd'", "id = 'x'", "endpoints = '{'", "created_at = 9223372036854775807"] {
        let copy = folder.path().join("copy.db");
        fs::copy(&path, &copy).unwrap();
        rusqlite::Connection::open(&copy).unwrap().execute_batch(&format!("UPDATE connection SET {change}")).unwrap();
        let error = block_on(async { SqliteStore::open(&copy).await.unwrap().list(None).await }).unwrap_err();
        assert_eq!(error.kind(), StoreErrorKind::Corrupt, "{change}: {error}");
    }
}

#[test]
fn rows_that_were_swapped_do_not_open() {
    let folder = Folder::new();
    let path = folder.path().join("connections.db");
    let key = filled(&path, 2);
    let swap = "CREATE TEMP TABLE was AS SELECT id, sealed FROM connection;
        UPDATE connection SET sealed = (SELECT sealed FROM was WHERE was.id <> connection.id)";
    rusqlite::Connection::open(&path).unwrap().execute_batch(swap).unwrap();
    let records = block_on(async { SqliteStore::open(&path).await.unwrap().list(None).await }).unwrap();
    for record in records {
        let error = seal::open(std::slice::from_ref(&key), &record).unwrap_err();
        assert_eq!(error.kind(), StoreErrorKind::Corrupt);
        assert!(error.message().contains(&record.name) && error.message().contains("altered"), "{error}");
    }
}

#[test]
fn a_place_that_cannot_be_written_is_told() {
    let folder = Folder::new();
    // A folder in which nobody makes files, the superuser neither.
    let path = Path::new("/proc/connections.db");
    if path.parent().is_some_and(Path::exists) {
        let kind = refused(path).kind();
        assert!(matches!(kind, StoreErrorKind::NoPermission | StoreErrorKind::Other), "{kind:?}");
    }
    let path = folder.path().join("file/connections.db");
    fs::write(folder.path().join("file"), "").unwrap();
    assert_eq!(refused(&path).kind(), StoreErrorKind::Other, "a file where the folder should be");
    assert_eq!(refused(folder.path()).kind(), StoreErrorKind::Other, "a folder where the file should be");
}

#[test]
fn what_sqlite_says_becomes_what_to_do() {
    let kinds = [
        (rusqlite::ffi::SQLITE_FULL, StoreErrorKind::Full),
        (rusqlite::ffi::SQLITE_READONLY, StoreErrorKind::ReadOnly),
        (rusqlite::ffi::SQLITE_CANTOPEN, StoreErrorKind::NoPermission),
        (rusqlite::ffi::SQLITE_PERM, StoreErrorKind::NoPermission),
        (rusqlite::ffi::SQLITE_BUSY, StoreErrorKind::Busy),
        (rusqlite::ffi::SQLITE_CORRUPT, StoreErrorKind::Corrupt),
        (rusqlite::ffi::SQLITE_NOTADB, StoreErrorKind::Corrupt),
        (rusqlite::ffi::SQLITE_IOERR, StoreErrorKind::Other),
    ];
    for (code, kind) in kinds {
        let error =
            fault::told("write", Path::new("/x/connections.db"), rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(code), None));
        assert_eq!(error.kind(), kind);
        assert!(error.message().contains("/x/connections.db"), "{error}");
    }
}

#[test]
fn a_full_disk_changes_nothing() {
    let folder = Folder::new();
    let path = folder.path().join("connections.db");
    let key = filled(&path, 1);
    block_on(async {
        let store = SqliteStore::open(&path).await.unwrap();
        let pages: i64 = {
            let file = store.file.lock().unwrap();
            let pages = file.connection.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
            file.connection.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(())).unwrap();
            pages
        };
        let mut record = testing::record("people", "large");
        record.sealed = seal::seal(&key, &record, &[("token".to_owned(), "t".repeat(100_000).into())]).unwrap();
        let error = store.insert(record.clone()).await.unwrap_err();
        assert_eq!(error.kind(), StoreErrorKind::Full, "{error} with {pages} pages");
        assert_eq!(store.get(Which::from(&record)).await.unwrap(), None);
        assert_eq!(store.list(None).await.unwrap().len(), 1);
    });
}

#[test]
fn a_file_that_was_put_in_its_place_is_the_store() {
    let folder = Folder::new();
    let (path, other) = (folder.path().join("connections.db"), folder.path().join("other.db"));
    filled(&path, 1);
    filled(&other, 3);
    block_on(async {
        let store = SqliteStore::open(&path).await.unwrap();
        assert_eq!(store.list(None).await.unwrap().len(), 1);
        if cfg!(unix) {
            fs::rename(&other, &path).unwrap();
            assert_eq!(store.list(None).await.unwrap().len(), 3);
            fs::remove_file(&path).unwrap();
            let error = store.list(None).await.unwrap_err();
            assert!(error.message().contains("is gone"), "{error}");
        }
    });
}

#[test]
fn nothing_secret_stands_in_the_file() {
    let folder = Folder::new();
    let path = folder.path().join("connections.db");
    block_on(async {
        let key = Key::random().unwrap();
        let store = SqliteStore::open(&path).await.unwrap();
        store.adopt_key(key.id()).await.unwrap();
        let mut record: Record = testing::record("people", "one");
        record.sealed = seal::seal(&key, &record, &[("token".to_owned(), "CANARY-1".into())]).unwrap();
        store.insert(record).await.unwrap();
    });
    for entry in fs::read_dir(folder.path()).unwrap() {
        let bytes = fs::read(entry.unwrap().path()).unwrap();
        assert!(!bytes.windows(8).any(|part| part == b"CANARY-1"));
    }
}
