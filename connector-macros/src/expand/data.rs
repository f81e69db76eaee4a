//! The types of a connector: inputs, outputs and records. Each is a plain struct, a table, and a few lines that join the two.

use proc_macro2::{Ident, Literal as Token, TokenStream};
use quote::{ToTokens, format_ident, quote};

use super::{client::Bodies, docs, lints, paths, places, shape, statics, types};
use crate::model::{
    Connector,
    action::Action,
    field::{Field, LiteralValue},
    reads::Node,
    record::{self, Record},
    shape::{Group, Shape},
    types::Type,
};

pub struct Data<'a> {
    pub name: Ident,
    hint: &'a str,
    docs: String,
    pub fields: &'a [Field],
    groups: Vec<Group>,
    tree: Option<&'a Node>,
    pub table: Ident,
    use_by: UseBy,
    records: &'a [Record],
    /// The card whose input it is.
    card: Option<(&'a Connector, &'a Action)>,
}

/// Who makes a value of the type.
#[derive(Clone, Copy, PartialEq, Eq)]
enum UseBy {
    /// The runtime alone.
    Runtime,
    /// People too, where a record stands in an input.
    Both,
    /// People, as the argument of a card: its required fields convert to it.
    People,
}

/// The types that the cards of a connector need; system flows have an output too, and no type for it.
pub fn all(connector: &Connector) -> Vec<Data<'_>> {
    let records = &connector.records;
    let inputs = connector.cards_and_lookups().map(|action| &action.input).chain(connector.triggers.iter().map(|trigger| &trigger.input));
    let made_by_people = record::in_inputs(records, inputs.flat_map(|input| &input.fields));
    let of_records = records.iter().zip(made_by_people).map(|(record, made_by_people)| Data {
        name: record.name.clone(),
        hint: &record.hint,
        docs: described(&record.hint, || format!("The record `{}`.", record.name)),
        fields: &record.fields,
        groups: vec![Group { label: String::new(), options: false, len: record.fields.len() }],
        tree: Some(&record.tree),
        table: statics::record(record),
        use_by: if made_by_people { UseBy::Both } else { UseBy::Runtime },
        records,
        card: None,
    });
    let of_actions = connector.cards_and_lookups().flat_map(|action| {
        let input = input(action.input_type(), &action.title, &action.input, statics::input(action), records);
        let input = input.map(|input| Data { card: Some((connector, action)), ..input });
        let output = || output(action.output_type(), &action.title, &action.output, statics::output(action), records);
        [input, action.pages.is_none().then(output)]
    });
    let of_triggers = connector.triggers.iter().flat_map(|trigger| {
        let input = input(trigger.input_type(), &trigger.title, &trigger.input, statics::trigger_input(trigger), records);
        let output = || output(trigger.output_type(), &trigger.title, &trigger.output, statics::trigger_output(trigger), records);
        [input, trigger.item.is_none().then(output)]
    });
    of_records.chain(of_actions.flatten()).chain(of_triggers.flatten()).collect()
}

fn input<'a>(name: Ident, title: &str, shape: &'a Shape, table: Ident, records: &'a [Record]) -> Option<Data<'a>> {
    let docs = format!("What {title} takes.");
    (!shape.fields.is_empty()).then(|| Data { docs, use_by: UseBy::People, ..output(name, title, shape, table, records) })
}

fn output<'a>(name: Ident, title: &str, shape: &'a Shape, table: Ident, records: &'a [Record]) -> Data<'a> {
    Data {
        name,
        hint: "",
        docs: format!("What {title} yields."),
        fields: &shape.fields,
        groups: shape.groups.clone(),
        tree: None,
        table,
        use_by: UseBy::Runtime,
        records,
        card: None,
    }
}

/// A doc comment: the hint, or what stands for it.
pub fn described(hint: &str, otherwise: impl FnOnce() -> String) -> String {
    if hint.is_empty() { otherwise() } else { hint.to_owned() }
}

impl Data<'_> {
    /// The struct that people see, with the card that it is the input of.
    pub fn definition(&self, runtime: &TokenStream, bodies: &Bodies) -> TokenStream {
        let card = self.card.filter(|_| matches!(bodies, Bodies::Whole));
        let page = card.map(|(connector, action)| docs::of_input(connector, action, runtime));
        let Self { name, docs, .. } = self;
        let fields = self.fields.iter().map(|field| {
            let Field { ident, hint, label, .. } = field;
            let docs = described(hint, || format!("{label}."));
            let ty = types::rust(&field.ty, self.records, runtime);
            quote!(#[doc = #docs] pub #ident: #ty)
        });
        quote! {
            #[doc = #docs]
            #page
            #[non_exhaustive]
            pub struct #name { #(#fields),* }
        }
    }

    /// What joins the struct to the runtime.
    pub fn wiring(&self) -> TokenStream {
        let Self { name, table, .. } = self;
        let people = match self.use_by {
            UseBy::Runtime => TokenStream::new(),
            UseBy::Both => self.constructor(),
            UseBy::People => [self.constructor(), self.conversion()].into_iter().collect(),
        };
        let fields = self.fields_of_type();
        let joined = quote!(__c::type_of_fields! { #name = #table; #fields });
        // The compiler says there what such a type lacks.
        let own = self.fields.iter().find_map(|field| field.ty.own_rust_type());
        let joined = match own {
            Some(place) => places::standing_at(place.span(), joined),
            None => joined,
        };
        quote!(#people #joined)
    }

    /// The fields with their types; where they are more than one tuple holds, the tuples that the runtime sees them as.
    fn fields_of_type(&self) -> TokenStream {
        let runtime = paths::inside();
        let idents = || self.fields.iter().map(|field| &field.ident);
        let types = self.fields.iter().map(|field| types::rust(&field.ty, self.records, &runtime));
        if self.fields.len() <= LARGEST_TUPLE {
            let idents = idents();
            return quote!(#(#idents: #types,)*);
        }
        let refs = tuple(idents().map(|ident| quote!(&self.#ident)).collect(), Pair::Value);
        let types = tuple(types.collect(), Pair::Type);
        let parts = tuple(idents().map(ToTokens::to_token_stream).collect(), Pair::Value);
        let idents = idents();
        quote!(self { #refs } [ #types ] { #parts } { #(#idents),* })
    }

    /// The shape.
    pub fn table(&self) -> TokenStream {
        let table = &self.table;
        let shape = shape::Table {
            name: self.name.to_string(),
            hint: self.hint,
            fields: self.fields,
            groups: &self.groups,
            tree: self.tree,
            is_given: self.use_by == UseBy::People,
        };
        let shape = shape::table(&shape, self.records);
        quote!(static #table: __c::Shape = #shape;)
    }

    fn required(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| field.is_required())
    }

    /// `new` with what is required, and a setter for each of the others.
    fn constructor(&self) -> TokenStream {
        let Self { name, .. } = self;
        let runtime = paths::inside();
        let arguments = self.required().map(|field| {
            let (ident, ty) = (&field.ident, types::rust(&field.ty, self.records, &runtime));
            quote!(#ident: impl __c::Into<#ty>)
        });
        let values = self.fields.iter().map(|field| {
            let (ident, value) = (&field.ident, initial(field));
            quote!(#ident: #value)
        });
        let many = (self.required().count() > 7).then(|| quote!(#[allow(clippy::too_many_arguments)]));
        let hollow = self.fields.iter().any(|field| field.default.as_ref().is_some_and(|default| default.value == LiteralValue::Unknown));
        let hollow = hollow.then(|| quote!(#[allow(unreachable_code, unused_variables)]));
        let setters = self.fields.iter().filter(|field| !field.is_required()).map(|field| self.setter(field));
        let docs = match self.required().next() {
            Some(_) => "With what is required; the rest is set by methods.",
            None => "With nothing set; every field has a method.",
        };
        let default = self.required().next().is_none().then(|| {
            quote! {
                impl ::core::default::Default for #name {
                    fn default() -> Self { Self::new() }
                }
            }
        });
        let allowance = lints::of_setters(self.fields.iter().filter(|field| !field.is_required()).map(|field| &field.ident));
        quote! {
            #allowance
            impl #name {
                #[doc = #docs]
                #many
                #hollow
                pub fn new(#(#arguments),*) -> Self { Self { #(#values),* } }
                #(#setters)*
            }
            #default
        }
    }

    fn setter(&self, field: &Field) -> TokenStream {
        let Field { ident, hint, label, ty, .. } = field;
        let docs = described(hint, || format!("{label}."));
        let runtime = paths::inside();
        let (inner, is_optional) = match ty {
            Type::Optional(inner) => (&**inner, true),
            other => (other, false),
        };
        let (argument, set) = match inner {
            Type::List(item) => {
                let item = types::rust(item, self.records, &runtime);
                let value = if is_optional { quote!(__c::Some(__c::list(value))) } else { quote!(__c::list(value)) };
                (quote!(impl __c::IntoIterator<Item = impl __c::Into<#item>>), quote!(self.#ident = #value))
            }
            other => {
                let ty = types::rust(other, self.records, &runtime);
                let set = if is_optional { quote!(set_some) } else { quote!(set) };
                (quote!(impl __c::Into<#ty>), quote!(__c::#set(&mut self.#ident, value)))
            }
        };
        quote! {
            #[doc = #docs]
            #[must_use]
            pub fn #ident(mut self, value: #argument) -> Self {
                #set;
                self
            }
        }
    }

    /// One required field: its value is the input. Several: a tuple of them is.
    fn conversion(&self) -> TokenStream {
        let name = &self.name;
        let runtime = paths::inside();
        let required: Vec<&Field> = self.required().collect();
        let params: Vec<Ident> = (0..required.len()).map(|index| format_ident!("T{index}")).collect();
        let bounds: Vec<TokenStream> = required
            .iter()
            .zip(&params)
            .map(|(field, param)| {
                let ty = types::rust(&field.ty, self.records, &runtime);
                quote!(#param: __c::Into<#ty>)
            })
            .collect();
        match params.len() {
            1 => quote! {
                impl<#(#bounds),*> __c::From<T0> for #name {
                    fn from(value: T0) -> Self { Self::new(value) }
                }
            },
            2..=6 => {
                let values = (0..params.len()).map(Token::usize_unsuffixed);
                quote! {
                    impl<#(#bounds),*> __c::From<(#(#params),*)> for #name {
                        fn from(values: (#(#params),*)) -> Self { Self::new(#(values.#values),*) }
                    }
                }
            }
            _ => TokenStream::new(),
        }
    }
}

/// How many fields the runtime's tuples hold.
const LARGEST_TUPLE: usize = 12;

#[derive(Clone, Copy)]
enum Pair {
    Type,
    Value,
}

/// Something of each field as one thing: a tuple, and where there are more than one tuple holds, a pair of it and the rest.
fn tuple(mut parts: Vec<TokenStream>, pair: Pair) -> TokenStream {
    let rest = (parts.len() > LARGEST_TUPLE).then(|| tuple(parts.split_off(LARGEST_TUPLE), pair));
    let first = quote!((#(#parts,)*));
    match (rest, pair) {
        (None, _) => first,
        (Some(rest), Pair::Type) => quote!(__c::And<#first, #rest>),
        (Some(rest), Pair::Value) => quote!(__c::And(#first, #rest)),
    }
}

/// What `new` puts into a field.
fn initial(field: &Field) -> TokenStream {
    let ident = &field.ident;
    match (&field.default, &field.ty) {
        (Some(default), ty) => match (&default.value, ty) {
            (LiteralValue::Choice(_, variant), Type::Choices(choices)) => {
                let name = &choices.name;
                quote!(#name::#variant)
            }
            (LiteralValue::Text(text), Type::DateTime) => quote!(__c::date_time(#text)),
            (LiteralValue::Text(text), Type::Url) => quote!(__c::url(#text)),
            (LiteralValue::Text(text), _) => quote!(<__c::String as __c::From<&::core::primitive::str>>::from(#text)),
            (LiteralValue::Integer(number), _) => {
                let number = Token::i64_unsuffixed(*number);
                quote!(#number)
            }
            (LiteralValue::Decimal(digits), _) => {
                let number = shape::decimal(digits);
                quote!(#number)
            }
            (LiteralValue::Boolean(value), _) => quote!(#value),
            (LiteralValue::Unknown, Type::Optional(_)) => quote!(__c::None),
            (LiteralValue::Unknown | LiteralValue::Choice(..), _) => quote!(__c::refused()),
        },
        (None, Type::Optional(_)) => quote!(__c::None),
        (None, Type::List(_)) => quote!(__c::Vec::new()),
        (None, _) => quote!(__c::Into::into(#ident)),
    }
}
