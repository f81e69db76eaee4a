//! The `connector!` macro. Users reach it, and its manual, through `connector_core::connector`.

// A macro crate exports one function; within it `pub` says what a module offers the others.
#![allow(unreachable_pub)]

mod check;
mod code;
mod errors;
mod expand;
mod model;
mod pipeline;
mod suggest;
mod syntax;
#[cfg(test)]
mod tests;

// Examples stand at the re-export in `connector-core`, where they are compiled; rustdoc shows this text behind them.
#[doc = include_str!("../GRAMMAR.md")]
#[proc_macro]
pub fn connector(tokens: proc_macro::TokenStream) -> proc_macro::TokenStream {
    pipeline::connector(tokens.into()).into()
}
