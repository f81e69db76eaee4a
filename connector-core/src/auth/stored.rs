//! Credentials that outlive a process, and are shared by several: what the renewal of tokens needs of a store.

use crate::{
    data::{error::Result, secret::Secret},
    http::{executor::Timestamp, transport::BoxFuture},
};

/// What a sign-in gave, as a store keeps it for one connection.
#[derive(Debug, Clone)]
pub struct StoredCredentials {
    /// The values by the names of the auth's parameters.
    pub values: Vec<(String, Secret)>,
    /// When they are no longer good; `None` where nobody said.
    pub expires_at: Option<Timestamp>,
    /// How often they have been renewed. Each renewal makes the next generation, and only of the newest one.
    pub generation: u64,
    /// They cannot be renewed any more: somebody has to sign in.
    pub needs_sign_in: bool,
}

/// What came of asking for the right to renew.
#[derive(Debug)]
pub enum Lease {
    /// Nobody else renews until the lease ends. `in_doubt`: another held it before, for the same generation, and never said what came of
    /// it, so that the service may have handed out tokens that nobody has.
    Granted {
        /// Whether an earlier renewal of this generation was never finished.
        in_doubt: bool,
    },
    /// Another renews just now, at most until this time.
    Held {
        /// When the other's lease ends.
        until: Timestamp,
    },
    /// Another has renewed them meanwhile.
    Renewed(StoredCredentials),
}

/// Where the credentials of one connection are kept. Several processes may use the same at once.
pub trait CredentialStore: Send + Sync + 'static {
    /// What is kept now.
    fn read(&self) -> BoxFuture<'_, Result<StoredCredentials>>;
    /// Asks for the right to renew this generation until a time, at `now`.
    fn lease(&self, generation: u64, now: Timestamp, until: Timestamp) -> BoxFuture<'_, Result<Lease>>;
    /// Keeps the next generation, and ends the lease. When it returns, they are safe on disk.
    fn renewed(&self, credentials: StoredCredentials) -> BoxFuture<'_, Result<()>>;
    /// Ends the lease without new credentials; for good where somebody has to sign in.
    fn failed(&self, generation: u64, needs_sign_in: bool) -> BoxFuture<'_, Result<()>>;
}
