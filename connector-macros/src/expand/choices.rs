//! Choices: an enum that people see, its table, and what joins the two.

use proc_macro2::TokenStream;
use quote::quote;

use super::{data::described, statics};
use crate::model::choices::{Choice, Choices};

/// The enum that people see.
pub fn definition(choices: &Choices, runtime: &TokenStream) -> TokenStream {
    let Choices { name, hint, values, .. } = choices;
    let docs = described(hint, || format!("The choices `{name}`."));
    let variants = values.iter().map(|Choice { variant, label, hint, .. }| {
        let docs = described(hint, || format!("{label}."));
        quote!(#[doc = #docs] #variant)
    });
    quote! {
        #[doc = #docs]
        #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq, ::core::cmp::Eq, ::core::hash::Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// A value that was not known when this was written.
            Unknown(#runtime::String)
        }
    }
}

/// What joins the enum to the runtime.
pub fn wiring(choices: &Choices) -> TokenStream {
    let name = &choices.name;
    let values = choices.values.iter().map(|Choice { variant, value, .. }| quote!(#variant #value));
    quote!(__c::choices! { #name; #(#values),* })
}

/// The table.
pub fn table(choices: &Choices) -> TokenStream {
    let table = statics::choices(choices);
    let Choices { name, hint, values, .. } = choices;
    let name = name.to_string();
    let values = values.iter().map(|Choice { value, label, hint, .. }| quote!(__c::Choice { value: #value, label: #label, hint: #hint }));
    quote!(static #table: __c::Choices = __c::Choices { name: #name, hint: #hint, values: &[#(#values),*] };)
}
