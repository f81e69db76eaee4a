//! Triggers: cards that start a flow.

use proc_macro2::Ident;
use quote::format_ident;

use super::{
    action::{Action, Role},
    choose,
    event::EventKey,
    field::Field,
    names,
    poll::{self, Poll},
    scope::World,
    shape::Shape,
    types::Type,
    webhook::{self, Webhook},
};
use crate::{
    errors::{Code, Errors},
    syntax::{self, trigger::Every},
};

pub struct Trigger {
    pub hint: String,
    pub name: Ident,
    pub title: String,
    pub input: Shape,
    pub output: Shape,
    /// What an event is, where it is not the outputs together.
    pub item: Option<Type>,
    pub deliver: Deliver,
    pub dedupe: Vec<EventKey>,
    pub source: Source,
}

/// Where events come from.
pub enum Source {
    Poll(Box<Poll>),
    Webhook(Box<Webhook>),
}

/// How events become runs of a flow.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Deliver {
    Each,
    Batch,
    Always,
}

pub fn lower(written: Vec<syntax::trigger::Trigger>, actions: &[Action], world: &World<'_>, errors: &Errors) -> Vec<Trigger> {
    let mut triggers: Vec<Trigger> = Vec::new();
    for trigger in written {
        let name = &trigger.name;
        if triggers.iter().any(|before| before.name == *name) {
            errors.push(name, Code::GivenTwice, format_args!("trigger `{name}` is given twice"));
        } else if actions.iter().any(|action| action.name == *name) {
            errors.push(name, Code::GivenTwice, format_args!("an action is called `{name}` already; choose another name for this trigger"));
        } else {
            triggers.push(Trigger::lower(trigger, world, errors));
        }
    }
    triggers
}

impl Trigger {
    fn lower(trigger: syntax::trigger::Trigger, world: &World<'_>, errors: &Errors) -> Self {
        let syntax::trigger::Trigger { hint, name, label, inputs, outputs, deliver, dedupe, samples, source, broken } = trigger;
        let name = names::snake_case(&name, "trigger", errors);
        let title = names::label(label.as_ref(), || names::words_of_snake(&name.to_string()), errors);
        let input = choose::input(&inputs, world, errors);
        let head = Head { name: &name, title: &title, input: &input, dedupe: dedupe.as_ref(), broken };
        let (source, Yield { output, item, dedupe }) = match source {
            syntax::trigger::Source::Poll(poll) => {
                let always = deliver.as_ref().is_some_and(|how| how == "always");
                let (poll, events) = poll::lower(*poll, &head, outputs, samples, always, world, errors);
                (Source::Poll(Box::new(poll)), events)
            }
            syntax::trigger::Source::Webhook(webhook) => {
                if let Some(how) = deliver.as_ref().filter(|how| *how == "always") {
                    let message = "`always` runs a flow after a poll that found nothing; a webhook delivers `each` or `batch`";
                    errors.push(how, Code::DeliverAlways, message);
                }
                let (webhook, events) = webhook::lower(*webhook, &head, &outputs, world, errors);
                (Source::Webhook(Box::new(webhook)), events)
            }
        };
        let deliver = match deliver.map(|how| how.to_string()).as_deref() {
            Some("batch") => Deliver::Batch,
            Some("always") => Deliver::Always,
            _ => Deliver::Each,
        };
        Self { hint, name, title, input, output, item, deliver, dedupe, source }
    }

    /// `NewIssue`
    pub fn input_type(&self) -> Ident {
        format_ident!("{}", names::to_pascal_case(&self.name.to_string()), span = self.name.span())
    }

    /// `NewIssueOutput`
    pub fn output_type(&self) -> Ident {
        format_ident!("{}Output", names::to_pascal_case(&self.name.to_string()), span = self.name.span())
    }

    /// All flows that it runs.
    pub fn flows(&self) -> impl Iterator<Item = &Action> {
        let (poll, webhook) = match &self.source {
            Source::Poll(poll) => (Some(&**poll), None),
            Source::Webhook(webhook) => (webhook.reconcile.as_ref(), Some(webhook)),
        };
        poll.into_iter().map(|poll| &poll.flow).chain(webhook.into_iter().flat_map(|webhook| webhook.flows()))
    }
}

/// What is known of a trigger before its source.
pub struct Head<'a> {
    pub name: &'a Ident,
    pub title: &'a str,
    pub input: &'a Shape,
    pub dedupe: Option<&'a syntax::trigger::Dedupe>,
    pub broken: bool,
}

/// What a trigger yields.
#[derive(Default)]
pub struct Yield {
    pub output: Shape,
    pub item: Option<Type>,
    pub dedupe: Vec<EventKey>,
}

impl Head<'_> {
    /// A flow of the trigger. Its input is that of the trigger, and behind it what the runtime gives to this flow.
    pub fn flow(&self, written: syntax::action::Action, what: &str, given: Vec<Field>, world: &World<'_>, errors: &Errors) -> Action {
        let input = Shape { given, ..self.input.clone() };
        Action { title: self.title.to_owned(), role: Role::Trigger, ..Action::lower(written, what, input, world, errors) }
    }
}

pub const MINUTE: u64 = 60_000;
pub const DAY: u64 = 24 * 60 * MINUTE;

/// Whether something is done neither too often nor too seldom.
pub fn check_every(every: Every, least: u64, most: u64, message: &str, errors: &Errors) {
    if !(least..=most).contains(&every.millis) {
        errors.push(every.place, Code::BadInterval, message);
    }
}
