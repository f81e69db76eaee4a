//! The runtime, by its public API: whatever callers give and services answer, it never panics, ends in time, and calls nobody else.
//!
//! Each target is a test of its own, which runs for as many seconds as `FUZZ_SECONDS` says.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod answers;
#[path = "../common/mod.rs"]
mod common;
mod decoders;
mod formats;
mod links;
mod templates;
mod texts;
mod waits;
mod world;
