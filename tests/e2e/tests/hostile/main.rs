//! Hostile values, everywhere a value can stand, judged by the bytes that come over a socket. Nothing here leaves the machine.
//!
//! What should have been sent is made by `expected.rs`, without the code that sends it. A value is sent exactly so, or it is refused as an
//! `Input` error before anything is sent.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod addresses;
mod answers;
mod base;
mod corpus;
mod credentials;
mod custom;
mod expected;
mod probe;
mod recorder;
mod signed;
mod signed_in;
mod values;
