//! The client as it was drawn before it was built: the file compiles as it is.

#![allow(missing_docs, dead_code, unused_variables)]

#[path = "north_star/use_it.rs"]
mod use_it;
