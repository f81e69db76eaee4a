//! Choices: a named set of values, with a Rust type of its own.

use std::rc::Rc;

use proc_macro2::Ident;
use quote::format_ident;

use super::{names, record::is_type_word, used::Used};
use crate::{
    errors::{Code, Errors},
    suggest,
    syntax::{self, Many},
};

pub struct Choices {
    /// The name in Rust.
    pub name: Ident,
    /// The name in types: as it was written.
    pub written: String,
    pub hint: String,
    pub values: Vec<Choice>,
    /// A value could not be read.
    pub broken: bool,
    pub used: Used,
}

pub struct Choice {
    /// The name in Rust: `Open`.
    pub variant: Ident,
    /// The name in references: as it was written.
    pub written: String,
    /// The value as the service writes it: that of `as`, else the name.
    pub value: String,
    pub label: String,
    pub hint: String,
}

/// What a value is that nobody knew when the description was written.
const UNKNOWN: &str = "Unknown";

pub fn lower(written: Vec<syntax::choices::Choices>, errors: &Errors) -> Vec<Rc<Choices>> {
    let mut all: Vec<Rc<Choices>> = Vec::new();
    for choices in written {
        let name = choices.name.to_string();
        if is_type_word(&name) {
            errors.push(&choices.name, Code::ReservedName, format_args!("`{name}` is a type of the language; choose another name"));
        } else if all.iter().any(|before| before.name == choices.name) {
            errors.push(&choices.name, Code::GivenTwice, format_args!("choices `{name}` are given twice"));
        } else {
            all.push(Rc::new(Choices::lower(choices, errors)));
        }
    }
    all
}

impl Choices {
    fn lower(choices: syntax::choices::Choices, errors: &Errors) -> Self {
        let syntax::choices::Choices { hint, name, values: Many { list, broken } } = choices;
        let written = name.to_string();
        let name = names::pascal_case(&name, "set of choices", errors);
        if list.is_empty() && !broken {
            errors.push(&name, Code::EmptyChoices, format_args!("choices `{name}` have no value; write one, such as `open \"Open\"`"));
        }
        let mut lowered = Self { name, written, hint, values: Vec::new(), broken, used: Used::default() };
        for choice in list {
            lowered.push(choice, errors);
        }
        lowered
    }

    fn push(&mut self, choice: syntax::choices::Choice, errors: &Errors) {
        let syntax::choices::Choice { hint, name, label, wire } = choice;
        let written = name.to_string();
        let legal = written.starts_with(|char: char| char.is_ascii_lowercase())
            && written.chars().all(|char| char.is_ascii_lowercase() || char.is_ascii_digit() || char == '_');
        if !legal {
            let better = names::to_snake_case(&written);
            let spelled = if wire.is_none() { format!(" as \"{written}\"") } else { String::new() };
            errors.push(&name, Code::NameCase, format_args!("the name of this choice is not in snake case; write `{better}{spelled}`"));
        }
        let variant = names::to_pascal_case(&written);
        if matches!(variant.as_str(), UNKNOWN | "Self") {
            let reason =
                if variant == UNKNOWN { "is what a value becomes that the service adds later" } else { "cannot be a name in Rust" };
            errors.push(
                &name,
                Code::RustKeyword,
                format_args!("`{written}` {reason}; write another name, and this one behind it: `other_{written} … as \"{written}\"`"),
            );
            return;
        }
        if let Some(before) = self.values.iter().find(|before| before.variant == variant) {
            let twice = if before.written == written {
                "is given twice".to_owned()
            } else {
                format!("and `{}` are one name in Rust", before.written)
            };
            errors.push(&name, Code::GivenTwice, format_args!("choice `{written}` {twice}"));
            return;
        }
        let value = wire.as_ref().map_or_else(|| written.clone(), syn::LitStr::value);
        if self.values.iter().any(|before| before.value == value) {
            match &wire {
                Some(wire) => errors.push(wire, Code::WireNameTwice, format_args!("another choice is `{value}` to the service already")),
                None => errors.push(&name, Code::WireNameTwice, format_args!("another choice is `{value}` to the service already")),
            }
            return;
        }
        let label = names::label(label.as_ref(), || names::words_of_snake(&written), errors);
        self.values.push(Choice { variant: format_ident!("{variant}", span = name.span()), written, value, label, hint });
    }

    /// The choice with this name, and the end of a message where there is none.
    pub fn by_name(&self, name: &str) -> Result<&Choice, String> {
        let found = self.values.iter().find(|choice| choice.written == name);
        found.ok_or_else(|| suggest::instead(name, self.values.iter().map(|choice| choice.written.as_str())))
    }

    /// What is wrong with a value that is written in the description.
    pub fn problem(&self, value: &str) -> Option<String> {
        let known = self.broken || self.values.iter().any(|choice| choice.value == value);
        (!known).then(|| {
            format!("is none of `{}`{}", self.name, suggest::instead(value, self.values.iter().map(|choice| choice.value.as_str())))
        })
    }
}
