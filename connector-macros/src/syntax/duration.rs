//! `500ms`, `30s`, `5m`, `1h`

use syn::{LitInt, parse::ParseStream};

use super::tokens;
use crate::errors::{Code, error};

const UNITS: &[(&str, u64)] = &[("ms", 1), ("s", 1_000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000)];

/// Whether a duration comes next: a whole number with a unit.
pub fn comes_next(input: ParseStream<'_>) -> bool {
    input.fork().parse::<LitInt>().is_ok_and(|number| UNITS.iter().any(|(unit, _)| *unit == number.suffix()))
}

/// A duration, in milliseconds.
pub fn parse(input: ParseStream<'_>) -> syn::Result<u64> {
    if !input.peek(LitInt) {
        return Err(tokens::unexpected(input, "a duration such as `500ms`, `30s`, `5m` or `1h`"));
    }
    let number: LitInt = input.parse()?;
    let Some((_, unit)) = UNITS.iter().find(|(unit, _)| *unit == number.suffix()) else {
        let message = format!("`{}` is not a duration; write a number with `ms`, `s`, `m`, `h` or `d`, such as `30s`", number.token());
        return Err(error(number.span(), Code::BadDuration, message));
    };
    let millis = number.base10_digits().parse::<u64>().ok().and_then(|count| count.checked_mul(*unit)).filter(|millis| *millis > 0);
    millis.ok_or_else(|| {
        error(number.span(), Code::BadDuration, format_args!("a duration is more than nothing, and less than an age: `{}`", number.token()))
    })
}
