//! Prism holds every request of GitHub's connector against GitHub's own description, and answers with GitHub's own examples.

#![cfg(feature = "servers")]
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use connector_core::{DateTime, ErrorKind, File, Nullable, TryStreamExt, Url};
use connectors::github::{CreateIssue, GitHub, IssueState, ListIssues, Repositories};
use serde_json::json;
use tests_e2e::Prism;

const REPOSITORY: &str = "octocat/Hello-World";

fn github() -> GitHub {
    let url = Prism::shared_github().url();
    let token = GitHub::token().access_token("ghp_test");
    token.endpoint("https://api.github.com", url).endpoint("https://uploads.github.com", url).connect().unwrap()
}

#[tokio::test]
async fn what_is_read_fits_githubs_description() {
    let github = github();
    assert_eq!(github.authping().await.unwrap().identity.as_deref(), Some("octocat"));

    let since: DateTime = "2024-01-01T00:00:00Z".parse().unwrap();
    for state in [IssueState::Open, IssueState::Closed, IssueState::All] {
        let input = ListIssues::new(REPOSITORY).state(state).since(since).labels(["bug", "good first issue"]);
        let issue = github.list_issues(input).first().await.unwrap().unwrap();
        assert_eq!((issue.number, issue.title.as_str(), issue.state), (1347, "Found a bug", IssueState::Open));
        assert_eq!((issue.assignee.as_deref(), issue.labels[0].name.as_str()), (Some("octocat"), "bug"));
    }
    let found = github.repositories_with(Repositories::new().search("tetris language:assembly")).first().await.unwrap().unwrap();
    assert_eq!((found.value, found.hint.is_some()), (json!("dtrupenn/Tetris"), true));
}

/// GitHub's example of a `Link` leads to `https://api.github.com/resource?page=2`. That is an address of the connection, and so it is read at the endpoint
/// that stands for it, where there is no such place. Nothing is asked for beyond it.
#[tokio::test]
async fn a_next_page_at_githubs_own_address_is_read_at_the_endpoint() {
    let github = github();
    let mut issues = github.list_issues(REPOSITORY);
    assert_eq!(issues.try_next().await.unwrap().unwrap().number, 1347);
    let error = issues.try_next().await.unwrap_err();
    assert_eq!((error.kind(), error.status(), error.attempts()), (ErrorKind::NotFound, Some(404), 1), "{error}");
    let told = String::from_utf8_lossy(error.answer().unwrap()).into_owned();
    assert!(told.contains("/resource"), "{told}");
    assert!(issues.try_next().await.unwrap().is_none(), "a list that failed is over");
}

#[tokio::test]
async fn what_is_written_fits_githubs_description() {
    let github = github();
    let input = || CreateIssue::new(REPOSITORY, "Found a bug");
    for input in [
        input(),
        input().body("It is *here*.").labels(["bug", "help wanted"]).milestone(7),
        input().milestone(Nullable::Null),
        CreateIssue::new(REPOSITORY, "ü/\"\\\n\u{1F600}"),
    ] {
        let created = github.create_issue(input).await.unwrap();
        assert_eq!((created.issue.number, created.url.as_str()), (1347, "https://github.com/octocat/Hello-World/issues/1347"));
    }
    let changed = github.request("PATCH", "/repos/octocat/Hello-World/issues/1347").json(json!({ "state": "closed" })).await.unwrap();
    assert_eq!(changed.status, 200);

    // The description knows one media type for assets, so the file has that one.
    let address = Url::parse("https://uploads.github.com/repos/octocat/Hello-World/releases/1/assets").unwrap();
    let file = File::from_bytes("example.bin", vec![7_u8; 300_000]);
    assert_eq!(github.upload_asset((address, "example.bin", file)).await.unwrap().id, 1);
}

/// The job is begun and asked about. GitHub's description shows no address that the archive is at, and the client says that.
#[tokio::test]
async fn an_export_goes_as_far_as_githubs_description() {
    let error = github().export_repository(REPOSITORY).await.unwrap_err();
    assert_eq!(error.status(), Some(302), "{error}");
    assert!(error.message().contains("does not say where"), "{error}");
}

#[tokio::test]
async fn a_token_of_an_app_is_revoked_as_the_app() {
    let app = GitHub::app().client_id("Iv1.0").client_secret("s3cret").access_token("gho_test");
    app.endpoint("https://api.github.com", Prism::shared_github().url()).connect().unwrap().revoke().await.unwrap();
}

#[tokio::test]
async fn what_does_not_fit_is_refused_and_the_field_is_named() {
    let github = github();
    let issues = "/repos/octocat/Hello-World/issues";
    for (body, field) in [
        (json!({ "body": "no title" }), "title"),
        (json!({ "title": "t", "labels": "bug" }), "labels"),
        (json!({ "title": "t", "milestone": [] }), "milestone"),
    ] {
        let told = tests_e2e::http()
            .post(format!("{}{issues}", Prism::shared_github().url()))
            .header("authorization", "Bearer ghp_test")
            .header("content-type", "application/json")
            .send(body.to_string())
            .unwrap();
        let violations = told.headers()["sl-violations"].to_str().unwrap();
        assert!(violations.contains(field), "the judge is awake: {violations}");
        let error = github.request("POST", issues).json(body).await.unwrap_err();
        assert_eq!((error.kind(), error.status()), (ErrorKind::Invalid, Some(422)), "{error}");
    }
    let error = github.request("GET", issues).query("state", "ajar").await.unwrap_err();
    assert_eq!(error.status(), Some(422), "{error}");
}

#[tokio::test]
async fn githubs_errors_are_what_their_status_says() {
    let github = github();
    for (code, kind) in [(404, ErrorKind::NotFound), (422, ErrorKind::Invalid), (410, ErrorKind::NotFound), (403, ErrorKind::Forbidden)] {
        let call = github.create_issue(CreateIssue::new(REPOSITORY, "Found a bug")).header("Prefer", &format!("code={code}"));
        let error = call.await.unwrap_err();
        assert_eq!((error.kind(), error.status(), error.attempts()), (kind, Some(code), 1), "{error}");
        assert!(!error.message().is_empty(), "{error}");
    }
    let error = github.create_issue(CreateIssue::new(REPOSITORY, "t")).header("Prefer", "code=503").await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Unavailable, 1), "it may have been created");
    let stranger =
        GitHub::token().access_token("ghp_test").endpoint("https://api.github.com", Prism::shared_github().url()).connect().unwrap();
    let error = stranger.authping().header("Prefer", "code=401").await.unwrap_err();
    assert!(error.is_unauthorized(), "{error}");
}
