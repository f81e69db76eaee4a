//! Lookups: flows that fill dropdowns. A lookup is a list of pages whose items the runtime knows as choices.

use super::{
    action::{Action, Role},
    choose,
    flow::Flow,
    item::Item,
    names,
    pages::{self, Pages},
    request::Effects,
    sample::{self, Sample},
    scope::World,
    shape::Shape,
    types::Type,
    used::Used,
};
use crate::{
    errors::{Code, Errors},
    syntax::{self, keywords::CHOICE_PARTS},
};

/// The input that takes what a person types.
pub const SEARCH: &str = "search";

/// How long a page of a dropdown may take, in milliseconds: a person is waiting.
const DEADLINE: u64 = 60_000;

pub struct Lookup {
    pub flow: Action,
    /// What a choice is made of.
    pub item: Item,
    pub used: Used,
    /// A part of it could not be read.
    pub broken: bool,
}

pub fn lower(written: Vec<syntax::lookup::Lookup>, world: &World<'_>, errors: &Errors) -> Vec<Lookup> {
    let mut lookups: Vec<Lookup> = Vec::new();
    for lookup in written {
        if lookups.iter().any(|before| before.flow.name == lookup.name) {
            errors.push(&lookup.name, Code::GivenTwice, format_args!("lookup `{}` is given twice", lookup.name));
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
        let syntax::lookup::Lookup { hint, name, inputs, steps, pages, choice, samples, broken } = lookup;
        let name = names::snake_case(&name, "lookup", errors);
        if steps.is_empty() && !broken {
            let message = format_args!("lookup `{name}` has no request; write one, such as `GET \"/users\";`");
            errors.push(&name, Code::MissingRequest, message);
        }
        let (input, written) = Shape::of_parentheses(&inputs, world.types, errors);
        choose::refuse(&written, errors);
        check_search(&input, errors);
        let mut flow = Flow::lower(&steps, Some(&input), world, Effects::default(), broken || steps.is_empty(), errors);
        let items = pages.as_ref().and_then(|pages| pages.items.as_ref());
        let record = items.and_then(|items| pages::record(items, world.types, errors));
        let item = match &choice {
            Some(choice) => Item::lower(choice, CHOICE_PARTS, record, world.records, errors),
            None => Item::default(),
        };
        match &choice {
            Some(choice) if choice.part("value").is_some() || choice.broken => item.check_scalars("a choice", errors),
            Some(choice) => errors.push(choice.place, Code::MissingChoice, "a choice needs its `value`; write `value: item.id`"),
            None if broken => {}
            None => {
                let advice = "write `choice { value: item.id, label: item.name }`";
                errors.push(&name, Code::MissingChoice, format_args!("lookup `{name}` does not say what a choice is; {advice}"));
            }
        }
        let item_type = Type::Item("LookupChoice", name.clone());
        let pages = match &pages {
            Some(pages) => flow.read_pages(pages, Some(item_type), &name, errors),
            None => {
                if !broken {
                    let message = format_args!("lookup `{name}` does not say where the choices stand; write `items from body.items;`");
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
            run: None,
            other_outputs: Vec::new(),
            pages: Some(pages),
            samples,
        };
        Self { flow, item, used: Used::default(), broken }
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
