//! Requests as tables.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{body, value};
use crate::model::request::{Basic, Effects, Header, PathPart, Request};

pub fn table(request: &Request) -> TokenStream {
    let method = &request.method;
    let path = request.path.iter().map(|part| match part {
        PathPart::Text(text) => quote!(__c::PathPart::Text(#text)),
        PathPart::Value(name, value) => {
            let value = value::expr(value);
            quote!(__c::PathPart::Value(#name, #value))
        }
        PathPart::Segments(name, value, count) => {
            let value = value::expr(value);
            let count = value::option(count.map(|count| {
                let count = Literal::usize_unsuffixed(count);
                quote!(#count)
            }));
            quote!(__c::PathPart::Segments(#name, #value, #count))
        }
        PathPart::Url(name, value, within) => {
            let value = value::expr(value);
            quote!(__c::PathPart::Url(#name, #value, &[#(#within),*]))
        }
    });
    let helper = value::option(request.helper.map(|helper| {
        let helper = Literal::usize_unsuffixed(helper);
        quote!(#helper)
    }));
    let query = value::pairs(&request.query);
    let headers = headers(&request.headers);
    let body = body::table(&request.body);
    let basic = basic(request.basic.as_ref());
    let effects = effects(request.effects);
    let follow = &request.follow;
    let tolerate = request.tolerate.iter().map(|kind| quote!(__c::ErrorKind::#kind));
    quote! {
        __c::Request {
            method: #method, path: &[#(#path),*], helper: #helper, query: #query, headers: #headers, body: #body, basic: #basic, effects: #effects,
            follow: &[#(#follow),*], tolerate: &[#(#tolerate),*]
        }
    }
}

pub fn headers(headers: &[Header]) -> TokenStream {
    let headers = headers.iter().map(|Header { name, value, .. }| {
        let value = value::expr(value);
        quote!((#name, #value))
    });
    quote!(&[#(#headers),*])
}

pub fn basic(basic: Option<&Basic>) -> TokenStream {
    value::option(basic.map(|Basic { user, password, .. }| {
        let (user, password) = (value::expr(user), value::expr(password));
        quote!((#user, #password))
    }))
}

pub fn effects(effects: Effects) -> TokenStream {
    match effects {
        Effects { write: false, .. } => quote!(__c::Effects::READ),
        Effects { idempotent: false, destructive: false, .. } => quote!(__c::Effects::WRITE),
        Effects { idempotent: true, destructive: false, .. } => quote!(__c::Effects::WRITE_IDEMPOTENT),
        Effects { idempotent: false, destructive: true, .. } => quote!(__c::Effects::WRITE_DESTRUCTIVE),
        Effects { idempotent: true, destructive: true, .. } => quote!(__c::Effects::WRITE_IDEMPOTENT_DESTRUCTIVE),
    }
}
