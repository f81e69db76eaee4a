//! Bodies as tables.

use proc_macro2::{Literal, TokenStream};
use quote::{quote, quote_spanned};

use super::{reads, request, value};
use crate::model::{
    body::{Body, Document},
    chunks::{Chunks, Resume},
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
        Body::Chunks(chunks) => of_chunks(chunks),
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

/// What is read of their answers is no record.
fn of_chunks(chunks: &Chunks) -> TokenStream {
    let Chunks { file, size, reads, resume } = chunks;
    let (file, size, reads) = (value::expr(file), Literal::u64_unsuffixed(*size), reads::table(reads, &[]));
    let resume = value::option(resume.as_ref().map(|Resume { request, reads }| {
        let (request, reads) = (request::table(request), reads::table(reads, &[]));
        quote!(__c::Resume { request: #request, reads: #reads })
    }));
    quote!(__c::Body::Chunks(&__c::Chunks { file: #file, size: #size, reads: #reads, resume: #resume }))
}
