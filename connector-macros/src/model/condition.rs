//! When an error rule applies, with its values resolved.

use super::value::{Expr, ExprKind, Found};
pub use crate::syntax::condition::Comparison;
use crate::{
    errors::{Code, Errors},
    syntax::{self, path::Path},
};

pub enum Condition {
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Status(u16, u16),
    Compare(Expr, Comparison, Expr),
    In(Expr, Vec<Expr>),
    Exists(Expr),
}

impl Condition {
    pub fn lower(written: &syntax::condition::Condition, resolve: &mut dyn FnMut(&Path) -> ExprKind, errors: &Errors) -> Self {
        use syntax::condition::Condition as Written;
        let mut all = |list: &[Written]| list.iter().map(|one| Self::lower(one, resolve, errors)).collect();
        match written {
            Written::All(list) => Condition::All(all(list)),
            Written::Any(list) => Condition::Any(all(list)),
            Written::Status(from, to) => Condition::Status(*from, *to),
            Written::Exists(path) => Condition::Exists(Expr { kind: resolve(path), place: path.place }),
            Written::Compare(left, comparison, right) => {
                Condition::Compare(operand(left, resolve, errors), *comparison, operand(right, resolve, errors))
            }
            Written::In(left, items) => {
                let items = items.iter().map(|item| operand(item, resolve, errors)).collect();
                Condition::In(operand(left, resolve, errors), items)
            }
        }
    }

    /// What is there where this holds: a comparison with an absent value does not.
    pub fn found(&self) -> Vec<Found> {
        let reference = |expr: &Expr| match &expr.kind {
            ExprKind::Reference(reference) => Some((reference.target, reference.fields.clone())),
            _ => None,
        };
        match self {
            Condition::All(list) => list.iter().flat_map(Self::found).collect(),
            Condition::Any(list) => {
                let mut ways = list.iter().map(Self::found);
                let first = ways.next().unwrap_or_default();
                ways.fold(first, |common, way| common.into_iter().filter(|found| way.contains(found)).collect())
            }
            Condition::Status(..) => Vec::new(),
            Condition::Exists(value) | Condition::In(value, _) => reference(value).into_iter().collect(),
            Condition::Compare(left, _, right) => [left, right].into_iter().filter_map(reference).collect(),
        }
    }

    /// Calls something for each value that is compared.
    pub fn each_operand(&self, call: &mut dyn FnMut(&Expr)) {
        match self {
            Condition::All(list) | Condition::Any(list) => list.iter().for_each(|condition| condition.each_operand(call)),
            Condition::Status(..) | Condition::Exists(_) => {}
            Condition::Compare(left, _, right) => [left, right].into_iter().for_each(call),
            Condition::In(left, items) => std::iter::once(left).chain(items).for_each(call),
        }
    }
}

fn operand(value: &syntax::value::Value, resolve: &mut dyn FnMut(&Path) -> ExprKind, errors: &Errors) -> Expr {
    let expr = Expr::lower(value, resolve, errors);
    match &expr.kind {
        ExprKind::Template(parts) if parts.iter().any(|part| matches!(part.kind, ExprKind::Unknown)) => {}
        ExprKind::Template(_) => {
            errors.push(expr.place, Code::ComparisonOperand, "a comparison takes a plain text; for a brace in it write it twice")
        }
        ExprKind::Object(_) | ExprKind::List(_) => errors.push(
            expr.place,
            Code::ComparisonOperand,
            "a comparison takes text, a number, `true`, `false` or a path; for a list write `in [ … ]`",
        ),
        ExprKind::Duration(_) => {
            errors.push(expr.place, Code::ComparisonOperand, "a duration is not compared; compare dates: `item.date < minus(now(), 7d)`")
        }
        ExprKind::Null => errors.push(expr.place, Code::ComparisonOperand, "nothing is equal to `null`; write `exists body.x`"),
        _ => return expr,
    }
    Expr::unknown(expr.place)
}
