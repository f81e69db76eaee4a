//! Files that nobody else may read.

use std::{
    fs, io,
    path::Path,
    sync::{Mutex, PoisonError},
};

use super::error::{StoreError, StoreErrorKind};

/// Makes the folder of a file, for this user only, where it is not there.
pub(super) fn make_folder_of(path: &Path) -> Result<(), StoreError> {
    let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.is_dir()) else { return Ok(()) };
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|error| StoreError::io("make the folder", folder, error))
}

/// Options of files that only this user may read.
pub(super) fn private() -> fs::OpenOptions {
    let mut options = fs::OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Makes an empty file, where none is there.
pub(super) fn make_private(path: &Path) -> Result<(), StoreError> {
    // It is closed before anybody else of this process opens it: closing it later would end the locks that they have on it (POSIX).
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    match private().write(true).create_new(true).open(path) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        // Also where it is there: whether it can be written shows later.
        Err(_) if path.is_file() => Ok(()),
        Err(error) => Err(StoreError::io("make", path, error)),
    }
}

/// Does something while nobody else does anything by this lock, a file that is made where it is not there.
pub(super) fn locked<T>(lock: &Path, work: impl FnOnce() -> Result<T, StoreError>) -> Result<T, StoreError> {
    make_folder_of(lock)?;
    check_folder_of(lock)?;
    let file = private().write(true).create(true).truncate(false).open(lock);
    let file = file.map_err(|error| StoreError::io("make", lock, error))?;
    // It ends with the file, whatever ends this process.
    file.lock().map_err(|error| StoreError::io("lock", lock, error))?;
    work()
}

/// Refuses a file that others may read or write, or that is none.
pub(super) fn check_private(path: &Path) -> Result<(), StoreError> {
    let about = fs::metadata(path).map_err(|error| StoreError::io("read", path, error))?;
    if !about.is_file() {
        return Err(StoreError::new(StoreErrorKind::Other, format!("`{}` is no file; use another path", path.display())));
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = about.permissions().mode() & 0o777;
        if mode & 0o077 != 0 {
            return Err(StoreError::new(
                StoreErrorKind::TooOpen,
                format!("others may read `{}` (its mode is {mode:03o}); run `chmod 600 {0}`", path.display()),
            ));
        }
    }
    Ok(())
}

/// Refuses a folder in which others may put another file in the place of one.
pub(super) fn check_folder_of(path: &Path) -> Result<(), StoreError> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let about = fs::metadata(folder).map_err(|error| StoreError::io("read", folder, error))?;
        let mode = about.permissions().mode();
        // With the sticky bit, as in `/tmp`, everybody may only replace what is their own.
        if mode & 0o022 != 0 && mode & 0o1000 == 0 {
            return Err(StoreError::new(
                StoreErrorKind::TooOpen,
                format!("others may replace files in `{}` (its mode is {:03o}); run `chmod 700 {0}`", folder.display(), mode & 0o777),
            ));
        }
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}
