//! `where …`: what a value must satisfy.

use syn::{LitStr, Token, parse::ParseStream};

use super::{
    field::Literal,
    keywords::CONSTRAINTS,
    origin,
    tokens::{self, Many},
    value::Number,
};
use crate::errors::{Code, Errors, Place, error};

pub enum Constraint {
    Matches(LitStr),
    Length(Bounds),
    Range(Bounds),
    /// `one_of ["a", "b"]`
    OneOf(Many<Literal>, Place),
    /// `within "https://uploads.example.com"`, `within ["…", "…"]`
    Within(Vec<LitStr>),
}

/// `1..=100`, `1..`, `..=100`: both ends are included.
pub struct Bounds {
    pub least: Option<Number>,
    pub most: Option<Number>,
    pub place: Place,
}

impl Constraint {
    pub fn parse(input: ParseStream<'_>, errors: &Errors) -> syn::Result<Self> {
        let word = tokens::name(input, "`matches`, `len`, `range`, `one_of` or `within`")?;
        match word.to_string().as_str() {
            "matches" => tokens::text(input, "a regular expression, as a string").map(Constraint::Matches),
            "len" => Bounds::parse(input, "len").map(Constraint::Length),
            "range" => Bounds::parse(input, "range").map(Constraint::Range),
            "one_of" => {
                let (values, place) = tokens::brackets(input, |content| tokens::list(content, errors, Literal::parse))?;
                Ok(Constraint::OneOf(values, place))
            }
            "within" => origin::list(input, errors).map(Constraint::Within),
            _ => Err(tokens::unknown(&word, Code::UnknownConstraint, "constraint", CONSTRAINTS, &[])),
        }
    }
}

impl Bounds {
    fn parse(input: ParseStream<'_>, word: &str) -> syn::Result<Self> {
        let start = Place::from(input.span());
        let least = if input.peek(Token![..]) { None } else { Some(Number::parse(input)?) };
        if input.peek(Token![..=]) {
            input.parse::<Token![..=]>()?;
            let most = Number::parse(input)?;
            let place = start.to(most.place);
            return Ok(Self { least, most: Some(most), place });
        }
        if !input.peek(Token![..]) {
            return Err(tokens::unexpected(input, &format!("`..=`, as in `{word} 1..=256`")));
        }
        let dots = Place::from(input.parse::<Token![..]>()?.spans[1]);
        let place = start.to(dots);
        match (least, input.peek(syn::Lit) || input.peek(Token![-])) {
            (Some(least), false) => Ok(Self { least: Some(least), most: None, place }),
            (None, false) => Err(error(place, Code::EmptyRange, format_args!("these are no bounds; write `{word} 1..` or leave them out"))),
            (least, true) => {
                let most = Number::parse(input)?;
                let least = least.map_or_else(String::new, |least| least.digits);
                let place = place.to(most.place);
                Err(error(place, Code::Spelling, format_args!("both ends are included; write `{word} {least}..={}`", most.digits)))
            }
        }
    }
}
