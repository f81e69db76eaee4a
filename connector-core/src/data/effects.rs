//! What a call may do to the service.

use serde::Serialize;

/// What a call may do to the service, which decides when it may be repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Effects {
    /// It changes something.
    pub write: bool,
    /// Doing it twice is doing it once (RFC 9110, 9.2.2).
    pub idempotent: bool,
    /// It ends or removes something.
    pub destructive: bool,
}

impl Effects {
    /// Changes nothing.
    pub const READ: Self = Self { write: false, idempotent: true, destructive: false };
    /// Changes something each time.
    pub const WRITE: Self = Self { write: true, idempotent: false, destructive: false };
    /// Changes something, once.
    pub const WRITE_IDEMPOTENT: Self = Self { write: true, idempotent: true, destructive: false };
    /// Removes something each time.
    pub const WRITE_DESTRUCTIVE: Self = Self { write: true, idempotent: false, destructive: true };
    /// Removes something, once.
    pub const WRITE_IDEMPOTENT_DESTRUCTIVE: Self = Self { write: true, idempotent: true, destructive: true };
}
