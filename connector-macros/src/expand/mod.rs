//! From the model to Rust. What people see stands outside, the tables and the wiring stand in one `const` block, and nothing here can fail.

mod action;
mod auth;
mod body;
mod card;
mod choices;
mod client;
mod data;
pub mod docs;
mod fallback;
mod function;
mod helper;
mod lints;
mod pages;
mod paths;
mod places;
mod poll;
mod reads;
mod request;
mod sample;
mod scheme;
mod shape;
mod statics;
mod step;
mod trigger;
mod types;
mod value;
mod verify;
mod webhook;

use proc_macro2::TokenStream;
use quote::quote;

use self::client::Bodies;
pub use self::{fallback::fallback, paths::usual_runtime};
use crate::model::Connector;

/// The client of a connector without mistakes.
pub fn connector(connector: &Connector, runtime: &TokenStream) -> TokenStream {
    let types = data::all(connector);
    let choices = || connector.choices.iter().map(AsRef::as_ref);
    let outside = paths::outside(runtime);
    let visible = [client::structs(connector, &outside, &Bodies::Whole)].into_iter();
    let visible = visible.chain(choices().map(|choices| choices::definition(choices, &outside)));
    let visible = visible.chain(types.iter().map(|data| data.definition(&outside, &Bodies::Whole)));
    let wiring = [client::wiring(connector, &Bodies::Whole)].into_iter();
    let wiring = wiring.chain(choices().map(choices::wiring)).chain(types.iter().map(data::Data::wiring));
    let tables = choices().map(choices::table).chain(types.iter().map(data::Data::table));
    let tables = tables.chain(function::tables(connector)).chain(action::tables(connector)).chain([card::table(connector)]);
    assemble(visible, wiring.chain(tables), runtime)
}

fn assemble(visible: impl Iterator<Item = TokenStream>, hidden: impl Iterator<Item = TokenStream>, runtime: &TokenStream) -> TokenStream {
    let import = paths::import(runtime);
    quote! {
        #(#visible)*
        const _: () = {
            #import
            #(#hidden)*
        };
    }
}
