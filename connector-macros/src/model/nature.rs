//! What people should know before they place a card.

use proc_macro2::Ident;
use syn::LitStr;

use super::{names, settings};
use crate::{
    errors::{Code, Errors},
    suggest, syntax,
};

#[derive(Default)]
pub struct Nature {
    pub deprecated: Option<Deprecated>,
    /// Who the card is for; empty where it is for all.
    pub audience: String,
    /// The scopes that it needs, each with what will do instead.
    pub scopes: Vec<Vec<LitStr>>,
}

pub struct Deprecated {
    pub since: String,
    /// The card to place instead.
    pub instead: Option<Ident>,
}

impl Nature {
    pub fn lower(written: syntax::nature::Nature, errors: &Errors) -> Self {
        let deprecated = written.deprecated.map(|deprecated| {
            let since = deprecated.since.value();
            if !settings::is_version(&since) {
                let message = format_args!("`{since}` is not a version such as `1.2.0`");
                errors.push(&deprecated.since, Code::BadSetting, message);
            }
            Deprecated { since, instead: deprecated.instead }
        });
        let scopes = written.scopes.unwrap_or_default();
        Self { deprecated, scopes, audience: names::label(written.audience.as_ref(), String::new, errors) }
    }
}

/// The mistake of a card whose scope no auth asks for.
pub fn unknown_scope(scope: &LitStr, known: &[&str], errors: &Errors) {
    let name = scope.value();
    let advice = match known {
        [] => "; an `oauth2` auth says which there are, in `scopes { … }`".to_owned(),
        known => suggest::instead(&name, known.iter().copied()),
    };
    errors.push(scope, Code::UnknownScope, format_args!("no auth asks for the scope `{name}`{advice}"));
}
