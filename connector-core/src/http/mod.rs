//! Floor 1: the way to the world. One seam, [`executor`], through which every call, wait, clock reading and random number goes.

pub(crate) mod account;
pub(crate) mod address;
mod budget;
pub(crate) mod executor;
pub(crate) mod gate;
pub(crate) mod limit;
pub(crate) mod origin;
mod patience;
pub(crate) mod reqwest;
pub(crate) mod retry;
pub(crate) mod tls;
pub(crate) mod trace;
pub(crate) mod transport;
