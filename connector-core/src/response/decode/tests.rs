#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::{
    data::{
        format::Csv,
        shape::{Node, Take, Type},
        value::{Slot, Slots},
    },
    http::transport::Reply,
    response::walk::{
        items::{Broken, Next, place_of},
        records::Records,
    },
};

static LIST: Type = Type::Json;
static ROOT: Node = Node::Full(crate::data::shape::Key::Name(""), &[Take { slot: 0, ty: Type::List(&LIST) }], &[]);
const MOST: usize = 1 << 20;

fn reply(status: u16, media_type: &str, body: &[u8]) -> Reply {
    let headers = HeaderMap::from_iter([(CONTENT_TYPE, media_type.parse().unwrap())]);
    Reply { status: StatusCode::from_u16(status).unwrap(), headers, body: body.to_vec().into() }
}

fn whole(format: Format, body: &[u8]) -> Result<Value, String> {
    to_json(format, &reply(200, "", body), MOST).map(|(json, _)| serde_json::from_slice(&json).unwrap())
}

/// The items of a text that comes in pieces of these sizes.
fn in_pieces(format: Format, text: &[u8], sizes: &[usize]) -> Result<Vec<Value>, Broken> {
    let mut records = Records::new(format, place_of(&ROOT).unwrap(), &HeaderMap::new(), MOST).unwrap();
    let (mut found, mut rest, mut sizes) = (Vec::new(), text, sizes.iter().cycle());
    loop {
        let mut slots = Slots::new();
        match records.next(&mut slots)? {
            Next::Item(Slot::Json(value)) => found.push(value),
            Next::Item(_) => unreachable!(),
            Next::Wanting if rest.is_empty() => records.end(),
            Next::Wanting => {
                let (piece, more) = rest.split_at((*sizes.next().unwrap()).clamp(1, rest.len()));
                records.feed(piece);
                rest = more;
            }
            Next::End => return Ok(found),
        }
    }
}

#[test]
fn refusals_are_read_as_what_they_say_they_are() {
    const CSV: Format = Format::Csv(&Csv::DEFAULT);
    for (declared, rules, status, media_type, expected) in [
        (Format::Json, Format::Json, 200, "text/html", Format::Json),
        (CSV, Format::Json, 200, "text/plain", CSV),
        (CSV, Format::Json, 200, "application/json; charset=utf-8", Format::Json),
        (CSV, Format::Json, 404, "text/html", Format::Json),
        (CSV, Format::Xml, 404, "text/html", Format::Xml),
        (Format::Xml, Format::Xml, 500, "application/problem+json", Format::Json),
        (Format::Xml, Format::Xml, 500, "APPLICATION/SOAP+XML", Format::Xml),
        (Format::Json, Format::Json, 500, "text/xml", Format::Xml),
        // Many services call these JSON.
        (Format::Ndjson, Format::Json, 200, "application/json", Format::Ndjson),
        (Format::Text, Format::Json, 200, "application/json", Format::Text),
    ] {
        let reply = reply(status, media_type, b"");
        assert_eq!(format(declared, rules, reply.status, &reply.headers), expected, "{declared:?} {rules:?} {status} {media_type}");
    }
}

#[test]
fn xml_is_json_by_the_usual_convention() {
    for (xml, expected) in [
        ("<a/>", json!({ "a": null })),
        ("<a> \n </a>", json!({ "a": null })),
        ("<a> x </a>", json!({ "a": " x " })),
        ("<a b='1'/>", json!({ "a": { "@b": "1" } })),
        ("<a b='1'>x</a>", json!({ "a": { "@b": "1", "#text": "x" } })),
        ("<a>x<b/>y</a>", json!({ "a": { "#text": "xy", "b": null } })),
        ("<a><b>1</b><c/><b>2</b></a>", json!({ "a": { "b": ["1", "2"], "c": null } })),
        ("<p:a xmlns:p='u' xmlns='v' p:b='1'><p:c/></p:a>", json!({ "a": { "@b": "1", "c": null } })),
        ("<a>&lt;&#65;<![CDATA[&]]></a>", json!({ "a": "<A&" })),
        ("<a xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:nil='true'>x</a>", json!({ "a": null })),
    ] {
        assert_eq!(whole(Format::Xml, xml.as_bytes()), Ok(expected), "{xml}");
    }
    for broken in ["", "<a>", "<a></b>", "<a/><b/>", "x", "<a>&x;</a>", "<!DOCTYPE a><a/>", "<a b='1' b='2'/>"] {
        assert!(whole(Format::Xml, broken.as_bytes()).is_err(), "{broken}");
    }
}

#[test]
fn a_row_that_is_too_large_ends_the_table() {
    let long = format!("a\n{}\n", "x".repeat(3 * MOST));
    assert!(matches!(in_pieces(Format::Csv(&Csv::DEFAULT), long.as_bytes(), &[4096]), Err(Broken::TooLarge(MOST))));
    let wide = format!("{}\n{}\n", ",".repeat(3 * MOST), ",".repeat(3 * MOST));
    assert!(matches!(in_pieces(Format::Csv(&Csv::DEFAULT), wide.as_bytes(), &[4096]), Err(Broken::TooLarge(MOST))));
    // Names that are long make every row long.
    let names = format!("{}\n{}", "n".repeat(1000), "x\n".repeat(10_000));
    assert!(whole(Format::Csv(&Csv::DEFAULT), names.as_bytes()).unwrap_err().contains("read them one by one"));
    assert_eq!(in_pieces(Format::Csv(&Csv::DEFAULT), names.as_bytes(), &[4096]).unwrap().len(), 10_000);
    let value = format!("[\"{}\"]", "x".repeat(3 * MOST));
    assert!(matches!(in_pieces(Format::Ndjson, value.as_bytes(), &[4096]), Err(Broken::TooLarge(MOST))));
}

fn cell(text: &str) -> String {
    match text.contains([',', '"', '\r', '\n']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text.to_owned(),
    }
}

proptest! {
    #[test]
    fn pieces_of_a_table_make_no_difference(
        rows in prop::collection::vec(("[a-z]{1,9}", "([a,\"é\r\n]|\\PC){0,12}"), 0..20),
        sizes in prop::collection::vec(1_usize..40, 1..5),
        ends_with_a_line in any::<bool>(),
    ) {
        let mut text = "id,the name".to_owned();
        for (id, name) in &rows {
            text.push_str(&format!("\r\n{id},{}", cell(name)));
        }
        if ends_with_a_line {
            text.push('\n');
        }
        let or_null = |text: &str| if text.is_empty() { Value::Null } else { Value::from(text) };
        let expected: Vec<Value> = rows.iter().map(|(id, name)| json!({ "id": id, "the name": or_null(name) })).collect();
        let format = Format::Csv(&Csv::DEFAULT);
        prop_assert_eq!(in_pieces(format, text.as_bytes(), &sizes).unwrap(), expected.clone());
        prop_assert_eq!(whole(format, text.as_bytes()).unwrap(), Value::from(expected));
    }

    #[test]
    fn pieces_of_values_make_no_difference(
        values in prop::collection::vec(
            prop_oneof![any::<i64>().prop_map(Value::from), "\\PC*".prop_map(Value::from), "[a-z]{0,3}".prop_map(|key| json!({ key: [1, "}\n{"] }))],
            0..20,
        ),
        sizes in prop::collection::vec(1_usize..40, 1..5),
        ends_with_a_line in any::<bool>(),
    ) {
        let mut text = values.iter().map(Value::to_string).collect::<Vec<_>>().join("\n");
        if ends_with_a_line {
            text.push_str("\r\n\n");
        }
        prop_assert_eq!(in_pieces(Format::Ndjson, text.as_bytes(), &sizes).unwrap(), values.clone());
        prop_assert_eq!(whole(Format::Ndjson, text.as_bytes()).unwrap(), Value::from(values));
    }
}
