//! WireMock plays token endpoints as services have them: answers that are not quite standard, and bad days.

#![cfg(feature = "servers")]
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use connector_core::{ErrorKind, connector};
use serde_json::{Value, json};
use tests_e2e::WireMock;

connector! {
    pub(crate) connector Odd "Odd" { key: "odd", version: "1.0.0", base_url: "{auth.site}" }

    auth robot oauth2 client_credentials {
        parameters { site: Url }
        token_url: "{auth.site}/token",
        scopes { "read" required, "write" required }
    }

    helper api { header "Authorization": "Bearer {auth.access_token}"; retry { attempts: 1 } }

    action read "Read" { effects read; scopes "read"; GET "/read" via api; output { ok: bool from body.ok } }
    action write "Write" { effects read; scopes "write"; GET "/write" via api; output { ok: bool from body.ok } }
}

const TOKEN: &str = "t0ken-hunter2";

/// A service of the test's own, whose token endpoint answers so.
fn odd(test: &str, answer: Value) -> Odd {
    let site = format!("{}/odd-{test}", WireMock::shared().url());
    let add =
        |request: Value, response: Value| WireMock::shared().add_mapping(&json!({ "request": request, "response": response })).unwrap();
    add(json!({ "urlPath": format!("/odd-{test}/token") }), answer);
    let with_token = json!({ "Authorization": { "equalTo": format!("Bearer {TOKEN}") } });
    for path in ["read", "write"] {
        let request = json!({ "urlPath": format!("/odd-{test}/{path}"), "headers": with_token });
        add(request, json!({ "status": 200, "jsonBody": { "ok": true } }));
    }
    Odd::robot().site(site).client_id("id").client_secret("s3cret-hunter2").connect().unwrap()
}

fn asked(test: &str) -> u64 {
    WireMock::shared().count(&json!({ "urlPath": format!("/odd-{test}/token") })).unwrap()
}

fn text(kind: &str, body: &str) -> Value {
    json!({ "status": 200, "headers": { "Content-Type": kind }, "body": body })
}

#[tokio::test]
async fn answers_that_are_not_quite_standard_are_understood() {
    let answers = [
        (
            "form",
            text(
                "application/x-www-form-urlencoded",
                &format!("access_token={TOKEN}&scope=read%2Cwrite&token_type=bearer&expires_in=3600"),
            ),
        ),
        ("form-as-text", text("text/plain", &format!("access_token={TOKEN}&token_type=bearer"))),
        ("commas", json!({ "status": 200, "jsonBody": { "access_token": TOKEN, "scope": "read,write" } })),
        ("list", json!({ "status": 200, "jsonBody": { "access_token": TOKEN, "scope": ["read", "write"] } })),
        ("text", json!({ "status": 200, "jsonBody": { "access_token": TOKEN, "expires_in": "3600", "token_type": "BEARER" } })),
        ("fraction", json!({ "status": 201, "jsonBody": { "access_token": TOKEN, "expires_in": 3599.5, "more": { "a": 1 } } })),
        ("null", json!({ "status": 200, "jsonBody": { "access_token": TOKEN, "refresh_token": null, "expires_in": null, "scope": null } })),
    ];
    for (test, answer) in answers {
        let odd = odd(test, answer);
        odd.read().await.unwrap_or_else(|error| panic!("{test}: {error}"));
        odd.write().await.unwrap_or_else(|error| panic!("{test}: {error}"));
        assert_eq!(asked(test), 1, "{test}");
    }
    // What was not allowed is known before anything is sent.
    let less = odd("less", json!({ "status": 200, "jsonBody": { "access_token": TOKEN, "scope": "read" } }));
    less.read().await.unwrap();
    let error = less.write().await.unwrap_err();
    assert_eq!((error.kind(), error.code()), (ErrorKind::Forbidden, Some("insufficient_scope")), "{error}");
}

#[tokio::test]
async fn what_is_no_token_says_what_it_is_and_shows_none() {
    let answers = [
        (
            "error-200",
            json!({ "status": 200, "jsonBody": { "error": "invalid_client", "error_description": "no" } }),
            ErrorKind::Unauthorized,
            "does not accept the client",
        ),
        (
            "wrong",
            json!({ "status": 401, "jsonBody": { "error": "invalid_client" } }),
            ErrorKind::Unauthorized,
            "does not accept the client",
        ),
        ("html", text("text/html", "<!doctype html><title>Sign in</title>"), ErrorKind::Decode, "a page of HTML"),
        ("html-503", json!({ "status": 503, "body": "<html>down</html>" }), ErrorKind::Unavailable, "503"),
        (
            "cut",
            text("application/json", &format!("{{\"access_token\": \"{TOKEN}\", \"expi")),
            ErrorKind::Decode,
            "JSON that is broken off",
        ),
        ("lines", text("text/plain", &format!("token={TOKEN}\nexpires=1")), ErrorKind::Decode, "no answer to a token request"),
        ("nothing", json!({ "status": 200 }), ErrorKind::Decode, "no `access_token`"),
        ("other", json!({ "status": 200, "jsonBody": { "token": TOKEN } }), ErrorKind::Decode, "only: token"),
        ("number", json!({ "status": 200, "jsonBody": { "access_token": 17 } }), ErrorKind::Decode, "no `access_token`"),
        ("limit", json!({ "status": 429, "headers": { "Retry-After": "30" } }), ErrorKind::RateLimited, "429"),
        ("empty", json!({ "fault": "EMPTY_RESPONSE" }), ErrorKind::Transport, "signing in at"),
        ("reset", json!({ "fault": "CONNECTION_RESET_BY_PEER" }), ErrorKind::Transport, "signing in at"),
        ("garbage", json!({ "fault": "RANDOM_DATA_THEN_CLOSE" }), ErrorKind::Transport, "signing in at"),
        ("half", json!({ "status": 200, "fault": "MALFORMED_RESPONSE_CHUNK" }), ErrorKind::Transport, "signing in at"),
    ];
    for (test, answer, kind, message) in answers {
        let odd = odd(test, answer);
        let error = odd.read().await.unwrap_err();
        assert!(error.kind() == kind && error.message().contains(message), "{test}: {error:?}");
        assert!(error.is_nothing_done(), "{test}: {error}");
        for text in [format!("{error} {error:?}"), serde_json::to_string(&error).unwrap()] {
            assert!(!text.contains("hunter2"), "{test}: {text}");
        }
        // It is not asked again at once.
        let again = odd.read().await.unwrap_err();
        assert_eq!((again.kind(), asked(test)), (kind, 1), "{test}");
        assert_eq!(WireMock::shared().count(&json!({ "urlPath": format!("/odd-{test}/read") })).unwrap(), 0, "{test}");
    }
}

#[tokio::test]
async fn a_token_endpoint_that_is_slow_ends_with_the_call() {
    let odd = odd("slow", json!({ "status": 200, "fixedDelayMilliseconds": 20_000, "jsonBody": { "access_token": TOKEN } }));
    let error = odd.read().deadline(std::time::Duration::from_millis(300)).await.unwrap_err();
    assert!(error.is_timeout() && error.is_nothing_done() && error.message().contains("sign-in is being renewed"), "{error}");
}
