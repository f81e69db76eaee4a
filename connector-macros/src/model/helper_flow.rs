//! Helpers with inputs of their own: flows that other flows call.

use proc_macro2::Ident;

use super::{
    action::{Action, Role},
    choose,
    field::Field,
    flow::{self, Asked, Flow},
    names,
    nature::Nature,
    request::Effects,
    scope::World,
    shape::Shape,
    step::Step,
    types::Types,
    used::Used,
};
use crate::{
    errors::{Code, Errors},
    syntax::{self, field::Kind},
};

/// What callers need to know of a helper before its steps are looked at.
pub struct Signature {
    pub name: Ident,
    pub input: Shape,
    pub output: Vec<Field>,
    pub effects: Effects,
    /// Whether something calls it.
    pub used: Used,
    /// Its requests, as samples answer them; the last one without a name has an empty one.
    pub asked: Vec<Asked>,
    /// A part of it could not be read.
    pub broken: bool,
}

/// The helpers that have a name of their own, and what callers know of them.
pub fn collect(
    written: Vec<syntax::helper_flow::HelperFlow>,
    types: &Types,
    errors: &Errors,
) -> (Vec<syntax::helper_flow::HelperFlow>, Vec<Signature>) {
    let mut flows: Vec<syntax::helper_flow::HelperFlow> = Vec::new();
    for flow in written {
        if flows.iter().any(|before| before.name == flow.name) {
            errors.push(&flow.name, Code::GivenTwice, format_args!("helper `{}` is given twice", flow.name));
        } else {
            flows.push(flow);
        }
    }
    let signatures = flows.iter().map(|flow| Signature::lower(flow, asked(flow, &flows, flows.len()), types, errors)).collect();
    (flows, signatures)
}

impl Signature {
    fn lower(flow: &syntax::helper_flow::HelperFlow, asked: Vec<Asked>, types: &Types, errors: &Errors) -> Self {
        Self {
            name: names::snake_case(&flow.name, "helper", errors),
            input: {
                let (input, written) = Shape::of_parentheses(&flow.inputs, types, errors);
                choose::refuse(&written, errors);
                input
            },
            output: Shape::lower(&flow.outputs, Kind::Output, types, errors).0.fields,
            effects: flow.effects.unwrap_or_default(),
            used: Used::default(),
            asked,
            broken: flow.broken || flow.outputs.iter().any(|group| group.fields.broken),
        }
    }
}

/// A helper's requests. Helpers that call themselves are reported elsewhere; `depth` ends the search in them.
fn asked(flow: &syntax::helper_flow::HelperFlow, flows: &[syntax::helper_flow::HelperFlow], depth: usize) -> Vec<Asked> {
    let called = |helper: &Ident| match (flows.iter().find(|known| known.name == *helper), depth) {
        (Some(known), 1..) => asked(known, flows, depth - 1),
        _ => Vec::new(),
    };
    let is_last = |step: &syntax::step::Step| step.name.is_none() && matches!(step.what, syntax::step::What::Request(_));
    let last = flow.steps.iter().any(is_last).then(|| Asked { name: String::new(), repeats: false });
    flow::asked(&flow.steps, &called).into_iter().chain(last).collect()
}

pub fn lower(written: Vec<syntax::helper_flow::HelperFlow>, world: &World<'_>, errors: &Errors) -> Vec<Action> {
    written.into_iter().map(|flow| one(flow, world, errors)).collect()
}

fn one(flow: syntax::helper_flow::HelperFlow, world: &World<'_>, errors: &Errors) -> Action {
    // What is wrong with the fields themselves has been told with the signature.
    let told = Errors::new();
    let (input, _) = Shape::of_parentheses(&flow.inputs, world.types, &told);
    let (output, written) = Shape::lower(&flow.outputs, Kind::Output, world.types, &told);
    told.forget();
    let effects = flow.effects.unwrap_or_default();
    let mut lowered = Flow::lower(&flow.steps, Some(&input), world, effects, flow.broken, errors);
    let (output, other_outputs) = lowered.read_outputs(output, &written, errors);
    let (steps, last) = (lowered.steps, lowered.last);
    let cancels = steps.iter().filter_map(Step::cancel);
    let writes = steps.iter().filter_map(Step::request).chain(cancels).find(|request| !matches!(request.method.as_str(), "GET" | "HEAD"));
    if let (None, false, Some(request)) = (flow.effects, flow.broken, writes) {
        let message = format!("helper `{}` sends a {}; write `effects write;` or `effects read;` in it", flow.name, request.method);
        errors.push(&flow.name, Code::MissingEffects, message);
    }
    Action {
        hint: flow.hint,
        title: names::words_of_snake(&flow.name.to_string()),
        name: flow.name,
        role: Role::Helper,
        effects,
        deadline: None,
        input,
        output,
        steps,
        last,
        other_outputs,
        pages: None,
        nature: Nature::default(),
        run: None,
        samples: Vec::new(),
    }
}
