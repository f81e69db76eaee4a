//! Prism holds every request of Slack Modal against Slack's own description, and answers with Slack's own examples.

#![cfg(feature = "servers")]
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use connector_core::ErrorKind;
use connectors::slack_modal::SlackModal;
use serde_json::json;
use tests_e2e::Prism;

fn slack() -> SlackModal {
    SlackModal::bot().token("xoxb-test").endpoint("https://slack.com/api", Prism::shared().url()).connect().unwrap()
}

#[tokio::test]
async fn every_request_fits_slacks_description() {
    let slack = slack();
    let who = slack.authping().await.unwrap();
    assert!(who.identity.is_some() && who.account.is_some(), "{who:?}");
    let user = slack.get_user("U1").await.unwrap();
    assert_eq!(user.real_name, "Egon Spengler");
    let member = slack.list_members().first().await.unwrap();
    assert!(member.is_some_and(|member| !member.id.is_empty()));
    slack.revoke().await.unwrap();
    // Prism answers what the description shows; where that example lacks what the card needs, the request was still accepted: a
    // Decode error with status 200, and never a 4xx.
    let modal = slack.invoke("open_modal", json!({ "trigger_id": "1.2", "view": { "type": "modal" } })).await;
    let message = slack.message_by_email(("egon@example.com", "Hello")).await.map(|sent| json!(sent.ts));
    for result in [modal, message] {
        if let Err(error) = result {
            assert_eq!((error.kind(), error.status()), (ErrorKind::Decode, Some(200)), "{error}");
        }
    }
    let reply = slack.request("POST", "/views.open").json(json!({ "trigger_id": "1.2", "view": { "type": "modal" } })).await.unwrap();
    assert_eq!(reply.status, 200);
}

#[tokio::test]
async fn what_does_not_fit_is_refused_and_told() {
    let error = slack().request("POST", "/views.open").json(json!({ "view": { "type": "modal" } })).await.unwrap_err();
    assert_eq!(error.status(), Some(422), "{error}");
    assert!(String::from_utf8_lossy(error.answer().unwrap()).contains("trigger_id"), "{error}");
    let error = slack().request("GET", "/users.list").query("limit", "abc").await.unwrap_err();
    assert_eq!(error.status(), Some(422), "{error}");
}
