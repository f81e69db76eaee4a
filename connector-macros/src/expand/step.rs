//! The steps of a flow as tables.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{function, reads, request, shape, statics, value};
use crate::model::{
    Connector,
    step::{Step, Wait, What},
    value::ExprKind,
};

pub fn table(step: &Step, connector: &Connector) -> TokenStream {
    let records = &connector.records;
    let name = value::option(step.name.as_ref().map(|name| {
        let name = name.to_string();
        quote!(#name)
    }));
    let fields = shape::fields(&step.fields, false, records);
    let what = what(&step.what, connector);
    let reads = reads::table(&step.reads, records);
    quote!(__c::Step { name: #name, fields: #fields, what: __c::What::#what, reads: #reads })
}

fn what(what: &What, connector: &Connector) -> TokenStream {
    match what {
        What::Request(request) => {
            let request = request::table(request);
            quote!(Request(#request))
        }
        What::Value(value) => {
            let value = value::expr(value);
            quote!(Value(#value))
        }
        What::Await(call) => {
            let ExprKind::Call(function, arguments) = &call.kind else { return quote!(Item) };
            let (function, arguments) = (function::path(function), value::exprs(arguments));
            quote!(Await(&#function, #arguments))
        }
        What::Call(place, arguments) => {
            let flow = statics::action(&connector.helper_flows[*place]);
            let arguments = arguments.iter().map(|(input, value)| {
                let (input, value) = (Literal::usize_unsuffixed(*input), value::expr(value));
                quote!((#input, #value))
            });
            quote!(Call(&#flow, &[#(#arguments),*]))
        }
        What::If(when, then, otherwise) => {
            let when = value::condition(when);
            let (then, otherwise) = (Literal::usize_unsuffixed(*then), Literal::usize_unsuffixed(*otherwise));
            quote!(If { when: #when, then: #then, otherwise: #otherwise })
        }
        What::Try { body, kinds, handler } => {
            let (body, handler) = (Literal::usize_unsuffixed(*body), Literal::usize_unsuffixed(*handler));
            quote!(Try { body: #body, kinds: &[#(__c::ErrorKind::#kinds),*], handler: #handler })
        }
        What::Each { list, concurrency, body } => {
            let list = value::expr(list);
            let (concurrency, body) = (Literal::u32_unsuffixed(*concurrency), Literal::usize_unsuffixed(*body));
            quote!(Each { list: #list, concurrency: #concurrency, body: #body })
        }
        What::Item => quote!(Item),
        What::Give(value) => {
            let value = value::expr(value);
            quote!(Give(#value))
        }
        What::Fail { kind, code, message, status } => {
            let [code, message] = [code, message].map(|value| value::option(value.as_ref().map(value::expr)));
            let status = value::option(status.map(|status| {
                let status = Literal::u16_unsuffixed(status);
                quote!(#status)
            }));
            quote!(Fail { kind: __c::ErrorKind::#kind, code: #code, message: #message, status: #status })
        }
        What::Wait(wait) => self::wait(wait),
        What::Broken => quote!(Item),
    }
}

fn wait(wait: &Wait) -> TokenStream {
    let request = request::table(&wait.request);
    let [least, most, deadline] = [wait.every.0, wait.every.1, wait.deadline].map(Literal::u64_unsuffixed);
    let until = value::condition(&wait.until);
    let fail = value::option(wait.fail.as_ref().map(value::condition));
    let cancel = value::option(wait.cancel.as_ref().map(request::table));
    quote!(Wait(&__c::Wait { request: #request, least: #least, most: #most, deadline: #deadline, until: #until, fail: #fail, cancel: #cancel }))
}
