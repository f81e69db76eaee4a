//! `match` and `try`: which steps run, what they see, and what leaves them.

#![allow(clippy::unwrap_used, missing_docs)]

use connector_core::{Connection, ErrorKind, connector, sandbox::Sandbox};
use serde_json::{Value, json};

connector! {
    pub(crate) connector Desk "Desk" { key: "desk", version: "1.0.0", base_url: "https://desk.example.com" }

    auth token custom { parameters { token: Secret } }

    helper api {
        header "Authorization": "Bearer {auth.token}";
        error status 4xx => { code: body.code, message: body.message };
    }

    action sort "Sort" {
        effects read;
        input { priority: i64, kind: String = "bug" }
        let queue = match input.kind {
            "bug", "crash" => {
                match input.priority {
                    1 => { give "urgent"; }
                    _ => { give "bugs"; }
                }
            }
            _ => { give "other"; }
        };
        GET "/queues" via api { query { name: queue } }
        output { queue: String from queue, count: i64 from body.count }
        sample { priority: 1 } => 200 json { "count": 3 };
        sample { priority: 2, kind: "crash" } => 200 json { "count": 3 };
        sample { priority: 1, kind: "wish" } => 200 json { "count": 3 };
    }

    /// Finds a ticket, or makes one; whoever may not is told why.
    action ensure "Ensure" {
        effects write;
        input { title: String }
        let id = try {
            let found = GET "/tickets" via api { query { title: input.title } } => { id: String from body.id };
            give found.id;
        } on NotFound {
            let made = POST "/tickets" via api { json { title: input.title, because: error.message, code: error.code } } => { id: String from body.id };
            give made.id;
        };
        output { id: String from id }
        sample { title: "old" } => found: 200 json { "id": "1" };
        sample { title: "new" } => found: 404 json { "code": "nobody", "message": "there is none" }, made: 201 json { "id": "2" };
        sample { title: "secret" } => found: 403 json { "code": "no", "message": "not for you" };
    }

    action careful "Careful" {
        effects write;
        input { ids: Vec<String> }
        let results = for each id in input.ids {
            let result = try {
                let done = POST "/tickets/{id}/close" via api => { state: String from body.state };
                give done.state;
            } on error {
                match error.kind {
                    "NotFound", "Forbidden" => { give error.kind; }
                    _ => { fail Rejected { status: 409, code: error.code, message: "`{id}` was not closed: {error.message}" }; }
                }
            };
            give result;
        };
        output { results: Vec<String> from results }
        sample { ids: ["1", "2"] } => done: 200 json { "state": "closed" }, done: 404 json { "message": "gone" };
        sample { ids: ["3"] } => done: 409 json { "code": "busy", "message": "somebody works on it" };
    }
}

async fn desk() -> (Connection, Sandbox) {
    let sandbox = Sandbox::start(Desk::CONNECTOR).await.unwrap();
    (sandbox.connection().unwrap(), sandbox)
}

#[tokio::test]
async fn what_is_tried_may_fail_in_the_ways_that_are_named() {
    let (desk, _sandbox) = desk().await;
    for (title, id) in [("old", "1"), ("new", "2")] {
        assert_eq!(desk.invoke("ensure", json!({ "title": title })).await.unwrap(), json!({ "id": id }), "{title}");
    }
    let refused = desk.invoke("ensure", json!({ "title": "secret" })).await.unwrap_err();
    assert_eq!((refused.kind(), refused.code(), refused.message()), (ErrorKind::Forbidden, Some("no"), "not for you"));
    // The second request has what the first one said.
    let shown = Desk::try_from(desk).unwrap().ensure("new").render().unwrap();
    assert_eq!(shown.requests().len(), 2);
}

#[tokio::test]
async fn a_handler_decides_by_the_kind_and_may_fail_itself() {
    let (desk, _sandbox) = desk().await;
    let results = desk.invoke("careful", json!({ "ids": ["1", "2"] })).await.unwrap();
    assert_eq!(results, json!({ "results": ["closed", "NotFound"] }));
    let failed = desk.invoke("careful", json!({ "ids": ["3"] })).await.unwrap_err();
    assert_eq!(failed.status(), Some(409));
    assert_eq!(
        (failed.kind(), failed.code(), failed.message()),
        (ErrorKind::Rejected, Some("busy"), "`3` was not closed: somebody works on it")
    );
}

#[tokio::test]
async fn the_first_arm_that_has_the_value_runs() {
    let (desk, _sandbox) = desk().await;
    for (input, queue) in [
        (json!({ "priority": 1 }), "urgent"),
        (json!({ "priority": 2, "kind": "crash" }), "bugs"),
        (json!({ "priority": 1, "kind": "wish" }), "other"),
    ] {
        let sorted: Value = desk.invoke("sort", input).await.unwrap();
        assert_eq!(sorted, json!({ "queue": queue, "count": 3 }));
    }
}
