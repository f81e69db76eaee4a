//! What the tests of stores have in common.

#![allow(clippy::unwrap_used)]

use super::{ConnectionId, Record, Sealed, State};
use crate::data::date_time::DateTime;

/// A record without values.
pub(super) fn record(connector: &str, name: &str) -> Record {
    Record {
        id: ConnectionId::random().unwrap(),
        connector: connector.to_owned(),
        auth: "bot".to_owned(),
        name: name.to_owned(),
        is_test: false,
        state: State::Working,
        identity: None,
        account: None,
        endpoints: Vec::new(),
        generation: 0,
        expires_at: None,
        created_at: DateTime::UNIX_EPOCH,
        changed_at: DateTime::UNIX_EPOCH,
        used_at: None,
        sealed: Sealed::from_bytes(Vec::new()),
    }
}

/// A folder of its own for a test, which goes with it.
pub(super) struct Folder(std::path::PathBuf);

impl Folder {
    pub(super) fn new() -> Self {
        let name = format!("connector-store-{}", ConnectionId::random().unwrap());
        let path = std::env::temp_dir().join(name);
        let mut builder = std::fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&path).unwrap();
        Self(path)
    }

    pub(super) fn path(&self) -> &std::path::Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
