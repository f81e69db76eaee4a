//! The steps of a flow while they are lowered: what each of them sees, and what leaves it.

mod answer;
mod block;
mod call;
mod computed;

use proc_macro2::Ident;

pub(super) use self::answer::answer_source;
pub use self::answer::{check_source_type, report_missing_source};
use super::{
    condition::Condition,
    field::{self, Field},
    names,
    reads::{Reads, Source},
    request::{Effects, Request},
    scope::{Scope, StepScope, World},
    shape::Shape,
    step::{Step, Wait, What},
    types::Type,
    typing,
    value::{self, Expr, ExprKind, Found},
};
use crate::{
    errors::{Code, Errors},
    syntax::{
        self,
        field::Kind,
        keywords::ROOTS,
        step::{Block, What as Written},
    },
};

/// How long a job may take where nothing is said, in milliseconds.
const WAIT_DEADLINE: u64 = 30 * 60_000;

/// What the handler of a `try` calls the error.
const ERROR: &str = "error";

/// What samples call a `wait` without a name.
const WAIT: &str = "wait";

/// The steps of a flow while they are lowered.
pub struct Flow<'a> {
    pub steps: Vec<Step>,
    /// The place of the last request without a name, which stands at top level.
    pub last: Option<usize>,
    /// The names of all steps; an empty one is of a step that lost its own.
    pub names: Vec<String>,
    /// Its requests, as samples answer them.
    pub asked: Vec<Asked>,
    scopes: Vec<StepScope>,
    /// What the conditions of the blocks around this place have found.
    present: Vec<Found>,
    /// The values that are given to the blocks around this place, innermost last; none where nobody takes them.
    givers: Vec<Option<Given>>,
    input: Option<&'a Shape>,
    world: &'a World<'a>,
    effects: Effects,
    pub broken: bool,
}

/// What the block of a named step gives, as far as it is known.
#[derive(Default)]
struct Given {
    ty: Option<Type>,
}

impl<'a> Flow<'a> {
    pub fn lower(
        written: &[syntax::step::Step],
        input: Option<&'a Shape>,
        world: &'a World<'a>,
        effects: Effects,
        broken: bool,
        errors: &Errors,
    ) -> Self {
        let mut names = Vec::new();
        collect_names(written, &mut names);
        let called = |helper: &Ident| {
            let known = world.helper_flows.iter().find(|known| known.name == *helper);
            known.map(|known| known.asked.clone()).unwrap_or_default()
        };
        let asked = asked(written, &called);
        let (steps, scopes, givers) = (Vec::new(), Vec::new(), Vec::new());
        let present = Vec::new();
        let mut flow = Self { steps, last: None, names, asked, scopes, present, givers, input, world, effects, broken };
        flow.sequence(written, true, errors);
        flow
    }

    fn sequence(&mut self, written: &[syntax::step::Step], is_top: bool, errors: &Errors) {
        for (index, step) in written.iter().enumerate() {
            self.push(step, is_top, errors);
            if let (Written::Give(_) | Written::Fail(..), Some(next)) = (&step.what, written.get(index + 1)) {
                let word = if matches!(step.what, Written::Give(_)) { "give" } else { "fail" };
                errors.push(next.place, Code::NeverReached, format_args!("this step never runs: the `{word}` before it ends the block"));
                return;
            }
        }
    }

    /// The steps between two braces. Their names are not known behind them.
    fn block(&mut self, block: &Block, errors: &Errors) -> usize {
        let (start, known) = (self.steps.len(), self.scopes.len());
        self.broken |= block.broken;
        self.sequence(&block.steps, false, errors);
        self.scopes.truncate(known);
        self.steps.len() - start
    }

    fn push(&mut self, step: &syntax::step::Step, is_top: bool, errors: &Errors) {
        let index = self.steps.len();
        self.push_what(step, is_top, errors);
        if step.may_be_unused {
            self.steps.iter().skip(index).take(1).flat_map(|step| &step.fields).for_each(|field| field.used.mark());
        }
    }

    fn push_what(&mut self, step: &syntax::step::Step, is_top: bool, errors: &Errors) {
        if let Some(name) = &step.name {
            self.check_name(name, errors);
        }
        let index = self.steps.len();
        match &step.what {
            Written::Request(request) => {
                let request = Request::lower(request, &self.scope(), self.world, self.effects, errors);
                self.push_request(step, What::Request(Box::new(request)), Vec::new(), errors);
                if step.name.is_none() && is_top {
                    self.last = Some(index);
                }
            }
            Written::Wait(wait) => self.push_wait(step, wait, errors),
            Written::Value(written) => {
                let value = self.value(written, errors);
                let ty = self.kept_type(&value, errors);
                let what = self.giving(value);
                self.push_value(step.name.as_ref(), what, ty);
            }
            Written::Call(helper, arguments) => self.push_call(step, helper, arguments, errors),
            Written::If(branch) => self.push_if(step, branch, errors),
            Written::Try(attempt) => self.push_try(step, attempt, errors),
            Written::Each(each) => self.push_each(step, each, errors),
            Written::Give(written) => {
                let value = self.value(written, errors);
                let ty = self.kept_type(&value, errors);
                self.give(ty, step.place, errors);
                self.push_value(None, What::Give(value), Type::Unknown);
            }
            Written::Fail(kind, details) => {
                let detail = |wanted: &str| {
                    let (_, value) = details.iter().find(|(name, _)| name == wanted)?;
                    Some(self.value(value, errors))
                };
                let (code, message) = (detail("code"), detail("message"));
                let status = detail("status").map(|status| self.status(&status, errors));
                self.push_value(None, What::Fail { kind: kind.clone(), code, message, status }, Type::Unknown);
            }
            Written::Broken => {
                self.broken = true;
                if let Some(name) = &step.name {
                    self.scopes.push(StepScope::broken(name.to_string(), index));
                }
            }
        }
        if step.lost_its_name() {
            self.broken = true;
            self.scopes.push(StepScope::broken(String::new(), index));
        }
    }

    /// A step that asks the service, with what it reads: its fields, and behind them what its own conditions look at.
    fn push_request(&mut self, step: &syntax::step::Step, what: What, looked_at: Vec<Source>, errors: &Errors) {
        let index = self.steps.len();
        let tolerates = answer::tolerates(&what);
        let mut reads = Reads { format: answer::format(&what), ..Reads::default() };
        let written = field::unique(&step.fields.list, errors);
        let mut fields = Vec::new();
        for (slot, written) in written.iter().enumerate() {
            let mut field = Field::lower(written, Kind::Step, self.world.types, errors);
            if let Some(source) = answer_source(written, &mut field, errors) {
                reads.take(&source, slot, field.ty.clone());
            }
            if tolerates {
                answer::check_may_be_absent(&field, errors);
            }
            fields.push(field);
        }
        for (place, source) in looked_at.iter().enumerate() {
            reads.take(source, fields.len() + place, Type::Json);
        }
        reads.slots = fields.len() + looked_at.len();
        if let Some(name) = &step.name {
            self.scopes.push(StepScope::new(name, index, &fields, step.fields.broken));
        }
        self.steps.push(Step { name: step.name.clone(), fields, what, reads });
    }

    fn push_wait(&mut self, step: &syntax::step::Step, wait: &syntax::wait::Wait, errors: &Errors) {
        let Some(written) = &wait.request else {
            self.broken = true;
            return;
        };
        let mut request = Request::lower(written, &self.scope(), self.world, self.effects, errors);
        // Looking at a job changes nothing.
        request.effects = Effects::default();
        let cancel = wait.cancel.as_ref().map(|cancel| Request::lower(cancel, &self.scope(), self.world, self.effects, errors));
        let mut looked_at: Vec<Source> = Vec::new();
        let mut slot = |source| {
            looked_at.iter().position(|known| *known == source).unwrap_or_else(|| {
                looked_at.push(source);
                looked_at.len() - 1
            })
        };
        let mut resolve = |path: &syntax::path::Path| value::in_rule(path, &mut slot, errors);
        let mut lower = |condition: &syntax::condition::Condition| Condition::lower(condition, &mut resolve, errors);
        let until = wait.until.as_ref().map_or(Condition::Any(Vec::new()), &mut lower);
        let fail = wait.fail.as_ref().map(&mut lower);
        let wait = Wait { request, every: wait.every, deadline: wait.deadline.unwrap_or(WAIT_DEADLINE), until, fail, cancel };
        self.push_request(step, What::Wait(Box::new(wait)), looked_at, errors);
        if let Some(last) = self.steps.last_mut().filter(|last| last.name.is_none()) {
            // Samples call it so.
            last.name = Some(Ident::new(WAIT, proc_macro2::Span::call_site()));
        }
    }

    /// A step with one value of its own name.
    fn push_value(&mut self, name: Option<&Ident>, what: What, ty: Type) {
        let index = self.steps.len();
        let fields: Vec<Field> = name.map(|name| Field::of_value(name, ty)).into_iter().collect();
        if let Some(name) = name {
            self.scopes.push(StepScope { is_value: true, ..StepScope::new(name, index, &fields, false) });
        }
        self.steps.push(Step { name: name.cloned(), fields, what, reads: Reads::default() });
    }

    /// What a block sees of the step around it, in parts.
    fn push_parts(&mut self, name: &Ident, fields: Vec<Field>) {
        self.scopes.push(StepScope::new(name, self.steps.len(), &fields, false));
        self.steps.push(Step { name: Some(name.clone()), fields, what: What::Item, reads: Reads::default() });
    }

    /// The status of an error that the flow itself tells.
    fn status(&self, value: &Expr, errors: &Errors) -> u16 {
        match value.kind {
            ExprKind::Integer(status @ 400..=599) => u16::try_from(status).unwrap_or_default(),
            ExprKind::Unknown => 0,
            _ => {
                errors.push(value.place, Code::BadStatus, "the status of an error is a number from 400 to 599, as in `status: 404`");
                0
            }
        }
    }

    fn value(&self, written: &syntax::value::Value, errors: &Errors) -> Expr {
        let scope = self.scope();
        Expr::lower(written, &mut |path| scope.resolve(path, errors), errors)
    }

    fn condition(&self, written: &syntax::condition::Condition, errors: &Errors) -> Condition {
        let scope = self.scope();
        let condition = Condition::lower(written, &mut |path| scope.resolve(path, errors), errors);
        condition.each_operand(&mut |operand| {
            let ty = typing::type_of(operand, &self.typing());
            if matches!(ty.inner(), Type::List(_)) {
                errors.push(operand.place, Code::ComparisonOperand, "a list cannot be compared; compare its items, in a `for each`");
            } else if !ty.is_scalar() && !ty.is_unknown() {
                errors.push(operand.place, Code::ComparisonOperand, format_args!("{} cannot be compared; compare a part of it", ty.noun()));
            }
        });
        condition
    }

    /// The type of a value that the flow keeps. A secret is kept as one, and in nothing else.
    fn kept_type(&self, value: &Expr, errors: &Errors) -> Type {
        let ty = typing::type_of(value, &self.typing());
        // What a function makes of a secret is looked at with the function.
        let is_call = matches!(value.kind, ExprKind::Call(..));
        let shows = match ty.inner() {
            Type::Secret => false,
            // A record keeps its secrets to itself, but an object does not.
            Type::Object => typing::shows_secret(value, &self.typing()),
            _ => typing::holds_secret(value, &self.typing()),
        };
        if shows && !is_call {
            errors.push(value.place, Code::CredentialAsOutput, "a secret cannot be a part of a value; write it where it is sent");
        }
        if ty == Type::Duration {
            errors.push(value.place, Code::UnfitType, "a duration is no value; write it where it is taken, as in `minus(now(), 7d)`");
            return Type::Unknown;
        }
        ty
    }

    fn typing(&self) -> typing::Known<'_> {
        typing::Known {
            auths: self.world.auths,
            input: self.input,
            steps: &self.steps,
            records: self.world.records,
            functions: self.world.functions,
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
        } else if self.input.is_some_and(|input| input.in_parentheses && input.position(&name.to_string()).is_some()) {
            errors.push(name, Code::GivenTwice, format_args!("an input is called `{name}` already; choose another name for this step"));
        } else if self.scopes.iter().any(|step| *name == step.name) {
            errors.push(name, Code::GivenTwice, format_args!("step `{name}` is given twice"));
        }
    }

    fn scope(&self) -> Scope<'_> {
        let what = if self.input.is_some() { "a card" } else { "a system flow" };
        Scope {
            what,
            auths: self.world.auths,
            input: self.input,
            records: self.world.records,
            present: &self.present,
            steps: &self.scopes,
            all_steps: &self.names,
            in_chunks: false,
        }
    }
}

fn collect_names(written: &[syntax::step::Step], names: &mut Vec<String>) {
    for step in written {
        names.extend(step.name.as_ref().map(ToString::to_string));
        names.extend(step.lost_its_name().then(String::new));
        match &step.what {
            Written::If(branch) => {
                collect_names(&branch.then.steps, names);
                branch.otherwise.iter().for_each(|block| collect_names(&block.steps, names));
            }
            Written::Try(attempt) => {
                collect_names(&attempt.body.steps, names);
                collect_names(&attempt.handler.steps, names);
            }
            Written::Each(each) => {
                names.push(each.item.to_string());
                collect_names(&each.body.steps, names);
            }
            _ => {}
        }
    }
}

/// A request of a flow, as samples answer it.
#[derive(Clone)]
pub struct Asked {
    /// Its name; that of a helper's stands behind the name of its call: `user.found`.
    pub name: String,
    /// It may be made several times: for each item of a list, or until a job is done.
    pub repeats: bool,
}

/// The requests of a flow that have a name, those of the helpers that it calls included.
pub fn asked(written: &[syntax::step::Step], called: &dyn Fn(&Ident) -> Vec<Asked>) -> Vec<Asked> {
    let mut all = Vec::new();
    for step in written {
        let name = step.name.as_ref().map(ToString::to_string);
        match (&step.what, name) {
            (Written::Request(_), Some(name)) => all.push(Asked { name, repeats: false }),
            (Written::Wait(_), name) => all.push(Asked { name: name.unwrap_or_else(|| WAIT.to_owned()), repeats: true }),
            (Written::Call(helper, _), Some(name)) => {
                let full = |inner: String| if inner.is_empty() { name.clone() } else { format!("{name}.{inner}") };
                all.extend(called(helper).into_iter().map(|inner| Asked { name: full(inner.name), ..inner }));
            }
            (Written::If(branch), _) => {
                all.extend(asked(&branch.then.steps, called));
                branch.otherwise.iter().for_each(|block| all.extend(asked(&block.steps, called)));
            }
            (Written::Try(attempt), _) => {
                all.extend(asked(&attempt.body.steps, called));
                all.extend(asked(&attempt.handler.steps, called));
            }
            (Written::Each(each), _) => {
                all.extend(asked(&each.body.steps, called).into_iter().map(|inner| Asked { repeats: true, ..inner }));
            }
            _ => {}
        }
    }
    all
}
