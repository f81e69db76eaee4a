//! Answers that are not JSON, as the JSON that they mean.
//!
//! What a description reads stands in the same tries for all formats, and one walk reads them all. Values of CSV, XML and forms are
//! texts; the walk reads them as what is asked for.

pub(crate) mod csv;
mod ndjson;
mod text;
mod xml;

use std::borrow::Cow;

use http::{HeaderMap, StatusCode, header::CONTENT_TYPE};
use serde_json::Value;

pub(crate) use self::text::{is_latin1, of_bytes};
use crate::{data::format::Format, http::transport::Reply};

/// How an answer is written: as the description says, unless it says otherwise itself. `rules` is how the helper's answers are written,
/// and so its refusals.
pub(crate) fn format(declared: Format, rules: Format, status: StatusCode, headers: &HeaderMap) -> Format {
    let is_refusal = status.is_client_error() || status.is_server_error();
    if !is_refusal && matches!(declared, Format::Json | Format::Ndjson | Format::Text) {
        return declared;
    }
    match subtype(headers).as_str() {
        "json" => Format::Json,
        "xml" if is_refusal => Format::Xml,
        _ if is_refusal => rules,
        _ => declared,
    }
}

/// What `Content-Type` says the body is written in, in lower case: `json` of `application/problem+json; charset=utf-8`.
fn subtype(headers: &HeaderMap) -> String {
    let media_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let subtype = media_type.split(';').next().and_then(|name| name.trim().rsplit(['/', '+']).next()).unwrap_or_default();
    subtype.to_ascii_lowercase()
}

/// Whether an answer says that it is JSON.
pub(crate) fn is_json(headers: &HeaderMap) -> bool {
    subtype(headers) == "json"
}

/// The JSON that a body means, and whether its values are texts that are to be read as what is asked for.
///
/// # Errors
/// What is wrong with the body, in words.
pub(crate) fn to_json<'r>(format: Format, reply: &'r Reply, most: usize) -> Result<(Cow<'r, [u8]>, bool), String> {
    if format == Format::Json {
        return Ok((Cow::Borrowed(&reply.body), false));
    }
    let text = of_bytes(&reply.body, is_latin1(&reply.headers)).ok_or_else(|| "it is not UTF-8".to_owned())?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let json = match format {
        Format::Json => text.as_bytes().to_vec(),
        Format::Text => Value::from(text).to_string().into(),
        Format::Form => form(text),
        Format::Ndjson => ndjson::to_json(text)?,
        Format::Csv(csv) => csv::to_json(csv, text, most)?,
        Format::Xml => xml::to_json(text)?,
    };
    Ok((Cow::Owned(json), matches!(format, Format::Form | Format::Csv(_) | Format::Xml)))
}

/// An object of texts; one that is there several times is a list.
fn form(text: &str) -> Vec<u8> {
    let mut members = serde_json::Map::new();
    for (name, value) in url::form_urlencoded::parse(text.trim().as_bytes()) {
        let value = Value::from(value);
        match members.get_mut(&*name) {
            None => drop(members.insert(name.into_owned(), value)),
            Some(Value::Array(values)) => values.push(value),
            Some(first) => *first = Value::from(vec![first.take(), value]),
        }
    }
    Value::Object(members).to_string().into()
}

#[cfg(test)]
mod tests;
