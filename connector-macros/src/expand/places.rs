//! Where the compiler says what is wrong with Rust code of the author's own.

use proc_macro2::{Group, Span, TokenStream, TokenTree};

/// The same tokens with another place; what they mean is still looked up where the macro is called.
pub fn standing_at(place: Span, tokens: TokenStream) -> TokenStream {
    let place = place.resolved_at(Span::call_site());
    let at = |mut token: TokenTree| {
        if let TokenTree::Group(group) = &token {
            token = TokenTree::Group(Group::new(group.delimiter(), standing_at(place, group.stream())));
        }
        token.set_span(place);
        token
    };
    tokens.into_iter().map(at).collect()
}
