//! Bodies as tables.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::value;
use crate::model::{
    body::{Body, Document},
    value::Expr,
};

pub fn table(body: &Body) -> TokenStream {
    match body {
        Body::Empty => quote!(__c::Body::Empty),
        Body::Json(value) => of_value(&quote!(Json), value),
        Body::Xml(value) => of_value(&quote!(Xml), value),
        Body::Text(value) => of_value(&quote!(Text), value),
        Body::Stream(value) => of_value(&quote!(Stream), value),
        Body::Bytes(value) => of_value(&quote!(Bytes), value),
        Body::Form(pairs) => of_pairs(&quote!(Form), pairs),
        Body::Multipart(pairs) => of_pairs(&quote!(Multipart), pairs),
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

fn of_value(kind: &TokenStream, value: &Expr) -> TokenStream {
    let value = value::expr(value);
    quote!(__c::Body::#kind(#value))
}

fn of_pairs(kind: &TokenStream, pairs: &[(String, Expr)]) -> TokenStream {
    let pairs = value::pairs(pairs);
    quote!(__c::Body::#kind(#pairs))
}
