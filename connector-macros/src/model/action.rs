//! A card: its inputs, the steps of its flow, and what it yields.

use proc_macro2::Ident;
use quote::format_ident;

use super::{
    choose,
    flow::Flow,
    names,
    nature::Nature,
    pages::Pages,
    request::Effects,
    sample::{self, Sample},
    scope::World,
    shape::Shape,
    step::Step,
    value::Expr,
};
use crate::{
    errors::{Code, Errors},
    syntax::{self, RustPath, field::Kind, value::Value},
};

pub struct Action {
    pub hint: String,
    pub name: Ident,
    pub title: String,
    pub role: Role,
    pub effects: Effects,
    pub nature: Nature,
    pub deadline: Option<u64>,
    pub input: Shape,
    pub output: Shape,
    pub steps: Vec<Step>,
    /// The place of the last request without a name, which stands at top level.
    pub last: Option<usize>,
    /// Outputs that do not come from the last unnamed request: the output's place, and its value.
    pub other_outputs: Vec<(usize, Expr)>,
    pub pages: Option<Pages>,
    /// The Rust function that is the whole flow.
    pub run: Option<RustPath>,
    pub samples: Vec<Sample>,
}

/// What a flow is for, which says how its tables are called.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A card that people see.
    Card,
    /// A helper with inputs of its own.
    Helper,
    /// A lookup, which fills dropdowns.
    Lookup,
    /// `authping`, `revoke`.
    System,
    /// What a trigger runs.
    Trigger,
}

impl Action {
    /// What messages call it.
    pub fn noun(&self) -> &'static str {
        match self.role {
            Role::Card => "action",
            Role::Helper => "helper",
            Role::Lookup => "lookup",
            Role::System | Role::Trigger => "flow",
        }
    }

    /// `GetUser`
    pub fn input_type(&self) -> Ident {
        format_ident!("{}", names::to_pascal_case(&self.name.to_string()), span = self.name.span())
    }

    /// `GetUserOutput`
    pub fn output_type(&self) -> Ident {
        format_ident!("{}Output", names::to_pascal_case(&self.name.to_string()), span = self.name.span())
    }
}

pub fn lower(written: Vec<syntax::action::Action>, world: &World<'_>, errors: &Errors) -> Vec<Action> {
    let mut actions: Vec<Action> = Vec::new();
    for action in written {
        if actions.iter().any(|before| before.name == action.name) {
            errors.push(&action.name, Code::GivenTwice, format_args!("action `{}` is given twice", action.name));
        } else {
            let input = choose::input(&action.inputs, world, errors);
            actions.push(Action::lower(action, "action", input, world, errors));
        }
    }
    actions
}

impl Action {
    /// The card; its inputs have been looked at. `what` is what messages call it.
    pub fn lower(action: syntax::action::Action, what: &str, input: Shape, world: &World<'_>, errors: &Errors) -> Self {
        let syntax::action::Action { hint, name, label, effects, nature, deadline, inputs: _, steps, pages, run, outputs, samples, broken } =
            action;
        let name = names::snake_case(&name, what, errors);
        let title = names::label(label.as_ref(), || names::words_of_snake(&name.to_string()), errors);
        if effects.is_none() && !broken {
            errors.push(
                &name,
                Code::MissingEffects,
                format_args!("action `{name}` has no `effects`; write `effects read;` or `effects write;`"),
            );
        }
        if steps.is_empty() && run.is_none() && !broken {
            errors.push(&name, Code::MissingRequest, format_args!("{what} `{name}` has no request; write one, such as `GET \"/users\";`"));
        }
        // What reads the answer is not wrong too.
        let broken = broken || steps.is_empty() && run.is_none();
        let effects = effects.unwrap_or_default();
        let nature = Nature::lower(nature, errors);
        let (output, written) = Shape::lower(&outputs, Kind::Output, world.types, errors);
        let mut flow = Flow::lower(&steps, Some(&input), world, effects, broken, errors);
        let mut output = output;
        choose::output(&mut output, &written, &input, world, errors);
        let (output, other_outputs) = match &run {
            Some(_) => (output, Vec::new()),
            None => flow.read_outputs(output, &written, errors),
        };
        if run.is_some() {
            let sources = written.iter().filter_map(|field| field.source.as_ref()).map(|path| path.place);
            let computed = written.iter().filter_map(|field| field.computed.as_ref()).map(Value::place);
            let others = steps.iter().map(|step| step.place).chain(pages.as_ref().map(|pages| pages.place));
            for place in others.chain(sources).chain(computed) {
                let message = "the Rust function of `run` is the whole flow, and gives every output; leave this out, or the `run`";
                errors.push(place, Code::BesideRun, message);
            }
            input.fields.iter().for_each(|field| field.used.mark());
        }
        if pages.is_some()
            && let Some(group) = outputs.first()
        {
            errors.push(group.place, Code::OutputOfPages, "a card with `pages` yields its items, and has no `output`");
        }
        let pages = pages.map(|pages| flow.read_pages(&pages, None, &name, errors));
        let card = sample::Card {
            input: Some(&input),
            records: world.records,
            steps: &flow.asked,
            has_last: flow.last.is_some(),
            pages: pages.as_ref().map(|pages| &pages.next),
            is_rust: run.is_some(),
            broken: flow.broken,
        };
        let samples = samples.iter().map(|sample| Sample::lower(sample, &card, errors)).collect();
        let (steps, last) = (flow.steps, flow.last);
        let role = Role::Card;
        Self { hint, name, title, role, effects, nature, deadline, input, output, steps, last, other_outputs, pages, run, samples }
    }
}
