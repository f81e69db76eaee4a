//! Texts that are likelier than others to mean something to somebody.

use proptest::prelude::*;
use serde_json::{Map, Value};

const PIECES: [&str; 42] = [
    "",
    ".",
    "..",
    "/",
    "//",
    "\\",
    "%",
    "%2e",
    "%2F",
    "%25",
    "%00",
    ";",
    ":",
    "@",
    "?",
    "#",
    "&",
    "=",
    "+",
    " ",
    "\r\n",
    "\n",
    "\t",
    "\0",
    "\u{7f}",
    "\u{85}",
    "\u{200b}",
    "\u{202e}",
    "e\u{301}",
    "．",
    "😀",
    "\"",
    "'",
    "<",
    ">",
    ",",
    "{",
    "}",
    "http://",
    "https://evil.example/",
    "//evil.example",
    "api.example.com",
];

/// A text of such pieces, or of anything.
pub(crate) fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned),
        2 => "[a-z0-9]{1,4}",
        1 => any::<String>(),
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

/// What can be a URL, or nearly.
pub(crate) fn url() -> impl Strategy<Value = String> {
    let scheme = prop::sample::select(vec!["https://", "http://", "//", "/", "", "https:", "\\\\", "file://", "HTTPS://", "ht\ttps://"]);
    let host = prop::sample::select(vec![
        "api.example.com",
        "API.example.com",
        "api.example.com:443",
        "api.example.com:8443",
        "api.example.com.",
        "u:p@api.example.com",
        "api.example.com@evil.example",
        "api.example.com.evil.example",
        "evil.example",
        "169.254.169.254",
        "[::1]",
        "[::ffff:169.254.169.254]",
        "0x7f.1",
        "api。example。com",
        "",
    ]);
    (scheme, host, text()).prop_map(|(scheme, host, rest)| format!("{scheme}{host}/{rest}"))
}

/// Any JSON, with the names that the connector looks for.
pub(crate) fn json() -> impl Strategy<Value = Value> {
    nested(prop_oneof![9 => exact(), 1 => any::<f64>().prop_map(Value::from)])
}

/// The same without fractions, which `serde_json` does not always read as it has written them.
pub(crate) fn exact_json() -> impl Strategy<Value = Value> {
    nested(exact())
}

fn exact() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        text().prop_map(Value::from),
        url().prop_map(Value::from),
        Just(Value::from("2026-01-02T03:04:05Z")),
        Just(Value::from("+999999999-12-31T23:59:60.999999999999+23:59")),
    ]
}

fn nested(leaf: impl Strategy<Value = Value> + 'static) -> impl Strategy<Value = Value> {
    leaf.prop_recursive(6, 64, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((name(), inner), 0..8).prop_map(|members| Value::Object(members.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

fn name() -> impl Strategy<Value = String> {
    let known = [
        "id",
        "name",
        "list",
        "items",
        "item",
        "ratio",
        "flag",
        "at",
        "site",
        "object",
        "inner",
        "text",
        "tags",
        "owner",
        "owners",
        "login",
        "error",
        "code",
        "message",
        "ok",
        "retry_in",
        "next",
        "cursor",
        "more",
        "access_token",
        "refresh_token",
        "expires_in",
        "scope",
        "error_description",
    ];
    prop_oneof![9 => prop::sample::select(known.to_vec()).prop_map(str::to_owned), 1 => text()]
}

/// Changes of bytes: where, and what stands there then.
pub(crate) fn changes() -> impl Strategy<Value = Vec<(usize, Option<u8>)>> {
    prop::collection::vec((any::<usize>(), prop::option::of(any::<u8>())), 0..4)
}

/// Bytes with some of them replaced, or left out.
pub(crate) fn changed(mut bytes: Vec<u8>, changes: &[(usize, Option<u8>)]) -> Vec<u8> {
    for (place, byte) in changes {
        if bytes.is_empty() {
            break;
        }
        let place = place % bytes.len();
        match byte {
            Some(byte) => bytes[place] = *byte,
            None => drop(bytes.remove(place)),
        }
    }
    bytes
}
