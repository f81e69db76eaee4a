//! What the macro makes of a description, as text.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use crate::pipeline;

/// The expansion of a description, formatted.
pub(super) fn expand(description: &str) -> String {
    let tokens = description.parse().unwrap_or_else(|error| panic!("the description does not lex: {error}"));
    let file = syn::parse2(without_documents(pipeline::connector(tokens))).expect("the expansion is Rust");
    prettyplease::unparse(&file)
}

/// What rustdoc shows is left out: it has snapshots of its own, which can be read.
fn without_documents(tokens: TokenStream) -> TokenStream {
    let mut kept: Vec<TokenTree> = Vec::new();
    for token in tokens {
        let TokenTree::Group(group) = token else {
            kept.push(token);
            continue;
        };
        let is_for_readers = group.delimiter() == Delimiter::Bracket && group.stream().to_string().starts_with("cfg_attr (doc ,");
        match is_for_readers {
            // With the `#` before it.
            true => drop(kept.pop()),
            false => kept.push(Group::new(group.delimiter(), without_documents(group.stream())).into()),
        }
    }
    kept.into_iter().collect()
}
