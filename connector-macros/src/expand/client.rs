//! The client and the builders of its connections: thin types over the runtime's, with one method per card and per parameter.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::{data::described, docs, lints, paths, statics, types};
use crate::model::{
    Connector,
    action::Action,
    auth::{Auth, AuthKind, Grant},
    nature::Deprecated,
    types::Type,
};

/// What the methods of cards do.
pub enum Bodies {
    /// One call of the runtime.
    Whole,
    /// Nothing: the description has mistakes, and only the names are wanted.
    Refused,
}

/// The structs that people see.
pub fn structs(connector: &Connector, runtime: &TokenStream, bodies: &Bodies) -> TokenStream {
    let is_whole = matches!(bodies, Bodies::Whole);
    let Connector { visibility, name, hint, title, .. } = connector;
    let docs = described(hint, || format!("{title}."));
    let builders = connector.auths.list.iter().map(|auth| {
        let builder = auth.builder(name);
        let docs = described(&auth.hint, || format!("Signs in with: {}.", auth.label));
        let page = is_whole.then(|| docs::of_auth(connector, auth, runtime));
        quote! {
            #[doc = #docs]
            #page
            #visibility struct #builder { connect: #runtime::Connect }
        }
    });
    let page = is_whole.then(|| docs::of_connector(connector, runtime));
    quote! {
        #[doc = #docs]
        #page
        #[derive(::core::clone::Clone)]
        #visibility struct #name { connection: #runtime::Connection }
        #(#builders)*
    }
}

/// Their methods.
pub fn wiring(connector: &Connector, bodies: &Bodies) -> TokenStream {
    let name = &connector.name;
    let starts = connector.auths.list.iter().enumerate().map(|(index, auth)| start(auth, index, name));
    let cards = connector.cards_and_lookups().map(|action| methods(action, connector, bodies));
    let builders = connector.auths.list.iter().map(|auth| builder(auth, name));
    quote! {
        impl #name {
            /// The connector's metadata.
            pub const CONNECTOR: &'static __c::Connector = &__CONNECTOR;
            #(#starts)*
            #(#cards)*
        }
        __c::client! { #name }
        #(#builders)*
    }
}

fn start(auth: &Auth, index: usize, connector: &Ident) -> TokenStream {
    let (name, builder) = (&auth.name, auth.builder(connector));
    let docs = format!("Starts a connection with: {}.", auth.label);
    let index = Literal::usize_unsuffixed(index);
    quote! {
        #[doc = #docs]
        pub fn #name() -> #builder { #builder { connect: __c::Connect::new(&__CONNECTOR, #index) } }
    }
}

fn builder(auth: &Auth, connector: &Ident) -> TokenStream {
    let builder = auth.builder(connector);
    let setters = auth.parameters.iter().map(|parameter| {
        let field = &parameter.field;
        let ident = &field.ident;
        let docs = described(&field.hint, || format!("{}.", field.label));
        let slot = Literal::usize_unsuffixed(parameter.slot);
        let (argument, value) = match field.ty.inner() {
            Type::Integer | Type::Boolean => (types::rust(field.ty.inner(), &[], &paths::inside()), quote!(value)),
            Type::Secret => (quote!(impl __c::Into<__c::Secret>), quote!(<_ as __c::Into<__c::Secret>>::into(value))),
            Type::Choices(choices) => {
                let name = &choices.name;
                (quote!(impl __c::Into<#name>), quote!(<_ as __c::Into<#name>>::into(value)))
            }
            _ => (quote!(impl __c::Into<__c::String>), quote!(<_ as __c::Into<__c::String>>::into(value))),
        };
        quote! {
            #[doc = #docs]
            #[must_use]
            pub fn #ident(mut self, value: #argument) -> Self {
                self.connect.set(#slot, #value);
                self
            }
        }
    });
    let signs_in = match auth.kind {
        AuthKind::OAuth2(grant) => {
            let way = format_ident!(
                "{}",
                match grant {
                    Grant::AuthorizationCode => "authorization_code",
                    Grant::Device => "device",
                    Grant::ClientCredentials | Grant::JwtBearer => "oauth2",
                }
            );
            Some(quote!(__c::signs_in! { #way #builder }))
        }
        _ => None,
    };
    let allowance = lints::of_setters(auth.parameters.iter().map(|parameter| &parameter.field.ident));
    quote! {
        #allowance
        impl #builder { #(#setters)* }
        __c::builder! { #builder => #connector }
        #signs_in
    }
}

/// The methods of a card: with what it needs, and where it needs nothing also with what it may take.
fn methods(action: &Action, connector: &Connector, bodies: &Bodies) -> TokenStream {
    let name = &action.name;
    let input = action.input_type();
    let takes_input = !action.input.fields.is_empty();
    let needs_input = action.input.required().next().is_some();
    // Where the description has mistakes, these are enough.
    let deprecated = action.nature.deprecated.as_ref().filter(|_| matches!(bodies, Bodies::Whole)).map(|Deprecated { since, instead }| {
        let note = instead.as_ref().map(|instead| {
            let note = format!("use `{instead}`");
            quote!(, note = #note)
        });
        quote!(#[deprecated(since = #since #note)])
    });
    let method = |name: &Ident, argument: Option<TokenStream>, value: TokenStream| {
        let docs = described(&action.hint, || format!("{}.", action.title));
        let (result, function) = match &action.pages {
            Some(pages) => {
                let item = types::rust(&pages.item, &connector.records, &paths::inside());
                (quote!(__c::Pages<#item>), quote!(pages))
            }
            None => {
                let output = action.output_type();
                (quote!(__c::Call<#output>), quote!(call))
            }
        };
        let table = statics::action(action);
        let (body, allowance) = match bodies {
            Bodies::Whole => (quote!(__c::#function(&self.connection, &#table, #value)), None),
            Bodies::Refused => (quote!(__c::refused()), Some(quote!(#[allow(unused_variables)]))),
        };
        let page = matches!(bodies, Bodies::Whole).then(|| docs::of_method(connector, action, &paths::inside()));
        quote! {
            #[doc = #docs]
            #page
            #deprecated
            #allowance
            pub fn #name(&self #argument) -> #result { #body }
        }
    };
    match (takes_input, needs_input) {
        (false, _) => method(name, None, quote!(__c::NoInput)),
        (true, true) => method(name, Some(quote!(, input: impl __c::Into<#input>)), quote!(__c::Into::into(input))),
        (true, false) => {
            let with_input = format_ident!("{name}_with");
            let short = method(name, None, quote!(#input::new()));
            let long = method(&with_input, Some(quote!(, input: #input)), quote!(input));
            quote!(#short #long)
        }
    }
}
