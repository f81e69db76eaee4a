//! Connections that are saved: who they are in the open, what they sign with encrypted.
//!
//! [`Connections`] is what a program uses: a [`Store`] that keeps them, and a [`KeySource`] whose key seals their values. The store may be
//! a file that several processes use at once ([`SqliteStore`]), memory ([`MemoryStore`]), or a program's own; the key may be in a file
//! ([`KeyFile`]), in an environment variable ([`EnvKeys`]), in the key store of the operating system (`OsKeys`, with the feature
//! `keyring`), or wherever else a program has it.
//!
#![cfg_attr(feature = "rustls", doc = "```")]
#![cfg_attr(not(feature = "rustls"), doc = "```no_run")]
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/people.rs"));
//! use connector_core::store::{About, Connections};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> connector_core::Result<()> {
//! # let folder = std::env::temp_dir().join(format!("connector-saved-{}", std::process::id()));
//! let connections = Connections::in_folder(&folder).await?;
//! connections.save("work", People::bot().token("xoxb-1"), About::default()).await?;
//!
//! // Later, in another process:
//! let people: People = connections.open(People::CONNECTOR, "work").await?.connect()?.try_into()?;
//! # let _ = (people, std::fs::remove_dir_all(folder));
//! # Ok(())
//! # }
//! ```

#[cfg(test)]
mod account_tests;
mod connections;
mod contract;
#[cfg(test)]
mod contract_tests;
mod error;
mod files;
mod kept;
mod key;
mod key_file;
mod lease;
mod lifecycle;
mod memory;
#[cfg(feature = "keyring")]
mod os_keys;
mod record;
mod seal;
mod source;
mod sqlite;
#[cfg(test)]
mod testing;
mod vault;

pub use connections::{About, Connections};
pub use contract::{Note, Reseal, Resealed, Store, StoreFuture, Which};
pub use error::{StoreError, StoreErrorKind};
pub use key::{Key, KeyId};
pub use key_file::KeyFile;
pub use lease::{KeptLease, LeaseAnswer, LeaseRequest};
pub use lifecycle::Revoked;
pub use memory::MemoryStore;
#[cfg(feature = "keyring")]
pub use os_keys::OsKeys;
pub use record::{ConnectionId, Endpoint, Record, Sealed, State};
pub use source::{EnvKeys, KeySource, KeysInMemory};
pub use sqlite::SqliteStore;
