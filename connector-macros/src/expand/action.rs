//! Cards and system flows as tables.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::{pages, reads, request, sample, shape, statics, types, value};
use crate::model::{
    Connector,
    action::{Action, Step},
    pages::Pages,
    record::Record,
    shape::Group,
    types::Type,
};

/// The tables of all flows. The places that limits count in follow each other: cards, the custom API action, system flows.
pub fn tables(connector: &Connector) -> Vec<TokenStream> {
    let records = &connector.records;
    let mut tables: Vec<TokenStream> = Vec::new();
    for (index, action) in connector.actions.iter().enumerate() {
        tables.extend(item_shape(action, records));
        tables.push(table(action, index, records));
    }
    let mut index = connector.actions.len();
    if let Some(custom) = &connector.custom_api {
        tables.push(custom_api(&custom.hint, custom.helper, index));
        index += 1;
    }
    for flow in connector.authping.iter().chain(&connector.revoke) {
        tables.push(system_output(flow, records));
        tables.push(table(flow, index, records));
        index += 1;
    }
    tables
}

fn table(action: &Action, index: usize, records: &[Record]) -> TokenStream {
    let ident = statics::action(action);
    let name = action.name.to_string();
    let Action { title, hint, .. } = action;
    let effects = request::effects(action.effects);
    let deadline = value::option(action.deadline.map(|millis| {
        let millis = Literal::u64_unsuffixed(millis);
        quote!(#millis)
    }));
    let input = if action.input.fields.is_empty() { quote!(&__c::Shape::EMPTY) } else { reference(&statics::input(action)) };
    let output = match &action.pages {
        Some(Pages { item: Type::Record(record), .. }) => reference(&statics::record(&records[*record])),
        _ => reference(&statics::output(action)),
    };
    let steps = action.steps.iter().map(|step| self::step(step, records));
    let outputs = action.other_outputs.iter().map(|(place, value)| {
        let (place, value) = (Literal::usize_unsuffixed(*place), value::expr(value));
        quote!((#place, #value))
    });
    let pages = value::option(action.pages.as_ref().map(pages::table));
    let samples = action.samples.iter().map(sample::table);
    let index = Literal::usize_unsuffixed(index);
    quote! {
        static #ident: __c::Action = __c::Action {
            name: #name, title: #title, hint: #hint, effects: #effects, deadline: #deadline, input: #input, output: #output,
            flow: __c::Flow::Steps { steps: &[#(#steps),*], outputs: &[#(#outputs),*], pages: #pages },
            samples: &[#(#samples),*], index: #index
        };
    }
}

fn reference(table: &Ident) -> TokenStream {
    quote!(&#table)
}

fn step(step: &Step, records: &[Record]) -> TokenStream {
    let name = value::option(step.name.as_ref().map(|name| {
        let name = name.to_string();
        quote!(#name)
    }));
    let fields = step.fields.iter().map(|field| shape::field(field, false, records));
    let request = request::table(&step.request);
    let reads = reads::table(&step.reads, records);
    quote!(__c::Step { name: #name, fields: &[#(#fields),*], request: #request, reads: #reads })
}

/// Items that are no records have a shape too, so that every card says what it yields.
fn item_shape(action: &Action, records: &[Record]) -> Option<TokenStream> {
    let item = &action.pages.as_ref()?.item;
    if matches!(item, Type::Record(_)) {
        return None;
    }
    let table = statics::output(action);
    let ty = types::table(item, records);
    Some(quote! {
        static #table: __c::Shape = __c::Shape {
            fields: &[__c::Field { name: "item", label: "Item", ty: #ty, ..__c::Field::EMPTY }],
            groups: &[__c::Group { label: "", options: false, len: 1 }],
            ..__c::Shape::EMPTY
        };
    })
}

fn system_output(flow: &Action, records: &[Record]) -> TokenStream {
    let table = statics::output(flow);
    let fields = &flow.output.fields;
    let groups = [Group { label: String::new(), options: false, len: fields.len() }];
    let groups = if fields.is_empty() { &[] } else { groups.as_slice() };
    let shape = shape::Table { name: flow.output_type().to_string(), hint: "", fields, groups, tree: None, is_given: false };
    let shape = shape::table(&shape, records);
    quote!(static #table: __c::Shape = #shape;)
}

/// The name of the custom API action's table.
pub fn custom_api_table() -> Ident {
    format_ident!("__CUSTOM_API_ACTION")
}

fn custom_api(hint: &str, helper: usize, index: usize) -> TokenStream {
    let ident = custom_api_table();
    let (helper, index) = (Literal::usize_unsuffixed(helper), Literal::usize_unsuffixed(index));
    quote! {
        static #ident: __c::Action = __c::Action {
            name: "custom_api_action", title: "Custom API Action", hint: #hint, effects: __c::Effects::WRITE, deadline: __c::None,
            input: &__c::CUSTOM_API_INPUT, output: &__c::CUSTOM_API_OUTPUT, flow: __c::Flow::Custom { helper: #helper },
            samples: &[], index: #index
        };
    }
}
