//! `config { name "Label": Type = value hidden, … }`: values that the developer or the host gives, and no person.

use syn::{LitStr, Token, parse::ParseStream};

use super::{
    field::{Field, Literal},
    template::Template,
    tokens::{self, Before, Many},
    types::Type,
    value::Value,
};
use crate::errors::{Code, Errors, Place};

pub struct Config {
    /// Without clauses.
    pub field: Field,
    pub worth: Option<Worth>,
    pub hidden: bool,
}

/// What a config value is worth where nobody gives another.
pub enum Worth {
    Static(Literal),
    /// Made of parameters.
    Made(Value),
}

pub fn parse(input: ParseStream<'_>, errors: &Errors) -> syn::Result<Many<Config>> {
    tokens::block(input, |content| tokens::list(content, errors, |input| Config::parse(input, errors))).map(|(configs, _)| configs)
}

impl Config {
    fn parse(input: ParseStream<'_>, errors: &Errors) -> syn::Result<Self> {
        let Before { hint, allow } = tokens::before(input, errors)?;
        let name = tokens::name(input, "the name of a config value")?;
        let label = tokens::label(input)?;
        tokens::colon(input, &format!("`{name}`"))?;
        let ty = Type::parse(input)?;
        let worth = match input.parse::<Option<Token![=]>>()? {
            Some(_) => Some(Worth::parse(input, errors)?),
            None => None,
        };
        let hidden = tokens::take(input, "hidden").is_some();
        if let Some(word) = tokens::word(input) {
            let place = Place::from(input.span());
            errors.push(
                place,
                Code::UnknownClause,
                format_args!("unknown clause `{word}` of a config value; write `= value` and `hidden`"),
            );
            while !input.is_empty() && !input.peek(Token![,]) {
                input.parse::<proc_macro2::TokenTree>()?;
            }
        }
        let field = Field { ty, may_be_unused: allow.is_some(), ..Field::new(hint, name, label) };
        Ok(Self { field, worth, hidden })
    }
}

impl Worth {
    fn parse(input: ParseStream<'_>, errors: &Errors) -> syn::Result<Self> {
        if input.peek(LitStr) {
            let literal: LitStr = input.parse()?;
            let template = Template::new(&literal, errors);
            return Ok(match template.plain() {
                Some(text) => Worth::Static(Literal::Text(LitStr::new(text, literal.span()))),
                None => Worth::Made(Value::Text(template)),
            });
        }
        match tokens::word(input).is_some() && (input.peek2(Token![.]) || input.peek2(syn::token::Paren)) {
            true => Value::parse(input, errors).map(Worth::Made),
            false => Literal::parse(input).map(Worth::Static),
        }
    }
}
