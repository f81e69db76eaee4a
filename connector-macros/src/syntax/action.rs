//! `action name "Label" { … }`: a card.

use proc_macro2::Ident;
use syn::{LitStr, parse::ParseStream};

use super::{
    duration,
    field::{self, Field, Kind},
    keywords::{ACTION_STATEMENTS, EFFECTS, LATER_ACTION_STATEMENTS, METHODS},
    nature::{self, Deprecated, Nature},
    pages::Pages,
    sample::Sample,
    step::{self, Step},
    tokens::{self, Many, RustPath},
};
use crate::{
    errors::{Code, Errors, Place, error},
    suggest,
};

pub struct Action {
    pub hint: String,
    pub name: Ident,
    pub label: Option<LitStr>,
    pub effects: Option<Effects>,
    pub nature: Nature,
    pub deadline: Option<u64>,
    pub inputs: Vec<Group>,
    pub steps: Vec<Step>,
    pub pages: Option<Pages>,
    /// `run function;`
    pub run: Option<RustPath>,
    pub outputs: Vec<Group>,
    pub samples: Vec<Sample>,
    /// A statement could not be read, so that what seems to be missing may have been written all the same.
    pub broken: bool,
}

#[derive(Clone, Copy, Default)]
pub struct Effects {
    pub write: bool,
    pub idempotent: bool,
    pub destructive: bool,
}

/// `options { … }`, `input "Label" { … }`, `output "Label" { … }`
pub struct Group {
    pub options: bool,
    pub label: Option<LitStr>,
    pub fields: Many<Field>,
    pub place: Place,
}

impl Action {
    /// A card that says nothing yet.
    pub fn new(name: Ident) -> Self {
        Self {
            hint: String::new(),
            name,
            label: None,
            effects: None,
            nature: Nature::default(),
            deadline: None,
            inputs: Vec::new(),
            steps: Vec::new(),
            pages: None,
            run: None,
            outputs: Vec::new(),
            samples: Vec::new(),
            broken: false,
        }
    }

    pub fn parse(input: ParseStream<'_>, hint: String, errors: &Errors) -> syn::Result<Self> {
        let name = tokens::name(input, "the action's name")?;
        let label = tokens::label(input)?;
        let mut action = Self { hint, label, ..Self::new(name) };
        action.broken = !tokens::body(input, errors, |input| action.statement(input, errors));
        Ok(action)
    }

    fn statement(&mut self, input: ParseStream<'_>, errors: &Errors) -> syn::Result<()> {
        if step::comes_next(input) {
            self.steps.push(Step::parse(input, errors)?);
            return Ok(());
        }
        let keyword = tokens::name(input, "a statement of the action, such as `input` or `GET`")?;
        match keyword.to_string().as_str() {
            "effects" => {
                let read = effects(input, &keyword)?;
                tokens::end(input, errors, false);
                once(&mut self.effects, read, &keyword, errors);
            }
            "deprecated" => {
                let read = Deprecated::parse(input)?;
                tokens::end(input, errors, false);
                once(&mut self.nature.deprecated, read, &keyword, errors);
            }
            "audience" => {
                let read = tokens::text(input, "who the card is for, as a string")?;
                tokens::end(input, errors, false);
                once(&mut self.nature.audience, read, &keyword, errors);
            }
            "scopes" => {
                let read = nature::scopes(input)?;
                tokens::end(input, errors, false);
                once(&mut self.nature.scopes, read, &keyword, errors);
            }
            "deadline" => {
                let read = duration::parse(input)?;
                tokens::end(input, errors, false);
                once(&mut self.deadline, read, &keyword, errors);
            }
            "options" | "input" => self.inputs.push(Group::parse(input, &keyword, Kind::Input, errors)?),
            "output" => self.outputs.push(Group::parse(input, &keyword, Kind::Output, errors)?),
            "pages" => {
                let pages = Pages::parse(input, &keyword, errors)?;
                once(&mut self.pages, pages, &keyword, errors);
            }
            "items" => {
                let only = Pages::only(input, &keyword)?;
                tokens::end(input, errors, false);
                once(&mut self.pages, only, &keyword, errors);
            }
            "run" => {
                let function = tokens::rust_path(input, "the Rust function that is the flow, as in `run tidy_up;`")?;
                tokens::end(input, errors, false);
                once(&mut self.run, function, &keyword, errors);
            }
            "sample" => self.samples.push(Sample::parse(input, &keyword, errors)?),
            _ => {
                let known: Vec<&str> = ACTION_STATEMENTS.iter().chain(METHODS).copied().collect();
                return Err(tokens::unknown(&keyword, Code::UnknownStatement, "statement of an action", &known, LATER_ACTION_STATEMENTS));
            }
        }
        Ok(())
    }
}

/// Sets what can be said once.
pub fn once<T>(slot: &mut Option<T>, value: T, keyword: &Ident, errors: &Errors) {
    if slot.replace(value).is_some() {
        errors.push(keyword, Code::GivenTwice, format_args!("`{keyword}` is given twice"));
    }
}

/// `read`, `write idempotent destructive`
pub fn effects(input: ParseStream<'_>, keyword: &Ident) -> syn::Result<Effects> {
    let mut words: Vec<Ident> = Vec::new();
    while tokens::word(input).is_some_and(|word| words.is_empty() || EFFECTS.contains(&word.as_str())) {
        words.push(tokens::name(input, "")?);
    }
    if let Some(word) = words.iter().find(|word| !EFFECTS.contains(&word.to_string().as_str())) {
        return Err(error(
            word,
            Code::UnknownEffect,
            format_args!("unknown effect `{word}`{}", suggest::instead(&word.to_string(), EFFECTS.iter().copied())),
        ));
    }
    if let Some((_, again)) = words.iter().enumerate().find(|(index, word)| words[..*index].contains(word)) {
        return Err(error(again, Code::GivenTwice, format_args!("`{again}` is given twice")));
    }
    let has = |wanted: &str| words.iter().any(|word| word == wanted);
    let effects = Effects { write: has("write"), idempotent: has("idempotent"), destructive: has("destructive") };
    match (has("read"), effects.write) {
        (true, false) if words.len() == 1 => Ok(effects),
        (false, true) => Ok(effects),
        _ => Err(error(
            keyword,
            Code::MissingEffects,
            "expected `effects read;` or `effects write;`; behind `write` may follow `idempotent` and `destructive`",
        )),
    }
}

impl Group {
    /// `(name: Type, …)`: the inputs of a flow that goes by its name.
    pub fn arguments(input: ParseStream<'_>, name: &Ident, errors: &Errors) -> syn::Result<Self> {
        let content;
        syn::parenthesized!(content in input);
        let fields = field::parse_all(&content, Kind::Input, errors);
        Ok(Self { options: false, label: None, fields, place: name.into() })
    }

    pub fn parse(input: ParseStream<'_>, keyword: &Ident, kind: Kind, errors: &Errors) -> syn::Result<Self> {
        let label = tokens::label(input)?;
        let (fields, _) = tokens::block(input, |content| field::parse_all(content, kind, errors))?;
        Ok(Self { options: keyword == "options", label, fields, place: keyword.into() })
    }
}
