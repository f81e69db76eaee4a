//! The requests of a flow, those of the flows that it calls included.

use crate::data::{
    card::Action,
    spec::{Body, Expr, Flow, Request, Step, What},
    trigger::Trigger,
};

/// Flows call helpers, and these call others; the compiler has seen to it that none calls itself.
const DEEPEST: usize = 32;

/// What is found in a flow.
#[derive(Default)]
pub(super) struct Found {
    /// The helpers that its requests go through, by their places in the connector.
    pub(super) helpers: Vec<usize>,
    /// The steps that fail.
    pub(super) fails: Vec<&'static Step>,
    /// Whether it tells the service which outputs are wanted.
    pub(super) selects: bool,
    /// Whether a part of it is Rust code, of which nothing is known.
    pub(super) is_open: bool,
}

impl Found {
    pub(super) fn of(action: &'static Action) -> Self {
        let mut found = Self::default();
        found.flow(action, 0);
        found
    }

    /// All flows of a trigger together.
    pub(super) fn of_trigger(trigger: &'static Trigger) -> Self {
        let mut found = Self::default();
        if let Some(poll) = trigger.poll() {
            found.flow(&poll.flow, 0);
        }
        if let Some(webhook) = trigger.webhook() {
            let renew = webhook.renew.as_ref().map(|renew| &renew.flow);
            let flows = [webhook.register.as_ref(), renew, webhook.deregister.as_ref()];
            flows.into_iter().flatten().for_each(|flow| found.flow(flow, 0));
        }
        found
    }

    fn flow(&mut self, action: &'static Action, depth: usize) {
        match &action.flow {
            Flow::Custom { helper } => self.helper(Some(*helper)),
            Flow::Rust(_) => self.is_open = true,
            Flow::Steps { steps, .. } if depth < DEEPEST => steps.iter().for_each(|step| self.step(step, depth)),
            Flow::Steps { .. } => {}
        }
    }

    fn step(&mut self, step: &'static Step, depth: usize) {
        if let Some(request) = step.request() {
            self.request(request);
        }
        match &step.what {
            What::Call(flow, _) => self.flow(flow, depth + 1),
            What::Await(..) => self.is_open = true,
            What::Wait(wait) => wait.cancel.iter().for_each(|request| self.request(request)),
            What::Fail { .. } => self.fails.push(step),
            _ => {}
        }
    }

    fn request(&mut self, request: &'static Request) {
        self.helper(request.helper);
        self.selects |= request.query.iter().chain(request.headers).any(|(_, value)| is_selected(value));
        match &request.body {
            Body::Json(value) | Body::Xml(value) | Body::Text(value) | Body::Graphql { variables: value, .. } => {
                self.selects |= is_selected(value);
            }
            Body::Form(pairs) | Body::Multipart(pairs) => self.selects |= pairs.iter().any(|(_, value)| is_selected(value)),
            Body::Chunks(chunks) => chunks.resume.iter().for_each(|resume| self.helper(resume.request.helper)),
            Body::Empty | Body::Stream(_) | Body::Bytes(_) => {}
        }
    }

    fn helper(&mut self, helper: Option<usize>) {
        if let Some(helper) = helper.filter(|helper| !self.helpers.contains(helper)) {
            self.helpers.push(helper);
        }
    }
}

/// Whether the names of the wanted outputs stand in a value.
fn is_selected(value: &Expr) -> bool {
    match value {
        Expr::Selected => true,
        Expr::Template(parts) | Expr::List(parts) | Expr::Call(_, parts) => parts.iter().any(is_selected),
        Expr::Object(members) => members.iter().any(|(_, value)| is_selected(value)),
        _ => false,
    }
}
