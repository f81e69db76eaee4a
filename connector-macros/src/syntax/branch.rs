//! Steps of which some run: `if`, `match`, `try`.

use proc_macro2::Ident;
use syn::{Token, parse::ParseStream};

use super::{
    condition::{Comparison, Condition},
    helper,
    step::{Block, Step, What},
    tokens::{self, Many},
    value::Value,
};
use crate::errors::{Code, Errors, Place, error};

/// `if condition { … } else { … }`
pub struct If {
    pub when: Condition,
    pub then: Block,
    pub otherwise: Option<Block>,
}

/// `try { … } on NotFound, Conflict { … }`
pub struct Try {
    pub body: Block,
    /// None where it is on any error.
    pub kinds: Vec<Ident>,
    /// The word `on`.
    pub on: Ident,
    pub handler: Block,
}

impl If {
    pub fn parse(input: ParseStream<'_>, errors: &Errors) -> syn::Result<Self> {
        tokens::expect(input, "if")?;
        let when = Condition::parse(input, errors)?;
        let then = Block::parse(input, errors)?;
        let otherwise = match tokens::take(input, "else") {
            None => None,
            Some(_) if tokens::at(input, "if") => {
                let place = Place::from(input.span());
                Some(Self::parse(input, errors)?.in_block(place))
            }
            Some(_) => Some(Block::parse(input, errors)?),
        };
        Ok(Self { when, then, otherwise })
    }

    /// `match value { "a", "b" => { … } _ => { … } }`, which is an `if` for each arm.
    pub fn parse_match(input: ParseStream<'_>, errors: &Errors) -> syn::Result<Self> {
        let keyword = tokens::expect(input, "match")?;
        if input.peek(syn::token::Brace) {
            return Err(error(&keyword, Code::MissingPart, "a match looks at a value: `match input.kind { … }`"));
        }
        let value = Value::parse(input, errors)?;
        let (mut arms, mut otherwise): (Vec<(Vec<Value>, Block, Place)>, _) = (Vec::new(), None);
        tokens::block(input, |content| {
            while !content.is_empty() {
                let place = Place::from(content.span());
                if otherwise.is_some() {
                    return Err(error(place, Code::NeverReached, "this arm never runs: `_` before it takes everything"));
                }
                let values = values(content, errors)?;
                if !content.peek(Token![=>]) {
                    return Err(tokens::unexpected(content, "`=>` and the steps of the arm: `\"open\" => { … }`"));
                }
                content.parse::<Token![=>]>()?;
                let block = Block::parse(content, errors)?;
                let _ = content.parse::<Token![,]>();
                match values {
                    Some(values) => arms.push((values, block, place)),
                    None => otherwise = Some(block),
                }
            }
            Ok(())
        })?
        .0?;
        let mut arms = arms.into_iter().rev();
        let Some((values, then, _)) = arms.next() else {
            return Err(error(&keyword, Code::MissingPart, "a match needs an arm with a value: `\"open\" => { … }`"));
        };
        let arm = |values: Vec<Value>, then: Block, otherwise: Option<Block>| Self { when: among(&value, values), then, otherwise };
        let last = arm(values, then, otherwise);
        Ok(arms.fold(last, |behind, (values, then, place)| arm(values, then, Some(behind.in_block(place)))))
    }

    fn in_block(self, place: Place) -> Block {
        let step = Step { name: None, what: What::If(self), fields: Many::default(), place, may_be_unused: false };
        Block { steps: vec![step], broken: false }
    }
}

/// The values of an arm; none for `_`.
fn values(input: ParseStream<'_>, errors: &Errors) -> syn::Result<Option<Vec<Value>>> {
    if input.parse::<Option<Token![_]>>()?.is_some() {
        return Ok(None);
    }
    let mut values = vec![Value::parse(input, errors)?];
    while input.parse::<Option<Token![,]>>()?.is_some() {
        values.push(Value::parse(input, errors)?);
    }
    Ok(Some(values))
}

fn among(value: &Value, mut values: Vec<Value>) -> Condition {
    match values.pop() {
        Some(only) if values.is_empty() => Condition::Compare(value.clone(), Comparison::Equal, only),
        last => {
            values.extend(last);
            Condition::In(value.clone(), values)
        }
    }
}

impl Try {
    pub fn parse(input: ParseStream<'_>, errors: &Errors) -> syn::Result<Self> {
        tokens::expect(input, "try")?;
        let body = Block::parse(input, errors)?;
        let Some(on) = tokens::take(input, "on") else {
            return Err(tokens::unexpected(input, "`on` and what happens then: `on NotFound { … }`, or `on error { … }`"));
        };
        let mut kinds = Vec::new();
        if tokens::take(input, "error").is_none() {
            kinds.push(helper::error_kind(input, errors)?);
            while input.parse::<Option<Token![,]>>()?.is_some() {
                kinds.push(helper::error_kind(input, errors)?);
            }
        }
        Ok(Self { body, kinds, on, handler: Block::parse(input, errors)? })
    }
}
