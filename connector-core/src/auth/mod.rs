//! Floor 2: credentials, and what a connection is.

pub(crate) mod cache;
pub(crate) mod connect;
pub(crate) mod connection;
pub(crate) mod headers;
pub(crate) mod signing;
pub(crate) mod stored;
