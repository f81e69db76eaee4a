//! What a program relies on, whatever the service: types that can be moved and spawned, requests that can be looked at, inputs that are
//! checked, and the seam that an engine can take.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::{
    future::IntoFuture,
    sync::{Arc, Mutex},
    time::Duration,
};

use connector_core::{
    Call, ErrorKind, Pages,
    sandbox::Sandbox,
    seam::{BoxFuture, Execute, Operation, Outcome, Reply, SendError, Timestamp},
};
use connectors::{
    rabbitmq::Rabbitmq,
    slack_modal::{GetUser, GetUserOutput, Member, OpenModal, SlackModal},
};
use serde_json::{Value, json};

const fn is_shared<T: Clone + Send + Sync + 'static>() {}
const fn is_moved<T: Send + 'static>() {}
const fn is_unpin<T: Unpin>() {}

/// Checked when this file is compiled.
const _: () = {
    is_shared::<SlackModal>();
    is_shared::<Rabbitmq>();
    is_moved::<Call<GetUserOutput>>();
    is_moved::<<Call<GetUserOutput> as IntoFuture>::IntoFuture>();
    is_moved::<Pages<Member>>();
    is_unpin::<Pages<Member>>();
    is_shared::<GetUser>();
    is_shared::<Member>();
    is_moved::<connector_core::Error>();
};

fn slack() -> SlackModal {
    SlackModal::bot().token("xoxb-hunter2").connect().unwrap()
}

#[test]
fn a_request_is_rendered_as_it_would_be_sent_with_secrets_masked() {
    let modal = OpenModal::new("1.2", serde_json::Map::from_iter([("type".to_owned(), "modal".into())]));
    let rendered = slack().open_modal(modal).header("X-Trace", "a").render().unwrap();
    let request = &rendered.requests()[0];
    assert_eq!((request.method.as_str(), request.url.as_str()), ("POST", "https://slack.com/api/views.open"));
    assert_eq!(request.body.as_deref(), Some(r#"{"trigger_id":"1.2","view":{"type":"modal"}}"#));
    for header in [("authorization", "Bearer ***"), ("content-type", "application/json"), ("x-trace", "a")] {
        assert!(request.headers.iter().any(|(name, value)| (name.as_str(), value.as_str()) == header), "{header:?} in {rendered}");
    }
    let text = slack().message_by_email(("a b@c", "hi")).render().unwrap().to_string();
    assert!(text.contains("users.lookupByEmail?email=a%20b%40c") && text.contains(r#"{"users":"{found.user}"}"#), "{text}");
    assert!(!text.contains("hunter2"));
    let rabbit = Rabbitmq::login().username("u").password("hunter2").connect().unwrap();
    let text = rabbit.get_queue(("/", "a/b c")).render().unwrap().to_string();
    assert!(text.contains("/api/queues/%2F/a%2Fb%20c") && text.contains("Basic ***") && !text.contains("hunter2"), "{text}");
}

#[test]
fn no_value_leaves_its_segment() {
    let rabbit = Rabbitmq::login().username("u").password("p").connect().unwrap();
    for hostile in ["", ".", "..", "%2e%2e", "%252e", "../x", "a/../b", "..\\x", " ..", "..\0"] {
        let error = rabbit.get_queue(("/", hostile)).render().unwrap_err();
        assert!(error.is_input() && error.operation() == "rabbitmq.get_queue", "{hostile:?}: {error}");
    }
    for (name, encoded) in [
        ("a?b#c", "a%3Fb%23c"),
        ("é", "%C3%A9"),
        ("a\r\nb", "a%0D%0Ab"),
        ("http://evil.example", "http%3A%2F%2Fevil.example"),
        ("@", "%40"),
        ("...", "..."),
    ] {
        let url = rabbit.get_queue(("/", name)).render().unwrap().requests()[0].url.clone();
        assert_eq!(url, format!("http://127.0.0.1:15672/api/queues/%2F/{encoded}"));
    }
}

#[test]
fn the_custom_api_action_cannot_leave_the_host() {
    for hostile in
        ["users", "//evil.example/x", "https://evil.example", "/..", "/%2e%2e/x", "/a\\b", "/a\r\nHost: x", "/@evil/../..", "/a#b"]
    {
        let error = slack().request("GET", hostile).render().unwrap_err();
        assert!(error.is_input(), "{hostile:?}: {error}");
    }
    let rendered = slack()
        .request("POST", "/users.info?a=b%20c")
        .query("user", "U 1")
        .header("authorization", "Bearer mine")
        .json(json!({ "x": null }))
        .render()
        .unwrap();
    let request = &rendered.requests()[0];
    assert_eq!(request.url, "https://slack.com/api/users.info?a=b%20c&user=U%201");
    assert_eq!(request.body.as_deref(), Some(r#"{"x":null}"#));
    assert!(rendered.to_string().contains("authorization: Bearer ***"), "the helper's auth wins: {rendered}");
    for (name, value) in [("host", "evil"), ("content-length", "0"), ("x-a", "a\r\nb"), ("bad name", "x")] {
        assert!(slack().request("GET", "/x").header(name, value).render().unwrap_err().is_input(), "{name}");
    }
    assert!(slack().request("CONNECT", "/x").render().unwrap_err().is_input());
    assert!(slack().get_user("U1").header("Authorization", "mine").render().unwrap_err().is_input());
}

#[tokio::test]
async fn inputs_given_as_json_are_checked_by_the_table_of_the_card() {
    for (card, input, message) in [
        ("get_user", json!({}), "No User ID input provided. Enter a valid User ID."),
        ("get_user", json!({ "user": null }), "No User ID input provided. Enter a valid User ID."),
        ("get_user", json!({ "user": 7 }), "`user` is a number, not text"),
        ("get_user", json!({ "user": "U1", "include_locale": "yes" }), "`include_locale` is text, not true or false"),
        ("get_user", json!({ "usr": "U1" }), "there is no input `usr`; did you mean `user`?"),
        ("get_user", json!(["U1"]), "the input is a list, not an object of its fields"),
        ("get_usr", json!({}), "Slack Modal has no card `get_usr`; did you mean `get_user`?"),
        ("open_modal", json!({ "trigger_id": "1", "view": "{}" }), "`view` is text, not an object"),
    ] {
        let error = slack().invoke(card, input).await.unwrap_err();
        assert_eq!((error.kind(), error.status(), error.message()), (ErrorKind::Input, Some(400), message));
    }
    let error = slack().get_user("U1").only(&["real_nam"]).await.unwrap_err();
    assert_eq!(error.message(), "there is no output `real_nam`; did you mean `real_name`?");
}

#[tokio::test]
async fn selected_outputs_come_as_json_and_types_go_there_and_back() {
    let sandbox = Sandbox::start(SlackModal::CONNECTOR).await.unwrap();
    let slack = SlackModal::try_from(sandbox.connection().unwrap()).unwrap();
    let only = slack.get_user("U012AB3CD").only(&["real_name", "locale"]).await.unwrap();
    assert_eq!(Value::Object(only), json!({ "real_name": "Egon Spengler", "locale": "en-US" }));
    let typed = slack.get_user("U012AB3CD").await.unwrap();
    let json = serde_json::to_value(&typed).unwrap();
    assert_eq!(json, slack.invoke("get-user", json!({ "user": "U012AB3CD" })).await.unwrap());
    assert_eq!(serde_json::from_value::<GetUserOutput>(json).unwrap(), typed);
    assert!(Rabbitmq::try_from(sandbox.connection().unwrap()).unwrap_err().message().contains("is for Slack Modal, not for RabbitMQ"));
}

#[test]
fn metadata_serializes_without_a_start_up() {
    static TITLE: &str = SlackModal::CONNECTOR.title;
    let json = serde_json::to_value(SlackModal::CONNECTOR).unwrap();
    assert_eq!((json["title"].as_str(), json["base_url"].as_str()), (Some(TITLE), Some("https://slack.com/api")));
    let card = json["actions"].as_array().unwrap().iter().find(|action| action["name"] == "get_user").unwrap();
    assert_eq!(
        card["input"]["fields"][0],
        json!({
            "name": "user", "label": "User ID", "hint": "Such as `U012AB3CD`.", "type": { "kind": "text" }, "required": true,
            "default": null, "constraints": [], "visibility": "normal", "from": "",
        })
    );
    assert_eq!(card["input"]["groups"][0]["label"], "User");
    assert_eq!(card["samples"][0]["input"]["user"], "U012AB3CD");
}

/// A durable engine in small: it writes every outcome down, and a second one gives the same outcomes again without the world.
struct Journal {
    recorded: Mutex<Vec<Recorded>>,
    replays: Option<Mutex<std::vec::IntoIter<Recorded>>>,
}

#[derive(Clone, Debug)]
enum Recorded {
    Reply(Reply),
    Wait(Duration),
    Now(Timestamp),
    Random(u64),
}

impl Journal {
    fn live(&self, operation: Operation) -> Recorded {
        match operation {
            Operation::Call(..) => {
                let count = self.recorded.lock().unwrap().iter().filter(|entry| matches!(entry, Recorded::Reply(..))).count();
                let (status, body) = match count {
                    0 => (429, r#"{"ok":false,"error":"ratelimited"}"#),
                    _ => (200, r#"{"ok":true,"user":{"id":"U1","real_name":"Egon"}}"#),
                };
                let reply = Reply { status: http::StatusCode::from_u16(status).unwrap(), headers: Default::default(), body: body.into() };
                Recorded::Reply(reply)
            }
            Operation::Wait(duration) => Recorded::Wait(duration),
            Operation::Now => Recorded::Now(Duration::from_secs(1_000)),
            Operation::Random => Recorded::Random(7),
            other => panic!("{other:?}"),
        }
    }
}

impl Execute for Journal {
    fn run(&self, operation: Operation) -> BoxFuture<'_, Outcome> {
        let entry = match &self.replays {
            Some(entries) => entries.lock().unwrap().next().expect("a replay asks for no more than was recorded"),
            None => self.live(operation),
        };
        self.recorded.lock().unwrap().push(entry.clone());
        Box::pin(std::future::ready(match entry {
            Recorded::Reply(reply) => Outcome::Call(Ok::<_, SendError>(reply)),
            Recorded::Wait(_) => Outcome::Wait,
            Recorded::Now(now) => Outcome::Now(now),
            Recorded::Random(number) => Outcome::Random(number),
        }))
    }
}

#[tokio::test]
async fn an_engine_can_journal_a_flow_and_replay_it() {
    let run = async |replays: Option<Vec<Recorded>>| {
        let journal = Arc::new(Journal { recorded: Mutex::default(), replays: replays.map(|entries| Mutex::new(entries.into_iter())) });
        let slack = SlackModal::bot().token("xoxb-1").engine(journal.clone()).connect().unwrap();
        let (user, meta) = slack.get_user("U1").with_meta().await.unwrap();
        assert_eq!((user.real_name.as_str(), meta.attempts), ("Egon", 2));
        journal.recorded.lock().unwrap().clone()
    };
    let first = run(None).await;
    assert!(
        first.iter().any(|entry| matches!(entry, Recorded::Wait(pause) if !pause.is_zero())),
        "the retry waited through the seam: {first:?}"
    );
    let second = run(Some(first.clone())).await;
    assert_eq!(first.len(), second.len());
}
