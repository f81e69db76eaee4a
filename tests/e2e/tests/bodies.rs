//! What requests carry, against a world that keeps what it was sent. Nothing here leaves the process.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use std::sync::{Arc, Mutex};

use connector_core::{
    connector,
    sandbox::Sandbox,
    seam::{Bounds, BoxFuture, HttpRequest, Reply, SendError, Transport},
};
use http::{HeaderMap, StatusCode, header::CONTENT_TYPE};
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

/// A world that gives the same answer to everything, and keeps what it was sent.
struct World {
    answer: Value,
    asked: Mutex<Vec<HttpRequest>>,
}

impl Transport for World {
    fn send(&self, request: HttpRequest, _: Bounds) -> BoxFuture<'_, Result<Reply, SendError>> {
        self.asked.lock().unwrap().push(request);
        Box::pin(async move { Ok(Reply { status: StatusCode::OK, headers: HeaderMap::new(), body: self.answer.to_string().into() }) })
    }
}

fn hub(answer: Value) -> (Hub, Arc<World>) {
    let world = Arc::new(World { answer, asked: Mutex::default() });
    (Hub::token().token("s3cret-token").transport(world.clone()).connect().unwrap(), world)
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
