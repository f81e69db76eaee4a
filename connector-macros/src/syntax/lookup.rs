//! `lookup name(inputs) { GET …; pages { … } choice { value: item.id, label: item.name } }`: a dropdown that is read from the service.

use proc_macro2::Ident;
use syn::parse::ParseStream;

use super::{
    action::{self, Group},
    item::Item,
    keywords::{CHOICE_PARTS, LATER_STEPS, LOOKUP_STATEMENTS, METHODS},
    pages::Pages,
    sample::Sample,
    step::{self, Step},
    tokens,
};
use crate::errors::{Code, Errors};

pub struct Lookup {
    pub hint: String,
    pub name: Ident,
    pub inputs: Vec<Group>,
    pub steps: Vec<Step>,
    pub pages: Option<Pages>,
    pub choice: Option<Item>,
    pub samples: Vec<Sample>,
    /// A statement could not be read, so that what seems to be missing may have been written all the same.
    pub broken: bool,
}

impl Lookup {
    pub fn parse(input: ParseStream<'_>, hint: String, errors: &Errors) -> syn::Result<Self> {
        let name = tokens::name(input, "the lookup's name")?;
        let inputs = if input.peek(syn::token::Paren) { vec![Group::arguments(input, &name, errors)?] } else { Vec::new() };
        let mut lookup = Self { hint, name, inputs, steps: Vec::new(), pages: None, choice: None, samples: Vec::new(), broken: false };
        let body = tokens::block(input, |content| tokens::statements(content, errors, |input| lookup.statement(input, errors)));
        lookup.broken = match body {
            Ok((whole, _)) => !whole,
            Err(mistake) => {
                errors.add(mistake);
                true
            }
        };
        Ok(lookup)
    }

    fn statement(&mut self, input: ParseStream<'_>, errors: &Errors) -> syn::Result<()> {
        if step::comes_next(input) {
            self.steps.push(Step::parse(input, errors)?);
            return Ok(());
        }
        let keyword = tokens::name(input, "a statement of the lookup, such as `GET` or `choice`")?;
        match keyword.to_string().as_str() {
            "pages" => action::once(&mut self.pages, Pages::parse(input, &keyword, errors)?, &keyword, errors),
            "items" => {
                action::once(&mut self.pages, Pages::only(input, &keyword)?, &keyword, errors);
                tokens::end(input, errors, false);
            }
            "choice" => action::once(&mut self.choice, Item::parse(input, &keyword, CHOICE_PARTS, errors)?, &keyword, errors),
            "sample" => self.samples.push(Sample::parse(input, &keyword, errors)?),
            _ => {
                let known: Vec<&str> = LOOKUP_STATEMENTS.iter().chain(METHODS).copied().collect();
                return Err(tokens::unknown(&keyword, Code::UnknownStatement, "statement of a lookup", &known, LATER_STEPS));
            }
        }
        Ok(())
    }
}
