//! Triggers as tables.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::{action, poll, reads, shape, statics, value, webhook};
use crate::model::{
    Connector,
    action::Action,
    event::{EventKey, EventValue},
    record::Record,
    shape::{Group, Shape},
    trigger::{Deliver, Source, Trigger},
    types::Type,
};

pub fn table(trigger: &Trigger, index: usize, connector: &Connector) -> TokenStream {
    let records = &connector.records;
    let ident = statics::trigger(trigger);
    let name = trigger.name.to_string();
    let Trigger { title, hint, .. } = trigger;
    let input = input(trigger);
    let output = output(trigger, records);
    let deliver = match trigger.deliver {
        Deliver::Each => quote!(Each),
        Deliver::Batch => quote!(Batch),
        Deliver::Always => quote!(Always),
    };
    let dedupe = trigger.dedupe.iter().map(key);
    let mut flows = Flows { trigger, output: &output, index, connector };
    let source = match &trigger.source {
        Source::Poll(poll) => {
            let poll = poll::table(poll, &mut flows);
            quote!(Poll(#poll))
        }
        Source::Webhook(webhook) => {
            let webhook = webhook::table(webhook, &mut flows);
            quote!(Webhook(#webhook))
        }
    };
    quote! {
        static #ident: __c::Trigger = __c::Trigger {
            name: #name, title: #title, hint: #hint, input: #input, output: #output, deliver: __c::Deliver::#deliver,
            dedupe: &[#(#dedupe),*], source: __c::EventSource::#source
        };
    }
}

fn input(trigger: &Trigger) -> TokenStream {
    if trigger.input.fields.is_empty() { quote!(&__c::Shape::EMPTY) } else { action::reference(&statics::trigger_input(trigger)) }
}

fn output(trigger: &Trigger, records: &[Record]) -> TokenStream {
    match trigger.item {
        Some(Type::Record(record)) => action::reference(&statics::record(&records[record])),
        _ => action::reference(&statics::trigger_output(trigger)),
    }
}

fn key(key: &EventKey) -> TokenStream {
    let path = &key.path;
    let value = event_value(&key.value);
    quote!(__c::EventKey { path: #path, value: #value })
}

pub fn event_value(value: &EventValue) -> TokenStream {
    match value {
        EventValue::Fields(fields) => {
            let fields = fields.iter().map(|field| Literal::usize_unsuffixed(*field));
            quote!(__c::EventValue::Fields(&[#(#fields),*]))
        }
        EventValue::Keys(keys) => {
            let keys = keys.iter().map(reads::key);
            quote!(__c::EventValue::Keys(&[#(#keys),*]))
        }
        EventValue::Delivery(value) => {
            let value = value::expr(value);
            quote!(__c::EventValue::Delivery(#value))
        }
    }
}

/// Writes the flows of one trigger, each with a place of its own among those that limits count in.
pub struct Flows<'a> {
    trigger: &'a Trigger,
    output: &'a TokenStream,
    index: usize,
    connector: &'a Connector,
}

impl Flows<'_> {
    pub fn records(&self) -> &[Record] {
        &self.connector.records
    }

    /// A flow that yields the trigger's events.
    pub fn of_events(&mut self, flow: &Action) -> TokenStream {
        let output = self.output.clone();
        self.flow(flow, &output)
    }

    /// A flow that yields nothing but what its step names.
    pub fn of_registration(&mut self, flow: &Action) -> TokenStream {
        self.flow(flow, &quote!(&__c::Shape::EMPTY))
    }

    fn flow(&mut self, flow: &Action, output: &TokenStream) -> TokenStream {
        let input = self.input(&flow.input);
        let table = action::value(flow, &input, output, self.index, self.connector);
        self.index += 1;
        table
    }

    /// The trigger's input, and behind it what the runtime gives.
    fn input(&self, input: &Shape) -> TokenStream {
        if input.given.is_empty() {
            return self::input(self.trigger);
        }
        let fields: Vec<_> = input.fields.iter().chain(&input.given).cloned().collect();
        let given = Group { label: String::new(), options: false, len: input.given.len() };
        let groups: Vec<_> = input.groups.iter().cloned().chain([given]).collect();
        let name = if input.fields.is_empty() { String::new() } else { self.trigger.input_type().to_string() };
        let shape = shape::Table { name, hint: "", fields: &fields, groups: &groups, tree: None, is_given: true };
        let shape = shape::table(&shape, self.records());
        quote!(&#shape)
    }
}

/// A word of the language as a variant: `max` is `Max`.
pub fn variant(word: &str) -> proc_macro2::Ident {
    let mut chars = word.chars();
    let name: String = chars.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(chars).collect();
    format_ident!("{name}")
}
