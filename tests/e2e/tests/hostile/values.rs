//! Inputs of cards, in every place of a request.

use serde_json::json;

use super::{
    corpus::{self, Hostile},
    expected::{Sent, can_be_a_header, can_be_a_segment, encoded, json_text},
    probe::{Judge, probe},
    recorder::Recorder,
};

/// What a card should send for a value; `None` where it should refuse it.
pub(super) type Wanted = fn(&str) -> Option<Sent>;

/// Cards, by the place that their value stands in.
pub(super) const PLACES: [(&str, Wanted); 10] = [
    ("segment", |value| can_be_a_segment(value).then(|| Sent::get(format!("/v1/segment/{}/end", encoded(value))))),
    ("part", |value| can_be_a_segment(value).then(|| Sent::get(format!("/v1/part/a-{}.b/end", encoded(value))))),
    ("any", |value| segments(value, None).map(|path| Sent::get(format!("/v1/any/{path}/end")))),
    ("two", |value| segments(value, Some(2)).map(|path| Sent::get(format!("/v1/two/{path}/end")))),
    ("query", |value| Some(Sent::get(format!("/v1/query?q={}&end=1", encoded(value))))),
    ("parts_of_query", |value| Some(Sent::get(format!("/v1/query?q=name%3A{}%20size%3A1", encoded(value))))),
    ("header", |value| can_be_a_header(value).then(|| Sent::get("/v1/header".to_owned()).header("x-value", value).header("x-end", "1"))),
    ("json", |value| {
        let body = format!("{{\"value\":{},\"text\":{}}}", json_text(value), json_text(&format!("a{value}")));
        Some(Sent::post("/v1/json", "application/json", body))
    }),
    ("form", |value| Some(Sent::post("/v1/form", "application/x-www-form-urlencoded", format!("value={}&end=1", encoded(value))))),
    ("graphql", |value| {
        let body = format!("{{\"query\":\"query($v: String) {{ a(v: $v) }}\",\"variables\":{{\"v\":{}}}}}", json_text(value));
        Some(Sent::post("/v1/graphql", "application/json", body))
    }),
];

fn segments(value: &str, count: Option<usize>) -> Option<String> {
    let segments: Vec<&str> = value.split('/').collect();
    let fits = segments.iter().all(|segment| can_be_a_segment(segment)) && count.is_none_or(|count| count == segments.len());
    fits.then(|| segments.into_iter().map(encoded).collect::<Vec<_>>().join("/"))
}

#[tokio::test]
async fn a_value_stays_in_its_place() {
    let recorder = Recorder::start();
    let probe = probe(&recorder);
    let mut judge = Judge::default();
    for hostile in corpus::all(&recorder.host(), "127.0.0.1:9") {
        let Hostile { kind, value } = &hostile;
        for (card, wanted) in PLACES {
            let result = probe.invoke(card, json!({ "value": value })).await;
            let wanted = wanted(value).map(Sent::signed);
            if *kind == "dots" && matches!(card, "segment" | "part" | "any" | "two") && wanted.is_some() && !is_deep(value) {
                judge.blame(card, &hostile, "dots are refused in a path");
            }
            judge.exact(card, &hostile, wanted, &result, &recorder);
        }
    }
    judge.end(4000, 500);
}

/// Encoded more often than anybody decodes.
fn is_deep(value: &str) -> bool {
    value.contains("%252525")
}

#[tokio::test]
async fn a_text_is_the_whole_body() {
    let recorder = Recorder::start();
    let probe = probe(&recorder);
    let mut judge = Judge::default();
    for hostile in corpus::all(&recorder.host(), "127.0.0.1:9") {
        let value = &hostile.value;
        let result = probe.invoke("text", json!({ "value": value })).await;
        let wanted = Sent::post("/v1/text", "text/plain; charset=utf-8", format!("a{value}")).signed();
        judge.exact("text", &hostile, Some(wanted), &result, &recorder);
        let result = probe.invoke("list", json!({ "value": [value, "b"] })).await;
        let wanted = Sent::get(format!("/v1/list?q={}&q=b", encoded(value))).signed();
        judge.exact("list", &hostile, Some(wanted), &result, &recorder);
    }
    judge.end(1000, 1);
}

#[tokio::test]
async fn a_value_stays_in_its_element() {
    let recorder = Recorder::start();
    let probe = probe(&recorder);
    let mut judge = Judge::default();
    for hostile in corpus::all(&recorder.host(), "127.0.0.1:9") {
        let value = &hostile.value;
        let result = probe.invoke("xml", json!({ "value": value, "object": { "b": value, "@c": [] } })).await;
        judge.exact("attribute that is a list", &hostile, None, &result, &recorder);
        let result = probe.invoke("xml", json!({ "value": value, "object": { value: "x" } })).await;
        let wanted = match value.strip_prefix('@') {
            // The object says so itself: it has an attribute.
            Some(name) if can_be_a_name(name) => xml(value, &format!("<Object {name}=\"x\"></Object>")),
            None if can_be_a_name(value) => xml(value, &format!("<Object><{value}>x</{value}></Object>")),
            _ => None,
        };
        judge.exact("element", &hostile, wanted, &result, &recorder);
        let result = probe.invoke("xml", json!({ "value": value, "object": { "b": value } })).await;
        let wanted = xml_text(value).and_then(|text| xml(value, &format!("<Object><b>{text}</b></Object>")));
        judge.exact("xml", &hostile, wanted, &result, &recorder);
    }
    judge.end(300, 900);
}

fn xml(value: &str, object: &str) -> Option<Sent> {
    let text = xml_text(value)?;
    let root = format!("<a:Root xmlns:a=\"urn:a\" value=\"{text}\"><Value>{text}</Value>{object}</a:Root>");
    let body = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{root}");
    Some(Sent::post("/v1/xml", "application/xml", body).signed())
}

/// What stands for a text in an element and in an attribute; none where XML 1.0 cannot hold it.
fn xml_text(value: &str) -> Option<String> {
    let mut out = String::new();
    for char in value.chars() {
        match char {
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '&' => out += "&amp;",
            '"' => out += "&quot;",
            '\t' | '\n' | '\r' => out += &format!("&#{};", u32::from(char)),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => return None,
            char => out.push(char),
        }
    }
    Some(out)
}

fn can_be_a_name(value: &str) -> bool {
    let is_name = |part: &str| {
        part.starts_with(|char: char| char.is_alphabetic() || char == '_')
            && part.chars().all(|char| char.is_alphanumeric() || "_-.".contains(char))
    };
    match value.split_once(':') {
        Some((prefix, name)) => is_name(prefix) && is_name(name),
        None => is_name(value),
    }
}

#[tokio::test]
async fn a_part_of_a_form_ends_where_it_should() {
    let recorder = Recorder::start();
    let probe = probe(&recorder);
    let mut judge = Judge::default();
    for hostile in corpus::all(&recorder.host(), "127.0.0.1:9") {
        let value = &hostile.value;
        let file = json!({ "name": value, "text": value });
        let result = probe.invoke("multipart", json!({ "value": value, "file": file })).await;
        let received = recorder.received();
        let [one] = received.as_slice() else {
            judge.blame("multipart", &hostile, &format!("{} requests came: {result:?}", received.len()));
            continue;
        };
        let media_type = String::from_utf8_lossy(one.header("content-type").unwrap_or_default()).into_owned();
        let boundary = media_type.strip_prefix("multipart/form-data; boundary=").unwrap_or("").to_owned();
        if boundary.len() < 16 || value.contains(&boundary) {
            judge.blame("multipart", &hostile, &format!("the boundary is {boundary}"));
        }
        let name = value.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A");
        let body = format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"value\"\r\n\r\n{value}\r\n\
             --{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n{value}\r\n--{boundary}--\r\n"
        );
        let wanted = Sent::post("/v1/multipart", &media_type, body).signed();
        if let Err(why) = wanted.compare(one, &recorder.host()) {
            judge.blame("multipart", &hostile, &why);
        }
    }
    judge.end(0, 0);
}
