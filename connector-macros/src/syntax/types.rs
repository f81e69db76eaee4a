//! The language's words for types: `String`, `Option<…>`, a record.

use proc_macro2::Ident;
use syn::{Token, parse::ParseStream};

use super::tokens;
use crate::errors::{Code, Place, error};

pub enum Type {
    Word(Ident),
    Generic(Ident, Box<Type>, Place),
    /// Written, and not understood; already reported.
    Broken,
}

impl Type {
    pub fn place(&self) -> Place {
        match self {
            Type::Word(word) => word.into(),
            Type::Generic(_, _, place) => *place,
            Type::Broken => Place::unknown(),
        }
    }

    pub fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let word = tokens::name(input, "a type")?;
        if input.peek(Token![::]) {
            return Err(error(
                &word,
                Code::RustType,
                format_args!("`{word}::…` is a Rust type; only the types of the language can stand here yet"),
            ));
        }
        if !input.peek(Token![<]) {
            return Ok(Type::Word(word));
        }
        input.parse::<Token![<]>()?;
        let inner = Type::parse(input)?;
        let end = Place::from(input.span());
        if !input.peek(Token![>]) {
            return Err(tokens::unexpected(input, "`>`"));
        }
        input.parse::<Token![>]>()?;
        let place = Place::from(&word).to(end);
        Ok(Type::Generic(word, Box::new(inner), place))
    }
}
