//! Helpers as tables.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::{reads, request, value};
use crate::model::{
    auth::Auths,
    helper::{Allows, Helper, Limit, Retry, Rule},
    record::Record,
};

pub fn table(helper: &Helper, auths: &Auths, records: &[Record]) -> TokenStream {
    let name = helper.name.to_string();
    let headers = request::headers(&helper.headers);
    let query = value::pairs(&helper.query);
    let headers_for = helper.headers_for.iter().map(|(places, header)| {
        let names = places.iter().filter_map(|place| auths.list.get(*place)).map(|auth| auth.name.to_string());
        let (name, value) = (&header.name, value::expr(&header.value));
        quote!((&[#(#names),*], #name, #value))
    });
    let basic = request::basic(helper.basic.as_ref());
    let reads = reads::table(&helper.reads, records);
    let errors = helper.rules.iter().map(rule);
    let retry = retry(&helper.retry);
    let limits = helper.limits.iter().filter_map(limit);
    let budgets = helper.limits.iter().filter_map(budget);
    let concurrency = value::option(helper.concurrency.map(|(calls, of)| {
        let (calls, of) = (Literal::u32_unsuffixed(calls), Literal::usize_unsuffixed(of));
        quote!(__c::Concurrency { calls: #calls, of: #of })
    }));
    let cost = Literal::u32_unsuffixed(helper.cost.unwrap_or(1));
    let idempotency_key = value::option(helper.idempotency_key.as_ref().map(|header| quote!(#header)));
    let sign = value::option(helper.sign.as_ref().map(|function| {
        let name = &function.tokens;
        quote_spanned!(function.place.span()=> |request| __c::signer(request, #name))
    }));
    quote! {
        __c::Helper {
            name: #name, headers: #headers, headers_for: &[#(#headers_for),*], query: #query, basic: #basic, reads: #reads, errors: &[#(#errors),*], retry: #retry,
            limits: &[#(#limits),*], budgets: &[#(#budgets),*], concurrency: #concurrency, cost: #cost, idempotency_key: #idempotency_key, sign: #sign
        }
    }
}

fn rule(rule: &Rule) -> TokenStream {
    let when = value::condition(&rule.when);
    let kind = value::option(rule.kind.as_ref().map(|kind| quote!(__c::ErrorKind::#kind)));
    let details = ["code", "message", "details", "after", "until"].map(|wanted| {
        let name = format_ident!("{wanted}");
        let found = rule.details.iter().find(|(name, _)| name == wanted);
        let value = value::option(found.map(|(_, value)| value::expr(value)));
        quote!(#name: #value)
    });
    quote!(__c::ErrorRule { when: #when, kind: #kind, #(#details),* })
}

fn retry(retry: &Retry) -> TokenStream {
    let attempts = retry.attempts.map(|attempts| {
        let attempts = Literal::u32_unsuffixed(attempts);
        quote!(attempts: #attempts,)
    });
    let backoff = retry.backoff.map(|(least, most)| {
        let (least, most) = (Literal::u64_unsuffixed(least), Literal::u64_unsuffixed(most));
        quote!(least: #least, most: #most,)
    });
    let statuses = (!retry.statuses.is_empty()).then(|| {
        let statuses = retry.statuses.iter().map(|status| Literal::u16_unsuffixed(*status));
        quote!(statuses: &[#(#statuses),*],)
    });
    match (&attempts, &backoff, &statuses) {
        (None, None, None) => quote!(__c::Retry::DEFAULT),
        (Some(_), Some(_), Some(_)) => quote!(__c::Retry { #attempts #backoff #statuses }),
        _ => quote!(__c::Retry { #attempts #backoff #statuses ..__c::Retry::DEFAULT }),
    }
}

/// A limit that counts calls.
fn limit((limit, of): &(Limit, (usize, usize))) -> Option<TokenStream> {
    let Allows::Calls { calls, window } = &limit.allows else { return None };
    let (calls, window) = (Literal::u32_unsuffixed(*calls), Literal::u64_unsuffixed(*window));
    let shared = shared(limit, *of);
    Some(quote!(__c::Limit { calls: #calls, window: #window, #shared }))
}

/// A limit that the service tells.
fn budget((limit, of): &(Limit, (usize, usize))) -> Option<TokenStream> {
    let Allows::Remaining { remaining, reset, is_pause } = &limit.allows else { return None };
    let reset_is = if *is_pause { quote!(After) } else { quote!(Until) };
    let shared = shared(limit, *of);
    Some(quote!(__c::Budget { remaining: #remaining, reset: #reset, reset_is: __c::Reset::#reset_is, #shared }))
}

/// Who counts together.
fn shared(limit: &Limit, (helper, place): (usize, usize)) -> TokenStream {
    let by = match limit.by.to_string().as_str() {
        "card" => quote!(Card),
        "account" => quote!(Account),
        _ => quote!(Connection),
    };
    let (helper, place) = (Literal::usize_unsuffixed(helper), Literal::usize_unsuffixed(place));
    quote!(by: __c::LimitBy::#by, of: (#helper, #place))
}
