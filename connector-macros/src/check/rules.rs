//! Error rules that are hardly meant: one that never applies, and a class with a kind that hides what only 401 and 429 say.

use crate::{
    errors::{Code, Errors},
    model::{
        Connector,
        condition::Condition,
        helper::{Helper, Rule},
    },
};

pub fn are_meant(connector: &Connector, errors: &Errors) {
    for helper in &connector.helpers {
        for (index, rule) in helper.rules.iter().enumerate() {
            let before = &helper.rules[..index];
            if before.iter().any(|before| takes_all_of(&before.when, &rule.when)) {
                let message = "this rule never applies: one before it takes all that it does; write it before that one, or leave it out";
                errors.warn(rule.place, Code::NeverReached, message);
            } else {
                hides_nothing(helper, before, rule, errors);
            }
        }
    }
}

/// Whoever has to sign in anew, or to wait, is told so by the kind of 401 and 429.
fn hides_nothing(helper: &Helper, before: &[Rule], rule: &Rule, errors: &Errors) {
    let (Condition::Status(from, to), Some(kind)) = (&rule.when, &rule.kind) else { return };
    let hidden = [(401, "Unauthorized"), (429, "RateLimited")].into_iter().filter(|(status, own)| {
        let is_told = before.iter().any(|before| matches!(before.when, Condition::Status(from, to) if (from..=to).contains(status)));
        from != to && (*from..=*to).contains(status) && !is_told && kind != own
    });
    let hidden: Vec<String> = hidden.map(|(status, own)| format!("{status} (`{own}`)")).collect();
    if !hidden.is_empty() {
        let message = format!(
            "this rule of helper `{}` makes `{kind}` of {} too; write rules for them before it, or this one without a kind",
            helper.name,
            hidden.join(" and ")
        );
        errors.warn(rule.place, Code::HiddenStatus, message);
    }
}

/// Whether each answer that the second condition takes is taken by the first one.
fn takes_all_of(first: &Condition, second: &Condition) -> bool {
    let Condition::Status(from, to) = first else { return false };
    match second {
        Condition::Status(least, most) => from <= least && most <= to,
        Condition::All(list) => list.iter().any(|condition| takes_all_of(first, condition)),
        Condition::Any(list) => list.iter().all(|condition| takes_all_of(first, condition)),
        Condition::Compare(..) | Condition::In(..) | Condition::Exists(_) => false,
    }
}
