//! What hosts read of a connector: its metadata, the values of its cards as JSON Schema, and all of it as OpenAPI. Nothing here is made
//! before somebody asks.

pub(crate) mod errors;
pub(crate) mod metadata;
mod open_api;
mod pattern;
mod problem;
mod schema;
mod shared;
mod sign_in;
mod types;
mod walk;
