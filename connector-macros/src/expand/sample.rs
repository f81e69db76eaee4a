//! Samples as tables.

use proc_macro2::{Literal, TokenStream};
use quote::{quote, quote_spanned};

use super::value;

use crate::model::{
    Connector,
    action::Action,
    delivery_sample::DeliverySample,
    sample::{Reply, ReplyBody, ReplyTo, Sample},
    written,
};

pub fn table(sample: &Sample, flow: &Action, connector: &Connector) -> TokenStream {
    let name = value::option(sample.name.as_ref().map(|name| quote!(#name)));
    let input = &sample.input;
    let replies = sample.replies.iter().map(|reply| self::reply(reply, flow, connector));
    quote!(__c::Sample { name: #name, input: #input, replies: &[#(#replies),*] })
}

fn reply(reply: &Reply, flow: &Action, connector: &Connector) -> TokenStream {
    let to = match &reply.to {
        ReplyTo::Last => quote!(__c::ReplyTo::Last),
        ReplyTo::Step(step) => quote!(__c::ReplyTo::Step(#step)),
        ReplyTo::Request(method, path) => quote!(__c::ReplyTo::Request(#method, #path)),
        ReplyTo::Page(page) => quote!(__c::ReplyTo::Page(#page)),
    };
    let status = Literal::u16_unsuffixed(reply.status);
    // What cannot be written so has been reported.
    let written = written::body(reply, written::format_of(connector, flow, reply));
    let (body, media_type) = written.unwrap_or_else(|_| (reply.body.clone(), None));
    let body = self::body(&body);
    let is_said = reply.headers.iter().any(|(name, _)| name == "content-type");
    let media_type = media_type.filter(|_| !is_said).map(|media_type| quote!(("content-type", #media_type)));
    let headers = reply.headers.iter().map(|(name, value)| quote!((#name, #value))).chain(media_type);
    quote!(__c::Reply { to: #to, status: #status, headers: &[#(#headers),*], body: #body })
}

fn body(body: &ReplyBody) -> TokenStream {
    match body {
        ReplyBody::Text(text) => quote!(#text),
        // The compiler reads the file, and says at the literal what is wrong with it.
        ReplyBody::TextFile(file) => quote_spanned!(file.span()=> ::core::include_str!(#file)),
        ReplyBody::File(file) => quote_spanned!(file.span()=> __c::check::sample(::core::include_str!(#file))),
    }
}

pub fn of_delivery(sample: &DeliverySample) -> TokenStream {
    let name = value::option(sample.name.as_ref().map(|name| quote!(#name)));
    let body = body(&sample.body);
    quote!(__c::DeliverySample { name: #name, body: #body })
}
