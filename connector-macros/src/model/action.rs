//! A card: its inputs, the steps of its flow, and what it yields.

use proc_macro2::Ident;
use quote::format_ident;

use super::{
    field::{self, Field},
    names,
    pages::Pages,
    reads::{self, Reads, Source},
    request::{Effects, Request},
    sample::{self, Sample},
    scope::{Scope, StepScope, World},
    shape::Shape,
    types::Type,
    value::{Expr, ExprKind},
};
use crate::{
    errors::{Code, Errors, Place},
    syntax::{self, field::Kind, keywords::ROOTS},
};

pub struct Action {
    pub hint: String,
    pub name: Ident,
    pub title: String,
    pub effects: Effects,
    pub deadline: Option<u64>,
    pub input: Shape,
    pub output: Shape,
    pub steps: Vec<Step>,
    /// Outputs that do not come from the last unnamed request: the output's place, and its value.
    pub other_outputs: Vec<(usize, Expr)>,
    pub pages: Option<Pages>,
    pub samples: Vec<Sample>,
}

pub struct Step {
    pub name: Option<Ident>,
    pub fields: Vec<Field>,
    pub request: Request,
    pub reads: Reads,
}

impl Action {
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
            actions.push(Action::lower(action, world, errors));
        }
    }
    actions
}

impl Action {
    fn lower(action: syntax::action::Action, world: &World<'_>, errors: &Errors) -> Self {
        let syntax::action::Action { hint, name, label, effects, deadline, inputs, steps, pages, outputs, samples, broken } = action;
        let name = names::snake_case(&name, "action", errors);
        let title = names::label(label.as_ref(), || names::words_of_snake(&name.to_string()), errors);
        if effects.is_none() && !broken {
            errors.push(
                &name,
                Code::MissingEffects,
                format_args!("action `{name}` has no `effects`; write `effects read;` or `effects write;`"),
            );
        }
        if steps.is_empty() && !broken {
            errors.push(&name, Code::MissingRequest, format_args!("action `{name}` has no request; write one, such as `GET \"/users\";`"));
        }
        let effects = effects.unwrap_or_default();
        let (input, _) = Shape::lower(&inputs, Kind::Input, world.types, errors);
        let mut flow = Flow::lower(&steps, Some(&input), world, effects, broken, errors);
        let (output, written) = Shape::lower(&outputs, Kind::Output, world.types, errors);
        let (output, other_outputs) = flow.read_outputs(output, &written, Some(&input), world, errors);
        if pages.is_some()
            && let Some(group) = outputs.first()
        {
            errors.push(group.place, Code::OutputOfPages, "a card with `pages` yields its items, and has no `output`");
        }
        let pages = pages.map(|pages| flow.read_pages(&pages, world, &name, errors));
        let card = sample::Card {
            input: Some(&input),
            records: world.records,
            steps: &flow.names,
            has_last: flow.last.is_some(),
            pages: pages.as_ref().map(|pages| &pages.next),
            broken: flow.broken,
        };
        let samples = samples.iter().map(|sample| Sample::lower(sample, &card, errors)).collect();
        Self { hint, name, title, effects, deadline, input, output, steps: flow.steps, other_outputs, pages, samples }
    }
}

/// The steps of a flow while they are lowered.
pub struct Flow {
    pub steps: Vec<Step>,
    /// The place of the last request without a name.
    pub last: Option<usize>,
    names: Vec<String>,
    scopes: Vec<StepScope>,
    broken: bool,
}

impl Flow {
    pub fn lower(
        written: &[syntax::action::Step],
        input: Option<&Shape>,
        world: &World<'_>,
        effects: Effects,
        broken: bool,
        errors: &Errors,
    ) -> Self {
        let names = written.iter().filter_map(|step| step.name.as_ref().map(ToString::to_string)).collect();
        let mut flow = Self { steps: Vec::new(), last: None, names, scopes: Vec::new(), broken };
        for step in written {
            flow.push(step, input, world, effects, errors);
        }
        flow
    }

    fn push(&mut self, step: &syntax::action::Step, input: Option<&Shape>, world: &World<'_>, effects: Effects, errors: &Errors) {
        let index = self.steps.len();
        if let Some(name) = &step.name {
            self.check_name(name, errors);
        }
        let request = step.request.as_ref().map(|request| Request::lower(request, &self.scope(input, world), world, effects, errors));
        let mut reads = Reads::default();
        let written = field::unique(&step.fields.list, errors);
        let mut fields = Vec::new();
        for (slot, written) in written.iter().enumerate() {
            let mut field = Field::lower(written, Kind::Step, world.types, errors);
            if let Some(source) = answer_source(written, &mut field, errors) {
                reads.take(&source, slot, field.ty.clone());
            }
            fields.push(field);
        }
        reads.slots = fields.len();
        if let Some(name) = &step.name {
            let within = fields.iter().map(Field::within).collect();
            let fields = fields.iter().map(|field: &Field| (field.written.clone(), field.ty.clone())).collect();
            self.scopes.push(StepScope { name: name.to_string(), index, fields, within, broken: step.fields.broken });
        } else {
            self.last = Some(index);
        }
        match request {
            Some(request) => self.steps.push(Step { name: step.name.clone(), fields, request, reads }),
            None => self.broken = true,
        }
    }

    fn check_name(&self, name: &Ident, errors: &Errors) {
        names::snake_case(name, "step", errors);
        if ROOTS.contains(&name.to_string().as_str()) {
            errors.push(
                name,
                Code::ReservedName,
                format_args!("`{name}` has a meaning of its own in paths; choose another name for this step"),
            );
        } else if self.scopes.iter().any(|step| *name == step.name) {
            errors.push(name, Code::GivenTwice, format_args!("step `{name}` is given twice"));
        }
    }

    fn scope<'a>(&'a self, input: Option<&'a Shape>, world: &World<'a>) -> Scope<'a> {
        let what = if input.is_some() { "a card" } else { "a system flow" };
        Scope { what, auths: world.auths, input, records: world.records, steps: &self.scopes, all_steps: &self.names }
    }

    /// Gives each output its source: the last request's answer, or a value that is known by then.
    pub fn read_outputs(
        &mut self,
        mut shape: Shape,
        written: &[&syntax::field::Field],
        input: Option<&Shape>,
        world: &World<'_>,
        errors: &Errors,
    ) -> (Shape, Vec<(usize, Expr)>) {
        let mut others = Vec::new();
        let mut reads = Reads { slots: shape.fields.len(), ..Reads::default() };
        for (slot, (field, written)) in shape.fields.iter_mut().zip(written).enumerate() {
            let Some(path) = &written.source else {
                report_missing_source(written, errors);
                continue;
            };
            field.path = path.to_string();
            match Source::lower(path, errors) {
                Some(Ok(source)) => {
                    if self.last.is_none() && !self.broken {
                        errors.push(
                            path.place,
                            Code::NoUnnamedRequest,
                            format_args!("`{path}` is of the last request without a name, and there is none"),
                        );
                    }
                    check_source_type(&source, &field.ty, path.place, errors);
                    reads.take(&source, slot, field.ty.clone());
                }
                Some(Err(())) => {}
                None => others.push((slot, self.other_output(path, input, world, errors))),
            }
        }
        if let Some(step) = self.last.and_then(|last| self.steps.get_mut(last)) {
            step.reads = reads;
        }
        (shape, others)
    }

    fn other_output(&self, path: &syntax::path::Path, input: Option<&Shape>, world: &World<'_>, errors: &Errors) -> Expr {
        let known_roots = ["input", "options", "auth"];
        let is_known = known_roots.contains(&path.root.as_str()) || self.names.contains(&path.root);
        if path.root == "auth" {
            errors.push(path.place, Code::CredentialAsOutput, format_args!("`{path}` cannot leave the connection"));
        } else if is_known {
            return Expr { kind: self.scope(input, world).resolve(path, errors), place: path.place };
        } else {
            let known: Vec<&str> = ["body", "header", "status", "input"].into_iter().chain(self.names.iter().map(String::as_str)).collect();
            reads::unknown_root(path, &known, errors);
        }
        Expr { kind: ExprKind::Unknown, place: path.place }
    }

    fn read_pages(&mut self, pages: &syntax::pages::Pages, world: &World<'_>, action: &Ident, errors: &Errors) -> Pages {
        let (lowered, reads) = Pages::lower(pages, world.types, errors);
        match self.last.and_then(|last| self.steps.get_mut(last)) {
            Some(step) => step.reads = reads,
            None if self.broken => {}
            None => errors.push(
                pages.place,
                Code::NoUnnamedRequest,
                format_args!("action `{action}` has no request without a name that could be repeated"),
            ),
        }
        lowered
    }
}

fn answer_source(written: &syntax::field::Field, field: &mut Field, errors: &Errors) -> Option<Source> {
    let Some(path) = &written.source else {
        report_missing_source(written, errors);
        return None;
    };
    field.path = path.to_string();
    match Source::lower(path, errors) {
        Some(source) => {
            let source = source.ok()?;
            check_source_type(&source, &field.ty, path.place, errors);
            Some(source)
        }
        None => {
            reads::unknown_root(path, &["body", "header", "status"], errors);
            None
        }
    }
}

fn report_missing_source(field: &syntax::field::Field, errors: &Errors) {
    if !field.broken {
        errors.push(
            &field.name,
            Code::MissingSource,
            format_args!("`{0}` has no source; write where it comes from, such as `from body.{0}`", field.name),
        );
    }
}

fn check_source_type(source: &Source, ty: &Type, place: Place, errors: &Errors) {
    let inner = match ty {
        Type::Optional(inner) => inner,
        other => other,
    };
    match (source, inner) {
        (_, Type::Unknown)
        | (Source::Body(_), _)
        | (Source::Status, Type::Integer)
        | (Source::Header(_), Type::Text | Type::Url | Type::Secret | Type::Choices(_)) => {}
        (Source::Status, _) => errors.push(place, Code::SourceType, "a status is a whole number; make it an `i64`"),
        (Source::Header(_), _) => errors.push(place, Code::SourceType, "a header is text; make it a `String` or an `Option<String>`"),
    }
}
