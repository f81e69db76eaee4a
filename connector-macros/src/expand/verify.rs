//! Verifications as tables.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{
    trigger::variant,
    value::{self, delivered},
};
use crate::model::verify::{Hmac, Jwt, JwtKey, Verify};

pub fn table(verify: &Verify) -> TokenStream {
    match verify {
        Verify::Hmac(hmac) => self::hmac(hmac),
        Verify::SharedSecret { key, at } => {
            let (key, at) = (Literal::usize_unsuffixed(*key), delivered(at));
            quote!(__c::Verify::SharedSecret { key: #key, at: #at })
        }
        Verify::Jwt(jwt) => self::jwt(jwt),
        Verify::None { because } => quote!(__c::Verify::None { because: #because }),
    }
}

fn hmac(hmac: &Hmac) -> TokenStream {
    let kind = hmac.kind.to_string();
    let hash = variant(kind.strip_prefix("hmac_").unwrap_or(&kind));
    let (key, over) = (Literal::usize_unsuffixed(hmac.key), value::expr(&hmac.over));
    let encoding = if hmac.is_hex { quote!(Hex) } else { quote!(Base64) };
    let (before, behind) = &hmac.around;
    let at = delivered(&hmac.at);
    let fresh = value::option(hmac.fresh.as_ref().map(|(within, at)| {
        let (within, at) = (Literal::u64_unsuffixed(*within), delivered(at));
        quote!(__c::Fresh { within: #within, at: #at })
    }));
    quote! {
        __c::Verify::Hmac(__c::Hmac {
            hash: __c::Hash::#hash, key: #key, over: #over, encoding: __c::Encoding::#encoding, around: (#before, #behind), at: #at, fresh: #fresh
        })
    }
}

fn jwt(jwt: &Jwt) -> TokenStream {
    let Jwt { key, algorithms, issuer, audience, at } = jwt;
    let key = match key {
        JwtKey::Auth(slot) => {
            let slot = Literal::usize_unsuffixed(*slot);
            quote!(Auth(#slot))
        }
        JwtKey::Keys(url) => quote!(Keys(#url)),
    };
    let claim = |claim: &Option<_>| value::option(claim.as_ref().map(value::expr));
    let (issuer, audience, at) = (claim(issuer), claim(audience), delivered(at));
    quote! {
        __c::Verify::Jwt(__c::Jwt { key: __c::JwtKey::#key, algorithms: &[#(#algorithms),*], issuer: #issuer, audience: #audience, at: #at })
    }
}
