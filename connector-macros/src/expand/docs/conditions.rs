//! Conditions of error rules in words.

use super::values;
use crate::model::{
    condition::{Comparison, Condition},
    reads::{Reads, below},
    value::{Expr, ExprKind},
};

/// A condition as it stands in a description.
pub fn of(condition: &Condition, reads: &Reads) -> String {
    let all = |list: &[Condition], word: &str| list.iter().map(|one| of(one, reads)).collect::<Vec<_>>().join(word);
    match condition {
        Condition::All(list) => all(list, " and "),
        Condition::Any(list) => all(list, " or "),
        Condition::Status(from, to) if from == to => format!("status {from}"),
        Condition::Status(from, to) if from % 100 == 0 && *to == from + 99 => format!("status {}xx", from / 100),
        Condition::Status(from, to) => format!("status {from} to {to}"),
        Condition::Exists(value) => format!("there is {}", operand(value, reads)),
        Condition::In(value, items) => {
            let items: Vec<String> = items.iter().map(|item| operand(item, reads)).collect();
            format!("{} is one of {}", operand(value, reads), items.join(", "))
        }
        Condition::Compare(left, comparison, right) => {
            let word = match comparison {
                Comparison::Equal => "is",
                Comparison::NotEqual => "is not",
                Comparison::Less => "is less than",
                Comparison::LessOrEqual => "is at most",
                Comparison::Greater => "is more than",
                Comparison::GreaterOrEqual => "is at least",
            };
            format!("{} {word} {}", operand(left, reads), operand(right, reads))
        }
    }
}

fn operand(value: &Expr, reads: &Reads) -> String {
    match &value.kind {
        ExprKind::Body(slot) => reads.body.keys_of(*slot).map_or_else(|| "the body".to_owned(), |keys| below("body", &keys)),
        ExprKind::Text(text) => text.clone(),
        _ => values::written(value),
    }
}
