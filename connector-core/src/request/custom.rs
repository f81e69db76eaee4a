//! The custom API action: the caller writes the request, and cannot leave the host by any spelling.

use bytes::Bytes;
use http::{
    HeaderMap, HeaderName, HeaderValue, Method,
    header::{CONNECTION, CONTENT_LENGTH, COOKIE, HOST, PROXY_AUTHORIZATION, TE, TRAILER, TRANSFER_ENCODING, UPGRADE},
};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use super::{path::hides_dots, query};
use crate::data::{
    effects::Effects,
    error::{Error, Result},
    scope::{Place, Scope, write_value},
    shape::{Constraint, Field, Group, Literal, Shape, Type},
    value::{ValueRef, Values, json_noun, json_ref},
};

/// What may not stand in a path or query as it is; `%` may, where it begins an escape.
const ILLEGAL: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'`').add(b'{').add(b'}').add(b'|').add(b'^').add(b'[').add(b']').add(b'\'');

/// Headers that belong to the connection itself, not to what is asked.
const OF_THE_CONNECTION: [HeaderName; 10] = [
    HOST,
    CONTENT_LENGTH,
    TRANSFER_ENCODING,
    CONNECTION,
    TE,
    TRAILER,
    UPGRADE,
    PROXY_AUTHORIZATION,
    HeaderName::from_static("keep-alive"),
    HeaderName::from_static("proxy-connection"),
];

const METHODS: [Method; 5] = [Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE];

/// The input of every custom API action.
pub static CUSTOM_API_INPUT: Shape = Shape {
    name: "CustomApiAction",
    hint: "",
    fields: &[
        Field {
            name: "request_type",
            label: "Request Type",
            hint: "What the request does.",
            constraints: &[Constraint::OneOf(&[
                Literal::Text("GET"),
                Literal::Text("POST"),
                Literal::Text("PUT"),
                Literal::Text("PATCH"),
                Literal::Text("DELETE"),
            ])],
            ..Field::EMPTY
        },
        Field { name: "relative_url", label: "Relative URL", hint: "Below the base URL; begins with `/`.", ..Field::EMPTY },
        Field {
            name: "query",
            label: "Query",
            hint: "Parameters and their values.",
            ty: Type::Optional(&Type::Object),
            required: false,
            ..Field::EMPTY
        },
        Field {
            name: "headers",
            label: "Headers",
            hint: "Added to the connector's own, which win.",
            ty: Type::Optional(&Type::Object),
            required: false,
            ..Field::EMPTY
        },
        Field { name: "body", label: "Body", hint: "Sent as JSON.", ty: Type::Optional(&Type::Json), required: false, ..Field::EMPTY },
    ],
    groups: &[Group { label: "", options: true, len: 1 }, Group { label: "Request", options: false, len: 4 }],
    ..Shape::EMPTY
};

/// The output of every custom API action.
pub static CUSTOM_API_OUTPUT: Shape = Shape {
    name: "CustomApiActionOutput",
    hint: "",
    fields: &[
        Field { name: "status_code", label: "Status Code", ty: Type::Integer, path: "status", ..Field::EMPTY },
        Field { name: "headers", label: "Headers", ty: Type::Object, path: "header", ..Field::EMPTY },
        Field {
            name: "body",
            label: "Body",
            hint: "JSON, or a text.",
            ty: Type::Optional(&Type::Json),
            required: false,
            path: "body",
            ..Field::EMPTY
        },
    ],
    groups: &[Group { label: "Response", options: false, len: 3 }],
    ..Shape::EMPTY
};

/// Whether a header says where a request goes or where it ends, which nobody who asks may.
pub(crate) fn is_of_the_connection(name: &HeaderName) -> bool {
    OF_THE_CONNECTION.contains(name)
}

/// A view of an input of the shape [`CUSTOM_API_INPUT`].
pub(crate) struct CustomInput<'a>(pub(crate) &'a dyn Values);

impl CustomInput<'_> {
    fn text(&self, index: usize) -> &str {
        match self.0.value(index) {
            ValueRef::Text(text) => text,
            _ => "",
        }
    }

    /// The method: one of the five.
    pub(crate) fn method(&self) -> Result<Method> {
        let text = self.text(0);
        METHODS
            .into_iter()
            .find(|method| method.as_str().eq_ignore_ascii_case(text))
            .ok_or_else(|| Error::input(format!("the Request Type `{text}` is not one of GET, POST, PUT, PATCH and DELETE")))
    }

    /// What the call may do, by its method (RFC 9110, 9.2).
    pub(crate) fn effects(&self) -> Effects {
        match self.method() {
            Ok(Method::GET) => Effects::READ,
            Ok(Method::PUT) => Effects::WRITE_IDEMPOTENT,
            Ok(Method::DELETE) => Effects::WRITE_IDEMPOTENT_DESTRUCTIVE,
            _ => Effects::WRITE,
        }
    }

    pub(crate) fn path_and_query(&self, prefix: &str, scope: &Scope<'_>) -> Result<(String, String)> {
        let (path, given) = relative(self.text(1))?;
        let mut query = given;
        if let ValueRef::Object(object) = self.0.value(2) {
            for (name, value) in object {
                let values = match value {
                    serde_json::Value::Array(items) => items.as_slice(),
                    value => std::slice::from_ref(value),
                };
                for value in values {
                    let mut text = String::new();
                    match write_value(json_ref(value), Place::Plain, scope.masked, &mut text) {
                        Ok(()) => query::append_raw(&mut query, name, &text),
                        Err(None) => {}
                        Err(Some(found)) => {
                            return Err(Error::input(format!(
                                "the Query parameter `{name}` is {found}; write a text, a number, or a list of them"
                            )));
                        }
                    }
                }
            }
        }
        Ok((format!("{prefix}{path}"), query))
    }

    pub(crate) fn headers(&self) -> Result<HeaderMap> {
        let mut headers = HeaderMap::new();
        let ValueRef::Object(object) = self.0.value(3) else { return Ok(headers) };
        for (name, value) in object {
            let header =
                HeaderName::from_bytes(name.as_bytes()).map_err(|_| Error::input(format!("`{name}` is not the name of a header")))?;
            if is_of_the_connection(&header) || header == COOKIE {
                return Err(Error::input(format!("the header `{name}` cannot be set: it belongs to the connection")));
            }
            let mut text = String::new();
            match write_value(json_ref(value), Place::Plain, false, &mut text) {
                Ok(()) => {}
                Err(None) => continue,
                Err(Some(_)) => return Err(Error::input(format!("the header `{name}` is {}; write a text", json_noun(value)))),
            }
            let value = HeaderValue::try_from(text)
                .map_err(|_| Error::input(format!("the header `{name}` cannot hold its value: it has a control character")))?;
            headers.insert(header, value);
        }
        Ok(headers)
    }

    pub(crate) fn body(&self) -> Result<Option<(HeaderValue, Bytes)>> {
        match self.0.value(4) {
            ValueRef::Absent => Ok(None),
            _ if self.method()? == Method::GET => Err(Error::input("a GET has no Body; leave it out, or choose another Request Type")),
            value => match serde_json::to_vec(&value) {
                Ok(bytes) => Ok(Some((HeaderValue::from_static("application/json"), bytes.into()))),
                Err(error) => Err(Error::input(format!("the Body cannot be written as JSON: {error}"))),
            },
        }
    }
}

/// Splits a relative URL into path and query, and refuses whatever could lead elsewhere.
fn relative(text: &str) -> Result<(String, String)> {
    let wrong = |why: &str| Err(Error::input(format!("the Relative URL {why}")));
    if !text.starts_with('/') {
        return wrong("must begin with `/`; the host is the connection's");
    }
    if text.contains(|c: char| c.is_control() || c == '\\' || c == '#') {
        return wrong("holds a control character, `\\` or `#`");
    }
    let (path, query) = text.split_once('?').unwrap_or((text, ""));
    for part in [path, query] {
        let mut rest = part;
        while let Some((_, after)) = rest.split_once('%') {
            if after.len() < 2 || !after.bytes().take(2).all(|byte| byte.is_ascii_hexdigit()) {
                return wrong("holds a `%` that begins no escape; write `%25` for the sign itself");
            }
            rest = after;
        }
    }
    let segments: Vec<_> = path[1..].split('/').collect();
    if segments.iter().rev().skip(1).any(|segment| segment.is_empty()) {
        return wrong("holds an empty segment (`//`)");
    }
    if segments.iter().any(|segment| hides_dots(segment)) {
        return wrong("holds a `.` or `..` segment");
    }
    Ok((utf8_percent_encode(path, ILLEGAL).to_string(), utf8_percent_encode(query, ILLEGAL).to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relative_url_stays_below_the_base() {
        for wrong in [
            "users",
            "",
            "//evil.example/x",
            "/a//b",
            "https://evil.example",
            "/..",
            "/a/../b",
            "/%2e%2e/x",
            "/a/%252e%252e",
            "/\\evil.example",
            "/a\r\nb",
            "/a#b",
            "/a%",
            "/a%zz",
            "/.",
            "/a/..%2f",
            "/..;/a",
            "/a/..;x=1/b",
            "/%5c..",
            "/ ../x",
        ] {
            assert!(relative(wrong).is_err(), "{wrong}");
        }
        let ok = |text: &str| relative(text).unwrap_or_default();
        assert_eq!(ok("/users.info?user=U1&x=a b"), ("/users.info".into(), "user=U1&x=a%20b".into()));
        assert_eq!(ok("/queues/%2F/é/"), ("/queues/%2F/%C3%A9/".into(), String::new()));
        assert_eq!(ok("/@evil.example:80/x").0, "/@evil.example:80/x");
    }
}
