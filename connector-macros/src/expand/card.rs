//! The connector's own table: what a person sees of it, and the lists of everything else.

use proc_macro2::{Literal, TokenStream};
use quote::{quote, quote_spanned};

use super::{action::custom_api_table, auth, helper, statics, value};
use crate::model::{Connector, settings::Settings};

pub fn table(connector: &Connector) -> TokenStream {
    let Connector { title, hint, auths, choices, records, .. } = connector;
    let Settings { key, version, grammar, icon, color, documentation, support, base_url, base } = &connector.settings;
    let text = |setting: &Option<String>| value::option(setting.as_ref().map(|text| quote!(#text)));
    let (color, documentation, support) = (text(color), text(documentation), text(support));
    // The compiler reads the file, and says at the literal what is wrong with it.
    let icon = value::option(icon.as_ref().map(|file| quote_spanned!(file.span()=> __c::check::icon(::core::include_bytes!(#file)))));
    let grammar = Literal::u32_unsuffixed(*grammar);
    let base = value::expr(base);
    let auth_fields = &auths.fields;
    let helpers = connector.helpers.iter().map(|helper| helper::table(helper, auths, records));
    let flows = connector.helper_flows.iter().map(statics::action);
    let choices = choices.iter().map(|choices| statics::choices(choices));
    let lookups = connector.lookups.iter().map(|lookup| statics::action(&lookup.flow));
    let record_tables = records.iter().map(statics::record);
    let custom_api = connector.custom_api.as_ref().map(|_| custom_api_table());
    let actions = connector.actions.iter().map(statics::action).chain(custom_api);
    let triggers = connector.triggers.iter().map(statics::trigger);
    let authping = value::option(connector.authping.as_ref().map(|flow| {
        let table = statics::action(flow);
        quote!(&#table)
    }));
    let auths = auths.list.iter().enumerate().map(|(place, auth)| auth::table(auth, place, connector));
    quote! {
        static __CONNECTOR: __c::Connector = __c::Connector {
            key: #key, title: #title, description: #hint, version: #version, grammar: #grammar, icon: #icon, color: #color,
            documentation: #documentation, support: #support, base_url: #base_url, base: #base, auth_fields: &[#(#auth_fields),*],
            auths: &[#(#auths),*], helpers: &[#(#helpers),*], flows: &[#(&#flows),*], choices: &[#(&#choices),*], records: &[#(&#record_tables),*],
            lookups: &[#(&#lookups),*], actions: &[#(&#actions),*], triggers: &[#(&#triggers),*],
            authping: #authping
        };
    }
}
