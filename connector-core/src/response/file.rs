//! An answer as a file: its body as it came, under the name and the media type that its headers say.

use http::{
    HeaderMap,
    header::{CONTENT_DISPOSITION, CONTENT_TYPE},
};
use percent_encoding::percent_decode_str;

use crate::{
    data::file::{File, Incoming},
    http::transport::Reply,
};

/// The name of a file that no header names.
const UNNAMED: &str = "response";

/// `incoming`: the body, where it is still with the service.
pub(crate) fn of(reply: &Reply, incoming: Option<Incoming>) -> File {
    let name = name(&reply.headers).unwrap_or_else(|| UNNAMED.to_owned());
    let file = match incoming {
        Some(incoming) => File::coming(name, incoming),
        None => File::from_bytes(name, reply.body.clone()),
    };
    match text(&reply.headers, &CONTENT_TYPE) {
        Some(media_type) => file.with_media_type(media_type),
        None => file,
    }
}

fn text<'h>(headers: &'h HeaderMap, name: &http::HeaderName) -> Option<&'h str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// The file name of `Content-Disposition` (RFC 6266); the encoded form wins. It comes from elsewhere, so that no folder stays in it.
fn name(headers: &HeaderMap) -> Option<String> {
    // A name may be written in plain UTF-8, which is no header's text to `to_str`.
    let disposition = String::from_utf8_lossy(headers.get(CONTENT_DISPOSITION)?.as_bytes());
    let (mut plain, mut encoded) = (None, None);
    let mut rest = disposition.split_once(';')?.1;
    while let Some((name, after)) = rest.split_once('=') {
        let (value, after) = value(after.trim_start());
        match name.trim().to_ascii_lowercase().as_str() {
            "filename" => plain = Some(value),
            "filename*" => encoded = decoded(&value),
            _ => {}
        }
        rest = after.split_once(';').map_or("", |(_, rest)| rest);
    }
    encoded.or(plain).map(|name| without_folders(&name)).filter(|name| !name.is_empty())
}

/// A token or a quoted text, and what follows it.
fn value(text: &str) -> (String, &str) {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find(';').unwrap_or(text.len());
        return (text[..end].trim_end().to_owned(), &text[end..]);
    };
    let mut value = String::new();
    let mut chars = quoted.char_indices();
    while let Some((at, char)) = chars.next() {
        match char {
            '"' => return (value, &quoted[at + 1..]),
            '\\' => value.extend(chars.next().map(|(_, char)| char)),
            char => value.push(char),
        }
    }
    (value, "")
}

/// `UTF-8''na%C3%AFve.txt` (RFC 8187).
fn decoded(value: &str) -> Option<String> {
    let mut parts = value.splitn(3, '\'');
    let (charset, _language, text) = (parts.next()?, parts.next()?, parts.next()?);
    let bytes: Vec<u8> = percent_decode_str(text).collect();
    match charset.to_ascii_lowercase().as_str() {
        "utf-8" => String::from_utf8(bytes).ok(),
        // Each byte is the character of its number.
        "iso-8859-1" => Some(bytes.into_iter().map(char::from).collect()),
        _ => None,
    }
}

fn without_folders(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let visible: String = last.chars().filter(|char| !char.is_control()).collect();
    match visible.trim() {
        "." | ".." => String::new(),
        name => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use http::HeaderValue;

    use super::*;

    fn named(disposition: &str) -> Option<String> {
        name(&HeaderMap::from_iter([(CONTENT_DISPOSITION, HeaderValue::from_bytes(disposition.as_bytes()).unwrap())]))
    }

    #[test]
    fn a_file_has_the_name_that_the_header_gives() {
        for (disposition, expected) in [
            ("attachment; filename=report.pdf", Some("report.pdf")),
            (r#"attachment; filename="a \"b\"; c.txt"; size=3"#, Some("a \"b\"; c.txt")),
            ("attachment; filename=\"x.txt\"; filename*=UTF-8''na%C3%AFve%20file.txt", Some("naïve file.txt")),
            ("attachment; FileName*=iso-8859-1'en'%A3.txt", Some("£.txt")),
            ("attachment; filename*=utf-16''x; filename=y", Some("y")),
            ("inline; filename=\"naïve.txt\"", Some("naïve.txt")),
            ("attachment", None),
            ("attachment; filename=", None),
            ("attachment; filename=\"", None),
        ] {
            assert_eq!(named(disposition).as_deref(), expected, "{disposition}");
        }
    }

    #[test]
    fn no_name_leads_into_a_folder() {
        for (hostile, expected) in [
            ("attachment; filename=\"../../etc/passwd\"", Some("passwd")),
            (r#"attachment; filename="..\\..\\boot.ini""#, Some("boot.ini")),
            ("attachment; filename*=UTF-8''..%2F..%2Fx%00y", Some("xy")),
            ("attachment; filename=\"..\"", None),
            ("attachment; filename=\"a/\"", None),
        ] {
            assert_eq!(named(hostile).as_deref(), expected, "{hostile}");
        }
    }
}
