//! GitHub in its own sandbox, with a given token.

#![allow(clippy::unwrap_used, missing_docs)]

use connector_core::{DateTime, ErrorKind, Nullable, TryStreamExt, sandbox::Sandbox};
use connectors::github::{CloseStale, CreateIssue, GitHub, IssueState, ListIssues, Repositories};
use serde_json::json;

const REPOSITORY: &str = "octo-org/hello-world";

async fn github() -> (GitHub, Sandbox) {
    let sandbox = Sandbox::start(GitHub::CONNECTOR).await.unwrap();
    // The token is the sandbox's own; another is refused, as a test below shows.
    let github = GitHub::try_from(sandbox.connect_by(Some("token")).unwrap().connect().unwrap()).unwrap();
    (github, sandbox)
}

#[tokio::test]
async fn issues_come_from_all_pages() {
    let (github, _sandbox) = github().await;
    let issues: Vec<_> = github.list_issues(REPOSITORY).try_collect().await.unwrap();
    assert_eq!(issues.iter().map(|issue| issue.number).collect::<Vec<_>>(), [1347, 1200]);
    assert_eq!((issues[0].state.clone(), issues[0].plus_one, issues[0].labels[0].name.as_str()), (IssueState::Open, Some(3), "bug"));
    assert_eq!((issues[0].assignee.as_deref(), issues[1].assignee.as_deref()), (Some("octocat"), None));
    let none = github.list_issues(ListIssues::new(REPOSITORY).labels(["bug", "good first issue"])).first().await.unwrap();
    assert!(none.is_none());
    let error = github.list_issues("octo-org/nothing").first().await.unwrap_err();
    assert_eq!((error.kind(), error.message()), (ErrorKind::NotFound, "Not Found"));
}

#[tokio::test]
async fn an_issue_is_created_or_refused_with_details() {
    let (github, _sandbox) = github().await;
    let created = github.create_issue(CreateIssue::new(REPOSITORY, "Found a bug").labels(["bug"])).await.unwrap();
    assert_eq!((created.issue.number, created.url.as_str()), (1348, "https://github.com/octo-org/hello-world/issues/1348"));
    let refused = github.create_issue(CreateIssue::new(REPOSITORY, "Found a bug").milestone(99)).await.unwrap_err();
    assert_eq!((refused.kind(), refused.message()), (ErrorKind::Invalid, "Validation Failed"));
    assert_eq!(refused.details().unwrap()[0]["field"], "milestone");
    // Absent, null and a value are three things in JSON.
    let body = |input: CreateIssue| github.create_issue(input).render().unwrap().requests()[0].body.clone().unwrap();
    let input = || CreateIssue::new(REPOSITORY, "t");
    assert_eq!(body(input()), r#"{"title":"t","labels":[]}"#);
    assert_eq!(body(input().milestone(Nullable::Null)), r#"{"title":"t","milestone":null,"labels":[]}"#);
}

#[tokio::test]
async fn a_rust_function_closes_what_is_stale() {
    let (github, _sandbox) = github().await;
    let closed = github.close_stale(CloseStale::new(REPOSITORY, "2024-01-01T00:00:00Z".parse::<DateTime>().unwrap())).await.unwrap();
    assert_eq!(closed.closed, 1);
}

#[tokio::test]
async fn a_person_chooses_a_repository_and_looks_who_is_signed_in() {
    let (github, sandbox) = github().await;
    let all: Vec<_> = github.repositories().try_collect().await.unwrap();
    assert_eq!(all.len(), 2);
    let found = github.repositories_with(Repositories::new().search("spoon")).first().await.unwrap().unwrap();
    assert_eq!(found.value, json!("octo-org/spoon-knife"));
    let options = github.connection().options("list_issues", "repository", json!({}), "spoon").collect().await.unwrap();
    assert_eq!(options, [found]);
    assert_eq!(github.authping().await.unwrap().identity.as_deref(), Some("octocat"));

    let endpoint = sandbox.url();
    let stranger = GitHub::token().access_token("ghp_other").endpoint("https://api.github.com", endpoint).connect().unwrap();
    assert!(stranger.authping().await.unwrap_err().is_unauthorized());
}

#[tokio::test]
async fn requests_have_what_the_description_says_and_no_token() {
    let github = GitHub::token().access_token("ghp_secret").connect().unwrap();
    let input = ListIssues::new(REPOSITORY).labels(["bug", "help wanted"]).state(IssueState::All);
    let shown = github.list_issues(input).render().unwrap().to_string();
    assert!(
        shown.starts_with("GET https://api.github.com/repos/octo-org/hello-world/issues?state=all&labels=bug%2Chelp%20wanted&per_page=100")
    );
    assert!(shown.contains("x-github-api-version: 2022-11-28") && shown.contains("authorization: Bearer ***"), "{shown}");
    assert!(!shown.contains("ghp_secret"), "{shown}");
    let token = GitHub::token().access_token("xoxb-1").connect().unwrap_err();
    assert_eq!(token.kind(), ErrorKind::Input);
}
