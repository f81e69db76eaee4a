//! What is read from an answer, as tables.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::types;
use crate::model::{
    reads::{Key, Node, Reads, Take},
    record::Record,
    written::{Format, FormatKind},
};

pub fn table(reads: &Reads, records: &[Record]) -> TokenStream {
    if reads.slots == 0 {
        let format = format(reads.format.as_ref());
        return match format {
            None => quote!(__c::Reads::NOTHING),
            Some(format) => quote!(__c::Reads { #format ..__c::Reads::NOTHING }),
        };
    }
    let slots = Literal::usize_unsuffixed(reads.slots);
    let body = (!reads.body.is_empty()).then(|| {
        let body = node(&Key::Name(String::new()), &reads.body, records);
        quote!(body: #body,)
    });
    let headers = (!reads.headers.is_empty()).then(|| {
        let headers = reads.headers.iter().map(|(name, take)| {
            let take = self::take(take, records);
            quote!((#name, #take))
        });
        quote!(headers: &[#(#headers),*],)
    });
    let status = (!reads.status.is_empty()).then(|| {
        let status = takes(&reads.status, records);
        quote!(status: #status,)
    });
    let response = (!reads.response.is_empty()).then(|| {
        let response = reads.response.iter().copied().map(Literal::usize_unsuffixed);
        quote!(response: &[#(#response),*],)
    });
    let format = format(reads.format.as_ref());
    quote!(__c::Reads { slots: #slots, #body #headers #status #response #format ..__c::Reads::NOTHING })
}

/// Nothing is written for JSON, which nearly all answers are.
fn format(format: Option<&Format>) -> Option<TokenStream> {
    let kind = match &format?.kind {
        FormatKind::Json => return None,
        FormatKind::Ndjson => quote!(Ndjson),
        FormatKind::Csv { separator: b',', columns } if columns.is_empty() => quote!(Csv(&__c::Csv::DEFAULT)),
        FormatKind::Csv { separator, columns } => {
            let separator = Literal::u8_unsuffixed(*separator);
            quote!(Csv(&__c::Csv { separator: #separator, columns: &[#(#columns),*] }))
        }
        FormatKind::Xml => quote!(Xml),
        FormatKind::Form => quote!(Form),
        FormatKind::Text => quote!(Text),
    };
    Some(quote!(format: __c::Format::#kind,))
}

pub fn root(root: &Node, records: &[Record]) -> TokenStream {
    if root.is_empty() { quote!(__c::Node::ROOT) } else { node(&Key::Name(String::new()), root, records) }
}

fn node(key: &Key, node: &Node, records: &[Record]) -> TokenStream {
    let children = node.children.iter().map(|(key, child)| self::node(key, child, records));
    match (key, &*node.takes) {
        (Key::Name(name), [take]) if node.children.is_empty() => {
            let take = self::take(take, records);
            quote!(__c::NodeLeaf(#name, #take))
        }
        (Key::Name(name), []) => quote!(__c::NodeBranch(#name, &[#(#children),*])),
        (_, takes) => {
            let (key, takes) = (self::key(key), self::takes(takes, records));
            quote!(__c::NodeFull(#key, #takes, &[#(#children),*]))
        }
    }
}

pub fn key(key: &Key) -> TokenStream {
    match key {
        Key::Name(name) => quote!(__c::Key::Name(#name)),
        Key::Index(index) => {
            let index = Literal::usize_unsuffixed(*index);
            quote!(__c::Key::Index(#index))
        }
    }
}

fn takes(takes: &[Take], records: &[Record]) -> TokenStream {
    let takes = takes.iter().map(|take| self::take(take, records));
    quote!(&[#(#takes),*])
}

fn take(take: &Take, records: &[Record]) -> TokenStream {
    let slot = Literal::usize_unsuffixed(take.slot);
    let ty = types::table(&take.ty, records);
    quote!(__c::Take { slot: #slot, ty: #ty })
}
