//! Which of two values is the greater one.

use std::cmp::Ordering;

use super::ValueRef;
use crate::data::date_time::DateTime;

/// The order of two scalars; none where one is absent, a container, or they are of types that do not compare.
///
/// A header is always a text, so a text that is a number compares with a number.
pub(crate) fn compare(a: ValueRef<'_>, b: ValueRef<'_>) -> Option<Ordering> {
    let number = |value| match value {
        ValueRef::Integer(number) => Some(number as f64),
        ValueRef::Decimal(number) => Some(number),
        ValueRef::Text(text) => text.parse().ok(),
        _ => None,
    };
    match (a, b) {
        (ValueRef::Null, ValueRef::Null) => Some(Ordering::Equal),
        (ValueRef::Boolean(a), ValueRef::Boolean(b)) => Some(a.cmp(&b)),
        (ValueRef::Integer(a), ValueRef::Integer(b)) => Some(a.cmp(&b)),
        (ValueRef::Text(a), ValueRef::Text(b)) => Some(a.cmp(b)),
        (ValueRef::DateTime(a), ValueRef::DateTime(b)) => Some(a.cmp(&b)),
        (ValueRef::DateTime(a), ValueRef::Text(b)) => Some(a.cmp(&b.parse().ok()?)),
        (ValueRef::Text(a), ValueRef::DateTime(b)) => Some(a.parse::<DateTime>().ok()?.cmp(&b)),
        (ValueRef::Integer(_) | ValueRef::Decimal(_), _) | (_, ValueRef::Integer(_) | ValueRef::Decimal(_)) => {
            number(a)?.partial_cmp(&number(b)?)
        }
        _ => None,
    }
}
