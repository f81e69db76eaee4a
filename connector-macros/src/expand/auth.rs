//! Ways to sign in, as tables.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{scheme, shape, statics};
use crate::model::{
    Connector,
    auth::{Auth, AuthKind, GivenBy, Parameter},
    record::Record,
};

/// The auth at this place.
pub fn table(auth: &Auth, place: usize, connector: &Connector) -> TokenStream {
    let records = &connector.records;
    let name = auth.name.to_string();
    let Auth { label, hint, .. } = auth;
    let kind = scheme::kind(auth, connector);
    let parameters = auth.parameters.iter().map(|parameter| self::parameter(parameter, records));
    let credential = credential(auth).map(|credential| quote!(credential: __c::Credential::#credential,));
    let revoke = connector.revokes.iter().find(|revoke| revoke.is_for(place)).map(|revoke| {
        let table = statics::revoke(revoke, connector);
        quote!(revoke: __c::Some(&#table),)
    });
    let rest = (credential.is_none() || revoke.is_none()).then(|| quote!(..__c::Auth::EMPTY));
    quote! {
        __c::Auth {
            name: #name, label: #label, hint: #hint, kind: __c::AuthKind::#kind, parameters: &[#(#parameters),*], #credential #revoke #rest
        }
    }
}

fn parameter(parameter: &Parameter, records: &[Record]) -> TokenStream {
    let slot = Literal::usize_unsuffixed(parameter.slot);
    let field = shape::field(&parameter.field, true, records);
    let given_by = match parameter.given_by {
        GivenBy::Person => None,
        GivenBy::Developer => Some(quote!(given_by: __c::GivenBy::Developer,)),
        GivenBy::SignIn => Some(quote!(given_by: __c::GivenBy::SignIn,)),
    };
    let for_sign_in = parameter.for_sign_in.then(|| quote!(for_sign_in: true,));
    let hidden = parameter.hidden.then(|| quote!(hidden: true,));
    let worth = parameter.value.as_ref().map(|value| {
        let value = scheme::text(value);
        quote!(value: __c::Some(#value),)
    });
    let is_whole = [&given_by, &for_sign_in, &hidden, &worth].iter().all(|part| part.is_some());
    let rest = (!is_whole).then(|| quote!(..__c::Parameter::EMPTY));
    quote!(__c::Parameter { slot: #slot, field: #field, #given_by #for_sign_in #hidden #worth #rest })
}

/// What the auth itself puts on requests; what is to be signed is no value.
fn credential(auth: &Auth) -> Option<TokenStream> {
    let field = |name: &str| {
        auth.slot(name).map(|slot| {
            let slot = Literal::usize_unsuffixed(slot);
            quote!(__c::Expr::Auth(#slot))
        })
    };
    match auth.kind {
        AuthKind::Basic => {
            let (user, password) = field("username").zip(field("password"))?;
            Some(quote!(Basic(#user, #password)))
        }
        AuthKind::Bearer => {
            let token = field("token")?;
            Some(quote!(Header("Authorization", __c::Expr::Template(&[__c::Expr::Text("Bearer "), #token]))))
        }
        AuthKind::ApiKey => {
            let ((part, name, _), key) = auth.scheme.key().zip(field("key"))?;
            let part = scheme::variant(part);
            Some(quote!(#part(#name, #key)))
        }
        _ => None,
    }
}
