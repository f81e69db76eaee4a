//! `choices Name { open "Open", all "All" as "ALL" }`: a set of values that a person chooses from.

use proc_macro2::Ident;
use syn::{LitStr, parse::ParseStream};

use super::tokens::{self, Many};
use crate::errors::Errors;

pub struct Choices {
    pub hint: String,
    pub name: Ident,
    pub values: Many<Choice>,
}

pub struct Choice {
    pub hint: String,
    pub name: Ident,
    pub label: Option<LitStr>,
    pub wire: Option<LitStr>,
}

impl Choices {
    pub fn parse(input: ParseStream<'_>, hint: String, errors: &Errors) -> syn::Result<Self> {
        let name = tokens::name(input, "the name of the choices")?;
        let values = match tokens::block(input, |content| tokens::list(content, errors, |input| Choice::parse(input, errors))) {
            Ok((values, _)) => values,
            Err(mistake) => {
                errors.add(mistake);
                Many { list: Vec::new(), broken: true }
            }
        };
        Ok(Self { hint, name, values })
    }
}

impl Choice {
    fn parse(input: ParseStream<'_>, errors: &Errors) -> syn::Result<Self> {
        let hint = tokens::docs(input, errors)?;
        let name = tokens::name(input, "the name of a choice")?;
        let label = tokens::label(input)?;
        let wire = match tokens::take(input, "as") {
            Some(_) => Some(tokens::text(input, "the value as the service writes it, as a string")?),
            None => None,
        };
        Ok(Self { hint, name, label, wire })
    }
}
