//! Answers of every kind: of any bytes, of JSON that is nearly right, and of right JSON.

use connector_core::Error;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{
    common::fuzz,
    texts,
    world::{World, reply, wait},
};

#[derive(Debug)]
struct Case {
    status: u16,
    body: Vec<u8>,
    headers: Vec<(&'static str, String)>,
}

/// What the card is made for.
fn right() -> Value {
    let owner = json!({ "login": "a\\\"é", "site": "https://example.com/a" });
    let item =
        json!({ "id": 1, "name": null, "tags": ["a", "\u{1}"], "owner": owner, "at": "2026-01-02T03:04:05+06:00", "owners": [owner] });
    json!({
        "id": 7, "name": "\u{1F600}", "list": [1, { "name": "x" }], "items": [item, item], "item": item, "ratio": 1.5e3, "flag": true,
        "site": "https://example.com", "object": { "inner": { "text": "t" }, "more": [null, {}] }, "tags": [], "next": "/v1/next?a", "cursor": "c",
        "more": true, "ok": true,
    })
}

fn case() -> impl Strategy<Value = Case> {
    let body = prop_oneof![
        2 => texts::json().prop_map(|value| value.to_string().into_bytes()),
        3 => (texts::json(), prop::sample::select(vec!["id", "name", "items", "item", "list", "object", "error", "tags", "cursor", "next"]))
            .prop_map(|(value, name)| {
                let mut body = right();
                body[name] = value;
                body.to_string().into_bytes()
            }),
        1 => prop::collection::vec(any::<u8>(), 0..200),
        1 => texts::text().prop_map(String::into_bytes),
    ];
    let body = (body, texts::changes()).prop_map(|(body, changes)| texts::changed(body, &changes));
    let name = prop::sample::select(vec![
        "location",
        "link",
        "retry-after",
        "x-remaining",
        "x-reset",
        "x-length",
        "x-request-id",
        "content-type",
        "content-disposition",
        "etag",
    ]);
    let value = prop_oneof![texts::text(), texts::url(), any::<i64>().prop_map(|number| number.to_string())];
    let status = prop_oneof![4 => Just(200_u16), 1 => 100..600_u16, 1 => prop::sample::select(vec![204, 301, 302, 307, 400, 401, 403, 404, 429, 503])];
    (status, body, prop::collection::vec((name, value), 0..4)).prop_map(|(status, body, headers)| Case { status, body, headers })
}

#[test]
fn answers() {
    let show = |case: &Case| format!("{case:#?}\n{}", String::from_utf8_lossy(&case.body));
    fuzz("answers", case(), judge, show);
}

/// The cards that read an answer.
const CARDS: [&str; 5] = ["answer", "file", "by_link", "by_next", "by_cursor"];

fn judge(Case { status, body, headers }: Case) -> Result<(), String> {
    let is_json = serde_json::from_slice::<Value>(&body).is_ok();
    let world = World::new(move |_| {
        let headers: Vec<_> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        reply(status, &headers, body.clone())
    });
    let probe = world.probe();
    for card in CARDS {
        let result = wait(probe.invoke(card, json!({})));
        // Twenty pages, each after two tries that failed and five redirects.
        world.judge(&["https://api.example.com"], 20 * 3 * 6).map_err(|why| format!("{card}: {why}"))?;
        if let Err(error) = result {
            tells(card, &error, is_json)?;
        }
    }
    let result = wait(probe.request("GET", "/custom"));
    world.judge(&["https://api.example.com"], 3 * 6)?;
    result.map_or_else(|error| tells("custom", &error, is_json), |_| Ok(()))
}

/// An error can be told: as text, for logs, and as JSON.
fn tells(card: &str, error: &Error, is_json: bool) -> Result<(), String> {
    let told = format!("{error} {error:?} {}", serde_json::to_string(error).map_err(|error| error.to_string())?);
    if is_json && told.contains("is not JSON") {
        return Err(format!("{card}: it is JSON: {told}"));
    }
    match told.contains("t0ken") {
        true => Err(format!("{card}: a credential is told: {told}")),
        false => Ok(()),
    }
}
