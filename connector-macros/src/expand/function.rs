//! Functions as tables: those of the language stand in the runtime, the author's own here.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::{places, types};
use crate::model::{Connector, function::Function, library, record::Record};

/// Where the table of a function stands.
pub fn path(name: &Ident) -> TokenStream {
    let table = name.to_string().to_uppercase();
    match library::find(&name.to_string()) {
        Some(_) => {
            let table = format_ident!("{table}");
            quote!(__c::library::#table)
        }
        None => {
            let table = format_ident!("__FUNCTION_{table}");
            quote!(#table)
        }
    }
}

pub fn tables(connector: &Connector) -> impl Iterator<Item = TokenStream> {
    let used = connector.functions.iter().filter(|function| function.used.is_marked());
    used.map(|function| table(function, &connector.records))
}

/// The arguments and the result have the declared types, each where it is declared: there the compiler points where the Rust function
/// has others.
fn table(function: &Function, records: &[Record]) -> TokenStream {
    let table = path(&function.name);
    let name = function.name.to_string();
    let runtime = quote!(__c);
    let (names, types): (Vec<_>, Vec<_>) = function.parameters.iter().map(|(name, ty)| (name, types::rust(ty, records, &runtime))).unzip();
    let result = places::standing_at(function.result_place.span(), types::rust(&function.result, records, &runtime));
    let path = &function.path;
    let arguments = quote_spanned!(function.name.span() => (#(#names),*));
    quote! {
        static #table: __c::Function = __c::Function {
            name: #name,
            apply: |__arguments| {
                #(let #names: #types = __arguments.take()?;)*
                let __given: #result = #path #arguments;
                __c::answer(__given)
            },
        };
    }
}
