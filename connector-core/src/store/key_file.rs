//! Keys in a file that only this user may read.

use std::{
    ffi::OsString,
    fs,
    io::{self, Read, Write},
    path::{Path, PathBuf},
    sync::Arc,
};

use zeroize::Zeroizing;

use super::{
    contract::StoreFuture,
    error::{StoreError, StoreErrorKind},
    files,
    key::{self, Key, KeyId},
    source::KeySource,
    sqlite::blocking,
};

/// No file of keys is larger.
const LARGEST: u64 = 64 << 10;

/// Keys in a file that only this user may read and write (mode 0600): one on a line, in base64, the newest first.
///
/// A file, or a folder, that others may change is refused, and the message says which `chmod` helps. The file is replaced as a whole, so
/// that it is never half-written.
///
/// ```
/// use connector_core::store::{Key, KeyFile, KeySource};
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), connector_core::store::StoreError> {
/// # let folder = std::env::temp_dir().join(format!("connector-key-{}", std::process::id()));
/// let source = KeyFile::new(folder.join("key"));
/// assert!(source.keys().await?.is_empty());
/// source.add(Key::random()?).await?;
/// assert_eq!(source.keys().await?.len(), 1);
/// # let _ = std::fs::remove_dir_all(folder);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct KeyFile(Arc<PathBuf>);

impl KeyFile {
    /// The file at this path. Nothing is read or made yet.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self(Arc::new(path.into()))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }

    fn change(&self, change: impl FnOnce(Vec<Key>) -> Vec<Key> + Send + 'static) -> StoreFuture<'static, ()> {
        let path = self.0.clone();
        Box::pin(blocking(move || files::locked(&beside(&path, ".lock"), || replace(&path, &change(read(&path)?)))))
    }
}

/// The path with this at its end.
fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(end);
    name.into()
}

fn read(path: &Path) -> Result<Vec<Key>, StoreError> {
    let file = match fs::File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(StoreError::io("read the key", path, error)),
    };
    files::check_private(path)?;
    files::check_folder_of(path)?;
    let mut bytes = Zeroizing::new(Vec::with_capacity(4096));
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| StoreError::io("read the key", path, error))?;
    let place = format!("the key file `{}`", path.display());
    let no_key = || StoreError::new(StoreErrorKind::BadKey, format!("{place} holds no key; bring back the right file"));
    let text = std::str::from_utf8(&bytes).ok().filter(|_| bytes.len() as u64 <= LARGEST).ok_or_else(no_key)?;
    let keys = key::read_all(text, &place)?;
    match keys.is_empty() {
        true => Err(no_key()),
        false => Ok(keys),
    }
}

/// Puts a file with these keys in its place.
fn replace(path: &Path, keys: &[Key]) -> Result<(), StoreError> {
    let new = beside(path, &format!(".{}", key::hex(&key::random::<8>()?)));
    let write = || {
        let mut file = files::private().write(true).create_new(true).open(&new)?;
        file.write_all(key::write_all(keys).as_bytes())?;
        file.sync_all()?;
        fs::rename(&new, path)?;
        sync_folder_of(path)
    };
    write().map_err(|error| {
        let _ = fs::remove_file(&new);
        StoreError::io("write the key", path, error)
    })
}

/// A name is on the disk when its folder is.
fn sync_folder_of(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        fs::File::open(folder)?.sync_all()?;
    }
    Ok(())
}

impl KeySource for KeyFile {
    fn place(&self) -> String {
        format!("the key file `{}`", self.0.display())
    }

    fn keys(&self) -> StoreFuture<'_, Vec<Key>> {
        let path = self.0.clone();
        Box::pin(blocking(move || read(&path)))
    }

    fn add(&self, key: Key) -> StoreFuture<'_, ()> {
        self.change(|mut keys| {
            keys.insert(0, key);
            keys
        })
    }

    fn forget(&self, id: KeyId) -> StoreFuture<'_, ()> {
        self.change(move |keys| key::without(keys, id))
    }
}
