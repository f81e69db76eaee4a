//! The compiler of descriptions as a library: the sources of `connector-macros`, which as a macro crate cannot be called.

// They are private there too; what is not reached from here is reached by the macro.
#![allow(unreachable_pub, dead_code)]

#[path = "../../../connector-macros/src/check/mod.rs"]
mod check;
#[path = "../../../connector-macros/src/code.rs"]
mod code;
#[path = "../../../connector-macros/src/errors.rs"]
mod errors;
#[path = "../../../connector-macros/src/expand/mod.rs"]
mod expand;
#[path = "../../../connector-macros/src/model/mod.rs"]
mod model;
#[path = "../../../connector-macros/src/pipeline.rs"]
mod pipeline;
#[path = "../../../connector-macros/src/suggest.rs"]
mod suggest;
#[path = "../../../connector-macros/src/syntax/mod.rs"]
mod syntax;

pub mod mutate;

use proc_macro2::TokenStream;

pub use pipeline::connector;

/// What is wrong with the macro's answer to these tokens, if anything.
///
/// # Errors
/// The macro panicked, gave something that is not Rust, or answered nothing at all.
pub fn judge(description: TokenStream) -> Result<Verdict, String> {
    let answer = pipeline::connector(description);
    let file: syn::File = syn::parse2(answer).map_err(|error| format!("the answer is not Rust: {error}"))?;
    let mut verdict = Verdict { mistakes: Vec::new(), items: file.items.len() };
    for item in &file.items {
        if let syn::Item::Macro(item) = item
            && item.mac.path.segments.last().is_some_and(|segment| segment.ident == "compile_error")
        {
            let message = item.mac.tokens.to_string();
            if message.contains("macro panicked") {
                return Err(message);
            }
            verdict.mistakes.push(message);
        }
    }
    if verdict.items == 0 { Err("the answer is empty".to_owned()) } else { Ok(verdict) }
}

/// What the macro made of a description.
#[derive(Debug)]
pub struct Verdict {
    /// Its mistakes, as messages.
    pub mistakes: Vec<String>,
    /// How many items there are, mistakes included.
    pub items: usize,
}
