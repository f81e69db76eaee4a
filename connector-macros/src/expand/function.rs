//! Functions as tables: those of the language stand in the runtime, the author's own here.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::{places, types};
use crate::model::{Connector, function::Function, library};

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
    used.map(|function| table(function, connector))
}

/// The arguments and the result have the declared types, each where it is declared: there the compiler points where the Rust function
/// has others.
fn table(function: &Function, connector: &Connector) -> TokenStream {
    let Function { name, path: rust, .. } = function;
    let (records, runtime) = (&connector.records, quote!(__c));
    let (names, types): (Vec<_>, Vec<_>) = function.parameters.iter().map(|(name, ty)| (name, types::rust(ty, records, &runtime))).unzip();
    let result = places::standing_at(function.result_place.span(), types::rust(&function.result, records, &runtime));
    let [connection, flow] = ["__connection", "__flow"].map(|name| format_ident!("{name}"));
    let (kind, given) = match function.is_async {
        false => {
            let arguments = quote_spanned!(name.span() => (#(#names),*));
            (quote!(Function), quote!(let __given: #result = #rust #arguments; __c::answer(__given)))
        }
        true => {
            let client = &connector.name;
            let arguments = quote_spanned!(name.span() => (#flow #(, #names)*));
            let function = if names.is_empty() { rust.clone() } else { quote!(move |#flow| #rust #arguments) };
            let call = quote_spanned!(name.span() => __c::awaited::<#client, #result, _, _>(#connection, #function));
            (quote!(AsyncFunction), quote!(__c::Some(#call)))
        }
    };
    let parameters = if function.is_async { quote!(#connection, __arguments) } else { quote!(__arguments) };
    let (table, text) = (path(name), name.to_string());
    quote! {
        static #table: __c::#kind = __c::#kind {
            name: #text,
            apply: |#parameters| {
                #(let #names: #types = __arguments.take()?;)*
                #given
            },
        };
    }
}
