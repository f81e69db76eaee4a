//! Steps inside of others: the calls of other flows, and what is done for each item of a list.

use std::ops::{ControlFlow, Range};

use futures_util::{StreamExt, TryStreamExt, stream};
use serde_json::Value;

use super::{
    plan::Plan,
    steps::{self, step_name},
};
use crate::{
    data::{
        card::Action,
        error::{ErrorKind, Result},
        spec::Expr,
        value::{Given, Object, Slot, fill, json_ref, keep, settle},
    },
    request::validate,
    run::{Run, steps as steps_of},
};

/// Runs another flow with inputs of its own. What leaves it are its outputs.
pub(super) async fn call(
    plan: &Plan,
    run: &mut Run<'_>,
    place: usize,
    called: &'static Action,
    arguments: &'static [(usize, Expr)],
) -> Result<()> {
    let mut given = Given::new(called.input, Object::new());
    for (input, expr) in arguments {
        given.slots()[*input] = run.scope().evaluate(expr);
    }
    for (slot, field) in given.slots().iter_mut().zip(called.input.fields) {
        *slot = fill(std::mem::take(slot), field);
    }
    validate::validate(&given, &run.shared.origins)?;
    let mut inner = Run::at(run.shared, called, &given, run.now, run.deadline);
    inner.card = run.card;
    inner.callers = step_name(run, &steps_of(run.action)[place]).into_owned();
    inner.lap = format!("{}-{place}", run.lap);
    inner.attempts = run.attempts;
    steps::make_room(&mut inner);
    let result = steps::flow(plan, &mut inner).await;
    run.attempts = inner.attempts;
    run.now = inner.now;
    result?;
    let mut outputs = Vec::with_capacity(called.output.fields.len());
    for (index, field) in called.output.fields.iter().enumerate() {
        let slot = std::mem::take(&mut inner.slots[index]);
        let kept =
            settle(slot, field).and_then(|slot| keep(slot, &field.ty, &mut inner.slots).map_err(|fault| fault.within(field.place())));
        outputs.push(kept.map_err(|fault| inner.misfit(fault, inner.reply.as_ref()))?);
    }
    run.reply = run.reply.take().or(inner.reply);
    run.keep(place, outputs);
    Ok(())
}

/// Tries the first steps; where they fail in one of these ways, the others run instead, and see the error.
pub(super) async fn attempt(
    plan: &Plan,
    run: &mut Run<'_>,
    [tried, handler]: [Range<usize>; 2],
    kinds: &'static [ErrorKind],
) -> Result<ControlFlow<Slot>> {
    let error = match steps::block(plan, run, tried).await {
        Err(error) if kinds.is_empty() || kinds.contains(&error.kind()) => error,
        ended => return ended,
    };
    let code = error.code().map_or(Slot::Empty, |code| Slot::Text(code.to_owned()));
    let parts = [Slot::Text(error.kind().to_string()), code, Slot::Text(error.message().to_owned())];
    run.keep(handler.start, parts);
    run.now = run.shared.executor.now().await;
    steps::block(plan, run, handler).await
}

/// Does the steps up to `end` for each item of a list, several at a time. The first error ends it; what is under way is dropped.
pub(super) async fn each(plan: &Plan, run: &mut Run<'_>, place: usize, list: &'static Expr, concurrency: usize, end: usize) -> Result<()> {
    let items = items(run.scope().evaluate(list));
    let before = run.attempts;
    let frame = run.frame();
    let one = |(index, item): (usize, Slot)| {
        let mut inner = Run::at(run.shared, run.action, run.input, run.now, run.deadline);
        inner.outer = Some(&frame);
        inner.selected = run.selected;
        inner.card = run.card;
        inner.callers.clone_from(&run.callers);
        inner.lap = format!("{}.{index}", run.lap);
        async move {
            inner.now = inner.shared.executor.now().await;
            inner.keep(place + 1, [item]);
            let ended = Box::pin(steps::block(plan, &mut inner, place + 2..end)).await?;
            Ok::<_, crate::data::error::Error>((ended, inner.attempts))
        }
    };
    let done: Vec<_> = stream::iter(items.into_iter().enumerate()).map(one).buffered(concurrency.max(1)).try_collect().await?;
    run.attempts = before + done.iter().map(|(_, attempts)| attempts).sum::<u32>();
    run.now = run.shared.executor.now().await;
    let given = done.into_iter().filter_map(|(ended, _)| match ended {
        ControlFlow::Break(Slot::Empty) | ControlFlow::Continue(()) => None,
        ControlFlow::Break(value) => Some(value),
    });
    let given = Slot::List(given.collect());
    run.keep(place, [given]);
    Ok(())
}

/// A list's items; an absent list has none.
fn items(list: Slot) -> Vec<Slot> {
    match list {
        Slot::List(items) => items,
        Slot::Json(Value::Array(items)) => items.iter().map(|item| json_ref(item).into()).collect(),
        _ => Vec::new(),
    }
}
