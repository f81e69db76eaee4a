//! What the kind of an auth needs to know, as tables.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{format_ident, quote};

use super::{reads, step, value};
use crate::model::{
    Connector,
    auth::{Auth, AuthKind, Grant},
    brought,
    record::Record,
    scheme::{Assertion, OAuthScope, Refresh, Scheme},
    signed::{RequestPart, Signed, SignedPart},
    text::{Named, Text},
};

/// The kind with its settings.
pub fn kind(auth: &Auth, connector: &Connector) -> TokenStream {
    let records = &connector.records;
    let scheme = &auth.scheme;
    match auth.kind {
        AuthKind::Custom => quote!(Custom),
        AuthKind::Basic => quote!(Basic),
        AuthKind::Bearer => quote!(Bearer),
        AuthKind::Digest => quote!(Digest),
        AuthKind::Mtls => quote!(Mtls),
        AuthKind::ApiKey => {
            let (place, name) = scheme.key().map_or(("header", ""), |(part, name, _)| (part, name));
            let place = variant(place);
            quote!(ApiKey(__c::ApiKey { place: __c::KeyPlace::#place, name: #name }))
        }
        AuthKind::Hmac => {
            let word = |name, default| variant(scheme.word(name).map_or(default, |(word, _)| word));
            let (algorithm, encoding) = (word("algorithm", "sha256"), word("encoding", "hex"));
            let sign = scheme.signed().map(signed);
            let headers = scheme.signed_headers().iter().map(|Named { name, value, .. }| {
                let text = signed(value);
                quote!((#name, #text))
            });
            quote!(Hmac(&__c::HmacSigning { algorithm: __c::Hash::#algorithm, encoding: __c::Encoding::#encoding, sign: #sign, headers: &[#(#headers),*] }))
        }
        AuthKind::AwsSigv4 => {
            let (service, region) = (scheme.text("service").map(text), scheme.text("region").map(text));
            quote!(AwsSigv4(&__c::AwsSigv4 { service: #service, region: #region }))
        }
        AuthKind::Session => session(scheme, connector),
        AuthKind::OAuth2(grant) => oauth2(grant, scheme, records),
    }
}

/// A text, as written and to be rendered.
pub fn text(text: &Text) -> TokenStream {
    let (written, value) = (&text.written, value::expr(&text.expr));
    quote!(__c::Template { text: #written, value: #value })
}

fn optional_text(text: Option<&Text>) -> TokenStream {
    value::option(text.map(self::text))
}

fn pairs(pairs: &[Named<Text>]) -> TokenStream {
    let pairs = pairs.iter().map(|Named { name, value, .. }| {
        let text = self::text(value);
        quote!((#name, #text))
    });
    quote!(&[#(#pairs),*])
}

/// `private_key_jwt` is the variant `PrivateKeyJwt`.
pub fn variant(word: &str) -> Ident {
    let capital = |part: &str| {
        let mut chars = part.chars();
        chars.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(chars).collect::<String>()
    };
    Ident::new(&word.split('_').map(capital).collect::<String>(), Span::call_site())
}

fn oauth2(grant: Grant, scheme: &Scheme, records: &[Record]) -> TokenStream {
    let urls = ["authorize_url", "token_url", "device_url", "refresh_url", "revoke_url", "audience", "resource"];
    let texts = urls.iter().filter_map(|name| {
        let text = text(scheme.text(name)?);
        let name = format_ident!("{name}");
        Some(quote!(#name: __c::Some(#text),))
    });
    let lists = ["authorize_parameters", "token_parameters", "token_headers"].into_iter().filter_map(|name| {
        let written = scheme.pairs(name);
        let (ident, pairs) = (format_ident!("{name}"), pairs(written));
        (!written.is_empty()).then(|| quote!(#ident: #pairs,))
    });
    let grant_name = match grant {
        Grant::AuthorizationCode => quote!(AuthorizationCode),
        Grant::ClientCredentials => quote!(ClientCredentials),
        Grant::Device => quote!(Device),
        Grant::JwtBearer => quote!(JwtBearer),
    };
    let word = |name: &str, default: &'static str| scheme.word(name).map_or(default, |(word, _)| word).to_owned();
    let client = variant(&word("client", "customer"));
    let client_auth = variant(&word("client_auth", brought::default_client_auth(grant)));
    let pkce = variant(&word("pkce", if grant == Grant::AuthorizationCode { "S256" } else { "none" }));
    let redirect = variant(&word("redirect", "loopback"));
    let scopes = scheme.scopes().iter().map(|OAuthScope { name, label, required, selected }| {
        quote!(__c::Scope { name: #name, label: #label, required: #required, selected: #selected })
    });
    let separator = scheme.text("scope_separator").map(|text| {
        let separator = &text.written;
        quote!(scope_separator: #separator,)
    });
    let refresh = scheme.refresh().map(|refresh| {
        let refresh = self::refresh(refresh, records);
        quote!(refresh: #refresh,)
    });
    let assertion = scheme.assertion().map(|(assertion, _)| {
        let assertion = self::assertion(assertion);
        quote!(assertion: __c::Some(#assertion),)
    });
    quote! {
        OAuth2(&__c::OAuth2 {
            grant: __c::Grant::#grant_name, #(#texts)* client: __c::ClientOwner::#client, client_auth: __c::ClientAuth::#client_auth,
            pkce: __c::Pkce::#pkce, redirect: __c::Redirect::#redirect, scopes: &[#(#scopes),*], #separator #(#lists)* #refresh #assertion
            ..__c::OAuth2::DEFAULT
        })
    }
}

fn refresh(refresh: &Refresh, records: &[Record]) -> TokenStream {
    let before = refresh.before.map(|millis| {
        let millis = Literal::u64_unsuffixed(millis);
        quote!(before: #millis,)
    });
    let when = refresh.when.as_ref().map(|when| {
        let (when, reads) = (value::condition(when), reads::table(&refresh.reads, records));
        quote!(when: __c::Some(#when), reads: #reads,)
    });
    let rest = (before.is_none() || when.is_none()).then(|| quote!(..__c::Refresh::DEFAULT));
    quote!(__c::Refresh { #before #when #rest })
}

fn assertion(assertion: &Assertion) -> TokenStream {
    let texts = assertion.texts.iter().map(|(name, text)| {
        let (name, text) = (format_ident!("{name}"), self::text(text));
        quote!(#name: __c::Some(#text),)
    });
    let algorithm = assertion.algorithm.as_ref().map(|algorithm| {
        let algorithm = match algorithm.as_str() {
            "EdDSA" => "EdDsa".to_owned(),
            other => other[..1].to_owned() + &other[1..].to_ascii_lowercase(),
        };
        let algorithm = format_ident!("{algorithm}");
        quote!(algorithm: __c::Algorithm::#algorithm,)
    });
    let lifetime = assertion.lifetime.map(|millis| {
        let millis = Literal::u64_unsuffixed(millis);
        quote!(lifetime: #millis,)
    });
    let claims = pairs(&assertion.claims);
    let is_whole = assertion.texts.len() == 3 && algorithm.is_some() && lifetime.is_some();
    let rest = (!is_whole).then(|| quote!(..__c::Assertion::DEFAULT));
    quote!(__c::Assertion { #(#texts)* #algorithm #lifetime claims: #claims, #rest })
}

fn session(scheme: &Scheme, connector: &Connector) -> TokenStream {
    let records = &connector.records;
    let numbers = |slots: &[usize]| {
        let slots = slots.iter().map(|slot| Literal::usize_unsuffixed(*slot));
        quote!(&[#(#slots),*])
    };
    let login = value::option(scheme.login().map(|login| step::table(&login.step, connector)));
    let fields = numbers(scheme.login().map_or(&[], |login| &login.fields));
    let handed_out = numbers(scheme.refresh().map_or(&[], |refresh| &refresh.handed_out));
    let expires = value::option(scheme.duration("expires").map(|millis| {
        let millis = Literal::u64_unsuffixed(millis);
        quote!(#millis)
    }));
    let expires_in = optional_text(scheme.text("expires_in"));
    let refresh = scheme.refresh().map_or_else(|| quote!(__c::Refresh::DEFAULT), |refresh| self::refresh(refresh, records));
    quote! {
        Session(&__c::Session {
            login: #login, fields: #fields, expires: #expires, expires_in: #expires_in, refresh: #refresh, handed_out: #handed_out
        })
    }
}

fn signed(signed: &Signed) -> TokenStream {
    let parts = signed.parts.iter().map(|part| match part {
        SignedPart::Value(expr) => {
            let expr = value::expr(expr);
            quote!(__c::SignedPart::Value(#expr))
        }
        SignedPart::Request(part) => {
            let part = match part {
                RequestPart::Method => quote!(Method),
                RequestPart::Path => quote!(Path),
                RequestPart::Query => quote!(Query),
                RequestPart::Body => quote!(Body),
                RequestPart::BodyHash => quote!(BodyHash),
                RequestPart::Timestamp => quote!(Timestamp),
                RequestPart::Nonce => quote!(Nonce),
                RequestPart::Signature => quote!(Signature),
            };
            quote!(__c::SignedPart::#part)
        }
    });
    let written = &signed.written;
    quote!(__c::Signed { text: #written, parts: &[#(#parts),*] })
}
