//! `function slug(text: String) -> String;`: a function of the author's own, which values can call; with `async` before it, steps and outputs.

use proc_macro2::Ident;
use syn::{Token, parse::ParseStream};

use super::{
    tokens::{self, Many, RustPath},
    types::Type,
};
use crate::errors::Errors;

pub struct Function {
    pub name: Ident,
    /// The word `async` stands before it.
    pub is_async: bool,
    pub parameters: Many<(Ident, Type)>,
    pub result: Type,
    /// Where it stands in Rust, if not beside the connector by its own name.
    pub path: Option<RustPath>,
}

impl Function {
    pub fn parse(input: ParseStream<'_>, is_async: bool, errors: &Errors) -> syn::Result<Self> {
        let name = tokens::name(input, "the function's name")?;
        let parameter = |content: ParseStream<'_>| {
            let name = tokens::name(content, "a parameter's name")?;
            tokens::colon(content, "the name")?;
            Ok((name, Type::parse(content)?))
        };
        let (parameters, _) = tokens::parentheses(input, |content| tokens::list(content, errors, parameter))?;
        if !input.peek(Token![->]) {
            return Err(tokens::unexpected(input, "`->` and the type of what the function gives"));
        }
        input.parse::<Token![->]>()?;
        let result = Type::parse(input)?;
        let path = match tokens::take(input, "with") {
            Some(_) => Some(tokens::rust_path(input, "the Rust function that is called, as in `with texts::slug`")?),
            None => None,
        };
        tokens::end(input, errors, false);
        Ok(Self { name, is_async, parameters, result, path })
    }
}
