//! What a description with mistakes becomes: its mistakes, and the names it would have, so that the code that uses them is not blamed too.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    assemble, card, choices,
    client::{self, Bodies},
    data, paths,
};
use crate::model::{Connector, action::Action, names::CLIENT_METHODS, record, types::Type};

/// The mistakes, and the connector's names without anything behind them.
pub fn fallback(mut connector: Connector, mistakes: TokenStream, runtime: &TokenStream) -> TokenStream {
    if !make_distinct(&mut connector) {
        return mistakes;
    }
    cut_loops(&mut connector);
    let types = data::all(&connector);
    let choices = || connector.choices.iter().map(AsRef::as_ref);
    let outside = paths::outside(runtime);
    let visible = [client::structs(&connector, &outside, &Bodies::Refused)].into_iter();
    let visible = visible.chain(choices().map(|choices| choices::definition(choices, &outside)));
    let visible = visible.chain(types.iter().map(|data| data.definition(&outside, &Bodies::Refused)));
    let wiring = [client::wiring(&connector, &Bodies::Refused)].into_iter();
    let wiring = wiring.chain(choices().map(choices::wiring)).chain(types.iter().map(data::Data::wiring));
    let tables = types.iter().map(|data| {
        let table = &data.table;
        quote!(static #table: __c::Shape = __c::Shape::EMPTY;)
    });
    let hidden: Vec<TokenStream> = wiring.chain(tables).collect();
    let visible: Vec<TokenStream> = visible.collect();
    hollow_out(&mut connector);
    let names = assemble(visible.into_iter(), hidden.into_iter().chain([card::table(&connector)]), runtime);
    quote!(#mistakes #names)
}

/// Leaves out what has the name of something before it; that has been reported. Says whether the rest can stand.
fn make_distinct(connector: &mut Connector) -> bool {
    let mut types = vec![connector.name.to_string()];
    let mut is_new = |name: String| {
        let new = !types.contains(&name);
        types.push(name);
        new
    };
    let choices = connector.choices.iter().map(|choices| choices.name.to_string());
    let records = connector.records.iter().map(|record| record.name.to_string());
    if !choices.chain(records).all(&mut is_new) {
        return false;
    }
    let mut methods: Vec<String> = CLIENT_METHODS.iter().map(|method| (*method).to_owned()).collect();
    let mut is_free = |name: String| {
        let free = !methods.contains(&name);
        methods.push(name);
        free
    };
    let name = connector.name.clone();
    connector.auths.list.retain(|auth| is_new(auth.builder(&name).to_string()) & is_free(auth.name.to_string()));
    let mut keeps = |action: &Action| {
        let mut fresh = is_free(action.name.to_string());
        if !action.input.fields.is_empty() {
            fresh &= is_new(action.input_type().to_string());
            if action.input.required().next().is_none() {
                fresh &= is_free(format!("{}_with", action.name));
            }
        }
        if action.pages.is_none() {
            fresh &= is_new(action.output_type().to_string());
        }
        fresh
    };
    connector.actions.retain(&mut keeps);
    connector.lookups.retain(|lookup| keeps(&lookup.flow));
    connector.triggers.retain(|trigger| {
        let input = trigger.input.fields.is_empty() || is_new(trigger.input_type().to_string());
        input & (trigger.item.is_some() || is_new(trigger.output_type().to_string()))
    });
    true
}

/// A type that holds itself would be an error of its own.
fn cut_loops(connector: &mut Connector) {
    for (record, field) in record::holding_themselves(&connector.records) {
        connector.records[record].fields[field].ty = Type::Unknown;
    }
}

/// Leaves nothing but the settings: no table stands behind the names.
fn hollow_out(connector: &mut Connector) {
    connector.settings.icon = None;
    connector.auths.list.clear();
    connector.helpers.clear();
    connector.helper_flows.clear();
    connector.choices.clear();
    connector.records.clear();
    connector.lookups.clear();
    connector.actions.clear();
    connector.triggers.clear();
    connector.authping = None;
    connector.revokes.clear();
    connector.custom_api = None;
}
