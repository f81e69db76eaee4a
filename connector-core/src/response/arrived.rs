//! How much of a file has arrived, as services say it: `bytes=0-499`, `0-499`, `500-`, or the number of bytes. Pure.

use crate::data::value::ValueRef;

/// The number of bytes, of so many that were sent; none where nothing is said. `Err`: what is said is nothing of this.
pub(crate) fn of(value: ValueRef<'_>, sent: u64) -> Result<Option<u64>, String> {
    let text = match value {
        ValueRef::Absent | ValueRef::Null => return Ok(None),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Text(text) => text.to_owned(),
        ValueRef::Json(serde_json::Value::String(text)) => text.clone(),
        ValueRef::Json(json) => json.to_string(),
        _ => String::new(),
    };
    match parse(text.trim(), sent) {
        Some(arrived) => Ok(Some(arrived)),
        None => Err(format!("`{}` does not say how much of the file has arrived, as `bytes=0-499` does, or `500`", shown(&text))),
    }
}

fn parse(text: &str, sent: u64) -> Option<u64> {
    let (range, has_unit) = match text.strip_prefix("bytes") {
        Some(rest) => (rest.strip_prefix(['=', ' '])?.trim_start(), true),
        None => (text, false),
    };
    let range = range.split('/').next().unwrap_or_default();
    let Some((from, to)) = range.split_once('-') else { return number(range) };
    match (number(from)?, to) {
        // What is still wanted.
        (from, "") => Some(from),
        // Docker's registries say so of one byte and of none.
        (0, "0") if !has_unit => Some(u64::from(sent == 1)),
        (0, to) => number(to)?.checked_add(1),
        _ => None,
    }
}

/// Digits alone: no sign.
fn number(text: &str) -> Option<u64> {
    text.parse().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()))
}

fn shown(text: &str) -> String {
    text.chars().take(100).filter(|char| !char.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_said_in_several_ways() {
        for (text, arrived) in [
            ("bytes=0-499", 500),
            ("bytes 0-499/1000", 500),
            ("bytes=0-0", 1),
            ("0-0", 0),
            ("0-499", 500),
            ("500-", 500),
            (" 500 ", 500),
            ("0", 0),
            ("0-18446744073709551614", u64::MAX),
        ] {
            assert_eq!(of(ValueRef::Text(text), 500), Ok(Some(arrived)), "{text}");
        }
        assert_eq!(of(ValueRef::Integer(7), 500), Ok(Some(7)));
        assert_eq!(of(ValueRef::Json(&serde_json::json!("26-")), 500), Ok(Some(26)));
        assert_eq!(of(ValueRef::Text("0-0"), 1), Ok(Some(1)));
        assert_eq!(of(ValueRef::Absent, 500), Ok(None));
    }

    #[test]
    fn what_says_nothing_is_told() {
        for text in ["", "soon", "-1", "+5", "bytes", "bytes=", "5-9", "0-x", "1.5", "0-18446744073709551615", "99999999999999999999"] {
            assert!(of(ValueRef::Text(text), 500).is_err(), "{text}");
        }
        assert!(of(ValueRef::Integer(-1), 500).is_err());
        assert!(of(ValueRef::Json(&serde_json::json!(["0-"])), 500).is_err());
    }
}
