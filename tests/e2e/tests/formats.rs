//! Answers that are not JSON: XML, CSV, NDJSON, forms and text, whole and as they come, from raw sockets and from the sandbox.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::{
    io::Write,
    net::TcpStream,
    sync::{Arc, Mutex, mpsc},
};

use connector_core::{ErrorKind, Object, TryStreamExt, connector, json, sandbox::Sandbox};
use tests_e2e::{Asked, RawServer, head};

connector! {
    pub(crate) connector Office "Office" { key: "office", version: "1.0.0", base_url: "https://office.example.com" }

    auth nobody "Nobody" custom {}

    helper office {
        error status 4xx => { code: body.error.code, message: body.error.message };
        error body.ok == false => Rejected { code: body.error };
        retry { attempts: 1 }
    }
    helper soap via office {
        answer xml;
        error exists body.Envelope.Body.Fault => Rejected { code: body.Envelope.Body.Fault.faultcode, message: body.Envelope.Body.Fault.faultstring };
    }

    record Person {
        id "ID": i64,
        name "Name": String as "Full Name",
        rate "Rate": Option<f64>,
        active "Active": bool,
        born "Born": Option<DateTime>,
    }

    record Entry {
        id "ID": String as "@id",
        title "Title": String,
        tags "Tags": Vec<String> from tag,
        size "Size": Option<i64>,
        author "Author": Option<Author>,
    }
    record Author { name "Name": String as "#text", mail "Mail": Option<String> as "@mail" }

    /// Rows, one by one.
    action people "People" {
        effects read;
        input { kind "Kind": String }
        GET "/people/{input.kind}" via office { answer csv; }
        items Person from body;
        sample { kind: "good" } => 200 json [
            { "id": 1, "Full Name": "Ann, \"the\" first", "rate": 2.5, "active": true, "born": null },
            { "id": "2", "Full Name": "Bo\nLine", "rate": null, "active": "false", "born": "2001-02-03T04:05:06Z" },
        ];
    }
    /// The same, at once, with other words for it.
    action whole_people "Whole People" {
        effects read;
        GET "/semicolons" via office { answer csv { separator: ";", columns: ["id", "Full Name", "rate", "active", "born"] } }
        output { people "People": Vec<Person> from body, first "First": Option<String> from body[0]["Full Name"] }
        sample => 200 json [{ "id": 7, "Full Name": "Semi;colon", "active": true }];
    }
    action events "Events" {
        effects read;
        input { kind "Kind": String }
        GET "/events/{input.kind}" via office { answer ndjson; }
        items Object from body;
        sample { kind: "good" } => 200 json [{ "n": 1 }, { "n": 2 }];
    }
    action feed "Feed" {
        effects read;
        input { kind "Kind": String }
        GET "/feed/{input.kind}" via soap;
        output { title "Title": String from body.feed.title, entries "Entries": Vec<Entry> from body.feed.entry }
        sample { kind: "many" } => 200 json { "feed": { "@version": "1", "title": "News & <more>", "entry": [
            { "@id": "a", "title": "One", "tag": ["x", "y"], "size": 3, "author": { "@mail": "ann@example.com", "#text": "Ann" } },
            { "@id": "b", "title": "", "author": "Bo" },
        ] } };
        sample "Refused" { kind: "fault" } => 500 json { "Envelope": { "Body": { "Fault": { "faultcode": "Client", "faultstring": "no & no" } } } };
    }
    action rename "Rename" {
        effects write idempotent;
        input { id "ID": i64, name "Name": String, tags "Tags": Vec<String>, more "More": Option<Object>, note "Note": Option<String> }
        POST "/soap" via soap {
            xml { "soap:Envelope": {
                "@xmlns:soap": "http://schemas.xmlsoap.org/soap/envelope/",
                "soap:Body": { Rename: { "@id": input.id, Name: input.name, Tag: input.tags, Note: input.note, More: input.more } },
            } }
        }
        output { done "Done": bool from body.Envelope.Body.RenameResponse.Done }
        sample { id: 1, name: "x" } => 200 json { "Envelope": { "Body": { "RenameResponse": { "Done": true } } } };
    }
    action token "Token" {
        effects read;
        GET "/token" via office { answer form; }
        output { token "Token": String from body.token, left "Left": i64 from body.left, roles "Roles": Vec<String> from body.role }
        sample => 200 json { "token": "a+b &c", "left": 3, "role": ["x", "y"] };
    }
    action motto "Motto" {
        effects read;
        input { kind "Kind": String }
        GET "/motto/{input.kind}" via office { answer text; }
        output { motto "Motto": String from body }
        sample { kind: "good" } => 200 text "Grüße\n\"all\"";
    }
}

const PEOPLE: &str =
    "\u{feff}id,Full Name,rate,active,born\r\n1,\"Ann, \"\"the\"\" first\",2.5,true,\r\n2,\"Bo\nLine\",,false,2001-02-03T04:05:06Z\r\n";

/// What a path answers: the status, the media type, and the body.
fn answer(path: &str) -> (&'static str, &'static str, Vec<u8>) {
    let ok = |media_type: &'static str, body: &str| ("200 OK", media_type, body.as_bytes().to_vec());
    match path {
        "/people/good" => ok("text/csv", PEOPLE),
        "/people/long" => {
            let rows: String = (0..60_000).map(|id| format!("{id},\"Person \"\"{id}\"\"\",{id}.5,true,\r\n")).collect();
            ok("text/csv; charset=utf-8", &format!("id,Full Name,rate,active,born\n{rows}"))
        }
        "/people/without-end" => ok("text/csv", "id,Full Name,rate,active\n1,Ann,,true"),
        "/people/none" => ok("text/csv", ""),
        "/people/names" => ok("text/csv", "id,Full Name,rate,active\n"),
        "/people/latin" => ("200 OK", "text/csv; charset=ISO-8859-1", b"id,Full Name,active\n1,J\xfcrgen,true\n".to_vec()),
        "/people/bytes" => ("200 OK", "text/csv", b"id,Full Name,active\n1,J\xfcrgen,true\n".to_vec()),
        "/people/wide" => ok("text/csv", "id,Full Name,active\n1,Ann,true,more\n"),
        "/people/word" => ok("text/csv", "id,Full Name,active\nx,Ann,true\n"),
        "/people/missing" => ok("text/csv", "id,active\n1,true\n"),
        "/people/refused" => ("404 Not Found", "application/json", br#"{"error": {"code": "nobody", "message": "no such list"}}"#.to_vec()),
        "/people/disguised" => ok("application/json", r#"{"ok": false, "error": "over_quota"}"#),
        "/semicolons" => ok("text/csv", "7;\"Semi;colon\";;1;\n8;Bo;1e3;0;\n"),
        "/events/good" => ok("application/x-ndjson", "{\"n\": 1}\n\n{\"n\": {\"deep\": [2]}}\r\n"),
        "/events/json" => ok("application/json", "{\"n\": 1}{\"n\": 2}\n"),
        "/events/none" => ok("application/x-ndjson", ""),
        "/events/broken" => ok("application/x-ndjson", "{\"n\": 1}\n{\"n\" 2}\n{\"n\": 3}\n"),
        "/events/cut" => ok("application/x-ndjson", "{\"n\": 1}\n{\"n\": "),
        "/feed/many" => ok(
            "application/xml",
            r#"<?xml version="1.0"?><a:feed xmlns:a="urn:a" version="1"><!-- news --><a:title type="html">News &amp; &lt;more&gt;</a:title>
               <a:entry id="a"><title>One</title><tag>x</tag><size> 3 </size><tag>y</tag><author mail="ann@example.com">Ann</author></a:entry>
               <a:entry id="b"><title/><author><![CDATA[Bo]]></author></a:entry></a:feed>"#,
        ),
        "/feed/one" => ok("text/xml", r#"<feed><title>T</title><entry id="a"><title>One</title><tag>x</tag></entry></feed>"#),
        "/feed/none" => ok("text/xml", "<feed><title>T</title></feed>"),
        "/feed/wrong" => ok("text/xml", r#"<feed><title>T</title><entry id="a"><title>One</title><size>big</size></entry></feed>"#),
        "/feed/half" => ok("text/xml", "<feed><title>T</title>"),
        "/feed/deep" => ok("text/xml", &format!("<feed>{}{}</feed>", "<a>".repeat(100_000), "</a>".repeat(100_000))),
        "/feed/bomb" => ok(
            "text/xml",
            r#"<!DOCTYPE feed [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><feed><title>&b;</title></feed>"#,
        ),
        "/feed/outside" => ok("text/xml", r#"<!DOCTYPE feed [<!ENTITY a SYSTEM "file:///etc/passwd">]><feed><title>&a;</title></feed>"#),
        "/feed/fault" => (
            "500 Internal Server Error",
            "text/xml",
            b"<s:Envelope xmlns:s='urn:s'><s:Body><s:Fault><faultcode>Client</faultcode><faultstring>no &amp; no</faultstring></s:Fault></s:Body></s:Envelope>".to_vec(),
        ),
        "/feed/refused" => ("403 Forbidden", "application/json", br#"{"error": {"code": "no_way"}}"#.to_vec()),
        "/token" => ok("application/x-www-form-urlencoded", "token=a%2Bb+%26c&left=3&role=x&role=y"),
        "/motto/good" => ok("text/plain", "Grüße\n\"all\""),
        "/motto/latin" => ("200 OK", "text/plain; charset=\"latin1\"", b"Gr\xfc\xdfe".to_vec()),
        "/motto/bytes" => ("200 OK", "text/plain", b"Gr\xfc\xdfe".to_vec()),
        _ => ("404 Not Found", "text/plain", Vec::new()),
    }
}

fn start() -> Office {
    let serve = |asked: &Asked, _: usize, stream: &mut TcpStream| {
        let (status, media_type, body) = answer(asked.line.trim_start_matches("GET "));
        stream.write_all(head(status, media_type, body.len()).as_bytes())?;
        // Not in one piece.
        body.chunks(7_777).try_for_each(|piece| stream.write_all(piece))
    };
    connect(&RawServer::start(serve).unwrap())
}

fn connect(server: &RawServer) -> Office {
    Office::nobody().endpoint("https://office.example.com", server.url()).connect().unwrap()
}

async fn sandbox() -> (Sandbox, Office) {
    let sandbox = Sandbox::start(Office::CONNECTOR).await.unwrap();
    let office = Office::try_from(sandbox.connection().unwrap()).unwrap();
    (sandbox, office)
}

#[tokio::test]
async fn rows_are_records_by_the_names_of_their_columns() {
    let (_sandbox, samples) = sandbox().await;
    for office in [start(), samples] {
        let people = office.people("good").collect().await.unwrap();
        let seen: Vec<_> = people.iter().map(|one| (one.id, one.name.as_str(), one.rate, one.active, one.born.is_some())).collect();
        assert_eq!(seen, [(1, "Ann, \"the\" first", Some(2.5), true, false), (2, "Bo\nLine", None, false, true)]);
    }
    let office = start();
    let people = office.people("without-end").collect().await.unwrap();
    assert_eq!(people.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Ann"]);
    for kind in ["none", "names"] {
        assert!(office.people(kind).collect().await.unwrap().is_empty(), "{kind}");
    }
    assert_eq!(office.people("latin").collect().await.unwrap()[0].name, "Jürgen");
}

#[tokio::test]
async fn a_long_table_comes_row_by_row() {
    let office = start();
    let mut people = office.people("long");
    let mut count = 0;
    while let Some(one) = people.try_next().await.unwrap() {
        assert_eq!((one.id, one.name, one.rate), (count, format!("Person \"{count}\""), Some(count as f64 + 0.5)));
        count += 1;
    }
    assert_eq!(count, 60_000);
}

#[tokio::test]
async fn a_table_can_be_read_at_once_and_have_no_names() {
    let found = start().whole_people().await.unwrap();
    let seen: Vec<_> = found.people.iter().map(|one| (one.id, one.name.as_str(), one.rate, one.active)).collect();
    assert_eq!(seen, [(7, "Semi;colon", None, true), (8, "Bo", Some(1000.0), false)]);
    assert_eq!(found.first.as_deref(), Some("Semi;colon"));
    let (_sandbox, office) = sandbox().await;
    assert_eq!(office.whole_people().await.unwrap().people[0].name, "Semi;colon");
}

#[tokio::test]
async fn what_a_table_cannot_give_is_told_with_its_place() {
    let office = start();
    for (kind, expected) in [
        ("bytes", "the answer is not CSV: it is not UTF-8"),
        ("wide", "the answer is not CSV: row 2 has 4 cells, and there are 3 columns"),
        ("word", "`body[0].id` is text, not a whole number"),
        ("missing", "`body[0].Full Name` is absent"),
    ] {
        let error = office.people(kind).collect().await.unwrap_err();
        assert!(error.is_decode() && error.message().contains(expected), "{kind}: {error}");
    }
    let refused = office.people("refused").collect().await.unwrap_err();
    assert_eq!((refused.kind(), refused.code(), refused.message()), (ErrorKind::NotFound, Some("nobody"), "no such list"));
    let disguised = office.people("disguised").collect().await.unwrap_err();
    assert_eq!((disguised.kind(), disguised.code()), (ErrorKind::Rejected, Some("over_quota")));
}

#[tokio::test]
async fn values_come_one_behind_the_other() {
    let (_sandbox, samples) = sandbox().await;
    let office = start();
    let numbers = |events: Vec<Object>| events.iter().map(|event| event["n"].to_string()).collect::<Vec<_>>();
    assert_eq!(numbers(office.events("good").collect().await.unwrap()), ["1", r#"{"deep":[2]}"#]);
    assert_eq!(numbers(office.events("json").collect().await.unwrap()), ["1", "2"]);
    assert_eq!(numbers(samples.events("good").collect().await.unwrap()), ["1", "2"]);
    assert!(office.events("none").collect().await.unwrap().is_empty());
    for (kind, expected) in [("broken", "the answer is not NDJSON: expected `:` at byte 14"), ("cut", "at byte 15")] {
        let mut events = office.events(kind);
        assert_eq!(events.try_next().await.unwrap().unwrap()["n"], 1, "{kind}");
        let error = events.try_next().await.unwrap_err();
        assert!(error.is_decode() && error.message().contains(expected), "{error}");
        assert!(events.try_next().await.unwrap().is_none());
    }
}

#[tokio::test]
async fn a_value_is_given_before_the_next_one_is_sent() {
    let (more, wanted) = mpsc::channel::<()>();
    let wanted = Arc::new(Mutex::new(wanted));
    let serve = move |_: &Asked, _: usize, stream: &mut TcpStream| {
        stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-type: application/x-ndjson\r\ntransfer-encoding: chunked\r\n\r\n")?;
        for n in 0..3 {
            stream.write_all(format!("9\r\n{{\"n\": {n}}}\n\r\n").as_bytes())?;
            // The next one only when the client says that it has this one.
            let _ = wanted.lock().unwrap().recv();
        }
        stream.write_all(b"0\r\n\r\n")
    };
    let office = connect(&RawServer::start(serve).unwrap());
    let mut events = office.events("good");
    for n in 0..3 {
        assert_eq!(events.try_next().await.unwrap().unwrap()["n"], n);
        more.send(()).unwrap();
    }
    assert!(events.try_next().await.unwrap().is_none());
}

#[tokio::test]
async fn xml_is_read_as_what_is_asked_for() {
    let (_sandbox, samples) = sandbox().await;
    let office = start();
    for office in [&office, &samples] {
        let feed = office.feed("many").await.unwrap();
        assert_eq!(feed.title, "News & <more>");
        let seen: Vec<_> =
            feed.entries.iter().map(|entry| (entry.id.as_str(), entry.title.as_str(), entry.tags.len(), entry.size)).collect();
        assert_eq!(seen, [("a", "One", 2, Some(3)), ("b", "", 0, None)]);
        let authors: Vec<_> = feed.entries.iter().map(|entry| entry.author.as_ref().unwrap()).collect();
        assert_eq!((authors[0].name.as_str(), authors[0].mail.as_deref()), ("Ann", Some("ann@example.com")));
        assert_eq!((authors[1].name.as_str(), authors[1].mail.as_deref()), ("Bo", None));
        let fault = office.feed("fault").await.unwrap_err();
        assert_eq!((fault.kind(), fault.code(), fault.message()), (ErrorKind::Rejected, Some("Client"), "no & no"));
    }
    // One element, where there may be several, or none.
    assert_eq!(office.feed("one").await.unwrap().entries[0].tags, ["x"]);
    assert!(office.feed("none").await.unwrap().entries.is_empty());
    let refused = office.feed("refused").await.unwrap_err();
    assert_eq!((refused.kind(), refused.code()), (ErrorKind::Forbidden, Some("no_way")));
}

#[tokio::test]
async fn xml_that_is_none_or_too_much_is_told() {
    let office = start();
    for (kind, expected) in [
        ("wrong", "`body.feed.entry[0].size` is text, not a whole number"),
        ("half", "the answer is not XML: "),
        ("deep", "the answer is not XML: it has more than 128 levels"),
        ("bomb", "the answer is not XML: XML with DTD detected"),
        ("outside", "the answer is not XML: XML with DTD detected"),
    ] {
        let error = office.feed(kind).await.unwrap_err();
        assert!(error.is_decode() && error.message().contains(expected), "{kind}: {error}");
        assert!(error.message().len() < 300, "{error}");
    }
}

#[tokio::test]
async fn forms_and_texts() {
    let (_sandbox, samples) = sandbox().await;
    let office = start();
    for office in [&office, &samples] {
        let found = office.token().await.unwrap();
        assert_eq!((found.token.as_str(), found.left, found.roles.len()), ("a+b &c", 3, 2));
        assert_eq!(office.motto("good").await.unwrap().motto, "Grüße\n\"all\"");
    }
    assert_eq!(office.motto("latin").await.unwrap().motto, "Grüße");
    let error = office.motto("bytes").await.unwrap_err();
    assert!(error.is_decode() && error.message().contains("the answer is not text: it is not UTF-8"), "{error}");
}

#[tokio::test]
async fn xml_is_sent_in_the_order_in_which_it_is_written() {
    let (_sandbox, office) = sandbox().await;
    let input = Rename::new(7, "a <b> & \"c\"\n")
        .tags(["x", "y"])
        .more(json!({ "Z": null, "A": { "@k": "v'", "#text": 1.5 } }).as_object().unwrap().clone());
    let sent = office.rename(input).render().unwrap().to_string();
    let expected = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
        <soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body><Rename id=\"7\">\
        <Name>a &lt;b&gt; &amp; &quot;c&quot;&#10;</Name><Tag>x</Tag><Tag>y</Tag>\
        <More><A k=\"v'\">1.5</A><Z/></More></Rename></soap:Body></soap:Envelope>";
    assert!(sent.ends_with(expected) && sent.contains("content-type: application/xml\n"), "{sent}");
    assert!(office.rename((1, "x")).await.unwrap().done);
    // What a person writes can neither name an element nor break out of one.
    for key in ["a b", "a>", "", "1", "x:y:z", "a/"] {
        let mut more = Object::new();
        more.insert(key.to_owned(), json!("v"));
        let error = office.rename(Rename::new(1, "x").more(more)).await.unwrap_err();
        assert!(error.is_input() && error.message().contains("is not the name of an element"), "{key}: {error}");
    }
    let error = office.rename((1, "\u{1}")).await.unwrap_err();
    assert!(error.is_input() && error.message().contains("`Name` holds `\\u{1}`, which no XML can hold"), "{error}");
}
