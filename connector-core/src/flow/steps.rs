//! A flow's steps, one after the other, each seeing what the ones before it read.

use std::{
    borrow::Cow,
    ops::{ControlFlow, Range},
    pin::pin,
};

use url::{ParseError, Url};

use tracing::Instrument;

use super::{block, plan::Plan, slot, wait};
use crate::{
    data::{
        error::{Error, ErrorKind, Result},
        shape::Type,
        spec::{Expr, Flow, Reads, Request, Step, What},
        value::{Fault, Slot, Slots, keep, settle},
    },
    http::{trace, transport::Reply},
    request::{self, page::Page},
    response::rules,
    run::{Ask, Run, steps},
};

/// Room for what most answers give, so that reading one does not move its values.
const SLOTS: usize = 20;

/// What a run has read, and the answer to its last request.
pub(crate) struct Done {
    pub(crate) slots: Slots,
    pub(crate) reply: Option<Reply>,
    pub(crate) attempts: u32,
}

/// Runs a card to its end.
pub(crate) async fn run(plan: &mut Plan) -> Result<Done> {
    plan.check()?;
    let span = trace::card(plan.connection.connector(), plan.action, None);
    // In its place: a span that took it in would move all of it.
    let run = pin!(run_checked(plan));
    let done = run.instrument(span.clone()).await;
    trace::ended(&span, &done);
    done
}

async fn run_checked(plan: &Plan) -> Result<Done> {
    let mut run = plan.start().await;
    let result = match &plan.action.flow {
        Flow::Steps { .. } => flow(plan, &mut run).await,
        Flow::Custom { helper } => run_custom(plan, &mut run, *helper).await,
        Flow::Rust(function) => slot::run(plan, &mut run, *function).await,
    };
    match result {
        Ok(()) => Ok(Done { slots: run.slots, reply: run.reply, attempts: run.attempts }),
        Err(error) => Err(plan.named(error)),
    }
}

impl Plan {
    pub(super) async fn start(&self) -> Run<'_> {
        let mut run = Run::start(&self.connection, self.action, &*self.input, self.deadline).await;
        run.selected.only = self.only.as_deref();
        make_room(&mut run);
        run
    }
}

/// Room for the outputs, and for what the main request reads before them.
pub(super) fn make_room(run: &mut Run<'_>) {
    let main = super::plan::main_step(run.action).map_or(0, |main| steps(run.action)[main].reads.slots);
    run.slots.reserve(SLOTS);
    run.slots.resize_with(main.max(run.action.output.fields.len()), Slot::default);
}

/// All steps of a flow, and then the outputs that the main request does not read.
pub(super) async fn flow(plan: &Plan, run: &mut Run<'_>) -> Result<()> {
    let Flow::Steps { steps, outputs, .. } = &run.action.flow else { return Ok(()) };
    let _ = block(plan, run, 0..steps.len()).await?;
    for (output, expr) in *outputs {
        run.slots[*output] = run.scope().evaluate(expr);
    }
    Ok(())
}

/// Some of a flow's steps. Breaks off with a value where one is given.
pub(super) async fn block(plan: &Plan, run: &mut Run<'_>, range: Range<usize>) -> Result<ControlFlow<Slot>> {
    let steps = steps(run.action);
    let mut place = range.start;
    while place < range.end {
        let step = &steps[place];
        let mut next = place + 1;
        match &step.what {
            What::Request(_) => drop(run_step(plan, run, place, step, None).await?),
            What::Wait(wait) => Box::pin(wait::wait(plan, run, place, step, wait)).await?,
            What::Value(expr) => {
                let value = run.scope().evaluate(expr);
                run.keep(place, [value]);
            }
            What::Await(function, arguments) => {
                let value = slot::wait_for(plan, run, function, arguments).await?;
                run.keep(place, [value]);
            }
            What::Call(called, arguments) => Box::pin(block::call(plan, run, place, called, arguments)).await?,
            What::If { when, then, otherwise } => {
                let parts = [next..next + then, next + then..next + then + otherwise];
                next = parts[1].end;
                let [first, second] = parts;
                let chosen = if rules::holds(when, &run.scope()) { first } else { second };
                let ended = Box::pin(self::block(plan, run, chosen)).await?;
                if let Some(value) = given(run, place, step, ended) {
                    return Ok(ControlFlow::Break(value));
                }
            }
            What::Try { body, kinds, handler } => {
                let parts = [next..next + body, next + body..next + body + handler];
                next = parts[1].end;
                let ended = Box::pin(block::attempt(plan, run, parts, kinds)).await?;
                if let Some(value) = given(run, place, step, ended) {
                    return Ok(ControlFlow::Break(value));
                }
            }
            What::Each { list, concurrency, body } => {
                next += body;
                Box::pin(block::each(plan, run, place, list, *concurrency, next)).await?;
            }
            // What is around it has put it there.
            What::Item => {}
            What::Give(expr) => return Ok(ControlFlow::Break(run.scope().evaluate(expr))),
            What::Fail { kind, code, message, status } => {
                let error = failure(run, *kind, code.as_ref(), message.as_ref());
                return Err(match status {
                    Some(status) => error.with_status(*status),
                    None => error,
                });
            }
        }
        place = next;
    }
    Ok(ControlFlow::Continue(()))
}

/// Keeps the value of a block that has a name; gives the one that ends the block around it.
fn given(run: &mut Run<'_>, place: usize, step: &Step, ended: ControlFlow<Slot>) -> Option<Slot> {
    match (step.name, ended) {
        (Some(_), ControlFlow::Break(value)) => run.keep(place, [value]),
        (Some(_), ControlFlow::Continue(())) => run.keep(place, [Slot::Empty]),
        (None, ControlFlow::Break(value)) => return Some(value),
        (None, ControlFlow::Continue(())) => {}
    }
    None
}

/// One request. The main one reads into the first slots, where the outputs are; a named one into slots of its own. None where the
/// service refused in a way that the step tolerates.
pub(super) async fn run_step(
    plan: &Plan,
    run: &mut Run<'_>,
    place: usize,
    step: &'static Step,
    page: Option<Page>,
) -> Result<Option<Reply>> {
    let Some(request) = step.request() else { return Ok(None) };
    let (base, answer) = ask(plan, run, place, step, request, page.clone()).await;
    let reply = match answer {
        Ok(reply) => reply,
        Err(error) if request.tolerate.contains(&error.kind()) => {
            run.forget(base + step.reads.slots, base, step.reads.slots);
            return Ok(None);
        }
        Err(error) => return Err(error),
    };
    take_fields(plan, run, place, step, &reply, page)?;
    if run.reply.is_none() || Some(place) == super::plan::main_step(run.action) {
        run.reply = Some(reply.clone());
    }
    Ok(Some(reply))
}

/// Sends the request of a step. Gives where its values stand, and the answer.
pub(super) async fn ask(
    plan: &Plan,
    run: &mut Run<'_>,
    place: usize,
    step: &'static Step,
    request: &'static Request,
    page: Option<Page>,
) -> (usize, Result<Reply>) {
    let is_main = Some(place) == super::plan::main_step(run.action);
    let base = if is_main { 0 } else { run.slots.len() };
    // What other steps need of an answer, they need now.
    run.streams = plan.streams && is_main;
    let mut extra = plan.extra(place, &run.lap, Some(request), page);
    extra.step = step_name(run, step);
    run.slots.resize_with(run.slots.len().max(base + step.reads.slots), Slot::default);
    if let Some(known) = run.bases.get_mut(place) {
        // What the main request reads for functions stands behind the outputs.
        *known = if is_main && !step.fields.is_empty() { run.action.output.fields.len() } else { base };
    }
    (base, run.request(Ask::Declared(request), &step.reads, base, &extra).await)
}

/// What a journal calls a step.
pub(super) fn step_name(run: &Run<'_>, step: &'static Step) -> Cow<'static, str> {
    match (run.callers.as_str(), step.name) {
        ("", name) => Cow::Borrowed(name.unwrap_or_default()),
        (callers, None) => Cow::Owned(callers.to_owned()),
        (callers, Some(name)) => Cow::Owned(format!("{callers}.{name}")),
    }
}

/// Makes the fields of a step from what was read.
pub(super) fn take_fields(
    plan: &Plan,
    run: &mut Run<'_>,
    place: usize,
    step: &'static Step,
    reply: &Reply,
    page: Option<Page>,
) -> Result<()> {
    let Some(first) = run.bases.get(place).copied() else { return Ok(()) };
    complete_urls(plan, run, place, step, page);
    for (index, field) in step.fields.iter().enumerate() {
        let slot = std::mem::take(&mut run.slots[first + index]);
        let kept = settle(slot, field).and_then(|slot| keep(slot, &field.ty, &mut run.slots).map_err(|fault| fault.within(field.place())));
        match kept {
            Ok(slot) => run.slots[first + index] = slot,
            Err(fault) => return Err(run.misfit(fault, Some(reply))),
        }
    }
    Ok(())
}

/// A relative URL is relative to the request that it answers, which nothing knows once the step is done.
fn complete_urls(plan: &Plan, run: &mut Run<'_>, place: usize, step: &'static Step, page: Option<Page>) {
    let (Some(first), Some(request)) = (run.bases.get(place).copied(), step.request()) else { return };
    for index in (0..step.fields.len()).filter(|index| matches!(step.fields[*index].ty.inner(), Type::Url)) {
        let Slot::Text(text) = &run.slots[first + index] else { continue };
        if Url::parse(text) != Err(ParseError::RelativeUrlWithoutBase) {
            continue;
        }
        let here = run.moved.as_deref().cloned().or_else(|| {
            let extra = plan.extra(place, "", Some(request), page.clone());
            request::render(run.caller(), request, &run.scope(), &extra).ok().map(|here| here.url)
        });
        if let Some(whole) = here.and_then(|here| here.join(text).ok()) {
            run.slots[first + index] = Slot::Text(whole.into());
        }
    }
}

/// The error that a flow itself tells.
fn failure(run: &Run<'_>, kind: ErrorKind, code: Option<&'static Expr>, message: Option<&'static Expr>) -> Error {
    let scope = run.scope();
    let text = |expr: Option<&'static Expr>| {
        expr.and_then(|expr| scope.text(expr)).map(|text| run.credentials.redact(&text, run.input).into_owned())
    };
    let code = text(code);
    let message = text(message).or_else(|| code.clone()).unwrap_or_else(|| "the flow ends here".to_owned());
    Error::new(kind, message).with_code(code).with_attempts(run.attempts)
}

async fn run_custom(plan: &Plan, run: &mut Run<'_>, helper: usize) -> Result<()> {
    let reply = run.request(Ask::Custom { helper }, &Reads::NOTHING, 0, &plan.extra(0, "", None, None)).await?;
    let headers = reply.headers.iter().map(|(name, value)| (name.to_string(), value.to_str().unwrap_or_default().into())).collect();
    let body = match serde_json::from_slice(&reply.body) {
        Ok(value) => Slot::Json(value),
        Err(_) if reply.body.is_empty() => Slot::Empty,
        Err(_) => Slot::Json(String::from_utf8_lossy(&reply.body).into()),
    };
    for (slot, value) in [Slot::Integer(reply.status.as_u16().into()), Slot::Object(headers), body].into_iter().enumerate() {
        run.slots[slot] = value;
    }
    run.reply = Some(reply);
    Ok(())
}

/// The error of outputs that cannot be had from what was read.
pub(crate) fn misfit(plan: &Plan, fault: Fault, reply: Option<&Reply>, attempts: u32) -> Error {
    let run = Run { attempts, ..Run::at(&plan.connection.0, plan.action, &*plan.input, Default::default(), Default::default()) };
    plan.named(run.misfit(fault, reply))
}
