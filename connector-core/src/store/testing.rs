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
