//! `record Name { … }`: a shape that cards share.

use proc_macro2::Ident;
use syn::parse::ParseStream;

use super::{
    field::{self, Field, Kind},
    tokens::{self, Many},
};
use crate::errors::Errors;

pub struct Record {
    pub hint: String,
    pub name: Ident,
    pub fields: Many<Field>,
}

impl Record {
    pub fn parse(input: ParseStream<'_>, hint: String, errors: &Errors) -> syn::Result<Self> {
        let name = tokens::name(input, "the record's name")?;
        let fields = match tokens::block(input, |content| field::parse_all(content, Kind::Record, errors)) {
            Ok((fields, _)) => fields,
            Err(mistake) => {
                errors.add(mistake);
                Many { list: Vec::new(), broken: true }
            }
        };
        Ok(Self { hint, name, fields })
    }
}
