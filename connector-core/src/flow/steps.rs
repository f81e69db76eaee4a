//! A flow's requests, one after the other, each seeing what the ones before it read.

use super::plan::{Plan, main_step};
use crate::{
    data::{
        error::{Error, Result},
        spec::{Expr, Flow, Reads, Step},
        value::{Fault, Slot, Slots, keep, settle},
    },
    http::transport::Reply,
    request::page::Page,
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
    let plan = &*plan;
    let mut run = plan.start().await;
    let result = match &plan.action.flow {
        Flow::Steps { outputs, .. } => run_steps(plan, &mut run, outputs).await,
        Flow::Custom { helper } => run_custom(plan, &mut run, *helper).await,
    };
    match result {
        Ok(reply) => Ok(Done { slots: run.slots, reply, attempts: run.attempts }),
        Err(error) => Err(plan.named(error)),
    }
}

impl Plan {
    pub(super) async fn start(&self) -> Run<'_> {
        let mut run = Run::start(&self.connection.0, self.action, &*self.input, self.deadline).await;
        let main = main_step(self.action).map_or(0, |main| steps(self.action)[main].reads.slots);
        run.slots.reserve(SLOTS);
        run.slots.resize_with(main.max(self.action.output.fields.len()), Slot::default);
        run
    }
}

async fn run_steps(plan: &Plan, run: &mut Run<'_>, outputs: &'static [(usize, Expr)]) -> Result<Option<Reply>> {
    let main = main_step(plan.action);
    let mut reply = None;
    for (place, step) in steps(plan.action).iter().enumerate() {
        let answer = run_step(plan, run, place, step, Some(place) == main, None).await?;
        if Some(place) == main || reply.is_none() {
            reply = Some(answer);
        }
    }
    for (output, expr) in outputs {
        run.slots[*output] = evaluate(run, expr);
    }
    Ok(reply)
}

/// One request. The main one reads into the first slots, where the outputs are; a named one into slots of its own.
pub(super) async fn run_step(
    plan: &Plan,
    run: &mut Run<'_>,
    place: usize,
    step: &'static Step,
    is_main: bool,
    page: Option<Page>,
) -> Result<Reply> {
    let base = if is_main { 0 } else { run.slots.len() };
    let extra = plan.extra(place, Some(&step.request), page);
    run.slots.resize_with(run.slots.len().max(base + step.reads.slots), Slot::default);
    let reply = run.request(Ask::Declared(&step.request), &step.reads, base, &extra).await?;
    if let Some(known) = run.bases.get_mut(place) {
        *known = base;
    }
    for (index, field) in step.fields.iter().enumerate() {
        let slot = std::mem::take(&mut run.slots[base + index]);
        let kept = settle(slot, field).and_then(|slot| keep(slot, &field.ty, &mut run.slots).map_err(|fault| fault.within(field.place())));
        match kept {
            Ok(slot) => run.slots[base + index] = slot,
            Err(fault) => return Err(run.misfit(fault, Some(&reply))),
        }
    }
    Ok(reply)
}

fn evaluate(run: &Run<'_>, expr: &'static Expr) -> Slot {
    let scope = run.scope();
    match expr {
        Expr::Template(_) => scope.text(expr).map_or(Slot::Empty, Slot::Text),
        expr => scope.get(expr).into(),
    }
}

async fn run_custom(plan: &Plan, run: &mut Run<'_>, helper: usize) -> Result<Option<Reply>> {
    let reply = run.request(Ask::Custom { helper }, &Reads::NOTHING, 0, &plan.extra(0, None, None)).await?;
    let headers = reply.headers.iter().map(|(name, value)| (name.to_string(), value.to_str().unwrap_or_default().into())).collect();
    let body = match serde_json::from_slice(&reply.body) {
        Ok(value) => Slot::Json(value),
        Err(_) if reply.body.is_empty() => Slot::Empty,
        Err(_) => Slot::Json(String::from_utf8_lossy(&reply.body).into()),
    };
    for (slot, value) in [Slot::Integer(reply.status.as_u16().into()), Slot::Object(headers), body].into_iter().enumerate() {
        run.slots[slot] = value;
    }
    Ok(Some(reply))
}

/// The error of outputs that cannot be had from what was read.
pub(crate) fn misfit(plan: &Plan, fault: Fault, reply: Option<&Reply>, attempts: u32) -> Error {
    let run = Run {
        shared: &plan.connection.0,
        action: plan.action,
        input: &*plan.input,
        now: Default::default(),
        deadline: Default::default(),
        attempts,
        slots: Slots::new(),
        bases: Vec::new(),
    };
    plan.named(run.misfit(fault, reply))
}
