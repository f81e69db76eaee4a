//! Lookups: flows that fill dropdowns. A lookup is a list of pages whose items the runtime knows as choices.

use std::rc::Rc;

use super::{
    action::{Action, Role},
    choices::{Choice, Choices},
    choose,
    flow::Flow,
    item::Item,
    names,
    nature::Nature,
    pages::{self, Pages},
    request::Effects,
    sample::{self, Sample},
    scope::World,
    shape::Shape,
    types::{Type, Types},
    used::Used,
};
pub use crate::syntax::lookup::Kind as LookupKind;
use crate::{
    errors::{Code, Errors},
    syntax,
};

/// The input that takes what a person types.
pub const SEARCH: &str = "search";

/// How long a page of a dropdown may take, in milliseconds: a person is waiting.
const DEADLINE: u64 = 60_000;

/// How long what was read may be used again, in milliseconds: a form is drawn more than once.
const CACHE: u64 = 60_000;

pub struct Lookup {
    pub kind: LookupKind,
    pub flow: Action,
    /// What a choice, or a field, is made of.
    pub item: Item,
    /// What the service calls the types of fields.
    pub types: Option<Rc<Choices>>,
    /// How long what was read may be used again, in milliseconds.
    pub cache: u64,
    pub used: Used,
    /// A part of it could not be read.
    pub broken: bool,
}

pub fn lower(written: Vec<syntax::lookup::Lookup>, world: &World<'_>, errors: &Errors) -> Vec<Lookup> {
    let mut lookups: Vec<Lookup> = Vec::new();
    for lookup in written {
        if lookups.iter().any(|before| before.flow.name == lookup.name) {
            errors.push(&lookup.name, Code::GivenTwice, format_args!("{} `{}` is given twice", lookup.kind.keyword(), lookup.name));
        } else {
            lookups.push(Lookup::lower(lookup, world, errors));
        }
    }
    lookups
}

impl Lookup {
    /// The type of the values that are chosen; any JSON where the items are no records.
    pub fn value(&self) -> &Type {
        self.item.types.first().map_or(&Type::Unknown, |(ty, _)| ty.inner())
    }

    fn lower(lookup: syntax::lookup::Lookup, world: &World<'_>, errors: &Errors) -> Self {
        let syntax::lookup::Lookup { kind, hint, name, inputs, steps, pages, item: choice, types, cache, samples, broken } = lookup;
        let name = names::snake_case(&name, kind.keyword(), errors);
        let keyword = kind.keyword();
        let (word, parts) = kind.item();
        if steps.is_empty() && !broken {
            let message = format_args!("{keyword} `{name}` has no request; write one, such as `GET \"/users\";`");
            errors.push(&name, Code::MissingRequest, message);
        }
        let (input, written) = Shape::of_parentheses(&inputs, world.types, errors);
        choose::refuse(&written, errors);
        if kind == LookupKind::Choices {
            check_search(&input, errors);
        }
        let mut flow = Flow::lower(&steps, Some(&input), world, Effects::default(), broken || steps.is_empty(), errors);
        let items = pages.as_ref().and_then(|pages| pages.items.as_ref());
        let record = items.and_then(|items| pages::record(items, world.types, errors));
        let item = match &choice {
            Some(choice) => Item::lower(choice, parts, record, world.records, errors),
            None => Item::default(),
        };
        let (first, example) = match kind {
            LookupKind::Choices => ("value", "value: item.id, label: item.name"),
            LookupKind::Fields => ("name", "name: item.key, label: item.title, type: item.type"),
        };
        match &choice {
            Some(choice) if choice.part(first).is_some() || choice.broken => item.check_scalars(&format!("a {word}"), errors),
            Some(choice) => {
                let path = example.split(',').next().unwrap_or_default();
                errors.push(choice.place, Code::MissingChoice, format_args!("a {word} needs its `{first}`; write `{path}`"));
            }
            None if broken => {}
            None => {
                let message = format_args!("{keyword} `{name}` does not say what a {word} is; write `{word} {{ {example} }}`");
                errors.push(&name, Code::MissingChoice, message);
            }
        }
        let types = known_types(&types.list, &name, world.types, errors);
        let item = item.with_types(types.as_ref());
        let item_type = match kind {
            LookupKind::Choices => Type::Item("LookupChoice", name.clone()),
            LookupKind::Fields => Type::Item("DynamicField", name.clone()),
        };
        let pages = match &pages {
            Some(pages) => flow.read_pages(pages, Some(item_type), &name, errors),
            None => {
                if !broken {
                    let message = format_args!("{keyword} `{name}` does not say where its items stand; write `items from body.items;`");
                    errors.push(&name, Code::MissingItems, message);
                }
                Pages::unknown(item_type)
            }
        };
        let card = sample::Card {
            input: Some(&input),
            records: world.records,
            steps: &flow.asked,
            has_last: flow.last.is_some(),
            pages: Some(&pages.next),
            is_rust: false,
            broken: flow.broken,
        };
        let samples = samples.iter().map(|sample| Sample::lower(sample, &card, errors)).collect();
        let (steps, last) = (flow.steps, flow.last);
        let flow = Action {
            hint,
            title: names::words_of_snake(&name.to_string()),
            name,
            role: Role::Lookup,
            effects: Effects::default(),
            deadline: Some(DEADLINE),
            input,
            output: Shape::default(),
            steps,
            last,
            nature: Nature::default(),
            run: None,
            other_outputs: Vec::new(),
            pages: Some(pages),
            samples,
        };
        Self { kind, flow, item, types, cache: cache.unwrap_or(CACHE), used: Used::default(), broken }
    }
}

/// What a person types is text, and may be nothing.
fn check_search(input: &Shape, errors: &Errors) {
    let Some(field) = input.position(SEARCH).and_then(|position| input.fields.get(position)) else { return };
    if !matches!(field.ty.inner(), Type::Text | Type::Unknown) || field.is_required() {
        let message = "`search` is what a person types, which may be nothing; write `search: String = \"\"`";
        errors.push(&field.ident, Code::SearchInput, message);
    }
}

/// What the service calls each type, as choices whose labels are the language's words.
fn known_types(
    written: &[(syn::LitStr, syntax::types::Type)],
    name: &proc_macro2::Ident,
    types: &Types,
    errors: &Errors,
) -> Option<Rc<Choices>> {
    let mut values: Vec<Choice> = Vec::new();
    for (word, ty) in written {
        let label = match types.lower(ty, errors) {
            Type::Unknown => continue,
            Type::Text => "String",
            Type::Integer => "i64",
            Type::Decimal => "f64",
            Type::Boolean => "bool",
            Type::DateTime => "DateTime",
            Type::Object => "Object",
            Type::List(item) if *item == Type::Text => "Vec<String>",
            other => {
                let message = format_args!(
                    "a dynamic field is text, a number, true or false, a date, an `Object` or a `Vec<String>`, not {}",
                    other.noun()
                );
                errors.push(ty.place(), Code::UnfitType, message);
                continue;
            }
        };
        let value = word.value();
        if values.iter().any(|before| before.value == value) {
            errors.push(word, Code::GivenTwice, format_args!("the word `{value}` is explained twice"));
            continue;
        }
        values.push(Choice { variant: name.clone(), written: value.clone(), value, label: label.to_owned(), hint: String::new() });
    }
    let name = quote::format_ident!("TypesOf{}", names::to_pascal_case(&name.to_string()));
    let (written, hint) = (name.to_string(), String::new());
    (!values.is_empty()).then(|| Rc::new(Choices { name, written, hint, values, broken: false, used: Used::default() }))
}
