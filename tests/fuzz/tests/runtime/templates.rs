//! Values in their places: what is sent holds them and nothing more, or nothing is sent.

use connector_core::seam::HttpRequest;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{
    common::fuzz,
    texts,
    world::{World, reply, wait},
};

#[derive(Debug)]
struct Input {
    segment: String,
    path: String,
    text: String,
    list: Vec<String>,
    number: i64,
    decimal: f64,
    flag: bool,
    object: Value,
}

fn input() -> impl Strategy<Value = Input> {
    let texts = (texts::text(), texts::text(), texts::text(), prop::collection::vec(texts::text(), 0..4));
    let object =
        prop::collection::vec((texts::text(), texts::exact_json()), 0..4).prop_map(|members| Value::Object(members.into_iter().collect()));
    let numbers = (any::<i64>(), prop::num::f64::NORMAL | prop::num::f64::ZERO, any::<bool>());
    (texts, numbers, object).prop_map(|((segment, path, text, list), (number, decimal, flag), object)| Input {
        segment,
        path,
        text,
        list,
        number,
        decimal,
        flag,
        object,
    })
}

#[test]
fn templates() {
    fuzz("templates", input(), |input| judge(&input), |input| format!("{input:#?}"));
}

fn judge(input: &Input) -> Result<(), String> {
    let world = World::new(|_| reply(200, &[], "{}"));
    let probe = world.probe();
    let Input { segment, path, text, list, number, decimal, flag, object } = input;
    let given = json!({
        "segment": segment, "path": path, "text": text, "list": list, "number": number, "decimal": decimal, "flag": flag, "object": object,
    });
    let result = wait(probe.invoke("places", given));
    let asked = world.asked();
    match (&result, asked.as_slice()) {
        (Ok(_), [request]) => holds(input, request)?,
        (Err(error), []) if error.is_input() => {}
        (result, asked) => return Err(format!("{result:?} after {} requests", asked.len())),
    }
    // A form takes every text there is.
    wait(probe.invoke("form", json!({ "text": text, "list": list }))).map_err(|error| error.to_string())?;
    let asked = world.asked();
    let [request] = asked.as_slice() else { return Err(format!("{} requests", asked.len())) };
    let wanted: Vec<(String, String)> = std::iter::once(("text", text))
        .chain(list.iter().map(|item| ("list", item)))
        .map(|(name, value)| (name.to_owned(), value.clone()))
        .collect();
    same("the form", &pairs(&String::from_utf8_lossy(&request.body)), &wanted)
}

fn holds(input: &Input, request: &HttpRequest) -> Result<(), String> {
    let url = &request.url;
    same("the origin", &url.origin().ascii_serialization(), &"https://api.example.com".to_owned())?;
    same("the fragment", &url.fragment(), &None)?;
    let segments: Vec<String> =
        url.path().split('/').skip(1).map(|segment| String::from_utf8_lossy(&decoded(segment)).into_owned()).collect();
    let mut wanted = vec!["v1".to_owned(), "a".to_owned(), input.segment.clone(), format!("b-{}", input.number)];
    wanted.extend(input.path.split('/').map(str::to_owned));
    wanted.push("z".to_owned());
    same("the path", &segments, &wanted)?;
    if segments.iter().any(|segment| segment.is_empty() || segment == "." || segment == "..") {
        return Err(format!("a segment leads elsewhere: {segments:?}"));
    }

    let mut wanted = vec![("text".to_owned(), input.text.clone())];
    wanted.extend(input.list.iter().map(|item| ("list".to_owned(), item.clone())));
    let found = pairs(url.query().unwrap_or(""));
    let decimal = found.iter().find(|(name, _)| name == "decimal").and_then(|(_, value)| value.parse::<f64>().ok());
    same("the decimal", &decimal, &Some(input.decimal))?;
    wanted.push(("mixed".to_owned(), format!("a{}b{}", input.text, input.flag)));
    same("the query", &found.into_iter().filter(|(name, _)| name != "decimal").collect(), &wanted)?;

    same("the header", &request.headers["x-text"].as_bytes(), &input.text.as_bytes())?;
    let names: Vec<_> = request.headers.keys().map(|name| name.as_str()).filter(|name| !matches!(*name, "accept" | "user-agent")).collect();
    same("the headers", &names, &vec!["authorization", "x-text", "content-type"])?;

    let body: Value = serde_json::from_slice(&request.body).map_err(|error| error.to_string())?;
    let Input { text, list, number, flag, object, .. } = input;
    let decimal = &body["decimal"];
    let written =
        String::from_utf8_lossy(&request.body).split_once("\"decimal\":").and_then(|(_, rest)| rest.split(',').next()?.parse().ok());
    // A text that is called so may stand before it.
    if !text.contains('"') && !list.concat().contains('"') {
        same("the decimal in JSON", &written, &Some(input.decimal))?;
    }
    same("the body", &body, &json!({ "text": text, "list": list, "number": number, "decimal": decimal, "flag": flag, "object": object }))
}

fn same<T: PartialEq + std::fmt::Debug>(what: &str, found: &T, wanted: &T) -> Result<(), String> {
    if found == wanted { Ok(()) } else { Err(format!("{what} is {found:?}, not {wanted:?}")) }
}

/// Names and values between `&`, decoded without the code that encoded them.
fn pairs(text: &str) -> Vec<(String, String)> {
    let text_of = |text: &str| String::from_utf8_lossy(&decoded(text)).into_owned();
    let pair = |pair: &str| pair.split_once('=').map_or((text_of(pair), String::new()), |(name, value)| (text_of(name), text_of(value)));
    text.split('&').map(pair).collect()
}

fn decoded(text: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'%' => {
                let mut digit = || bytes.next().and_then(|byte| char::from(byte).to_digit(16)).unwrap_or(0) as u8;
                let high = digit();
                out.push(high * 16 + digit());
            }
            byte => out.push(byte),
        }
    }
    out
}
