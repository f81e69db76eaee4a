//! Dropdowns that are read from the service: typed, by the name of a field, and in the sandbox.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use connector_core::{
    ErrorKind, LookupChoice, connector,
    sandbox::Sandbox,
    seam::{Bounds, BoxFuture, Execute, HttpRequest, Operation, Outcome, Reply, SendError, Transport},
};
use http::{HeaderMap, HeaderValue, StatusCode};
use serde_json::{Value, json};

connector! {
    pub(crate) connector Tracker "Tracker" { key: "tracker", version: "1.0.0", base_url: "https://api.example.com" }

    auth token custom { parameters { token: Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    choices State { open "Open", closed "Closed" as "shut" }

    record Project { id: i64, title: String = "Untitled" from about.title, owner: Option<String> from owner.login }

    /// The repositories that you may see.
    lookup repositories(search: String = "", owner: String) {
        GET "/repositories" via api { query { q: input.search, owner: input.owner } }
        pages { link header.link; items from body.items; }
        choice { value: item.full_name, label: item.name, hint: item["short-text"] }
        sample { owner: "me" } => 200 json { "items": [{ "full_name": "me/a", "name": "a", "short-text": "The first" }] };
    }

    lookup projects(repository: Option<String>) {
        POST "/projects" via api { json { repository: input.repository } }
        items Project from body;
        choice { value: item.id, label: item.title, hint: item.owner }
        cache 10m;
    }

    action create_issue "Create Issue" {
        effects write;
        options {
            owner "Owner": String,
            repository "Repository": String choose repositories(owner: options.owner),
        }
        input {
            state "State": State = open,
            size "Size": Option<i64> where one_of [1, 20],
            projects "Projects": Vec<i64> choose projects(repository: options.repository),
            any "Any": Option<i64> choose projects,
            title "Title": Option<String>,
        }
        POST "/{options.owner}/{options.repository}/issues" via api {
            json { state: input.state, size: input.size, projects: input.projects, any: input.any, title: input.title }
        }
        output { id "ID": i64 from body.id }
    }
}

/// A service that keeps what it was asked: two pages of repositories, and a list of projects.
#[derive(Default)]
struct World(Mutex<Vec<String>>);

impl Transport for World {
    fn send(&self, request: HttpRequest, _: Bounds) -> BoxFuture<'_, Result<Reply, SendError>> {
        let asked = format!("{} {} {}", request.method, request.url, String::from_utf8_lossy(&request.body));
        let mut headers = HeaderMap::new();
        let body = match request.url.path() {
            "/repositories" if asked.contains("page=2") => json!({ "items": [{ "full_name": "me/c" }] }),
            "/repositories" => {
                let next = format!("<{}&page=2>; rel=\"next\"", request.url);
                headers.insert("link", HeaderValue::from_str(&next).unwrap());
                json!({ "items": [{ "full_name": "me/a", "name": "a", "short-text": "The first" }, { "full_name": 5, "name": true, "short-text": "" }] })
            }
            "/projects" if asked.contains("broken") => json!([{ "id": {} }]),
            "/projects" => json!([{ "id": 1, "about": { "title": "Web" }, "owner": { "login": "eve" } }, { "id": 2, "about": null }]),
            _ => json!({ "id": 1 }),
        };
        self.0.lock().unwrap().push(asked.trim_end().to_owned());
        Box::pin(std::future::ready(Ok(Reply { status: StatusCode::OK, headers, body: body.to_string().into() })))
    }
}

fn tracker() -> (Tracker, Arc<World>) {
    let world = Arc::new(World::default());
    (Tracker::token().token("t").transport(world.clone()).connect().unwrap(), world)
}

fn shown(choices: &[LookupChoice]) -> Vec<(Value, &str, Option<&str>)> {
    choices.iter().map(|choice| (choice.value.clone(), choice.label.as_str(), choice.hint.as_deref())).collect()
}

#[tokio::test]
async fn a_lookup_is_a_typed_list_of_choices() {
    let (tracker, world) = tracker();
    let choices = tracker.repositories(Repositories::new("me").search("a b")).collect().await.unwrap();
    let expected = [(json!("me/a"), "a", Some("The first")), (json!(5), "true", None), (json!("me/c"), "me/c", None)];
    assert_eq!(shown(&choices), expected);
    let asked = world.0.lock().unwrap().clone();
    assert_eq!(asked[0], "GET https://api.example.com/repositories?q=a%20b&owner=me");
    assert_eq!(asked.len(), 2);

    let choices = tracker.projects().collect().await.unwrap();
    assert_eq!(shown(&choices), [(json!(1), "Web", Some("eve")), (json!(2), "Untitled", None)]);
}

#[tokio::test]
async fn by_name_the_choices_of_a_field_depend_on_the_others() {
    let (tracker, world) = tracker();
    let connection = tracker.connection();
    let choices = connection.options("create-issue", "repository", json!({ "owner": "me" }), "a").take(1).collect().await.unwrap();
    assert_eq!(shown(&choices), [(json!("me/a"), "a", Some("The first"))]);
    let choices = connection.options("create_issue", "projects", json!({ "repository": "me/a" }), "").collect().await.unwrap();
    assert_eq!(choices.len(), 2);
    connection.options("create_issue", "projects", Value::Null, "").collect().await.unwrap();
    let asked = world.0.lock().unwrap().clone();
    let expected = [
        "GET https://api.example.com/repositories?q=a&owner=me",
        "POST https://api.example.com/projects {\"repository\":\"me/a\"}",
        "POST https://api.example.com/projects {}",
    ];
    assert_eq!(asked, expected);
}

#[tokio::test]
async fn a_form_that_is_drawn_again_asks_nobody_until_something_is_written() {
    let (tracker, world) = tracker();
    let asked = || std::mem::take(&mut *world.0.lock().unwrap()).len();
    let read = |owner: &'static str| tracker.connection().options("create_issue", "repository", json!({ "owner": owner }), "");
    let first = read("me").collect().await.unwrap();
    assert_eq!((first.len(), asked()), (3, 2));
    assert_eq!(read("me").collect().await.unwrap(), first);
    assert_eq!(read("me").first().await.unwrap().as_ref(), first.first());
    assert_eq!(asked(), 0);
    assert_eq!((read("you").first().await.unwrap().is_some(), asked()), (true, 1), "another question");
    assert_eq!((read("you").collect().await.unwrap().len(), asked()), (3, 1), "only the page that is not known");
    assert_eq!((read("me").fresh().collect().await.unwrap().len(), asked()), (3, 2));
    assert_eq!((read("me").header("x-tenant", "7").first().await.unwrap().is_some(), asked()), (true, 1), "a header may change the answer");
    assert_eq!((tracker.repositories("me").first().await.unwrap().is_some(), asked()), (true, 1), "the client itself always asks");

    tracker.create_issue(("me", "me/a")).await.unwrap();
    assert_eq!((read("me").collect().await.unwrap().len(), asked()), (3, 3));
}

/// A clock that can be moved; the service answers with a list of projects.
#[derive(Default)]
struct Clock(Mutex<(Duration, usize)>);

impl Execute for Clock {
    fn run(&self, operation: Operation) -> BoxFuture<'_, Outcome> {
        let mut state = self.0.lock().unwrap();
        Box::pin(std::future::ready(match operation {
            Operation::Call(..) => {
                state.1 += 1;
                Outcome::Call(Ok(Reply { status: StatusCode::OK, headers: HeaderMap::new(), body: "[{\"id\": 1}]".into() }))
            }
            Operation::Now => Outcome::Now(state.0),
            Operation::Wait(_) => Outcome::Wait,
            _ => Outcome::Random(0),
        }))
    }
}

#[tokio::test]
async fn what_was_read_is_used_for_as_long_as_the_lookup_says() {
    let clock = Arc::new(Clock::default());
    let tracker = Tracker::token().token("t").engine(clock.clone()).connect().unwrap();
    let read = || tracker.connection().options("create_issue", "any", Value::Null, "").collect();
    for (seconds, asked) in [(0, 1), (599, 1), (601, 2), (700, 2)] {
        clock.0.lock().unwrap().0 = Duration::from_secs(seconds);
        assert_eq!(read().await.unwrap().len(), 1);
        assert_eq!(clock.0.lock().unwrap().1, asked, "after {seconds} seconds");
    }
}

#[tokio::test]
async fn what_the_service_does_not_search_is_searched_here() {
    let (tracker, _) = tracker();
    let found = |search: &'static str| tracker.connection().options("create_issue", "any", Value::Null, search).collect();
    assert_eq!(shown(&found("WEB eve").await.unwrap()), [(json!(1), "Web", Some("eve"))]);
    assert_eq!(shown(&found("untit").await.unwrap()), [(json!(2), "Untitled", None)]);
    assert_eq!(found("nothing").await.unwrap(), []);
    let first = tracker.connection().options("create_issue", "any", Value::Null, "untit").take(1).collect().await.unwrap();
    assert_eq!(first.len(), 1);
}

#[tokio::test]
async fn choices_that_stand_in_the_description_need_no_call() {
    let (tracker, world) = tracker();
    let of = |field: &'static str, search: &'static str| tracker.connection().options("create_issue", field, Value::Null, search).collect();
    assert_eq!(shown(&of("state", "").await.unwrap()), [(json!("open"), "Open", None), (json!("shut"), "Closed", None)]);
    assert_eq!(shown(&of("state", "clos").await.unwrap()), [(json!("shut"), "Closed", None)]);
    assert_eq!(shown(&of("size", "").await.unwrap()), [(json!(1), "1", None), (json!(20), "20", None)]);
    assert!(world.0.lock().unwrap().is_empty());
}

#[tokio::test]
async fn what_is_missing_or_wrong_is_named() {
    let (tracker, world) = tracker();
    for (card, field, given, wrong, message) in [
        ("create_issue", "repository", json!({}), Some("owner"), "the choices of `repository` depend on `owner`; give `owner` first"),
        ("create_issue", "title", json!({}), Some("title"), "`title` is text and has no choices"),
        ("create_issue", "titel", json!({}), None, "there is no input `titel`; did you mean `title`?"),
        ("create_isue", "title", json!({}), None, "Tracker has no card `create_isue`; did you mean `create_issue`?"),
        ("create_issue", "repository", json!({ "owner": 5 }), Some("owner"), "`owner` is a number, not text"),
        ("create_issue", "repository", json!({ "onwer": "me" }), None, "there is no input `onwer`; did you mean `owner`?"),
    ] {
        let error = tracker.connection().options(card, field, given, "").collect().await.unwrap_err();
        assert_eq!((error.kind(), error.field(), error.message()), (ErrorKind::Input, wrong, message));
    }
    assert!(world.0.lock().unwrap().is_empty());
}

#[tokio::test]
async fn an_item_without_a_value_is_a_mistake_of_the_description() {
    let (tracker, _) = tracker();
    let error = tracker.projects_with(Projects::new().repository("broken")).collect().await.unwrap_err();
    assert_eq!((error.kind(), error.message()), (ErrorKind::Decode, "in the answer, `body[0].id` is an object, not text or a number"));
}

#[tokio::test]
async fn a_value_that_the_list_does_not_have_is_valid() {
    let (tracker, world) = tracker();
    tracker.create_issue(CreateIssue::new("me", "brand/new").projects([99])).await.unwrap();
    assert_eq!(world.0.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn the_sandbox_answers_lookups_from_their_samples() {
    let sandbox = Sandbox::start(Tracker::CONNECTOR).await.unwrap();
    let connection = sandbox.connection().unwrap();
    let choices = connection.options("create_issue", "repository", json!({ "owner": "me" }), "").collect().await.unwrap();
    assert_eq!(shown(&choices), [(json!("me/a"), "a", Some("The first"))]);
}

#[test]
fn the_metadata_says_where_choices_come_from() {
    let json = serde_json::to_value(Tracker::CONNECTOR).unwrap();
    assert_eq!(json["lookups"][0]["name"], "repositories");
    assert_eq!(json["lookups"][0]["input"]["fields"][1]["name"], "owner");
    let fields = &json["actions"][0]["input"]["fields"];
    let expected = json!({ "lookup": "repositories", "arguments": { "owner": "options.owner" }, "searched": true, "cache_ms": 60_000 });
    assert_eq!((fields[0].get("choose"), &fields[1]["choose"]), (None, &expected));
}
