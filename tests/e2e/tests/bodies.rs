//! What requests carry, against a world that keeps what it was sent. Nothing here leaves the process.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use std::sync::{Arc, Mutex};

use connector_core::{
    File, connector,
    sandbox::Sandbox,
    seam::{Bounds, BoxFuture, HttpRequest, Reply, SendError, Transport},
};
use http::{HeaderMap, HeaderName, StatusCode, header::CONTENT_TYPE};
use serde_json::{Value, json};

connector! {
    pub connector Hub "Hub" { key: "hub", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; error exists body.errors => Invalid { message: body.errors[0].message }; }

    record Issue { id "ID": String, title "Title": Option<String> }

    action get_issue "Get Issue" {
        effects read;
        input { id "ID": String, lang "Language": Option<String> }
        POST "/graphql" via api {
            graphql "query($id: ID!, $lang: String) { issue(id: $id, lang: $lang) { title } }" { id: input.id, lang: input.lang }
        }
        output { title "Title": Option<String> from body.data.issue.title }
        sample { id: "a" } => 200 json { "data": { "issue": { "title": "Broken" } } };
        sample "None" { id: "b" } => 200 json { "data": null, "errors": [{ "message": "no such issue" }] };
    }

    action list_issues "List Issues" {
        effects read;
        input { label "Label": Option<String> }
        POST "/graphql" via api { graphql from "data/issues.graphql" { label: input.label, first: 2 } }
        pages {
            cursor variables.after from body.data.issues.pageInfo.endCursor;
            more body.data.issues.pageInfo.hasNextPage;
            items Issue from body.data.issues.nodes;
        }
        sample { label: "bug" } => 200 json {
            "data": { "issues": { "nodes": [{ "id": "1" }], "pageInfo": { "endCursor": "c1", "hasNextPage": true } } }
        }, page "c1" => 200 json {
            "data": { "issues": { "nodes": [{ "id": "2" }], "pageInfo": { "endCursor": "c2", "hasNextPage": false } } }
        };
    }

    action say "Say" {
        effects write;
        input { text "Text": Option<String> }
        POST "/say" via api { text "{input.text}"; }
        output { status "Status": i64 from status }
    }

    action say_xml "Say XML" {
        effects write;
        input { number "Number": i64 }
        PUT "/say" via api { header "Content-Type": "application/xml"; text "<n>{input.number}</n>"; }
        output { status "Status": i64 from status }
    }
}

connector! {
    pub connector Store "Store" { key: "store", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api {
        header "Authorization": "Bearer {auth.token}";
        error body.ok == false => Rejected { code: body.error };
        retry { attempts: 2, backoff: 1ms..1ms }
    }

    record Tag { name "Name": String as "n" }

    action upload "Upload" {
        effects write idempotent;
        input {
            file "File": File,
            more "More": Vec<File>,
            note "Note": Option<String>,
            tags "Tags": Vec<Tag>,
            about "About": Option<Object>,
        }
        POST "/upload" via api {
            multipart { "the \"file\"": input.file, more: input.more, note: input.note, tag: input.tags, about: input.about, size: 3 }
        }
        output { status "Status": i64 from status }
        sample { file: { name: "a.txt", text: "hello" } } => 201 json {};
    }

    action put "Put" {
        effects write;
        input { file "File": File }
        PUT "/file" via api { stream input.file; }
        output { status "Status": i64 from status }
        sample { file: { name: "a.txt", text: "hello" } } => 201 json {};
    }

    action put_bytes "Put Bytes" {
        effects write;
        input { file "File": File }
        PUT "/bytes" via api { bytes input.file; }
        output { status "Status": i64 from status }
    }

    action download "Download" {
        effects read;
        GET "/file" via api;
        output { file "File": File from response, status "Status": i64 from status }
        sample => 200 header "Content-Disposition": "attachment; filename=\"b.csv\"" text "id\n1\n";
        sample "Refused" => 200 json { "ok": false, "error": "gone" };
    }

    action copy "Copy" {
        effects write;
        let image = GET "/file" via api => { file: File from response };
        PUT "/bytes" via api { stream image.file; }
        output { copied "Copied": File from image.file }
    }
}

/// A world that gives the same answer to everything, and keeps what it was sent.
struct World {
    answer: Reply,
    asked: Mutex<Vec<HttpRequest>>,
    /// How many times it says that it is busy before it answers.
    busy: Mutex<u32>,
}

impl Transport for World {
    fn send(&self, request: HttpRequest, _: Bounds) -> BoxFuture<'_, Result<Reply, SendError>> {
        self.asked.lock().unwrap().push(request);
        let mut busy = self.busy.lock().unwrap();
        let reply = match busy.checked_sub(1) {
            Some(left) => {
                *busy = left;
                Reply { status: StatusCode::SERVICE_UNAVAILABLE, headers: HeaderMap::new(), body: Default::default() }
            }
            None => self.answer.clone(),
        };
        Box::pin(async move { Ok(reply) })
    }
}

fn world(headers: &[(&'static str, &'static str)], body: impl Into<Vec<u8>>) -> Arc<World> {
    let headers = headers.iter().map(|(name, value)| (name.parse::<HeaderName>().unwrap(), value.parse().unwrap())).collect();
    let answer = Reply { status: StatusCode::OK, headers, body: body.into().into() };
    Arc::new(World { answer, asked: Mutex::default(), busy: Mutex::new(0) })
}

fn hub(answer: Value) -> (Hub, Arc<World>) {
    let world = world(&[], answer.to_string());
    (Hub::token().token("s3cret-token").transport(world.clone()).connect().unwrap(), world)
}

fn store(world: &Arc<World>) -> Store {
    Store::token().token("s3cret-token").transport(world.clone()).connect().unwrap()
}

impl World {
    fn asked(&self) -> Vec<HttpRequest> {
        std::mem::take(&mut *self.asked.lock().unwrap())
    }
}

fn media_type(request: &HttpRequest) -> Option<&str> {
    request.headers.get(CONTENT_TYPE).map(|value| value.to_str().unwrap())
}

#[tokio::test]
async fn a_graphql_request_is_its_document_and_its_variables() {
    let (hub, world) = hub(json!({ "data": { "issue": { "title": "t" } } }));
    assert_eq!(hub.get_issue("x\"y").await.unwrap().title.as_deref(), Some("t"));
    let asked = world.asked();
    assert_eq!(media_type(&asked[0]), Some("application/json"));
    let query = "query($id: ID!, $lang: String) { issue(id: $id, lang: $lang) { title } }";
    assert_eq!(serde_json::from_slice::<Value>(&asked[0].body).unwrap(), json!({ "query": query, "variables": { "id": "x\"y" } }));
}

#[tokio::test]
async fn connections_of_graphql_are_pages() {
    let answer = json!({ "data": { "issues": { "nodes": [{ "id": "1" }], "pageInfo": { "endCursor": "c", "hasNextPage": true } } } });
    let (hub, world) = hub(answer);
    let error = hub.list_issues().collect().await.unwrap_err();
    assert!(error.message().contains("the same page cursor twice"), "{error}");
    let asked = world.asked();
    let variables: Vec<Value> =
        asked.iter().map(|request| serde_json::from_slice::<Value>(&request.body).unwrap()["variables"].take()).collect();
    assert_eq!(variables, [json!({ "first": 2 }), json!({ "first": 2, "after": "c" })]);
    assert!(String::from_utf8_lossy(&asked[0].body).contains("query($label: String"), "the file is the document");
}

#[tokio::test]
async fn a_text_is_sent_as_it_is() {
    let (hub, world) = hub(json!({}));
    hub.say_with(Say::new().text("a\n\"b\" é")).await.unwrap();
    hub.say().await.unwrap();
    hub.say_xml(5).await.unwrap();
    let asked = world.asked();
    assert_eq!((media_type(&asked[0]), &asked[0].body[..]), (Some("text/plain; charset=utf-8"), "a\n\"b\" é".as_bytes()));
    assert_eq!((media_type(&asked[1]), &asked[1].body[..]), (None, &b""[..]), "an absent text is no body");
    assert_eq!((media_type(&asked[2]), &asked[2].body[..]), (Some("application/xml"), &b"<n>5</n>"[..]));
}

#[tokio::test]
async fn a_sandbox_knows_variables() {
    let sandbox = Sandbox::start(Hub::CONNECTOR).await.unwrap();
    let hub = Hub::try_from(sandbox.connection().unwrap()).unwrap();
    assert_eq!(hub.get_issue("a").await.unwrap().title.as_deref(), Some("Broken"));
    assert!(hub.get_issue("b").await.unwrap_err().is_invalid());
    let error = hub.get_issue("c").await.unwrap_err();
    assert!(error.to_string().contains("no sample of `get_issue` has \"c\" as `id`"), "{error}");
    let issues = hub.list_issues_with(ListIssues::new().label("bug")).collect().await.unwrap();
    assert_eq!(issues.iter().map(|issue| issue.id.as_str()).collect::<Vec<_>>(), ["1", "2"]);
}

#[tokio::test]
async fn the_parts_of_a_form_are_what_they_are() {
    let world = world(&[], "{}");
    let file = File::from_bytes("a\r\n\"b\".png", vec![0, 255, 13, 10]);
    let more = [File::from_bytes("1.txt", "one"), File::from_bytes("2", "two").with_media_type("text/x-two")];
    let tags = [Tag::new("red"), Tag::new("blue")];
    let about = json!({ "year": 1984 }).as_object().unwrap().clone();
    store(&world).upload(Upload::new(file).more(more).tags(tags).about(about)).await.unwrap();
    let asked = world.asked();
    let boundary = media_type(&asked[0]).unwrap().strip_prefix("multipart/form-data; boundary=").unwrap().to_owned();
    let body = String::from_utf8_lossy(&asked[0].body).replace(&boundary, "B");
    let part = |head: &str, content: &str| format!("--B\r\nContent-Disposition: form-data; name={head}\r\n\r\n{content}\r\n");
    let expected = [
        part("\"the %22file%22\"; filename=\"a%0D%0A%22b%22.png\"\r\nContent-Type: image/png", "\0\u{fffd}\r\n"),
        part("\"more\"; filename=\"1.txt\"\r\nContent-Type: text/plain", "one"),
        part("\"more\"; filename=\"2\"\r\nContent-Type: text/x-two", "two"),
        part("\"tag\"\r\nContent-Type: application/json", r#"{"n":"red"}"#),
        part("\"tag\"\r\nContent-Type: application/json", r#"{"n":"blue"}"#),
        part("\"about\"\r\nContent-Type: application/json", r#"{"year":1984}"#),
        part("\"size\"", "3"),
        "--B--\r\n".to_owned(),
    ];
    assert_eq!(body, expected.concat());
}

#[tokio::test]
async fn a_repeated_form_is_the_same_form() {
    let world = world(&[], "{}");
    *world.busy.lock().unwrap() = 1;
    store(&world).upload(File::from_bytes("a", "b")).await.unwrap();
    let asked = world.asked();
    assert_eq!(asked.len(), 2);
    assert_eq!((media_type(&asked[0]), &asked[0].body), (media_type(&asked[1]), &asked[1].body));
    store(&world).upload(File::from_bytes("a", "b")).await.unwrap();
    assert_ne!(media_type(&asked[0]), media_type(&world.asked()[0]), "another request has another boundary");
}

#[tokio::test]
async fn a_file_is_sent_from_rust_and_from_json() {
    let world = world(&[], "{}");
    let store = store(&world);
    store.put(File::from_bytes("a.pdf", "%PDF")).await.unwrap();
    store.invoke("put", json!({ "file": { "name": "a.bin", "media_type": "application/x-a", "base64": "AP8=" } })).await.unwrap();
    store.put_bytes(File::from_bytes("a.pdf", "%PDF")).await.unwrap();
    let asked = world.asked();
    assert_eq!((media_type(&asked[0]), &asked[0].body[..]), (Some("application/pdf"), &b"%PDF"[..]));
    assert_eq!((media_type(&asked[1]), &asked[1].body[..]), (Some("application/x-a"), &[0, 255][..]));
    assert_eq!((media_type(&asked[2]), &asked[2].body[..]), (Some("application/octet-stream"), &b"%PDF"[..]));
}

#[tokio::test]
async fn a_bad_file_is_refused_before_anything_is_sent() {
    let world = world(&[], "{}");
    let store = store(&world);
    for (wrong, why) in [
        (json!("a"), "is text, not a file"),
        (json!({ "name": "a" }), "without `base64` or `text`"),
        (json!({ "name": "a", "base64": "!" }), "whose `base64` is something else"),
        (json!({ "name": "a", "text": "t", "media_type": "text/plain\r\nX-Evil: 1" }), "media type"),
    ] {
        let error = store.invoke("put", json!({ "file": wrong })).await.unwrap_err();
        assert!(error.is_input() && error.message().contains(why), "{error}");
    }
    let error = File::from_path("/no/such/file").unwrap_err();
    assert!(error.is_input() && error.message().contains("/no/such/file"), "{error}");
    assert!(world.asked().is_empty());
}

#[tokio::test]
async fn an_answer_is_a_file_whatever_is_in_it() {
    let named = ("content-disposition", "attachment; filename*=UTF-8''..%2Fr%C3%A9sum%C3%A9.pdf");
    let world = world(&[named, ("content-type", "application/pdf")], vec![0x25, 0xff, 0x00]);
    let answer = store(&world).download().await.unwrap();
    assert_eq!((answer.file.media_type(), &answer.file.read().await.unwrap()[..]), ("application/pdf", &[0x25, 0xff, 0x00][..]));
    assert_eq!(answer.file.name(), "r\u{e9}sum\u{e9}.pdf");
    let shown = store(&world).invoke("download", json!({})).await.unwrap();
    assert_eq!(shown["file"], json!({ "name": "r\u{e9}sum\u{e9}.pdf", "media_type": "application/pdf", "base64": "Jf8A" }));
    let refused = self::world(&[], r#"{ "ok": false, "error": "gone" }"#);
    assert_eq!(store(&refused).download().await.unwrap_err().code(), Some("gone"), "the rules see an answer that is JSON");
}

#[tokio::test]
async fn a_file_goes_from_one_step_to_the_next() {
    let world = world(&[("content-type", "image/png")], "{}");
    let done = store(&world).copy().await.unwrap();
    assert_eq!(done.copied.name(), "response");
    let asked = world.asked();
    assert_eq!((media_type(&asked[1]), &asked[1].body[..]), (Some("image/png"), &b"{}"[..]));
}

#[tokio::test]
async fn what_is_rendered_for_people_says_how_much_a_file_holds() {
    let world = world(&[], "{}");
    let shown = store(&world).upload(Upload::new(File::from_bytes("a.bin", vec![0, 255])).note("x")).render().unwrap().to_string();
    assert!(shown.contains("(2 bytes of `a.bin`)") && shown.contains("name=\"note\"\r\n\r\nx"), "{shown}");
    assert!(store(&world).copy().render().unwrap().to_string().contains("{image.file}"));
}

#[tokio::test]
async fn a_sandbox_takes_files_and_gives_them() {
    let sandbox = Sandbox::start(Store::CONNECTOR).await.unwrap();
    let store = Store::try_from(sandbox.connection().unwrap()).unwrap();
    assert_eq!(store.upload(File::from_bytes("a.txt", "hello")).await.unwrap().status, 201);
    assert_eq!(store.put(File::from_bytes("a.txt", "hello")).await.unwrap().status, 201);
    let file = store.download().await.unwrap().file;
    assert_eq!((file.name(), file.media_type(), &file.read().await.unwrap()[..]), ("b.csv", "text/plain; charset=utf-8", &b"id\n1\n"[..]));
    for error in [
        store.upload(File::from_bytes("a.txt", "other")).await.unwrap_err(),
        store.put(File::from_bytes("a.txt", "other")).await.unwrap_err(),
    ] {
        assert!(error.to_string().contains("as `body`"), "{error}");
    }
}
