//! Numbers. Whole numbers that leave the range of an `i64` stop at its end.

use crate::data::function::Number;

/// The whole number that a text is.
pub fn integer(text: &str) -> Option<i64> {
    text.trim().parse().ok()
}

/// The number that a text is.
pub fn decimal(text: &str) -> Option<f64> {
    text.trim().parse().ok().filter(|number: &f64| number.is_finite())
}

/// The nearest whole number; half of one is rounded away from zero.
pub fn round(number: f64) -> i64 {
    number.round() as i64
}

pub(super) fn add(a: Number, b: Number) -> Number {
    arithmetic(a, b, i64::saturating_add, |a, b| a + b)
}

pub(super) fn subtract(a: Number, b: Number) -> Number {
    arithmetic(a, b, i64::saturating_sub, |a, b| a - b)
}

pub(super) fn multiply(a: Number, b: Number) -> Number {
    arithmetic(a, b, i64::saturating_mul, |a, b| a * b)
}

/// Always a decimal; nothing where it is divided by zero.
pub(super) fn divide(a: Number, b: Number) -> Option<Number> {
    (b.decimal() != 0.0).then(|| Number::Decimal(a.decimal() / b.decimal()))
}

pub(super) fn min(a: Number, b: Number) -> Number {
    arithmetic(a, b, i64::min, f64::min)
}

pub(super) fn max(a: Number, b: Number) -> Number {
    arithmetic(a, b, i64::max, f64::max)
}

fn arithmetic(a: Number, b: Number, whole: fn(i64, i64) -> i64, decimal: fn(f64, f64) -> f64) -> Number {
    match (a, b) {
        (Number::Integer(a), Number::Integer(b)) => Number::Integer(whole(a, b)),
        (a, b) => Number::Decimal(decimal(a.decimal(), b.decimal())),
    }
}
