//! `"https://uploads.example.com"`, `["https://a.example", "https://*.b.example"]`: origins beside the API's own.

use syn::{LitStr, parse::ParseStream};

use super::tokens;
use crate::errors::Errors;

/// One origin, or several in brackets.
pub fn list(input: ParseStream<'_>, errors: &Errors) -> syn::Result<Vec<LitStr>> {
    let origin = |input: ParseStream<'_>| tokens::text(input, "an origin, as in `\"https://files.example.com\"`");
    if input.peek(syn::token::Bracket) {
        return tokens::brackets(input, |content| tokens::list(content, errors, origin)).map(|(origins, _)| origins.list);
    }
    origin(input).map(|origin| vec![origin])
}
