//! What hosts read of triggers: the metadata of a poll, of a webhook, and of both together.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use connector_core::{
    DateTime,
    card::{EventSource, Verify},
    connector,
};
use serde_json::{Value, json};

connector! {
    pub(crate) connector Hub "Hub" { key: "hub", version: "1.0.0", base_url: "https://api.example.com" }

    auth token custom { parameters { token: Secret, signing_secret: Option<Secret> } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    record Issue { number "Number": i64, updated_at "Updated": DateTime }

    /// An issue was opened or changed.
    trigger new_issue "New Issue" poll every 5m {
        options { repository "Repository": String, since "Since": Option<DateTime> }
        GET "/repos/{options.repository:segments(2)}/issues" via api { query { after: cursor, since: options.since } }
        pages { link header.link; items Issue from body; }
        cursor: DateTime from max(item.updated_at);
        dedupe by item.number, item.updated_at;
        lookback 10m;
        deliver batch;
        sample { repository: "a/b" } => 200 json [{ "number": 1, "updated_at": "2026-05-01T12:00:00Z" }];
    }

    trigger issue_changed "Issue Changed" webhook {
        verify hmac_sha512 {
            key: auth.signing_secret,
            over: "{header.x-time}.{raw_body}",
            equals: "{base64}" in header["x-signature"],
            fresh: 5m by header["x-time"],
        }
        event Issue from body.issue;
        dedupe by item.number;
        register { POST "/hooks" via api { json { url: event_url } } => { id: String from body.id }; }
        renew every 1d { POST "/hooks/{registration.id}" via api; }
        deregister { DELETE "/hooks/{registration.id}" via api; }
        reconcile poll every 1h { GET "/issues" via api; items Issue from body.issues; first_run everything; }
    }

    trigger opened "Opened" webhook {
        verify none because "the service cannot sign";
        output { user "User": String from body.user.id }
        sample "Opened" => json { "user": { "id": "U1" } };
    }
}

fn metadata(name: &str) -> Value {
    serde_json::to_value(Hub::CONNECTOR.metadata_of_trigger(Hub::CONNECTOR.trigger(name).unwrap())).unwrap()
}

/// The members of an object, without those that other tests look at.
fn without(mut value: Value, names: &[&str]) -> Value {
    names.iter().for_each(|name| drop(value.as_object_mut().unwrap().remove(*name).expect("the member is there")));
    value
}

#[test]
fn a_poll_says_how_often_it_asks_and_what_is_new() {
    let found = without(metadata("new-issue"), &["input", "output", "samples"]);
    assert_eq!(
        found,
        json!({
            "name": "new_issue",
            "title": "New Issue",
            "hint": "An issue was opened or changed.",
            "deliver": "batch",
            "dedupe": [{ "path": "item.number" }, { "path": "item.updated_at" }],
            "kind": "poll",
            "every_ms": 300_000,
            "cursor": { "type": { "kind": "date_time" }, "from": "max(item.updated_at)" },
            "lookback": { "ms": 600_000 },
            "first_run": "now",
            "helpers": ["api"],
            "errors": [],
        })
    );
}

/// The saved cursor is the runtime's own: nobody is asked for it.
#[test]
fn people_see_no_cursor() {
    let found = metadata("new_issue");
    let names: Vec<&str> = found["input"]["fields"].as_array().unwrap().iter().map(|field| field["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["repository", "since"]);
    assert_eq!(found["samples"][0]["input"], json!({ "repository": "a/b" }));

    let poll = Hub::CONNECTOR.trigger("new_issue").unwrap().poll().unwrap();
    let given: Vec<&str> = poll.flow.input.fields.iter().map(|field| field.name).collect();
    assert_eq!(given, ["repository", "since", "cursor"]);
}

#[test]
fn a_webhook_says_how_it_is_verified_and_keeps_the_rest_to_itself() {
    let found = metadata("issue_changed");
    assert_eq!(found["kind"], "webhook");
    assert_eq!(found["verify"], json!({ "kind": "hmac", "hash": "sha512", "fresh_ms": 300_000 }));
    assert_eq!((&found["registers"], &found["renew_every_ms"]), (&json!(true), &json!(86_400_000)));
    assert_eq!((&found["reconcile"]["every_ms"], &found["reconcile"]["first_run"]), (&json!(3_600_000), &json!("everything")));
    assert_eq!(found["output"]["name"], "Issue");
    assert!(!found.to_string().contains("x-signature"), "{found}");
}

#[test]
fn a_webhook_that_nothing_verifies_says_why() {
    let found = metadata("opened");
    assert_eq!(found["verify"], json!({ "kind": "none", "because": "the service cannot sign" }));
    assert_eq!(found["registers"], false);
    assert_eq!(found["samples"], json!([{ "name": "Opened", "json": { "user": { "id": "U1" } } }]));
    let EventSource::Webhook(webhook) = &Hub::CONNECTOR.trigger("opened").unwrap().source else { panic!("it is a webhook") };
    assert!(matches!(webhook.verify, Verify::None { .. }));
}

/// What `register` names is what `deregister` sees, behind the event URL.
#[test]
fn a_registration_is_given_to_what_ends_it() {
    let webhook = Hub::CONNECTOR.trigger("issue_changed").unwrap().webhook().unwrap();
    let names = |flow: &connector_core::card::Action| flow.input.fields.iter().map(|field| field.name).collect::<Vec<_>>();
    assert_eq!(names(webhook.register.as_ref().unwrap()), ["event_url"]);
    let deregister = webhook.deregister.as_ref().unwrap();
    assert_eq!(names(deregister), ["event_url", "registration.id"]);
    assert!(deregister.effects.destructive && deregister.effects.idempotent);
}

#[test]
fn inputs_and_outputs_of_triggers_are_types() {
    let since: DateTime = "2026-05-01T12:00:00Z".parse().unwrap();
    let input = NewIssue::new("a/b").since(since);
    assert_eq!(serde_json::to_value(&input).unwrap(), json!({ "repository": "a/b", "since": "2026-05-01T12:00:00Z" }));
    let output: OpenedOutput = serde_json::from_value(json!({ "user": "U1" })).unwrap();
    assert_eq!(output.user, "U1");
}
