//! Pages that are longer than anyone wants in memory: their items come one by one, and what stands behind them is heeded.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::{fmt::Write as _, io::Write, net::TcpStream, time::Duration};

use connector_core::{ErrorKind, TryStreamExt, connector};
use tests_e2e::{Asked, RawServer, head};

connector! {
    pub(crate) connector Rows "Rows" { key: "rows", version: "1.0.0", base_url: "https://rows.example.com" }

    auth nobody "Nobody" custom {}

    helper api {
        error body.ok == false => Rejected { code: body.error };
        retry { attempts: 2, backoff: 1ms..2ms }
    }

    /// One call at a time.
    helper single { concurrency 1; }

    record Row { id "ID": i64, name "Name": String, tags "Tags": Vec<String> }

    action by_cursor "By Cursor" {
        effects read;
        input { kind "Kind": String }
        GET "/{input.kind}" via api;
        pages { cursor query.cursor from body.meta.next; items Row from body.data.rows; }
    }
    action by_offset "By Offset" {
        effects read;
        GET "/offset" via api { query { limit: 2 } }
        pages { offset query.offset until body.total; items Row from body.rows; }
    }
    action all_at_once "All at Once" {
        effects read;
        GET "/array" via single;
        pages { number query.page = 1; items Row from body; }
    }
}

/// So many rows make more than a megabyte.
const MANY: usize = 20_000;

fn rows(from: usize, count: usize) -> String {
    let mut out = String::new();
    for id in from..from + count {
        let comma = if id == from { "" } else { "," };
        write!(
            out,
            r#"{comma} {{"id": {id}, "name": "row {id} \" ]}}", "more": {{"a": [[1], {{}}]}}, "tags": ["a", "b"], "pad": "{:60}"}}"#,
            ""
        )
        .unwrap();
    }
    out
}

/// What a path answers; `None` breaks off in the middle of the rows.
fn answer(path: &str) -> (String, bool) {
    let page = |from: usize, end: &str| (format!(r#"{{"ok": true, "data": {{"x": 1, "rows": [{}]}}{end}}}"#, rows(from, MANY)), true);
    match path {
        "/good" => page(0, r#", "meta": {"next": "c1"}"#),
        "/good?cursor=c1" => page(MANY, r#", "meta": {"next": "c2"}"#),
        "/good?cursor=c2" => (format!(r#"{{"data": {{"rows": [{}]}}}}"#, rows(2 * MANY, 1)), true),
        "/again" | "/again?cursor=c" => page(0, r#", "meta": {"next": "c"}"#),
        "/refused" => (format!(r#"{{"data": {{"rows": [{}]}}, "ok": false, "error": "over_quota"}}"#, rows(0, MANY)), true),
        "/broken" => (format!(r#"{{"data": {{"rows": [{}]}}}}"#, rows(0, MANY)), false),
        "/malformed" => (format!(r#"{{"data": {{"rows": [{}, {{"id" 1}}, {}]}}}}"#, rows(0, MANY), rows(0, 100)), true),
        "/misfit" => (format!(r#"{{"data": {{"rows": [{}, {{"id": "x", "name": "n", "tags": []}}]}}}}"#, rows(0, MANY)), true),
        "/none" => (format!(r#"{{"data": {{}}, "pad": "{}"}}"#, " ".repeat(2 << 20)), true),
        "/null" => (format!(r#"{{"data": {{"rows": null}}, "pad": "{}"}}"#, " ".repeat(2 << 20)), true),
        "/array?page=1" => (format!("[{}]", rows(0, MANY)), true),
        "/array?page=2" => ("[]".to_owned(), true),
        "/offset?limit=2&offset=0" => (format!(r#"{{"rows": [{}], "total": {}}}"#, rows(0, MANY), MANY + 2), true),
        path if path == format!("/offset?limit=2&offset={MANY}") => {
            (format!(r#"{{"rows": [{}], "total": {}}}"#, rows(MANY, 2), MANY + 2), true)
        }
        _ => (r#"{"ok": false, "error": "unknown"}"#.to_owned(), true),
    }
}

fn start() -> RawServer {
    let serve = |asked: &Asked, _: usize, stream: &mut TcpStream| {
        let (body, is_whole) = answer(asked.line.trim_start_matches("GET "));
        stream.write_all(head("200 OK", "application/json", body.len()).as_bytes())?;
        let sent = if is_whole { body.len() } else { body.len() / 2 };
        stream.write_all(&body.as_bytes()[..sent])
    };
    RawServer::start(serve).unwrap()
}

fn client(service: &RawServer) -> Rows {
    Rows::nobody().endpoint("https://rows.example.com", service.url()).read_timeout(Duration::from_secs(5)).connect().unwrap()
}

#[tokio::test]
async fn long_pages_follow_each_other_to_the_end() {
    let service = start();
    let mut rows = client(&service).by_cursor("good");
    let mut count = 0;
    while let Some(row) = rows.try_next().await.unwrap() {
        assert_eq!((row.id, row.name, row.tags.len()), (count, format!("row {count} \" ]}}"), 2));
        count += 1;
    }
    assert_eq!((count as usize, service.asked().len()), (2 * MANY + 1, 3));

    let all = client(&service).by_offset().collect().await.unwrap();
    assert_eq!((all.len(), all[MANY + 1].id as usize, service.asked().len()), (MANY + 2, MANY + 1, 5));
    assert_eq!(client(&service).all_at_once().collect().await.unwrap().len(), MANY);
    // As the service groups them: these are whole.
    let pages: Vec<_> = client(&service).by_cursor("good").pages().try_collect().await.unwrap();
    assert_eq!(pages.iter().map(Vec::len).collect::<Vec<_>>(), [MANY, MANY, 1]);
    let value = client(&service).invoke("by_offset", serde_json::json!({})).await.unwrap();
    assert_eq!(value.as_array().map(Vec::len), Some(MANY + 2));
}

#[tokio::test]
async fn who_wants_some_reads_no_more() {
    let service = start();
    let first = client(&service).by_cursor("good").first().await.unwrap().unwrap();
    assert_eq!((first.id, service.asked().len()), (0, 1));
    let some = client(&service).by_cursor("good").take(MANY + 5).collect().await.unwrap();
    assert_eq!((some.len(), service.asked().len()), (MANY + 5, 3));
}

#[tokio::test]
async fn a_long_page_counts_as_under_way_until_it_is_read_or_dropped() {
    let client = client(&start());
    let soon = || client.all_at_once().deadline(Duration::from_millis(200)).first();
    let mut rows = client.all_at_once();
    assert!(rows.try_next().await.unwrap().is_some());
    assert!(soon().await.unwrap_err().is_rate_limited());
    while rows.try_next().await.unwrap().is_some() {}
    assert!(soon().await.unwrap().is_some(), "the next page of its own went through the same helper");
    let held = client.all_at_once();
    drop(held);
    assert!(soon().await.is_ok());
}

#[tokio::test]
async fn what_stands_behind_the_items_ends_the_list_when_it_is_read() {
    let service = start();
    for (kind, before, error_kind, message) in [
        ("refused", MANY, ErrorKind::Rejected, "over_quota"),
        ("again", 2 * MANY, ErrorKind::Rejected, "the same page cursor twice"),
        ("malformed", MANY, ErrorKind::Decode, "expected `:` at byte"),
        ("misfit", MANY, ErrorKind::Decode, "body.data.rows[20000].id"),
        ("none", 0, ErrorKind::Decode, "body.data.rows"),
    ] {
        let mut rows = client(&service).by_cursor(kind);
        let mut read = 0;
        let error = loop {
            match rows.try_next().await {
                Ok(Some(_)) => read += 1,
                Ok(None) => panic!("{kind} ended without an error"),
                Err(error) => break error,
            }
        };
        let told = format!("{error} {}", error.message());
        assert!(read == before && error.kind() == error_kind && told.contains(message), "{kind} after {read}: {told}");
        assert_eq!(error.operation(), "rows.by_cursor");
        assert!(rows.try_next().await.unwrap().is_none(), "{kind} is over");
    }
    assert!(client(&service).by_cursor("null").collect().await.unwrap().is_empty(), "a list that is null has no items");
    let mut rows = client(&service).by_cursor("broken");
    let mut read = 0;
    let error = loop {
        match rows.try_next().await {
            Ok(row) => read += usize::from(row.is_some()),
            Err(error) => break error,
        }
    };
    assert!(error.is_transport() && (MANY / 3..MANY).contains(&read), "{error} after {read}");
}
