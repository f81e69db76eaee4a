//! `choose repositories`, `choose repositories(owner: options.owner)`: the lookup that a field's value is chosen by.

use proc_macro2::Ident;
use syn::parse::ParseStream;

use super::{step, tokens, tokens::Many, value::Pair};
use crate::errors::Errors;

pub struct Choose {
    pub lookup: Ident,
    pub arguments: Many<Pair>,
}

impl Choose {
    pub fn parse(input: ParseStream<'_>, errors: &Errors) -> syn::Result<Self> {
        let lookup = tokens::name(input, "the name of a lookup")?;
        let arguments = if input.peek(syn::token::Paren) { step::arguments(input, errors)? } else { Many::default() };
        Ok(Self { lookup, arguments })
    }
}
