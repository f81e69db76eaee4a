//! Answers in XML, CSV, NDJSON, forms and text: of any bytes, nearly right, and right; and XML that is sent and comes back.

use connector_core::{Error, connector};
use proptest::prelude::*;
use serde_json::json;

use super::{
    common::fuzz,
    texts,
    world::{World, reply, wait},
};

connector! {
    pub(crate) connector Office "Office" { key: "office", version: "1.0.0", base_url: "https://api.example.com/v1" }

    auth token custom { parameters { token: Secret } }

    helper api {
        header "Authorization": "Bearer {auth.token}";
        error status 4xx => { code: body.error.code, message: body.error.message, details: body.error };
        retry { attempts: 1 }
    }

    record Row { id: i64, name: String, rate: Option<f64>, flag: Option<bool>, at: Option<DateTime>, more: Option<Object> }
    record Entry { id: Option<String> as "@id", text: Option<String> as "#text", tags: Vec<String> from tag, inner: Vec<Inner>, row: Option<Row> }
    record Inner { id: Option<i64> as "@id", first: Option<String> from tag[0] }

    action csv "CSV" { effects read; GET "/csv" via api { answer csv; } items Row from body; }
    action csv_whole "CSV Whole" {
        effects read;
        GET "/csv" via api { answer csv { separator: ";", columns: ["id", "name"] } }
        output { rows: Vec<Row> from body, name: Option<String> from body[1].name }
    }
    action ndjson "NDJSON" { effects read; GET "/ndjson" via api { answer ndjson; } items Object from body; }
    action xml "XML" {
        effects read;
        GET "/xml" via api { answer xml; }
        output { title: Option<String> from body.feed.title, count: Option<i64> from body.feed["@count"], entries: Vec<Entry> from body.feed.entry }
    }
    action form "Form" {
        effects read;
        GET "/form" via api { answer form; }
        output { id: Option<i64> from body.id, names: Vec<String> from body.name }
    }
    action text "Text" { effects read; GET "/text" via api { answer text; } output { text: String from body } }

    action echo "Echo" {
        effects write;
        input { text: String, list: Vec<String> }
        POST "/echo" via api { answer xml; xml { "p:Root": { "@xmlns:p": "urn:p", "@a": input.text, Text: input.text, Item: input.list } } }
        output { attribute: String from body.Root["@a"], text: String from body.Root.Text, list: Vec<String> from body.Root.Item }
    }
}

/// The cards that read an answer, and what each is nearly made for.
const CARDS: [(&str, &str); 6] = [
    ("csv", "id,name,rate,flag,at\r\n1,\"a,\"\"b\"\"\",2.5,true,2024-01-02T03:04:05Z\r\n2,c,,0,\r\n"),
    ("csv_whole", "1;a\n2;\"b;\nc\"\n"),
    ("ndjson", "{\"a\": [1, {\"b\": \"\\u00e9\"}]}\n{}\r\n{\"c\": null}"),
    (
        "xml",
        "<?xml version=\"1.0\"?><f:feed xmlns:f=\"urn:f\" count=\"2\"><title type=\"t\">a &amp; b</title><entry id=\"1\">x<tag>y</tag><tag/>\
         <inner id=\"3\"><tag>z</tag></inner><row><id>1</id><name/></row></entry><entry><![CDATA[<c>]]></entry></f:feed>",
    ),
    ("form", "id=7&name=a%20b&name=c+d&x"),
    ("text", "a\u{e9}\n"),
];

#[derive(Debug)]
struct Case {
    card: usize,
    status: u16,
    media_type: &'static str,
    body: Vec<u8>,
}

fn case() -> impl Strategy<Value = Case> {
    let media_type = prop::sample::select(vec![
        "",
        "text/csv",
        "text/xml",
        "application/json",
        "text/plain; charset=iso-8859-1",
        "application/x-ndjson",
    ]);
    let status = prop_oneof![5 => Just(200_u16), 1 => 200..600_u16];
    (0..CARDS.len(), texts::changes(), prop::option::weighted(0.3, texts::text()), status, media_type).prop_map(
        |(card, changes, other, status, media_type)| {
            let right = CARDS.get(card).map(|(_, right)| *right).unwrap_or_default();
            let body = texts::changed(other.unwrap_or_else(|| right.to_owned()).into_bytes(), &changes);
            Case { card, status, media_type, body }
        },
    )
}

#[test]
fn formats() {
    let show = |case: &Case| format!("{case:#?}\n{}", String::from_utf8_lossy(&case.body));
    fuzz("formats", case(), judge, show);
}

fn judge(Case { card, status, media_type, body }: Case) -> Result<(), String> {
    let world = World::new(move |_| reply(status, &[("content-type", media_type)], body.clone()));
    let office =
        Office::token().token("t0ken").transport(world.clone()).clock(world.clone()).connect().map_err(|error| error.to_string())?;
    let Some((card, _)) = CARDS.get(card) else { return Ok(()) };
    let result = wait(office.invoke(card, json!({})));
    world.judge(&["https://api.example.com"], 6).map_err(|why| format!("{card}: {why}"))?;
    match result {
        Err(error) if format!("{error} {error:?}").contains("t0ken") => Err(format!("{card}: a credential is told")),
        Err(error) if status == 200 && !error.is_decode() => Err(format!("{card}: {error}")),
        _ => Ok(()),
    }
}

#[test]
fn xml_comes_back() {
    let case = (texts::text(), prop::collection::vec(texts::text(), 0..4));
    fuzz("xml_comes_back", case, |(text, list)| echo(text, list), |case| format!("{case:?}"));
}

/// What is sent is read as it was; blanks alone mean nothing in XML.
fn echo(text: String, list: Vec<String>) -> Result<(), String> {
    let world = World::new(|request| reply(200, &[("content-type", "application/xml")], request.body.to_vec()));
    let office =
        Office::token().token("t0ken").transport(world.clone()).clock(world.clone()).connect().map_err(|error| error.to_string())?;
    let result: Result<EchoOutput, Error> = wait(office.echo(Echo::new(&text).list(&list)));
    let blank = |text: &str| if text.trim().is_empty() { String::new() } else { text.to_owned() };
    let cannot_be = |text: &str| text.chars().any(|char| char < ' ' && !"\t\r\n".contains(char) || "\u{fffe}\u{ffff}".contains(char));
    match result {
        Ok(_) if cannot_be(&text) || list.iter().any(|item| cannot_be(item)) => Err("it was sent".to_owned()),
        Ok(back) => {
            // One empty element is none of a list.
            let items: Vec<String> =
                if list.len() == 1 && blank(&list[0]).is_empty() { Vec::new() } else { list.iter().map(|item| blank(item)).collect() };
            let is_same = back.attribute == text && back.text == blank(&text) && back.list == items;
            if is_same { Ok(()) } else { Err(format!("it came back as {back:?}")) }
        }
        Err(error) if error.is_input() && (cannot_be(&text) || list.iter().any(|item| cannot_be(item))) => Ok(()),
        Err(error) => Err(error.to_string()),
    }
}
