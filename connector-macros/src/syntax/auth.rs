//! `auth name "Label" kind { parameters { … } }`

use proc_macro2::Ident;
use syn::{LitStr, Token, parse::ParseStream};

use super::{
    field::{self, Field, Kind},
    keywords::{AUTH_KINDS, LATER_AUTH_KINDS},
    tokens::{self, Many, not_yet},
};
use crate::{
    errors::{Code, Errors, error},
    suggest,
};

pub struct Auth {
    pub hint: String,
    pub name: Ident,
    pub label: Option<LitStr>,
    pub kind: AuthKind,
    pub parameters: Many<Field>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum AuthKind {
    Basic,
    Custom,
}

impl Auth {
    pub fn parse(input: ParseStream<'_>, hint: String, errors: &Errors) -> syn::Result<Self> {
        let name = tokens::name(input, "the auth's name")?;
        let label = tokens::label(input)?;
        let mut auth = Self { hint, name, label, kind: AuthKind::Custom, parameters: Many::default() };
        match kind(input) {
            Ok(kind) => auth.kind = kind,
            Err(mistake) => {
                errors.add(mistake);
                auth.parameters.broken = true;
                while !input.is_empty() && !input.peek(syn::token::Brace) && !input.peek(Token![;]) {
                    input.parse::<proc_macro2::TokenTree>()?;
                }
            }
        }
        auth.parse_body(input, errors);
        Ok(auth)
    }

    /// The body of a kind that is not understood may not be understood either; its parameters are read for their names alone.
    fn parse_body(&mut self, input: ParseStream<'_>, errors: &Errors) {
        let unheard = Errors::new();
        let heard = if self.parameters.broken { &unheard } else { errors };
        if let Err(mistake) = tokens::block(input, |content| body(content, &mut self.parameters, heard)) {
            heard.add(mistake);
            self.parameters.broken = true;
        }
        unheard.forget();
    }
}

fn kind(input: ParseStream<'_>) -> syn::Result<AuthKind> {
    let Some(word) = tokens::word(input) else {
        return Err(tokens::unexpected(input, &format!("the auth's kind: {}", suggest::either(AUTH_KINDS))));
    };
    let word_place = input.span();
    match word.as_str() {
        "basic" => tokens::name(input, "").map(|_| AuthKind::Basic),
        "custom" => tokens::name(input, "").map(|_| AuthKind::Custom),
        later if LATER_AUTH_KINDS.contains(&later) => {
            Err(error(word_place, Code::NotYet, format_args!("{}; write {}", not_yet(later), suggest::either(AUTH_KINDS))))
        }
        other => Err(error(
            word_place,
            Code::UnknownAuthKind,
            format_args!("unknown kind of auth `{other}`{}", suggest::instead(other, AUTH_KINDS.iter().copied())),
        )),
    }
}

fn body(input: ParseStream<'_>, parameters: &mut Many<Field>, errors: &Errors) {
    let mut seen = false;
    let whole = tokens::statements(input, errors, |input| {
        let word = tokens::name(input, "`parameters`")?;
        if word != "parameters" {
            return Err(tokens::unknown(&word, Code::UnknownStatement, "part of an auth", &["parameters"], &[]));
        }
        if std::mem::replace(&mut seen, true) {
            return Err(error(&word, Code::GivenTwice, "`parameters` is given twice"));
        }
        let (fields, _) = tokens::block(input, |content| field::parse_all(content, Kind::Parameter, errors))?;
        parameters.list = fields.list;
        parameters.broken |= fields.broken;
        let _ = input.parse::<Token![,]>();
        Ok(())
    });
    parameters.broken |= !whole;
}
