//! A job that is looked at until it is done, and taken back where nobody waits for it any more.

use std::{mem::take, sync::Arc, time::Duration};

use super::{
    plan::Plan,
    steps::{ask, step_name, take_fields},
};
use crate::{
    auth::connection::Shared,
    data::{
        card::Action,
        error::{Error, ErrorKind, Result},
        scope::{Answer, NoInput, Scope},
        spec::{Request, Step, Wait},
    },
    http::{
        trace::Waiting,
        transport::{BoxFuture, HttpRequest},
    },
    request,
    response::rules,
    run::{Run, allowed},
};

/// How long taking a job back may take.
const CANCEL: Duration = Duration::from_secs(10);

/// Looks at a job until it is done.
pub(super) async fn wait(plan: &Plan, run: &mut Run<'_>, place: usize, step: &'static Step, wait: &'static Wait) -> Result<()> {
    let mut cancel = Cancel { shared: run.shared.clone(), sending: None };
    let done = look(plan, run, place, step, wait, &mut cancel).await;
    // What came of it is no matter: this error is what is to be told.
    cancel.finish().await;
    done
}

async fn look(plan: &Plan, run: &mut Run<'_>, place: usize, step: &'static Step, wait: &'static Wait, cancel: &mut Cancel) -> Result<()> {
    let start = run.shared.executor.now().await;
    let until = start.saturating_add(Duration::from_millis(wait.deadline));
    let is_bounded = plan.deadline.is_some() || plan.connection.1.is_some();
    run.deadline = if is_bounded { run.deadline.min(until) } else { until };
    let mut pause = Duration::from_millis(wait.least);
    loop {
        if let Some(request) = &wait.cancel {
            // With the credentials of now: they may be renewed while the job runs.
            cancel.sending = prepare(plan, run, place, step, request);
        }
        let (base, answer) = ask(plan, run, place, step, &wait.request, None).await;
        let reply = answer?;
        let answer = Answer { status: reply.status, headers: &reply.headers, base: base + step.fields.len() };
        let scope = Scope { answer: Some(answer), ..run.scope() };
        if wait.fail.as_ref().is_some_and(|fail| rules::holds(fail, &scope)) {
            cancel.sending = None;
            let error = Error::new(ErrorKind::Rejected, "the service says that the job has failed");
            return Err(run.explain(error, &reply));
        }
        if rules::holds(&wait.until, &scope) {
            cancel.sending = None;
            take_fields(plan, run, place, step, &reply, None)?;
            run.reply.get_or_insert(reply);
            break;
        }
        if !run.fits(pause).await {
            let error =
                Error::new(ErrorKind::Timeout, format!("the job is not done, and the next look in {pause:.1?} is after the deadline"));
            return Err(run.explain(error, &reply));
        }
        run.shared.executor.wait(Waiting::Job, pause).await;
        run.forget(base, base, 0);
        pause = pause.saturating_mul(2).min(Duration::from_millis(wait.most));
    }
    run.now = run.shared.executor.now().await;
    if !is_bounded {
        run.deadline = run.now.saturating_add(allowed(run.shared, run.card, None));
    }
    Ok(())
}

/// The request that takes a job back. Where it cannot be made, nor could the one that looks at the job: nothing is taken back then.
fn prepare(plan: &Plan, run: &Run<'_>, place: usize, step: &'static Step, request: &'static Request) -> Option<BoxFuture<'static, ()>> {
    let mut extra = plan.extra(place, &run.lap, Some(request), None);
    extra.step = step_name(run, step);
    let mut rendered = request::render(run.caller(), request, &run.scope(), &extra).ok()?;
    rendered.source.is_cancel = true;
    Some(Box::pin(send(run.shared.clone(), (run.action, run.card), request.helper, rendered)))
}

/// Sends the request once, within a time of its own.
async fn send(shared: Arc<Shared>, (action, card): (&'static Action, &'static Action), helper: Option<usize>, request: HttpRequest) {
    let now = shared.executor.now().await;
    let mut run = Run::at(&shared, action, &NoInput, now, now.saturating_add(CANCEL));
    run.card = card;
    // The span of the request tells what came of it.
    let _ = run.send_once(request, helper).await;
}

/// What is sent when a wait ends and the job does not, in whatever way it ends.
struct Cancel {
    shared: Arc<Shared>,
    sending: Option<BoxFuture<'static, ()>>,
}

impl Cancel {
    async fn finish(&mut self) {
        if let Some(sending) = &mut self.sending {
            sending.await;
            self.sending = None;
        }
    }
}

impl Drop for Cancel {
    /// The call was dropped. What is to be sent, or is on its way, outlives it.
    fn drop(&mut self) {
        if let Some(sending) = take(&mut self.sending) {
            self.shared.executor.detach(sending);
        }
    }
}
