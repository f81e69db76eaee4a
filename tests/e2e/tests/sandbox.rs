//! The sandbox answers what the samples say, and refuses what the description does not allow.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use connector_core::{
    Connection, ErrorKind,
    card::{Connector, ReplyTo},
    sandbox::Sandbox,
};
use connectors::slack_modal::SlackModal;
use serde_json::{Value, json};

async fn slack() -> (Sandbox, Connection) {
    let sandbox = Sandbox::start(SlackModal::CONNECTOR).await.unwrap();
    let connection = sandbox.connection().unwrap();
    (sandbox, connection)
}

/// Every sample of every card is answered over HTTP with the very values that it holds.
#[tokio::test]
async fn every_sample_of_every_connector_is_played() {
    let connectors: [&'static Connector; 3] =
        [SlackModal::CONNECTOR, connectors::rabbitmq::Rabbitmq::CONNECTOR, connectors::docker_registry::DockerRegistry::CONNECTOR];
    for connector in connectors {
        let sandbox = Sandbox::start(connector).await.unwrap();
        let connection = sandbox.connection().unwrap();
        let mut played = 0;
        for action in connector.actions {
            for sample in action.samples {
                let input: Value = serde_json::from_str(sample.input).unwrap();
                let result = connection.invoke(action.name, input).await;
                let last = sample.replies.iter().rfind(|reply| matches!(reply.to, ReplyTo::Last | ReplyTo::Page(_)));
                match (&result, sample.name) {
                    (Ok(_), None) => {}
                    (Err(error), Some(_)) => assert!(!matches!(error.kind(), ErrorKind::Decode | ErrorKind::Transport), "{error}"),
                    (Ok(_), Some(_)) => {}
                    (Err(error), None) => panic!("{}.{} with {}: {error}", connector.key, action.name, sample.input),
                }
                assert!(last.is_some() || result.is_err());
                played += 1;
            }
        }
        assert!(played >= 5, "{}: {played}", connector.key);
        // A Docker registry does not say who is signed in.
        assert_eq!(connection.authping().await.unwrap().identity.is_some(), connector.key != "docker_registry");
    }
}

#[tokio::test]
async fn other_credentials_get_what_the_authping_sample_says() {
    let (sandbox, _) = slack().await;
    let mut connect = sandbox.connect_by(Some("bot")).unwrap();
    connect.give("token", "xoxb-wrong").unwrap();
    let stranger = connect.connect().unwrap();
    for error in [stranger.authping().await.unwrap_err(), stranger.invoke("get_user", json!({ "user": "U012AB3CD" })).await.unwrap_err()] {
        assert_eq!((error.kind(), error.code()), (ErrorKind::Unauthorized, Some("invalid_auth")), "{error}");
    }
}

#[tokio::test]
async fn what_the_description_does_not_allow_is_refused_with_the_reason() {
    let (_sandbox, slack) = slack().await;
    for (method, path, status, reason) in [
        ("GET", "/users.nope", 404, "the description has no request GET /users.nope"),
        ("POST", "/users.info", 404, "the description has no request POST /users.info"),
        ("GET", "/users.info", 400, "`user` is missing; the samples of `get_user` have it"),
        ("GET", "/users.info?user=U012AB3CD&team=T1", 400, "the request of `get_user` has no `team`"),
        ("GET", "/users.info?user=U9", 400, "no sample of `get_user` has \"U9\" as `user`"),
        ("POST", "/views.open", 400, "`JSON body` is missing"),
    ] {
        let error = slack.request(method, path).await.unwrap_err();
        assert_eq!(error.status(), Some(status), "{error}");
        assert!(error.message().contains(reason), "{error}");
    }
    let error = slack.invoke("get_user", json!({ "user": "U9" })).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Invalid);
    assert!(error.message().contains("U012AB3CD"), "it says what there is: {error}");
    let reply = slack.request("GET", "/users.info").query("user", "U012AB3CD").await.unwrap();
    assert_eq!(reply.json::<Value>().unwrap()["user"]["real_name"], "Egon Spengler");
}

#[tokio::test]
async fn a_sandbox_ends_when_it_is_dropped() {
    let (sandbox, slack) = slack().await;
    slack.authping().await.unwrap();
    drop(sandbox);
    let error = slack.authping().deadline(std::time::Duration::from_secs(3)).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Transport | ErrorKind::Timeout), "{error}");
}

/// Slack Modal makes at most 50 calls of a card a minute; a call that would have to wait past its deadline fails at once.
#[tokio::test]
async fn a_limit_is_kept_by_all_clones_of_a_client() {
    let (_sandbox, connection) = slack().await;
    let slack = SlackModal::try_from(connection).unwrap();
    let calls = (0..50).map(|_| tokio::spawn(std::future::IntoFuture::into_future(slack.clone().get_user("U012AB3CD"))));
    for call in calls.collect::<Vec<_>>() {
        call.await.unwrap().unwrap();
    }
    let error = slack.get_user("U012AB3CD").deadline(std::time::Duration::from_secs(5)).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts(), error.status()), (ErrorKind::RateLimited, 0, None));
    assert!(error.message().contains("the connector's own limit of 50 calls") && error.retry_after().is_some(), "{error}");
    slack.authping().await.expect("another card has a window of its own");
}

connector_core::connector! {
    connector Keyed "Keyed" { key: "keyed", version: "1.0.0", base_url: "https://api.example.com" }
    auth key "API key" custom { parameters { api_key "API key": Secret } }
    helper api { query { key: auth.api_key } }
    authping { GET "/me" via api; identity: String from body.name; sample => 200 json { "name": "me" }; }
    action get "Get" { effects read; GET "/thing" via api; output { id "ID": i64 from body.id } sample => 200 json { "id": 1 }; }
}

#[tokio::test]
async fn a_key_in_the_query_is_a_credential_too() {
    let sandbox = Sandbox::start(Keyed::CONNECTOR).await.unwrap();
    assert_eq!(Keyed::try_from(sandbox.connection().unwrap()).unwrap().get().await.unwrap().id, 1);
    let mut connect = sandbox.connect_by(None).unwrap();
    connect.give("api_key", "hunter2").unwrap();
    let error = Keyed::try_from(connect.connect().unwrap()).unwrap().get().await.unwrap_err();
    assert!(error.is_unauthorized() && !error.to_string().contains("hunter2"), "{error}");
}

connector_core::connector! {
    pub(crate) connector Pieces "Pieces" { key: "pieces", version: "1.0.0", base_url: "https://pieces.example.com" }
    auth nobody "Nobody" custom {}
    helper api { retry { attempts: 1 } }
    action send "Send" {
        effects write;
        input { file "File": File }
        let place = POST "/uploads" via api => { url: Url from header.location };
        PUT "{place.url}" via api { chunks input.file, 4 { next header.location; } }
        output { id "ID": String from body.id }
        sample { file: { name: "a.txt", text: "0123456789" } } =>
            place: 200 header "Location": "/uploads/u1", 200 header "Location": "/uploads/u2" json { "id": "f1" };
    }
}

#[tokio::test]
async fn each_chunk_of_a_file_is_answered_by_the_sample() {
    let sandbox = Sandbox::start(Pieces::CONNECTOR).await.unwrap();
    let pieces = Pieces::try_from(sandbox.connection().unwrap()).unwrap();
    let (sent, meta) = pieces.send(connector_core::File::from_bytes("a.txt", "0123456789")).with_meta().await.unwrap();
    assert_eq!((sent.id.as_str(), meta.attempts), ("f1", 4));
    let other = pieces.send(connector_core::File::from_bytes("a.txt", "0123x")).await.unwrap_err();
    assert!(other.message().contains("no sample of `send` has this content as `body`"), "{other}");
}
