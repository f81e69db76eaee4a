//! What `cargo doc` shows of cards: the card as people see it, its tables, an example, the request, the errors, pages and limits.
//!
//! A page is handed on as one text, which `page!` turns into Markdown when rustdoc asks for it: a build that nobody reads does not draw.

mod card;
mod conditions;
mod example;
mod notes;
mod request;
mod values;

use std::{fs, path::Path};

use connector_cards::{Page, data_uri};
use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::LitStr;

use crate::model::{Connector, action::Action, auth::Auth};

/// The attributes of a card's method.
pub fn of_method(connector: &Connector, action: &Action, runtime: &TokenStream) -> TokenStream {
    let page = Page { card: card::of_action(connector, action), request: request::of(connector, action), ..notes::of(connector, action) };
    let example = example::of(connector, action);
    pages(&page, Some(&example), connector.name.span(), runtime)
}

/// The attributes of its input type.
pub fn of_input(connector: &Connector, action: &Action, runtime: &TokenStream) -> TokenStream {
    pages(&Page { card: card::of_action(connector, action), ..Page::default() }, None, connector.name.span(), runtime)
}

/// The attributes of the builder of a connection.
pub fn of_auth(connector: &Connector, auth: &Auth, runtime: &TokenStream) -> TokenStream {
    pages(&Page { card: card::of_auth(connector, auth), ..Page::default() }, None, connector.name.span(), runtime)
}

/// So many cards are drawn one below the other; more are listed, and drawn with their methods.
const GALLERY: usize = 40;

/// The attributes of the client: what the connector is, how to connect, and its cards.
pub fn of_connector(connector: &Connector, runtime: &TokenStream) -> TokenStream {
    let mut page = Page { card: card::of_connector(connector), ..Page::default() };
    match connector.actions.len() {
        0..=GALLERY => page.gallery = connector.actions.iter().map(|action| card::of_action(connector, action)).collect(),
        _ => page.card.groups.push(card::list(connector)),
    }
    pages(&page, None, connector.name.span(), runtime)
}

/// In three pieces where there is an example: the way to the connector's module is known to the compiler alone.
fn pages(page: &Page, example: Option<&example::Example>, place: Span, runtime: &TokenStream) -> TokenStream {
    // It stands where the description does: its icon is a file beside that.
    let text = |page: &Page| LitStr::new(&page.to_text(), place);
    let Some(example) = example else {
        let text = text(page);
        return quote!(#[cfg_attr(doc, doc = #runtime::page!(#text))]);
    };
    let (before, after) = page.around_example();
    let (before, after) = (text(&before), text(&after));
    let example::Example { begin, end } = example;
    quote! {
        #[cfg_attr(doc, doc = #runtime::page!(#before))]
        #[cfg_attr(doc, doc = #begin)]
        #[cfg_attr(doc, doc = ::core::concat!("# use ", ::core::module_path!(), "::*;"))]
        #[cfg_attr(doc, doc = #end)]
        #[cfg_attr(doc, doc = #runtime::page!(#after))]
    }
}

/// What a page stands for. Its icon is a file of this folder; one that cannot be read is left out.
pub fn page(tokens: TokenStream, folder: Option<&Path>) -> String {
    let text = syn::parse2::<LitStr>(tokens).map(|text| text.value()).unwrap_or_default();
    let Some(mut page) = Page::from_text(&text) else { return String::new() };
    for card in std::iter::once(&mut page.card).chain(&mut page.gallery) {
        card.service.icon = card.service.icon.take().and_then(|name| {
            let media_type = if name.ends_with(".png") { "image/png" } else { "image/svg+xml" };
            Some(data_uri(media_type, &fs::read(folder?.join(name)).ok()?))
        });
    }
    page.rustdoc()
}
