//! What is declared and used by nothing is a warning. Samples are no use: they show what a card does, and do nothing by themselves.

use proc_macro2::Ident;

use crate::{
    errors::{Code, Errors},
    model::{
        Connector,
        action::Action,
        auth::GivenBy,
        field::Field,
        shape::Shape,
        step::{Step, What},
        trigger::Source,
    },
};

pub fn warn(connector: &Connector, errors: &Errors) {
    let unused = Unused { connector, errors };
    unused.parameters();
    let helpers = connector.helpers.iter().filter(|helper| !helper.used.is_marked());
    helpers.for_each(|helper| unused.part("helper", &helper.name));
    let flows = connector.helper_flows.iter().zip(&connector.called).filter(|(_, called)| !called.is_marked());
    flows.for_each(|(flow, _)| unused.part("helper", &flow.name));
    let functions = connector.functions.iter().filter(|function| !function.used.is_marked());
    functions.for_each(|function| unused.part("function", &function.name));
    let choices = connector.choices.iter().filter(|choices| !choices.used.is_marked());
    choices.for_each(|choices| unused.part("choices", &choices.name));
    let records = connector.records.iter().filter(|record| !record.used.is_marked());
    records.for_each(|record| unused.part("record", &record.name));
    let lookups = connector.lookups.iter().filter(|lookup| !lookup.used.is_marked());
    lookups.for_each(|lookup| unused.part("lookup", &lookup.flow.name));
    let flows = connector.cards_and_lookups().chain(&connector.helper_flows);
    for flow in flows.filter(|flow| !connector.may_be_unused.holds(flow.noun(), &flow.name)) {
        unused.inputs(&flow.input);
        unused.steps(flow);
    }
    for trigger in connector.triggers.iter().filter(|trigger| !connector.may_be_unused.holds("trigger", &trigger.name)) {
        unused.inputs(&trigger.input);
        let poll = match &trigger.source {
            Source::Poll(poll) => Some(&**poll),
            Source::Webhook(webhook) => webhook.reconcile.as_ref(),
        };
        poll.into_iter().for_each(|poll| unused.steps(&poll.flow));
    }
}

struct Unused<'a> {
    connector: &'a Connector,
    errors: &'a Errors,
}

impl Unused<'_> {
    /// A config value is a parameter of every auth, and said once.
    fn parameters(&self) {
        for (place, auth) in self.connector.auths.list.iter().enumerate() {
            let allowed = self.connector.may_be_unused.holds("auth", &auth.name);
            for parameter in auth.parameters.iter().filter(|parameter| !parameter.field.used.is_marked()) {
                match parameter.given_by {
                    GivenBy::Developer if place == 0 => self.field("config value", &parameter.field),
                    GivenBy::Person | GivenBy::SignIn if !allowed => self.field("parameter", &parameter.field),
                    _ => {}
                }
            }
        }
    }

    fn inputs(&self, input: &Shape) {
        for (position, field) in input.fields.iter().enumerate().filter(|(_, field)| !field.used.is_marked()) {
            self.field(if input.is_option(position) { "option" } else { "input" }, field);
        }
    }

    fn steps(&self, flow: &Action) {
        flow.steps.iter().for_each(|step| self.step(step));
    }

    /// A request that nothing reads may be made for what it does, and a helper that writes too; what is said of the answer has no other
    /// use than to be read.
    fn step(&self, step: &Step) {
        let unread: Vec<&Field> = step.fields.iter().filter(|field| !field.used.is_marked()).collect();
        match (&step.what, &step.name) {
            (What::Request(_) | What::Wait(_), Some(name)) => {
                unread.iter().for_each(|field| self.say(&format!("field `{}` of step", field.written), &name.to_string(), &field.ident));
            }
            (What::Call(called, _), Some(name)) => {
                let writes = self.connector.helper_flows.get(*called).is_none_or(|helper| helper.effects.write);
                if !writes && !step.fields.is_empty() && unread.len() == step.fields.len() {
                    self.say("step", &name.to_string(), name);
                }
            }
            (What::Value(_) | What::If(..) | What::Try { .. } | What::Each { .. }, Some(name)) if !unread.is_empty() => {
                self.say("step", &name.to_string(), name)
            }
            _ => {}
        }
    }

    fn field(&self, what: &str, field: &Field) {
        self.say(what, &field.written, &field.ident);
    }

    fn part(&self, keyword: &str, name: &Ident) {
        if !self.connector.may_be_unused.holds(keyword, name) {
            self.say(keyword, &name.to_string(), name);
        }
    }

    fn say(&self, what: &str, name: &str, place: &Ident) {
        let message = format_args!("nothing uses {what} `{name}`; use it, leave it out, or write `#[allow(unused)]` before it");
        self.errors.warn(place, Code::Unused, message);
    }
}
