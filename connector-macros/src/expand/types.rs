//! Types, as Rust and as data.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote, quote_spanned};

use super::statics;
use crate::model::{record::Record, types::Type};

/// The Rust type; `runtime` is the way to the runtime's names.
pub fn rust(ty: &Type, records: &[Record], runtime: &TokenStream) -> TokenStream {
    match ty {
        Type::Text | Type::Unknown => quote!(#runtime::String),
        Type::Rust(path) => path.tokens.clone(),
        Type::Integer | Type::Duration => quote!(::core::primitive::i64),
        Type::Decimal => quote!(::core::primitive::f64),
        Type::Boolean => quote!(::core::primitive::bool),
        Type::Url => quote!(#runtime::Url),
        Type::DateTime => quote!(#runtime::DateTime),
        Type::Choices(choices) => choices.name.to_token_stream(),
        Type::Object | Type::Json => quote!(#runtime::Object),
        Type::Secret => quote!(#runtime::Secret),
        Type::File => quote!(#runtime::File),
        Type::Record(index) => {
            let name = &records[*index].name;
            quote!(#name)
        }
        Type::Item(name, _) => {
            let name = format_ident!("{name}");
            quote!(#runtime::#name)
        }
        Type::List(inner) => wrap(&quote!(#runtime::Vec), inner, records, runtime),
        Type::Optional(inner) => wrap(&quote!(#runtime::Option), inner, records, runtime),
        Type::Nullable(inner) => wrap(&quote!(#runtime::Nullable), inner, records, runtime),
    }
}

fn wrap(outer: &TokenStream, inner: &Type, records: &[Record], runtime: &TokenStream) -> TokenStream {
    let inner = rust(inner, records, runtime);
    quote!(#outer<#inner>)
}

/// The type in a table.
pub fn table(ty: &Type, records: &[Record]) -> TokenStream {
    match ty {
        Type::Text | Type::Unknown => quote!(__c::TypeText),
        Type::Rust(path) => {
            let tokens = &path.tokens;
            quote_spanned!(path.place.span()=> <#tokens as __c::RustType>::TYPE)
        }
        Type::Integer | Type::Duration => quote!(__c::TypeInteger),
        Type::Decimal => quote!(__c::TypeDecimal),
        Type::Boolean => quote!(__c::TypeBoolean),
        Type::Url => quote!(__c::TypeUrl),
        Type::DateTime => quote!(__c::TypeDateTime),
        Type::Choices(choices) => {
            let choices = statics::choices(choices);
            quote!(__c::TypeChoices(&#choices))
        }
        Type::Object => quote!(__c::TypeObject),
        Type::Json => quote!(__c::TypeJson),
        Type::Secret => quote!(__c::TypeSecret),
        Type::File => quote!(__c::TypeFile),
        Type::Record(index) => {
            let record = statics::record(&records[*index]);
            quote!(__c::TypeRecord(&#record))
        }
        Type::Item(name, owner) => {
            let item = statics::item(name, owner);
            quote!(__c::TypeRecord(&#item))
        }
        Type::List(inner) => nest(&quote!(TypeList), inner, records),
        Type::Optional(inner) => nest(&quote!(TypeOptional), inner, records),
        Type::Nullable(inner) => nest(&quote!(TypeNullable), inner, records),
    }
}

fn nest(outer: &TokenStream, inner: &Type, records: &[Record]) -> TokenStream {
    let inner = table(inner, records);
    quote!(__c::#outer(&#inner))
}
