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

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The text of the grammar, for the manual.
#[doc(hidden)]
#[proc_macro]
pub fn grammar(_: proc_macro::TokenStream) -> proc_macro::TokenStream {
    TokenStream::from(TokenTree::from(proc_macro2::Literal::string(include_str!("../GRAMMAR.md")))).into()
}

// The manual stands at `connector_core::connector!`, which calls this one with the way to the runtime before the description: whatever a
// program calls the runtime's crate, what comes out finds it.
#[doc(hidden)]
#[proc_macro]
pub fn connector(tokens: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let mut tokens = TokenStream::from(tokens).into_iter();
    match tokens.next() {
        Some(TokenTree::Group(runtime)) if runtime.delimiter() == Delimiter::Bracket => {
            pipeline::connector_with(&runtime.stream(), tokens.collect())
        }
        first => pipeline::connector(first.into_iter().chain(tokens).collect()),
    }
    .into()
}

// What documentation shows of a card, drawn when rustdoc asks for it.
#[doc(hidden)]
#[proc_macro]
pub fn page(tokens: proc_macro::TokenStream) -> proc_macro::TokenStream {
    // The text stands where the description does.
    let file = tokens.clone().into_iter().next().and_then(|text| text.span().local_file());
    let folder = file.and_then(|file| Some(file.parent()?.to_owned()));
    let text = expand::docs::page(tokens.into(), folder.as_deref());
    TokenStream::from(TokenTree::from(proc_macro2::Literal::string(&text))).into()
}
