//! Floor 2: credentials, and what a connection is.

pub(crate) mod cache;
pub(crate) mod connect;
pub(crate) mod connection;
pub(crate) mod credentials;
pub(crate) mod headers;
pub(crate) mod oauth2;
pub(crate) mod renewal;
pub(crate) mod sign_in;
pub(crate) mod signing;
pub(crate) mod stored;
