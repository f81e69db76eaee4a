//! What is checked of embedded files while the connector is compiled. `const` functions, so that a failure is an error at the literal.

use super::card::Icon;

/// The largest icon, in bytes.
const ICON_LIMIT: usize = 256 * 1024;

/// The icon in an embedded file.
///
/// # Panics
/// At compile time, where the file is neither SVG nor PNG, or larger than 256 KiB.
#[allow(clippy::panic)] // the only way a const function refuses; it runs in the compiler
pub const fn icon(bytes: &'static [u8]) -> Icon {
    if bytes.len() > ICON_LIMIT {
        panic!("the icon is larger than 256 KiB; make it smaller");
    }
    if starts_with(bytes, b"\x89PNG\r\n\x1a\n") {
        return Icon { media_type: "image/png", bytes };
    }
    let start = skip_space(bytes, if starts_with(bytes, b"\xef\xbb\xbf") { 3 } else { 0 });
    if at(bytes, start, b"<svg") || (at(bytes, start, b"<?xml") || at(bytes, start, b"<!--")) && contains(bytes, b"<svg") {
        return Icon { media_type: "image/svg+xml", bytes };
    }
    panic!("the icon is neither an SVG nor a PNG file");
}

/// The text of a sample's file.
///
/// # Panics
/// At compile time, where the text is not JSON.
#[allow(clippy::panic)]
pub const fn sample(text: &'static str) -> &'static str {
    let bytes = text.as_bytes();
    match value(bytes, skip_space(bytes, 0), 0) {
        Some(end) if skip_space(bytes, end) == bytes.len() => text,
        _ => panic!("the sample's file does not hold JSON (one value, at most 128 levels deep)"),
    }
}

const fn starts_with(bytes: &[u8], prefix: &[u8]) -> bool {
    at(bytes, 0, prefix)
}

const fn at(bytes: &[u8], start: usize, part: &[u8]) -> bool {
    if bytes.len() < start + part.len() {
        return false;
    }
    let mut i = 0;
    while i < part.len() {
        if bytes[start + i] != part[i] {
            return false;
        }
        i += 1;
    }
    true
}

const fn contains(bytes: &[u8], part: &[u8]) -> bool {
    let mut i = 0;
    while i + part.len() <= bytes.len() {
        if at(bytes, i, part) {
            return true;
        }
        i += 1;
    }
    false
}

const fn skip_space(bytes: &[u8], mut i: usize) -> usize {
    while i < bytes.len() && matches!(bytes[i], b' ' | b'\t' | b'\r' | b'\n') {
        i += 1;
    }
    i
}

const fn byte(bytes: &[u8], i: usize) -> u8 {
    if i < bytes.len() { bytes[i] } else { 0 }
}

/// The end of the JSON value (RFC 8259) that starts at `i`.
const fn value(bytes: &[u8], i: usize, depth: usize) -> Option<usize> {
    if depth > 128 {
        return None;
    }
    match byte(bytes, i) {
        b'{' => members(bytes, i + 1, depth, b'}'),
        b'[' => members(bytes, i + 1, depth, b']'),
        b'"' => string(bytes, i),
        b't' if at(bytes, i, b"true") => Some(i + 4),
        b'f' if at(bytes, i, b"false") => Some(i + 5),
        b'n' if at(bytes, i, b"null") => Some(i + 4),
        b'-' | b'0'..=b'9' => number(bytes, i),
        _ => None,
    }
}

const fn members(bytes: &[u8], start: usize, depth: usize, close: u8) -> Option<usize> {
    let mut i = skip_space(bytes, start);
    if byte(bytes, i) == close {
        return Some(i + 1);
    }
    loop {
        if close == b'}' {
            let Some(end) = string(bytes, i) else { return None };
            i = skip_space(bytes, end);
            if byte(bytes, i) != b':' {
                return None;
            }
            i = skip_space(bytes, i + 1);
        }
        let Some(end) = value(bytes, i, depth + 1) else { return None };
        i = skip_space(bytes, end);
        match byte(bytes, i) {
            b',' => i = skip_space(bytes, i + 1),
            other if other == close => return Some(i + 1),
            _ => return None,
        }
    }
}

const fn string(bytes: &[u8], start: usize) -> Option<usize> {
    if byte(bytes, start) != b'"' {
        return None;
    }
    let mut i = start + 1;
    loop {
        match byte(bytes, i) {
            b'"' => return Some(i + 1),
            0..0x20 => return None,
            b'\\' => match byte(bytes, i + 1) {
                b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => i += 2,
                b'u' => {
                    let mut digit = 2;
                    while digit < 6 {
                        if !byte(bytes, i + digit).is_ascii_hexdigit() {
                            return None;
                        }
                        digit += 1;
                    }
                    i += 6;
                }
                _ => return None,
            },
            _ => i += 1,
        }
    }
}

const fn digits(bytes: &[u8], mut i: usize) -> Option<usize> {
    if !byte(bytes, i).is_ascii_digit() {
        return None;
    }
    while byte(bytes, i).is_ascii_digit() {
        i += 1;
    }
    Some(i)
}

const fn number(bytes: &[u8], start: usize) -> Option<usize> {
    let first = if byte(bytes, start) == b'-' { start + 1 } else { start };
    let Some(mut i) = digits(bytes, first) else { return None };
    if byte(bytes, first) == b'0' && i > first + 1 {
        return None;
    }
    if byte(bytes, i) == b'.' {
        match digits(bytes, i + 1) {
            Some(end) => i = end,
            None => return None,
        }
    }
    if matches!(byte(bytes, i), b'e' | b'E') {
        let sign = matches!(byte(bytes, i + 1), b'+' | b'-');
        return digits(bytes, if sign { i + 2 } else { i + 1 });
    }
    Some(i)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_const_reader_agrees_with_serde_json() {
        for text in [
            "{}",
            "[]",
            "null",
            "true",
            "-0",
            "0.5e+10",
            "1E3",
            r#""a\u00e9\n""#,
            r#" { "a" : [ 1 , { } , "x" ] } "#,
            "01",
            "1.",
            "-",
            "[1,]",
            "{,}",
            r#"{"a"}"#,
            r#"{"a":1,}"#,
            r#""\x""#,
            "\"a\nb\"",
            r#""\u12g4""#,
            "nul",
            "[1 2]",
            "",
            "{}}",
            "\"",
            "+1",
            "1e",
            "tru",
        ] {
            let ours = matches!(value(text.as_bytes(), skip_space(text.as_bytes(), 0), 0),
                Some(end) if skip_space(text.as_bytes(), end) == text.len());
            assert_eq!(ours, serde_json::from_str::<serde_json::Value>(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn icons_are_told_by_their_content() {
        assert_eq!(icon(b"<svg xmlns=''/>").media_type, "image/svg+xml");
        assert_eq!(icon(b"\x89PNG\r\n\x1a\n....").media_type, "image/png");
        assert!(std::panic::catch_unwind(|| icon(b"GIF89a")).is_err());
    }
}
