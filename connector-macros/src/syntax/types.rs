//! The language's words for types: `String`, `Option<…>`, a record.

use proc_macro2::Ident;
use syn::{Token, parse::ParseStream};

use super::tokens::{self, RustPath};
use crate::errors::Place;

pub enum Type {
    Word(Ident),
    Generic(Ident, Box<Type>, Place),
    /// A type of the author's own, by its path: `self::UserId`.
    Rust(RustPath),
    /// Written, and not understood; already reported.
    Broken,
}

impl Type {
    pub fn place(&self) -> Place {
        match self {
            Type::Word(word) => word.into(),
            Type::Generic(_, _, place) => *place,
            Type::Rust(path) => path.place,
            Type::Broken => Place::unknown(),
        }
    }

    pub fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(Token![::]) || input.peek2(Token![::]) {
            return tokens::rust_path(input, "a type").map(Type::Rust);
        }
        let word = tokens::name(input, "a type")?;
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
