//! What a card asks before it is filled in. `lookup name(inputs) { GET …; pages { … } choice { value: item.id, label: item.name } }`: a
//! dropdown; `fields name(inputs) { GET …; items from body; field { name: item.key, type: item.kind } }`: fields that only the service knows.

use proc_macro2::Ident;
use syn::{LitStr, parse::ParseStream};

use super::{
    action::{self, Group},
    duration,
    item::Item,
    keywords::{CHOICE_PARTS, FIELD_PARTS, FIELDS_STATEMENTS, LATER_STEPS, LOOKUP_STATEMENTS, METHODS},
    pages::Pages,
    sample::Sample,
    step::{self, Step},
    tokens::{self, Many},
    types::Type,
};
use crate::errors::{Code, Errors};

/// What is looked up.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// The choices of a field.
    Choices,
    /// Fields.
    Fields,
}

impl Kind {
    /// The word that declares it.
    pub fn keyword(self) -> &'static str {
        match self {
            Kind::Choices => "lookup",
            Kind::Fields => "fields",
        }
    }

    /// The word before what is taken of each item, and the parts of that.
    pub fn item(self) -> (&'static str, &'static [&'static str]) {
        match self {
            Kind::Choices => ("choice", CHOICE_PARTS),
            Kind::Fields => ("field", FIELD_PARTS),
        }
    }

    fn statements(self) -> &'static [&'static str] {
        match self {
            Kind::Choices => LOOKUP_STATEMENTS,
            Kind::Fields => FIELDS_STATEMENTS,
        }
    }
}

pub struct Lookup {
    pub kind: Kind,
    pub hint: String,
    pub name: Ident,
    pub inputs: Vec<Group>,
    pub steps: Vec<Step>,
    pub pages: Option<Pages>,
    /// What is taken of each item.
    pub item: Option<Item>,
    /// `types { "money": f64 }`: what the service calls a type, and the type.
    pub types: Many<(LitStr, Type)>,
    /// `cache 10m;`, in milliseconds.
    pub cache: Option<u64>,
    pub samples: Vec<Sample>,
    /// A statement could not be read, so that what seems to be missing may have been written all the same.
    pub broken: bool,
}

impl Lookup {
    pub fn parse(input: ParseStream<'_>, kind: Kind, hint: String, errors: &Errors) -> syn::Result<Self> {
        let name = tokens::name(input, &format!("the name of the {}", if kind == Kind::Fields { "fields" } else { "lookup" }))?;
        let inputs = if input.peek(syn::token::Paren) { vec![Group::arguments(input, &name, errors)?] } else { Vec::new() };
        let mut lookup = Self {
            kind,
            hint,
            name,
            inputs,
            steps: Vec::new(),
            pages: None,
            item: None,
            types: Many::default(),
            cache: None,
            samples: Vec::new(),
            broken: false,
        };
        lookup.broken = !tokens::body(input, errors, |input| lookup.statement(input, errors));
        Ok(lookup)
    }

    fn statement(&mut self, input: ParseStream<'_>, errors: &Errors) -> syn::Result<()> {
        if step::comes_next(input) {
            self.steps.push(Step::parse(input, errors)?);
            return Ok(());
        }
        let (item, parts) = self.kind.item();
        let keyword = tokens::name(input, &format!("a statement, such as `GET` or `{item}`"))?;
        match keyword.to_string().as_str() {
            "pages" => action::once(&mut self.pages, Pages::parse(input, &keyword, errors)?, &keyword, errors),
            "items" => {
                action::once(&mut self.pages, Pages::only(input, &keyword)?, &keyword, errors);
                tokens::end(input, errors, false);
            }
            word if word == item => action::once(&mut self.item, Item::parse(input, &keyword, parts, errors)?, &keyword, errors),
            "types" if self.kind == Kind::Fields => {
                self.types = tokens::block(input, |content| tokens::list(content, errors, known_type))?.0
            }
            "cache" => {
                action::once(&mut self.cache, duration::parse(input)?, &keyword, errors);
                tokens::end(input, errors, false);
            }
            "sample" => self.samples.push(Sample::parse(input, &keyword, errors)?),
            _ => {
                let known: Vec<&str> = self.kind.statements().iter().chain(METHODS).copied().collect();
                let what = if self.kind == Kind::Fields { "statement of `fields`" } else { "statement of a lookup" };
                return Err(tokens::unknown(&keyword, Code::UnknownStatement, what, &known, LATER_STEPS));
            }
        }
        Ok(())
    }
}

/// `"money": f64`
fn known_type(input: ParseStream<'_>) -> syn::Result<(LitStr, Type)> {
    let word = tokens::text(input, "what the service calls the type, as a string")?;
    tokens::colon(input, "the word")?;
    Ok((word, Type::parse(input)?))
}
