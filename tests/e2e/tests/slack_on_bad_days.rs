//! WireMock plays what goes wrong, and counts the calls that were really made.

#![cfg(feature = "servers")]
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::time::{Duration, Instant};

use connector_core::{Error, ErrorKind, TryStreamExt};
use connectors::slack_modal::SlackModal;
use serde_json::{Value, json};
use tests_e2e::WireMock;

/// A token that a service could echo; no error may show it.
const TOKEN: &str = "xoxb-hunter2-hunter2";

/// A client whose calls go below a path of the test's own.
fn slack(test: &str) -> SlackModal {
    let url = format!("{}/{test}", WireMock::shared().url());
    SlackModal::bot().token(TOKEN).endpoint("https://slack.com/api", url).connect().unwrap()
}

fn given(test: &str, request: Value, response: Value) {
    let mut request = request;
    let path = format!("/{test}{}", request["urlPath"].as_str().unwrap());
    request["urlPath"] = path.into();
    WireMock::shared().add_mapping(&json!({ "request": request, "response": response })).unwrap();
}

/// The same place answers differently on the first call and from then on.
fn given_first_and_then(test: &str, path: &str, first: Value, then: Value) {
    for (from, to, response) in [("Started", "later", first), ("later", "later", then)] {
        let mapping = json!({
            "scenarioName": test, "requiredScenarioState": from, "newScenarioState": to,
            "request": { "urlPath": format!("/{test}{path}") }, "response": response,
        });
        WireMock::shared().add_mapping(&mapping).unwrap();
    }
}

fn calls(test: &str) -> u64 {
    WireMock::shared().count(&json!({ "urlPathPattern": format!("/{test}/.*") })).unwrap()
}

fn user() -> Value {
    json!({ "status": 200, "jsonBody": { "ok": true, "user": { "id": "U1", "real_name": "Egon" } } })
}

fn told(error: &Error, kind: ErrorKind) {
    assert_eq!(error.kind(), kind, "{error}");
    assert!(error.operation().starts_with("slack_modal."), "{error}");
    for text in [
        error.to_string(),
        format!("{error:?}"),
        serde_json::to_string(error).unwrap(),
        String::from_utf8_lossy(error.answer().unwrap_or_default()).into_owned(),
    ] {
        assert!(!text.contains("hunter2"), "a secret in: {text}");
    }
}

#[tokio::test]
async fn a_200_that_says_no_is_the_error_it_says() {
    for (error, kind) in [
        ("user_not_found", ErrorKind::NotFound),
        ("invalid_auth", ErrorKind::Unauthorized),
        ("token_revoked", ErrorKind::Unauthorized),
        ("something_new", ErrorKind::Rejected),
    ] {
        let test = &format!("no-{error}");
        given(
            test,
            json!({ "urlPath": "/users.info" }),
            json!({ "status": 200, "headers": { "x-slack-req-id": "req-1" }, "jsonBody": { "ok": false, "error": error } }),
        );
        let failure = slack(test).get_user("U1").await.unwrap_err();
        told(&failure, kind);
        assert_eq!((failure.code(), failure.status(), failure.request_id(), calls(test)), (Some(error), Some(200), Some("req-1"), 1));
    }
}

#[tokio::test]
async fn a_429_is_repeated_after_what_it_asks_for_whatever_the_effect() {
    for (test, path) in [("slow-down", "/users.info"), ("slow-down-write", "/views.open")] {
        let good = match path {
            "/users.info" => user(),
            _ => json!({ "status": 200, "jsonBody": { "ok": true, "view": { "id": "V1", "hash": "h" } } }),
        };
        given_first_and_then(test, path, json!({ "status": 429, "headers": { "Retry-After": "1" } }), good);
        let started = Instant::now();
        let attempts = match path {
            "/users.info" => slack(test).get_user("U1").with_meta().await.unwrap().1.attempts,
            _ => slack(test).open_modal(("1.2", serde_json::Map::new())).with_meta().await.unwrap().1.attempts,
        };
        assert_eq!((attempts, calls(test)), (2, 2));
        assert!(started.elapsed() >= Duration::from_secs(1), "Retry-After was honoured");
    }
}

#[tokio::test]
async fn a_wait_that_cannot_fit_fails_at_once_and_says_so() {
    let test = "far-away";
    given(test, json!({ "urlPath": "/views.open" }), json!({ "status": 429, "headers": { "Retry-After": "3600" } }));
    let started = Instant::now();
    let error = slack(test).open_modal(("1.2", serde_json::Map::new())).await.unwrap_err();
    told(&error, ErrorKind::RateLimited);
    assert!(started.elapsed() < Duration::from_secs(3) && error.message().contains("after the deadline"), "{error}");
    assert_eq!((error.retry_after(), calls(test)), (Some(Duration::from_secs(3600)), 1));
}

#[tokio::test]
async fn a_broken_connection_is_repeated_for_a_read_and_never_for_a_write() {
    for fault in ["CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "MALFORMED_RESPONSE_CHUNK", "RANDOM_DATA_THEN_CLOSE"] {
        let (read, write) = (format!("read-{fault}"), format!("write-{fault}"));
        given_first_and_then(&read, "/users.info", json!({ "fault": fault }), user());
        assert_eq!(slack(&read).get_user("U1").await.unwrap().real_name, "Egon", "{fault}");
        assert_eq!(calls(&read), 2, "{fault}");
        given(&write, json!({ "urlPath": "/views.open" }), json!({ "fault": fault }));
        let error = slack(&write).open_modal(("1.2", serde_json::Map::new())).await.unwrap_err();
        told(&error, ErrorKind::Transport);
        assert_eq!((calls(&write), error.attempts()), (1, 1), "{fault}");
        // The caller vouches that the service tells repeated calls apart.
        let error = slack(&write)
            .open_modal(("1.2", serde_json::Map::new()))
            .idempotency_key("k1")
            .deadline(Duration::from_secs(20))
            .await
            .unwrap_err();
        assert_eq!((calls(&write), error.attempts()), (5, 4), "{fault}");
    }
}

#[tokio::test]
async fn a_deadline_bounds_the_call() {
    let test = "late";
    given(test, json!({ "urlPath": "/users.info" }), json!({ "status": 200, "fixedDelayMilliseconds": 20_000, "body": "{}" }));
    let started = Instant::now();
    let error = slack(test).get_user("U1").deadline(Duration::from_millis(300)).await.unwrap_err();
    told(&error, ErrorKind::Timeout);
    assert!(started.elapsed() < Duration::from_secs(10), "{:?}", started.elapsed());
}

#[tokio::test]
async fn a_service_that_says_nothing_is_not_waited_for() {
    let test = "silent";
    let drip = json!({ "status": 200, "body": "0123456789", "chunkedDribbleDelay": { "numberOfChunks": 2, "totalDuration": 40_000 } });
    given(test, json!({ "urlPath": "/users.info" }), json!({ "status": 200, "fixedDelayMilliseconds": 20_000, "body": "{}" }));
    given(test, json!({ "urlPath": "/views.open" }), drip);
    let url = format!("{}/{test}", WireMock::shared().url());
    let impatient = || SlackModal::bot().token(TOKEN).endpoint("https://slack.com/api", &url).read_timeout(Duration::from_millis(300));
    let started = Instant::now();
    let own = connector_core::reqwest::Client::builder().build().unwrap();
    for slack in [impatient().connect().unwrap(), impatient().client(own).connect().unwrap()] {
        let write = slack.open_modal(("1.2", serde_json::Map::new())).deadline(Duration::from_secs(60)).await.unwrap_err();
        told(&write, ErrorKind::Timeout);
        assert_eq!(write.attempts(), 1, "a write that may have been done is not repeated");
        let read = slack.get_user("U1").deadline(Duration::from_secs(60)).await.unwrap_err();
        told(&read, ErrorKind::Timeout);
        assert_eq!(read.attempts(), 4);
    }
    assert!(started.elapsed() < Duration::from_secs(30), "{:?}", started.elapsed());
}

#[tokio::test]
async fn a_call_ends_when_its_future_is_dropped() {
    let test = "dropped";
    given(test, json!({ "urlPath": "/users.info" }), json!({ "status": 200, "fixedDelayMilliseconds": 20_000, "body": "{}" }));
    let call = tokio::spawn(std::future::IntoFuture::into_future(slack(test).get_user("U1")));
    while calls(test) == 0 {
        tokio::task::yield_now().await;
    }
    call.abort();
    assert!(call.await.unwrap_err().is_cancelled());
    assert_eq!(calls(test), 1);
}

#[tokio::test]
async fn an_answer_that_is_not_what_the_description_says_names_the_path() {
    for (test, answer, message) in [
        ("html", json!({ "status": 200, "body": "<html>sign in</html>" }), "the answer is not JSON: expected value at line 1 column 1"),
        (
            "absent",
            json!({ "status": 200, "jsonBody": { "ok": true, "user": { "id": "U1" } } }),
            "in the answer, `body.user.real_name` is absent",
        ),
        ("null", json!({ "status": 200, "jsonBody": { "ok": true, "user": null } }), "in the answer, `body.user` is null, not an object"),
        (
            "number",
            json!({ "status": 200, "jsonBody": { "ok": true, "user": { "id": 7, "real_name": "E" } } }),
            "in the answer, `body.user.id` is a number, not text",
        ),
        ("list", json!({ "status": 200, "jsonBody": { "ok": true, "user": [] } }), "in the answer, `body.user` is a list, not an object"),
        ("empty", json!({ "status": 200 }), "in the answer, `body.user` is absent"),
    ] {
        given(test, json!({ "urlPath": "/users.info" }), answer);
        let error = slack(test).get_user("U1").await.unwrap_err();
        told(&error, ErrorKind::Decode);
        assert_eq!(error.message(), message);
        assert_eq!(calls(test), 1, "a decode error is not repeated");
    }
}

#[tokio::test]
async fn an_echoed_token_is_masked_everywhere() {
    let test = "echo";
    for status in [200, 400, 503] {
        given(
            test,
            json!({ "urlPath": "/users.info" }),
            json!({ "status": status, "jsonBody": { "ok": false, "error": format!("bad token {TOKEN}") } }),
        );
        let error = slack(test).get_user("U1").deadline(Duration::from_millis(400)).await.unwrap_err();
        told(&error, ErrorKind::Rejected);
        assert!(error.code().unwrap().contains("***"), "{error}");
    }
}

/// A message and the kept answer are cut short; no cut may leave half of a secret.
#[tokio::test]
async fn an_echoed_token_is_masked_before_anything_is_cut() {
    for (at, test) in [(170, "cut-message"), (180, "cut-message-2"), (190, "cut-message-3"), (16_375, "cut-answer")] {
        given(test, json!({ "urlPath": "/users.info" }), json!({ "status": 400, "body": format!("{}{TOKEN} and on", "x".repeat(at)) }));
        let error = slack(test).get_user("U1").await.unwrap_err();
        let text = format!("{error}{}", String::from_utf8_lossy(error.answer().unwrap()));
        assert!(!text.contains("xoxb") && !text.contains("hunt"), "{test}: {text}");
    }
}

#[tokio::test]
async fn a_redirect_goes_nowhere_else() {
    let test = "elsewhere";
    given(test, json!({ "urlPath": "/users.info" }), json!({ "status": 302, "headers": { "Location": "https://evil.example/steal" } }));
    let error = slack(test).get_user("U1").await.unwrap_err();
    told(&error, ErrorKind::Rejected);
    assert!(error.message().contains("`https://evil.example`, which this connector does not declare"), "{error}");
    let test = "moved";
    given(test, json!({ "urlPath": "/users.info" }), json!({ "status": 307, "headers": { "Location": format!("/{test}/users.new") } }));
    given(test, json!({ "urlPath": "/users.new" }), user());
    assert_eq!(slack(test).get_user("U1").await.unwrap().real_name, "Egon");
}

#[tokio::test]
async fn pages_end_and_a_cursor_that_comes_back_is_an_error() {
    let page = |ids: &[&str], next: Value| {
        let members: Vec<_> = ids.iter().map(|id| json!({ "id": id })).collect();
        json!({ "status": 200, "jsonBody": { "ok": true, "members": members, "response_metadata": { "next_cursor": next } } })
    };
    let test = "pages";
    given(test, json!({ "urlPath": "/users.list" }), page(&["U1", "U2"], "a=b&c".into()));
    given(
        test,
        json!({ "urlPath": "/users.list", "queryParameters": { "cursor": { "equalTo": "a=b&c" }, "limit": { "equalTo": "200" } } }),
        page(&[], "last".into()),
    );
    given(test, json!({ "urlPath": "/users.list", "queryParameters": { "cursor": { "equalTo": "last" } } }), page(&["U3"], Value::Null));
    let ids = |members: Vec<connectors::slack_modal::Member>| members.into_iter().map(|member| member.id).collect::<Vec<_>>();
    assert_eq!(ids(slack(test).list_members().collect().await.unwrap()), ["U1", "U2", "U3"]);
    assert_eq!(calls(test), 3);
    assert_eq!(ids(slack(test).list_members().take(2).try_collect().await.unwrap()), ["U1", "U2"]);
    assert_eq!(calls(test), 4, "no page is read beyond what is asked for");
    let grouped: Vec<_> = slack(test).list_members().pages().try_collect().await.unwrap();
    assert_eq!(grouped.iter().map(Vec::len).collect::<Vec<_>>(), [2, 1]);

    let test = "round-and-round";
    given(test, json!({ "urlPath": "/users.list" }), page(&["U1"], "again".into()));
    let mut all = slack(test).list_members();
    let mut given = 0;
    let error = loop {
        match all.try_next().await {
            Ok(Some(_)) => given += 1,
            Ok(None) => panic!("the list ended silently"),
            Err(error) => break error,
        }
    };
    told(&error, ErrorKind::Rejected);
    assert!(error.message().contains("the same page cursor twice"), "{error}");
    assert!(given <= 2 && calls(test) == 2 && all.try_next().await.unwrap().is_none());
}

#[tokio::test]
async fn nobody_there_is_a_transport_error_that_was_tried_again() {
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let slack = SlackModal::bot().token(TOKEN).endpoint("https://slack.com/api", format!("http://127.0.0.1:{port}")).connect().unwrap();
    let error = slack.open_modal(("1.2", serde_json::Map::new())).deadline(Duration::from_secs(30)).await.unwrap_err();
    told(&error, ErrorKind::Transport);
    assert!(error.attempts() == 4 && error.is_nothing_done() && error.message().contains("could not be reached"), "{error}");
}

#[tokio::test]
async fn a_client_of_ones_own_is_used_and_may_not_wander_off() {
    let test = "own-client";
    let elsewhere = WireMock::start().unwrap();
    given(
        test,
        json!({ "urlPath": "/users.info" }),
        json!({ "status": 302, "headers": { "Location": format!("{}/steal", elsewhere.url()) } }),
    );
    let url = format!("{}/{test}", WireMock::shared().url());
    let with = |client: connector_core::reqwest::Client| {
        SlackModal::bot().token(TOKEN).endpoint("https://slack.com/api", &url).client(client).connect().unwrap()
    };
    let error = with(connector_core::reqwest::Client::builder().build().unwrap()).get_user("U1").await.unwrap_err();
    told(&error, ErrorKind::Input);
    assert!(error.message().contains("build it with `redirect(Policy::none())`"), "{error}");
    for request in elsewhere.requests().unwrap() {
        assert!(request.header("authorization").is_none(), "credentials left the origin");
    }
    let careful = connector_core::reqwest::Client::builder().redirect(connector_core::reqwest::redirect::Policy::none()).build().unwrap();
    told(&with(careful).get_user("U1").await.unwrap_err(), ErrorKind::Rejected);
}
