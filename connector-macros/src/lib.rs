//! The `connector!` macro. Users reach it, and its manual, through `connector_core::connector`.

// A macro crate exports one function; within it `pub` says what a module offers the others.
#![allow(unreachable_pub)]

mod check;
mod errors;
mod expand;
mod model;
mod pipeline;
mod suggest;
mod syntax;
#[cfg(test)]
mod tests;

// Documented where users meet it: at the re-export in `connector-core`, so that its examples are compiled.
#[allow(missing_docs)]
#[proc_macro]
pub fn connector(tokens: proc_macro::TokenStream) -> proc_macro::TokenStream {
    pipeline::connector(tokens.into()).into()
}
