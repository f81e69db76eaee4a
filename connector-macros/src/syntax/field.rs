//! `name "Label": Type = default from path as "wire" where …`: the same everywhere a field stands.

use proc_macro2::Ident;
use syn::{LitInt, LitStr, Token, parse::ParseStream};

use super::{
    keywords::{CLAUSES, CONSTRAINTS, LATER_CLAUSES, LATER_CONSTRAINTS},
    origin,
    path::Path,
    tokens::{self, Before, Many},
    types::Type,
    value::Number,
};
use crate::{
    errors::{Code, Errors, Place, error},
    suggest,
};

pub struct Field {
    pub hint: String,
    pub name: Ident,
    pub label: Option<LitStr>,
    pub ty: Type,
    pub default: Option<Literal>,
    pub source: Option<Path>,
    pub wire: Option<LitStr>,
    pub constraints: Vec<Constraint>,
    /// `#[allow(unused)]` stands before it.
    pub may_be_unused: bool,
    /// A part could not be read, so that what seems to be missing may have been written all the same.
    pub broken: bool,
}

/// A value that is written in the description.
#[derive(Clone)]
pub enum Literal {
    Text(LitStr),
    Number(Number),
    Boolean(bool, Place),
    /// One of the choices that are the field's type, by its name.
    Name(Ident),
}

pub enum Constraint {
    Matches(LitStr),
    Length {
        least: usize,
        most: usize,
        place: Place,
    },
    /// `within "https://uploads.example.com"`, `within ["…", "…"]`
    Within(Vec<LitStr>),
}

/// Where a field stands, which says what it may have.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Parameter,
    Input,
    Record,
    Output,
    Step,
}

pub fn parse_all(input: ParseStream<'_>, kind: Kind, errors: &Errors) -> Many<Field> {
    tokens::list(input, errors, |input| Field::parse(input, kind, errors))
}

impl Field {
    /// A field whose name could be read is kept, so that what refers to it is not reported as well.
    pub fn parse(input: ParseStream<'_>, kind: Kind, errors: &Errors) -> syn::Result<Self> {
        let Before { hint, allow } = tokens::before(input, errors)?;
        let name = tokens::name(input, "the name of a field")?;
        let label = tokens::label(input)?;
        let mut field = Self {
            hint,
            name,
            label,
            ty: Type::Broken,
            default: None,
            source: None,
            wire: None,
            constraints: Vec::new(),
            may_be_unused: allow.is_some(),
            broken: false,
        };
        if let Err(mistake) = field.parse_rest(input, kind, errors) {
            errors.add(mistake);
            field.broken = true;
            while !at_end(input) {
                input.parse::<proc_macro2::TokenTree>()?;
            }
        }
        Ok(field)
    }

    fn parse_rest(&mut self, input: ParseStream<'_>, kind: Kind, errors: &Errors) -> syn::Result<()> {
        tokens::colon(input, &format!("`{}`", self.name))?;
        self.ty = Type::parse(input)?;
        while !at_end(input) && !begins_another(input) {
            self.parse_clause(input, kind, errors)?;
        }
        Ok(())
    }

    fn parse_clause(&mut self, input: ParseStream<'_>, kind: Kind, errors: &Errors) -> syn::Result<()> {
        let place = Place::from(input.span());
        let refuse =
            |clause: &str, reason: &str| errors.push(place, Code::ClauseOutOfPlace, format_args!("`{clause}` cannot stand here: {reason}"));
        if input.parse::<Option<Token![=]>>()?.is_some() {
            if kind == Kind::Step {
                refuse("=", "a step's field is read as it comes; make it an `Option`");
            }
            return once(&mut self.default, Literal::parse(input)?, place, "=");
        }
        let clause = tokens::name(input, "`,`")?;
        match clause.to_string().as_str() {
            "from" => {
                if matches!(kind, Kind::Input | Kind::Parameter) {
                    refuse("from", "a person gives this value");
                }
                once(&mut self.source, Path::parse(input)?, place, "from")
            }
            "as" => {
                if kind == Kind::Step {
                    refuse("as", "only later steps see this field");
                }
                once(&mut self.wire, tokens::text(input, "the name in JSON, as a string")?, place, "as")
            }
            "where" => {
                let constraint = Constraint::parse(input, errors)?;
                match (kind, &constraint) {
                    (Kind::Input | Kind::Parameter, _) | (Kind::Step, Constraint::Within(_)) => {}
                    (Kind::Step, _) => refuse("where", "of a step's field only `where within` is asked for"),
                    _ => refuse("where", "only what a person gives can be constrained"),
                }
                self.constraints.push(constraint);
                Ok(())
            }
            _ => Err(tokens::unknown(&clause, Code::UnknownClause, "clause", CLAUSES, LATER_CLAUSES)),
        }
    }
}

fn at_end(input: ParseStream<'_>) -> bool {
    input.is_empty() || input.peek(Token![,]) || input.peek(Token![;])
}

/// Whether a word is no clause, and none was meant: then a comma is missing before it.
fn begins_another(input: ParseStream<'_>) -> bool {
    let known = CLAUSES.iter().chain(LATER_CLAUSES).copied();
    tokens::word(input).is_some_and(|word| suggest::nearest(&word, known).is_none())
}

fn once<T>(slot: &mut Option<T>, value: T, place: Place, clause: &str) -> syn::Result<()> {
    match slot.replace(value) {
        None => Ok(()),
        Some(_) => Err(error(place, Code::GivenTwice, format_args!("`{clause}` is given twice"))),
    }
}

impl Literal {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let place = Place::from(input.span());
        if input.peek(LitStr) {
            return input.parse().map(Literal::Text);
        }
        match tokens::word(input).as_deref() {
            Some(word @ ("true" | "false")) => tokens::name(input, "").map(|_| Literal::Boolean(word == "true", place)),
            Some(_) => tokens::name(input, "a default").map(Literal::Name),
            None if input.peek(syn::Lit) || input.peek(Token![-]) => Number::parse(input).map(Literal::Number),
            None => Err(tokens::unexpected(input, "a default: text, a number, `true` or `false`")),
        }
    }

    pub fn place(&self) -> Place {
        match self {
            Literal::Text(text) => text.into(),
            Literal::Number(number) => number.place,
            Literal::Name(name) => name.into(),
            Literal::Boolean(_, place) => *place,
        }
    }
}

impl Constraint {
    fn parse(input: ParseStream<'_>, errors: &Errors) -> syn::Result<Self> {
        let word = tokens::name(input, "`matches`, `len` or `within`")?;
        match word.to_string().as_str() {
            "matches" => tokens::text(input, "a regular expression, as a string").map(Constraint::Matches),
            "len" => {
                let least: LitInt = input.parse()?;
                if !input.peek(Token![..=]) {
                    return Err(tokens::unexpected(input, "`..=`, as in `len 1..=256`"));
                }
                input.parse::<Token![..=]>()?;
                let most: LitInt = input.parse()?;
                let place = Place::from(least.span()).to(most.span());
                let (least, most) = (least.base10_parse()?, most.base10_parse()?);
                if least > most {
                    return Err(error(place, Code::EmptyRange, format_args!("this range is empty; write `len {most}..={least}`")));
                }
                Ok(Constraint::Length { least, most, place })
            }
            "within" => origin::list(input, errors).map(Constraint::Within),
            _ => Err(tokens::unknown(&word, Code::UnknownConstraint, "constraint", CONSTRAINTS, LATER_CONSTRAINTS)),
        }
    }
}
