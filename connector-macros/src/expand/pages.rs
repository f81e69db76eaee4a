//! Pages as tables.

use proc_macro2::{Literal, TokenStream};
use quote::{quote, quote_spanned};

use super::value;
use crate::model::pages::{MORE_SLOT, NEXT_SLOT, Next, PageTo, Pages, Part};

pub fn table(pages: &Pages) -> TokenStream {
    let Pages { items, next, more, limit, .. } = pages;
    let next = self::next(next);
    let more = slot(*more, MORE_SLOT);
    let limit = value::option(limit.map(|limit| {
        let limit = Literal::u32_unsuffixed(limit);
        quote!(#limit)
    }));
    quote!(__c::Paging { next: #next, more: #more, limit: #limit, items: #items })
}

fn next(next: &Next) -> TokenStream {
    let place = Literal::usize_unsuffixed(NEXT_SLOT);
    match next {
        Next::Cursor(to) => {
            let to = self::to(to);
            quote!(__c::Next::Cursor { to: #to, slot: #place })
        }
        Next::Rust(to, function) => {
            let (to, name) = (self::to(to), &function.tokens);
            quote_spanned!(function.place.span()=> __c::Next::Rust { to: #to, next: #name })
        }
        Next::Number(to, first, counted) => {
            let (to, first, pages) = (self::to(to), Literal::i64_unsuffixed(*first), slot(*counted, NEXT_SLOT));
            quote!(__c::Next::Number { to: #to, first: #first, pages: #pages })
        }
        Next::Offset(to, counted) => {
            let (to, total) = (self::to(to), slot(*counted, NEXT_SLOT));
            quote!(__c::Next::Offset { to: #to, total: #total })
        }
        Next::Link(header) => quote!(__c::Next::Link { header: #header }),
        Next::Nowhere => quote!(__c::Next::Nowhere),
        Next::Url | Next::Unknown => quote!(__c::Next::Url { slot: #place }),
    }
}

fn slot(is_read: bool, slot: usize) -> TokenStream {
    let slot = Literal::usize_unsuffixed(slot);
    value::option(is_read.then(|| quote!(#slot)))
}

fn to(to: &PageTo) -> TokenStream {
    let names = &to.names;
    match to.part {
        Part::Query => quote!(__c::PageTo::Query(#(#names)*)),
        Part::Form => quote!(__c::PageTo::Form(#(#names)*)),
        Part::Json => quote!(__c::PageTo::Json(&[#(#names),*])),
        Part::Variables => quote!(__c::PageTo::Json(&["variables", #(#names),*])),
    }
}
