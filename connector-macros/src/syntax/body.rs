//! The body of a request: `json { … }`, `form { … }`, `multipart { … }`, `text "…";`, `stream file;`, `chunks file, 8MiB { … }`, `graphql "query …" { … }`.

use syn::{LitStr, Token, parse::ParseStream};

use super::{
    chunks::Chunks,
    tokens,
    value::{self, Pair, Value},
};
use crate::errors::{Errors, Place};

pub struct Body {
    pub kind: BodyKind,
    /// The word that it begins with.
    pub place: Place,
}

pub enum BodyKind {
    Json(Value),
    Form(Vec<Pair>),
    /// An object with the root element.
    Xml(Vec<Pair>),
    Text(Value),
    /// The content of a file, as its own media type.
    Stream(Value),
    /// The content of a file, as bytes of no type.
    Bytes(Value),
    /// The content of a file, a request for each chunk.
    Chunks(Box<Chunks>),
    Multipart(Vec<Pair>),
    Graphql(Document, Vec<Pair>),
}

/// The document of a GraphQL request: written here, or in a file beside the description.
#[derive(Clone)]
pub enum Document {
    Text(LitStr),
    File(LitStr),
}

impl BodyKind {
    /// The body that a word begins; `None` for any other word.
    pub fn parse(keyword: &str, input: ParseStream<'_>, errors: &Errors) -> syn::Result<Option<Self>> {
        Ok(Some(match keyword {
            "json" => {
                let closed = input.peek(syn::token::Brace);
                let value = Value::parse(input, errors)?;
                tokens::end(input, errors, closed);
                Self::Json(value)
            }
            "form" => Self::Form(pairs(input, errors)?),
            "xml" => Self::Xml(pairs(input, errors)?),
            "multipart" => Self::Multipart(pairs(input, errors)?),
            "text" => Self::Text(statement(input, errors)?),
            "stream" => Self::Stream(statement(input, errors)?),
            "bytes" => Self::Bytes(statement(input, errors)?),
            "chunks" => Self::Chunks(Box::new(Chunks::parse(input, errors)?)),
            "graphql" => {
                let document = Document::parse(input)?;
                if input.peek(Token![;]) {
                    return Ok(Some(Self::Graphql(document, Vec::new())));
                }
                Self::Graphql(document, pairs(input, errors)?)
            }
            _ => return Ok(None),
        }))
    }
}

fn statement(input: ParseStream<'_>, errors: &Errors) -> syn::Result<Value> {
    let value = Value::parse(input, errors)?;
    tokens::end(input, errors, false);
    Ok(value)
}

fn pairs(input: ParseStream<'_>, errors: &Errors) -> syn::Result<Vec<Pair>> {
    tokens::block(input, |content| value::pairs(content, errors)).map(|(pairs, _)| pairs)
}

impl Document {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        match tokens::take(input, "from") {
            Some(_) => tokens::text(input, "the file, as in `graphql from \"queries/user.graphql\"`").map(Self::File),
            None => tokens::text(input, "a GraphQL document, as a string such as `\"query($id: ID!) { user(id: $id) { name } }\"`")
                .map(Self::Text),
        }
    }
}
