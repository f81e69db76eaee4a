//! Floor 4: the life of one request: limit, send, retry, understand.

mod attempt;
mod chunks;
mod limit;
mod redirect;
mod renew;
mod signed;
mod understand;

use std::{sync::Arc, time::Duration};

use url::Url;

pub(crate) use crate::data::spec::Step;
use crate::{
    auth::{
        connection::{Connection, Shared},
        credentials::Credentials,
        signing::Proof,
    },
    data::{
        card::Action,
        effects::Effects,
        error::{Error, ErrorKind, Result},
        file::Incoming,
        format::Format,
        helper::{Helper, Retry},
        scope::{Frame, Scope, Selected},
        spec::{Body, Flow, Reads, Request},
        value::{Fault, Slot, Slots, Values},
    },
    http::{
        executor::Timestamp,
        limit::Spent,
        retry,
        trace::Waiting,
        transport::{HttpRequest, Reply},
    },
    request::{self, Caller, CustomInput, Extra},
};

/// Where the values of a step that has not run yet start.
pub(crate) const NOT_RUN: usize = usize::MAX;

/// One run of a card: what it was given, what it has read so far, and how long it may take.
pub(crate) struct Run<'a> {
    pub(crate) shared: &'a Arc<Shared>,
    /// What its requests are signed with.
    pub(crate) credentials: Arc<Credentials>,
    pub(crate) action: &'static Action,
    pub(crate) input: &'a dyn Values,
    /// It signs in itself, and so needs nobody else to.
    pub(crate) is_sign_in: bool,
    /// The time when the flow last stood still.
    pub(crate) now: Timestamp,
    pub(crate) deadline: Timestamp,
    pub(crate) attempts: u32,
    pub(crate) slots: Slots,
    pub(crate) bases: Vec<usize>,
    /// The outputs that the caller wants.
    pub(crate) selected: Selected<'a>,
    /// The block around this one, where this one is done for each item of a list.
    pub(crate) outer: Option<&'a Frame<'a>>,
    /// The card that all of it is done for.
    pub(crate) card: &'static Action,
    /// The steps that called this flow: `user.address`.
    pub(crate) callers: String,
    /// Which of several runs of the same steps this is: `-3` for the third.
    pub(crate) lap: String,
    /// The answer that callers may look at.
    pub(crate) reply: Option<Reply>,
    /// What the last request was signed with.
    pub(crate) proof: Option<Proof>,
    /// What the next request takes of the service's budgets.
    pub(crate) spent: Vec<Spent>,
    /// Whether the file that the main request gives may come as it is read.
    pub(crate) streams: bool,
    /// Whether the items of the main request's list may be read one by one.
    pub(crate) streams_items: bool,
    /// How the answer to the request that is made just now is read.
    pub(crate) manner: Manner,
    /// The body of the last answer, where it is still with the service.
    pub(crate) incoming: Option<Incoming>,
    /// The URL that has answered last, where it is not the one that the request says.
    pub(crate) moved: Option<Box<Url>>,
}

/// How an answer is read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manner {
    /// At once.
    Whole,
    /// A success is a file, which stays with the service. Whether rules may look into what is JSON.
    File { by_body: bool },
    /// A long success stays with the service: its items are read one by one, and what stands around them last. How it is written.
    Items { format: Format },
}

/// What is asked of the service: a request of a description, or one that the caller wrote.
#[derive(Clone, Copy)]
pub(crate) enum Ask {
    Declared(&'static Request),
    Custom { helper: usize },
}

impl<'a> Run<'a> {
    /// A run that must end in time: the caller's deadline, else the card's, else the connection's; and that of the flow around it.
    pub(crate) async fn start(
        connection: &'a Connection,
        action: &'static Action,
        input: &'a dyn Values,
        deadline: Option<Duration>,
    ) -> Self {
        let Connection(shared, end) = connection;
        let now = shared.executor.now().await;
        let deadline = now.saturating_add(allowed(shared, action, deadline));
        let deadline = end.map_or(deadline, |end| end.min(deadline));
        Self::at(shared, action, input, now, deadline)
    }

    /// A run at a point in time.
    pub(crate) fn at(shared: &'a Arc<Shared>, action: &'static Action, input: &'a dyn Values, now: Timestamp, deadline: Timestamp) -> Self {
        let bases = match steps(action) {
            // Nothing follows that could read it.
            [Step { name: None, .. }] => Vec::new(),
            steps => vec![NOT_RUN; steps.len()],
        };
        let selected = Selected { outputs: action.output.fields, only: None };
        let (slots, callers, lap) = (Slots::new(), String::new(), String::new());
        Self {
            credentials: shared.credentials.get(),
            is_sign_in: false,
            shared,
            action,
            input,
            now,
            deadline,
            attempts: 0,
            slots,
            bases,
            selected,
            outer: None,
            card: action,
            callers,
            lap,
            reply: None,
            proof: None,
            spent: Vec::new(),
            streams: false,
            streams_items: false,
            manner: Manner::Whole,
            incoming: None,
            moved: None,
        }
    }

    pub(crate) fn scope(&self) -> Scope<'_> {
        Scope {
            slots: &self.slots,
            steps: steps(self.action),
            bases: &self.bases,
            outer: self.outer,
            selected: Some(&self.selected),
            now: self.now,
            ..self.credentials.scope(self.shared.connector, self.input)
        }
    }

    /// What inner blocks see of this one.
    pub(crate) fn frame(&self) -> Frame<'_> {
        Frame { slots: &self.slots, bases: &self.bases, outer: self.outer }
    }

    /// Keeps the values of a step, where those behind it find them.
    pub(crate) fn keep(&mut self, place: usize, values: impl IntoIterator<Item = Slot>) {
        let base = self.slots.len();
        self.slots.extend(values);
        if let Some(known) = self.bases.get_mut(place) {
            *known = base;
        }
    }

    fn render(&self, ask: Ask, extra: &Extra) -> Result<HttpRequest> {
        match ask {
            Ask::Declared(request) => request::render(self.caller(), request, &self.scope(), extra),
            Ask::Custom { helper } => request::render_custom(self.caller(), helper, &CustomInput(self.input), &self.scope(), extra),
        }
    }

    /// Whose requests these are.
    pub(crate) fn caller(&self) -> Caller<'_> {
        Caller { shared: self.shared, credentials: &self.credentials }
    }

    fn effects(&self, ask: Ask) -> Effects {
        match ask {
            Ask::Declared(request) => request.effects,
            Ask::Custom { .. } => CustomInput(self.input).effects(),
        }
    }

    fn helper(&self, ask: Ask) -> Option<(usize, &'static Helper)> {
        self.helper_at(match ask {
            Ask::Declared(request) => request.helper,
            Ask::Custom { helper } => Some(helper),
        })
    }

    fn helper_at(&self, place: Option<usize>) -> Option<(usize, &'static Helper)> {
        let place = place?;
        self.shared.connector.helpers.get(place).map(|helper| (place, helper))
    }

    /// Makes one request as often as it takes, and reads its answer into the slots from `base` on.
    pub(crate) async fn request(&mut self, ask: Ask, reads: &'static Reads, base: usize, extra: &Extra) -> Result<Reply> {
        self.moved = None;
        if let Ask::Declared(request @ Request { body: Body::Chunks(chunks), .. }) = ask {
            return Box::pin(self.upload(request, chunks, reads, base, extra)).await;
        }
        let helper = self.helper(ask);
        let policy = helper.map_or(Retry::DEFAULT, |(_, helper)| helper.retry);
        let mark = self.slots.len();
        let drawn = self.draw(ask, helper.map(|(_, helper)| helper), extra).await;
        let extra = drawn.as_ref().unwrap_or(extra);
        for attempt in 1.. {
            if self.attempts > 0 {
                self.now = self.shared.executor.now().await;
            }
            let error = match self.attempt(ask, helper, reads, base, extra, attempt).await {
                Ok(reply) => {
                    if self.effects(ask).write {
                        self.shared.cache.clear();
                    }
                    return Ok(reply);
                }
                Err(error) => error,
            };
            if attempt >= policy.attempts
                || !retry::is_safe(&error, &policy, self.effects(ask), extra.idempotency_key.is_some() || extra.new_key.is_some())
            {
                return Err(error);
            }
            self.pause(error, &policy, attempt).await?;
            self.forget(mark, base, reads.slots);
        }
        Err(Error::new(ErrorKind::Cancelled, "no attempt was made"))
    }

    /// Waits before the next try. The error comes back where that would be after the deadline.
    async fn pause(&self, error: Error, policy: &Retry, attempt: u32) -> Result<()> {
        let pause = match error.retry_after() {
            Some(pause) => pause,
            None => retry::backoff(policy, attempt, self.shared.executor.random().await),
        };
        if !self.fits(pause).await {
            if error.kind() == ErrorKind::Timeout {
                return Err(error);
            }
            let why = format!("{} (the next try is due in {pause:.1?}, after the deadline)", error.message());
            return Err(error.with_message(why));
        }
        self.shared.executor.wait(Waiting::Retry, pause).await;
        Ok(())
    }

    /// What a request needs of chance, once for all its attempts.
    async fn draw(&self, ask: Ask, helper: Option<&'static Helper>, extra: &Extra) -> Option<Extra> {
        let mut drawn = None;
        if let Ask::Declared(Request { body: Body::Multipart(_), .. }) = ask {
            drawn = Some(Extra { chance: self.shared.executor.random().await, ..extra.clone() });
        }
        if extra.idempotency_key.is_none() && request::wants_new(helper, self.effects(ask)) {
            let chance = [self.shared.executor.random().await, self.shared.executor.random().await];
            drawn.get_or_insert_with(|| extra.clone()).new_key = request::new_key(chance);
        }
        drawn
    }

    /// The error of an answer that does not hold what the description says.
    pub(crate) fn misfit(&self, fault: Fault, reply: Option<&Reply>) -> Error {
        // Its answer is one by the rules of HTTP, and has no body by the same rules.
        let message = match reply {
            Some(reply) if reply.status == http::StatusCode::NOT_MODIFIED => {
                format!("nothing has changed (304), and in such an answer {fault}; make it an `Option`, or write `error status 304 => …`")
            }
            _ => format!("in the answer, {fault}"),
        };
        let error = Error::new(ErrorKind::Decode, message);
        match reply {
            Some(reply) => self.explain(error, reply),
            None => error.with_attempts(self.attempts),
        }
    }

    pub(crate) async fn fits(&self, pause: Duration) -> bool {
        self.shared.executor.now().await.saturating_add(pause) < self.deadline
    }

    /// Empties what an attempt has read that did not help.
    pub(crate) fn forget(&mut self, mark: usize, base: usize, count: usize) {
        self.slots.truncate(mark);
        for slot in self.slots.iter_mut().skip(base).take(count) {
            *slot = Slot::Empty;
        }
    }
}

/// How long a card may take: as the caller says, else as the card does, else as the connection does.
pub(crate) fn allowed(shared: &Shared, action: &'static Action, deadline: Option<Duration>) -> Duration {
    deadline.or(action.deadline.map(Duration::from_millis)).unwrap_or(shared.settings.deadline)
}

/// The steps of a card.
pub(crate) fn steps(action: &'static Action) -> &'static [Step] {
    match &action.flow {
        Flow::Steps { steps, .. } => steps,
        Flow::Custom { .. } | Flow::Rust(_) => &[],
    }
}
