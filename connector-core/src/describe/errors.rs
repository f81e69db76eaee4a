//! The errors that a card can give, as far as its description says.

use serde::{Serialize, Serializer};

use super::walk::Found;
use crate::data::{
    card::{Action, Connector},
    condition::Condition,
    error::ErrorKind,
    helper::ErrorRule,
    spec::{Expr, What},
    trigger::Trigger,
};

/// An error that a card can give: one of the rules of its helpers, or of its own `fail`. Any card can also give what needs no rule, such
/// as `Timeout`; a card that runs Rust code can give any other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct CardError {
    /// The kind; none where the status says which it is.
    pub kind: Option<ErrorKind>,
    /// The service's own codes, where they are written in the description.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<&'static str>,
    /// The HTTP statuses of the service that it is read from: from, to, both included. Empty where the status does not matter.
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "statuses")]
    pub statuses: Vec<(u16, u16)>,
}

/// As descriptions write them: `404`, `4xx`, or `400-404`.
fn statuses<S: Serializer>(ranges: &[(u16, u16)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(ranges.iter().map(|(from, to)| match (from, to) {
        (from, to) if from == to => from.to_string(),
        (from, to) if from % 100 == 0 && *to == from + 99 => format!("{}xx", from / 100),
        (from, to) => format!("{from}-{to}"),
    }))
}

impl Connector {
    /// The errors that a card of this connector can give, each once, in the order in which the rules are tried.
    pub fn errors_of(&self, card: &'static Action) -> Vec<CardError> {
        of_flows(self, &Found::of(card))
    }

    /// The errors that the flows of a trigger can give.
    pub fn errors_of_trigger(&self, trigger: &'static Trigger) -> Vec<CardError> {
        of_flows(self, &Found::of_trigger(trigger))
    }
}

pub(super) fn of_flows(connector: &Connector, found: &Found) -> Vec<CardError> {
    let helpers = found.helpers.iter().filter_map(|helper| connector.helpers.get(*helper));
    let rules = helpers.flat_map(|helper| helper.errors).map(of_rule);
    let fails = found.fails.iter().filter_map(|step| match &step.what {
        What::Fail { kind, code, status, .. } => Some(CardError {
            kind: Some(*kind),
            codes: code.iter().filter_map(literal).collect(),
            statuses: status.iter().map(|status| (*status, *status)).collect(),
        }),
        _ => None,
    });
    let mut errors: Vec<CardError> = Vec::new();
    for error in rules.chain(fails) {
        if !errors.contains(&error) {
            errors.push(error);
        }
    }
    errors
}

fn of_rule(rule: &'static ErrorRule) -> CardError {
    let mut error = CardError { kind: rule.kind, codes: Vec::new(), statuses: Vec::new() };
    match &rule.code {
        Some(Expr::Text(code)) => error.codes.push(code),
        Some(Expr::Body(slot)) => values_of(&rule.when, *slot, &mut error.codes),
        _ => {}
    }
    statuses_of(&rule.when, &mut error.statuses);
    error
}

/// The texts that a condition compares a value of the body with: `body.error == "user_not_found"`.
fn values_of(condition: &'static Condition, slot: usize, texts: &mut Vec<&'static str>) {
    let is_meant = |value: &Expr| matches!(value, Expr::Body(other) if *other == slot);
    match condition {
        Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|part| values_of(part, slot, texts)),
        Condition::Equal(value, text) | Condition::Equal(text, value) if is_meant(value) => texts.extend(literal(text)),
        Condition::In(value, list) if is_meant(value) => texts.extend(list.iter().filter_map(literal)),
        _ => {}
    }
}

fn statuses_of(condition: &'static Condition, ranges: &mut Vec<(u16, u16)>) {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|part| statuses_of(part, ranges)),
        Condition::Status(from, to) => ranges.push((*from, *to)),
        _ => {}
    }
}

fn literal(value: &Expr) -> Option<&'static str> {
    if let Expr::Text(text) = value { Some(text) } else { None }
}
