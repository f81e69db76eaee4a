//! Bodies as tables.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::value;
use crate::model::body::{Body, Document};

pub fn table(body: &Body) -> TokenStream {
    match body {
        Body::Empty => quote!(__c::Body::Empty),
        Body::Json(value) => {
            let value = value::expr(value);
            quote!(__c::Body::Json(#value))
        }
        Body::Form(pairs) => {
            let pairs = value::pairs(pairs);
            quote!(__c::Body::Form(#pairs))
        }
        Body::Text(value) => {
            let value = value::expr(value);
            quote!(__c::Body::Text(#value))
        }
        Body::Graphql { document, variables, .. } => {
            let variables = value::pairs(variables);
            let document = match document {
                Document::Text(text) => quote!(#text),
                // The compiler reads the file, and says at the literal what is wrong with it.
                Document::File(file) => quote_spanned!(file.span()=> ::core::include_str!(#file)),
            };
            quote!(__c::Body::Graphql { document: #document, variables: __c::Expr::Object(#variables) })
        }
    }
}
