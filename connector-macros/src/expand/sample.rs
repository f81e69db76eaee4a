//! Samples as tables.

use proc_macro2::{Literal, TokenStream};
use quote::{quote, quote_spanned};

use super::value;

use crate::model::{
    delivery_sample::DeliverySample,
    sample::{Reply, ReplyBody, ReplyTo, Sample},
};

pub fn table(sample: &Sample) -> TokenStream {
    let name = value::option(sample.name.as_ref().map(|name| quote!(#name)));
    let input = &sample.input;
    let replies = sample.replies.iter().map(reply);
    quote!(__c::Sample { name: #name, input: #input, replies: &[#(#replies),*] })
}

fn reply(reply: &Reply) -> TokenStream {
    let to = match &reply.to {
        ReplyTo::Last => quote!(__c::ReplyTo::Last),
        ReplyTo::Step(step) => quote!(__c::ReplyTo::Step(#step)),
        ReplyTo::Request(method, path) => quote!(__c::ReplyTo::Request(#method, #path)),
        ReplyTo::Page(page) => quote!(__c::ReplyTo::Page(#page)),
    };
    let status = Literal::u16_unsuffixed(reply.status);
    let body = body(&reply.body);
    let headers = reply.headers.iter().map(|(name, value)| quote!((#name, #value)));
    quote!(__c::Reply { to: #to, status: #status, headers: &[#(#headers),*], body: #body })
}

fn body(body: &ReplyBody) -> TokenStream {
    match body {
        ReplyBody::Text(text) => quote!(#text),
        // The compiler reads the file, and says at the literal what is wrong with it.
        ReplyBody::File(file) => quote_spanned!(file.span()=> __c::check::sample(::core::include_str!(#file))),
    }
}

pub fn of_delivery(sample: &DeliverySample) -> TokenStream {
    let name = value::option(sample.name.as_ref().map(|name| quote!(#name)));
    let body = body(&sample.body);
    quote!(__c::DeliverySample { name: #name, body: #body })
}
