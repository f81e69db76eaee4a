//! Webhooks as tables.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{
    action, poll, reads, sample,
    trigger::Flows,
    value::{self, delivered},
    verify,
};
use crate::model::{
    action::Action,
    webhook::{Events, Webhook},
};

pub fn table(webhook: &Webhook, flows: &mut Flows<'_>) -> TokenStream {
    // A webhook without a verification is a mistake, and never gets here.
    let verify = webhook.verify.as_ref().map(verify::table);
    let json = |json: &Option<_>| value::option(json.as_ref().map(value::expr));
    let challenge = value::option(webhook.challenge.as_ref().map(|(value, answer)| {
        let (value, answer) = (value::expr(value), json(answer));
        quote!(__c::Challenge { value: #value, json: #answer })
    }));
    let payload = match &webhook.payload {
        Some(source) => {
            let source = delivered(source);
            quote!(Json(#source))
        }
        None => quote!(Form),
    };
    let read = reads::table(&webhook.reads, flows.records());
    let events = events(&webhook.events, flows);
    let outputs = action::other_outputs(&webhook.other_outputs);
    let (status, answer) = (Literal::u16_unsuffixed(webhook.reply.0), json(&webhook.reply.1));
    let poll = webhook.reconcile.as_ref().map(|reconcile| poll::table(reconcile, flows));
    let mut flow = |flow: &Action| flows.of_registration(flow);
    let register = value::option(webhook.register.as_ref().map(&mut flow));
    let renew = value::option(webhook.renew.as_ref().map(|(every, renew)| {
        let (every, renew) = (Literal::u64_unsuffixed(*every), flow(renew));
        quote!(__c::Renew { every: #every, flow: #renew })
    }));
    let deregister = value::option(webhook.deregister.as_ref().map(&mut flow));
    let reconcile = value::option(poll);
    let samples = webhook.samples.iter().map(sample::of_delivery);
    quote! {
        __c::Webhook {
            verify: #verify, challenge: #challenge, payload: __c::Payload::#payload, reads: #read, events: __c::Events::#events, outputs: #outputs,
            reply: __c::DeliveryReply { status: #status, json: #answer }, register: #register, renew: #renew, deregister: #deregister,
            reconcile: #reconcile, samples: &[#(#samples),*]
        }
    }
}

fn events(events: &Events, flows: &Flows<'_>) -> TokenStream {
    match events {
        Events::Delivery => quote!(Delivery),
        Events::Value => quote!(Value),
        Events::Items => quote!(Items),
        Events::Each(list, each) => {
            let (list, each) = (Literal::usize_unsuffixed(*list), reads::table(each, flows.records()));
            quote!(Each { list: #list, reads: #each })
        }
    }
}
