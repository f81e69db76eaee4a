//! `when options.kind == "user"`, `when options.kind in [user, group]`: when a field is shown.

use syn::{Token, parse::ParseStream};

use super::{field::Literal, path::Path, tokens};
use crate::errors::Errors;

pub struct When {
    pub option: Path,
    pub values: Vec<Literal>,
}

impl When {
    pub fn parse(input: ParseStream<'_>, errors: &Errors) -> syn::Result<Self> {
        let option = Path::parse(input)?;
        if tokens::take(input, "in").is_some() {
            let (values, _) = tokens::brackets(input, |content| tokens::list(content, errors, Literal::parse))?;
            return Ok(Self { option, values: values.list });
        }
        if !input.peek(Token![==]) {
            return Err(tokens::unexpected(input, "`== value` or `in [values]`"));
        }
        input.parse::<Token![==]>()?;
        Ok(Self { option, values: vec![Literal::parse(input)?] })
    }
}
