//! Cards and system flows as tables.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::LitStr;

use super::{pages, request, sample, shape, statics, step, trigger, types, value};
use crate::model::{
    Connector, RustPath,
    action::Action,
    item::Item,
    lookup::Lookup,
    nature::{Deprecated, Nature},
    pages::Pages,
    record::Record,
    shape::{Group, Shape},
    types::Type,
    value::Expr,
};

/// The tables of all flows. The places that limits count in follow each other: cards, the custom API action, system flows, those of triggers.
pub fn tables(connector: &Connector) -> Vec<TokenStream> {
    let records = &connector.records;
    let mut tables: Vec<TokenStream> = Vec::new();
    for (index, action) in connector.actions.iter().enumerate() {
        let item = action.pages.as_ref().map(|pages| &pages.item);
        tables.extend(item.and_then(|item| item_shape(&statics::output(action), item, records)));
        tables.push(table(action, &statics::action(action), &statics::output(action), index, connector));
    }
    let mut index = connector.actions.len();
    if let Some(custom) = &connector.custom_api {
        tables.push(custom_api(&custom.hint, custom.helper, index));
        index += 1;
    }
    for lookup in &connector.lookups {
        tables.push(known_items(lookup, records));
        tables.push(table(&lookup.flow, &statics::action(&lookup.flow), &statics::output(&lookup.flow), index, connector));
        index += 1;
    }
    for flow in &connector.helper_flows {
        tables.push(own_shape(&statics::input(flow), &flow.input, true, records));
        tables.push(own_shape(&statics::output(flow), &flow.output, false, records));
        tables.push(table(flow, &statics::action(flow), &statics::output(flow), index, connector));
    }
    let authping = connector.authping.iter().map(|flow| (flow, statics::action(flow), statics::output(flow)));
    let revokes = connector.revokes.iter().map(|revoke| {
        let (table, output) = (statics::revoke(revoke, connector), statics::revoke_output(revoke, connector));
        (&revoke.flow, table, output)
    });
    for (flow, ident, output) in authping.chain(revokes) {
        tables.push(own_shape(&output, &flow.output, false, records));
        tables.push(table(flow, &ident, &output, index, connector));
        index += 1;
    }
    for trigger in &connector.triggers {
        tables.extend(trigger.item.as_ref().and_then(|item| item_shape(&statics::trigger_output(trigger), item, records)));
        tables.push(trigger::table(trigger, index, connector));
        index += trigger.flows().count();
    }
    tables
}

fn table(action: &Action, ident: &Ident, output: &Ident, index: usize, connector: &Connector) -> TokenStream {
    let records = &connector.records;
    let input = if action.input.fields.is_empty() { quote!(&__c::Shape::EMPTY) } else { reference(&statics::input(action)) };
    let output = match &action.pages {
        Some(Pages { item: Type::Record(record), .. }) => reference(&statics::record(&records[*record])),
        Some(Pages { item: Type::Item(name, owner), .. }) => reference(&statics::item(name, owner)),
        _ => reference(output),
    };
    let value = value(action, &input, &output, index, connector);
    quote!(static #ident: __c::Action = #value;)
}

/// The table of a flow, as a value.
pub fn value(action: &Action, input: &TokenStream, output: &TokenStream, index: usize, connector: &Connector) -> TokenStream {
    let name = action.name.to_string();
    let Action { title, hint, .. } = action;
    let effects = request::effects(action.effects);
    let deadline = value::option(action.deadline.map(|millis| {
        let millis = Literal::u64_unsuffixed(millis);
        quote!(#millis)
    }));
    let nature = nature(&action.nature);
    let steps = action.steps.iter().map(|step| step::table(step, connector));
    let main = value::option(action.last.map(|last| {
        let last = Literal::usize_unsuffixed(last);
        quote!(#last)
    }));
    let outputs = other_outputs(&action.other_outputs);
    let pages = value::option(action.pages.as_ref().map(pages::table));
    let samples = action.samples.iter().map(|sample| sample::table(sample, action, connector));
    let index = Literal::usize_unsuffixed(index);
    let flow = match &action.run {
        Some(function) => rust_flow(action, function, connector),
        None => quote!(Steps { steps: &[#(#steps),*], main: #main, outputs: #outputs, pages: #pages }),
    };
    quote! {
        __c::Action {
            name: #name, title: #title, hint: #hint, effects: #effects, nature: #nature, deadline: #deadline, input: #input, output: #output,
            flow: __c::Flow::#flow,
            samples: &[#(#samples),*], index: #index
        }
    }
}

fn nature(nature: &Nature) -> TokenStream {
    let Nature { deprecated, audience, scopes } = nature;
    if deprecated.is_none() && audience.is_empty() && scopes.is_empty() {
        return quote!(__c::Nature::PLAIN);
    }
    let deprecated = value::option(deprecated.as_ref().map(|Deprecated { since, instead }| {
        let instead = value::option(instead.as_ref().map(|instead| {
            let instead = instead.to_string();
            quote!(#instead)
        }));
        quote!(__c::Deprecated { since: #since, instead: #instead })
    }));
    let scopes = scopes.iter().map(|scope| {
        let names = scope.iter().map(LitStr::value);
        quote!(&[#(#names),*])
    });
    quote!(__c::Nature { deprecated: #deprecated, audience: #audience, scopes: &[#(#scopes),*] })
}

/// Outputs that come from elsewhere than the answer.
pub fn other_outputs(outputs: &[(usize, Expr)]) -> TokenStream {
    let outputs = outputs.iter().map(|(place, value)| {
        let (place, value) = (Literal::usize_unsuffixed(*place), value::expr(value));
        quote!((#place, #value))
    });
    quote!(&[#(#outputs),*])
}

pub fn reference(table: &Ident) -> TokenStream {
    quote!(&#table)
}

/// The author's function with its types, at the place of its name: what does not fit is told there.
fn rust_flow(action: &Action, function: &RustPath, connector: &Connector) -> TokenStream {
    let (client, output, name) = (&connector.name, action.output_type(), &function.tokens);
    let place = function.place.span();
    match action.input.fields.is_empty() {
        true => quote_spanned!(place=> Rust(|connection, _| __c::without_input::<#client, #output, _, _>(connection, #name))),
        false => {
            let input = action.input_type();
            quote_spanned!(place=> Rust(|connection, input| __c::with_input::<#client, #input, #output, _, _>(connection, input, #name)))
        }
    }
}

/// Items that are no records have a shape too, so that every card says what it yields.
fn item_shape(table: &Ident, item: &Type, records: &[Record]) -> Option<TokenStream> {
    if matches!(item, Type::Record(_)) {
        return None;
    }
    let ty = types::table(item, records);
    Some(quote! {
        static #table: __c::Shape = __c::Shape {
            fields: &[__c::Field { name: "item", label: "Item", ty: #ty, ..__c::Field::EMPTY }],
            groups: &[__c::Group { label: "", options: false, len: 1 }],
            ..__c::Shape::EMPTY
        };
    })
}

/// The shape of what the runtime takes of each item.
fn known_items(lookup: &Lookup, records: &[Record]) -> TokenStream {
    let Some(Type::Item(name, owner)) = lookup.flow.pages.as_ref().map(|pages| &pages.item) else { return TokenStream::new() };
    let table = statics::item(name, owner);
    let types = lookup.types.iter().map(|types| super::choices::table(types));
    let Item { fields, tree, .. } = &lookup.item;
    let groups = [Group { label: String::new(), options: false, len: fields.len() }];
    let shape = shape::Table { name: (*name).to_owned(), hint: "", fields, groups: &groups, tree: Some(tree), is_given: false };
    let shape = shape::table(&shape, records);
    quote!(#(#types)* static #table: __c::Shape = #shape;)
}

/// The shape of a flow that people see no type of.
fn own_shape(table: &Ident, shape: &Shape, is_given: bool, records: &[Record]) -> TokenStream {
    let fields = &shape.fields;
    let groups = [Group { label: String::new(), options: false, len: fields.len() }];
    let groups = if fields.is_empty() { &[] } else { groups.as_slice() };
    let shape = shape::Table { name: String::new(), hint: "", fields, groups, tree: None, is_given };
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
            name: "custom_api_action", title: "Custom API Action", hint: #hint, effects: __c::Effects::WRITE, nature: __c::Nature::PLAIN, deadline: __c::None,
            input: &__c::CUSTOM_API_INPUT, output: &__c::CUSTOM_API_OUTPUT, flow: __c::Flow::Custom { helper: #helper },
            samples: &[], index: #index
        };
    }
}
