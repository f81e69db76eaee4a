//! Flows that decide, repeat, wait and call each other, in the sandbox and against a transport that answers by URL.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
    time::Duration,
};

use connector_core::{
    Connection, ErrorKind, Flow, PageReply, Result, Signing, TryStreamExt, connector,
    sandbox::Sandbox,
    seam::{BoxFuture, Execute, HttpRequest, Operation, Outcome, Reply},
};
use http::{HeaderMap, StatusCode};
use serde_json::{Value, json};

connector! {
    pub(crate) connector Teams "Teams" { key: "teams", version: "1.0.0", base_url: "https://teams.example.com" }

    auth token custom { parameters { token: Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    /// Finds a person; one that is not there has no id.
    helper find_user(email "Email": String, active: bool = true) {
        GET "/users" via api { query { email: input.email, active: input.active } tolerate NotFound; }
        output { id: Option<String> from body.id }
    }

    /// Finds a person, or makes one.
    helper ensure_user(email: String) {
        effects write;
        let found = find_user(email: input.email);
        let id = if exists found.id { give found.id; } else {
            let made = POST "/users" via api { json { email: input.email } } => { id: String from body.id };
            give made.id;
        };
        output { id: String from id }
    }

    record Member { name: String, role: Option<String> }

    /// Invites people to a team.
    action invite "Invite" {
        effects write;
        input { emails: Vec<String>, team: String }
        let people = for each email in input.emails, concurrency 3 {
            let user = ensure_user(email: email);
            give user.id;
        };
        let greeting = if input.team == "core" { give "Hello"; } else if input.team == "" { fail Invalid { code: "no_team", message: "`{input.team}` is no team" }; } else { give "Welcome to {input.team}"; };
        let job = POST "/invitations" via api { json { people: people, text: greeting } } => { id: i64 from body.id };
        let done = wait every 10ms..20ms, deadline 1m, until body.state == "done", fail when body.state == "failed" {
            GET "/invitations/{job.id}" via api;
        } => { count: i64 from body.count };
        output { count: i64 from done.count, people: Vec<String> from people, greeting: String from greeting }
        sample { emails: ["a@example.com", "b@example.com"], team: "core" } =>
            user.found: 404, user.found: 200 json { "id": "U2" }, user.made: 201 json { "id": "U1" },
            job: 202 json { "id": 7 }, done: 200 json { "state": "open" }, done: 200 json { "state": "done", "count": 2 };
    }

    /// Names the leads of a team.
    action leads "Leads" {
        effects read;
        input { members: Vec<Member> }
        let names = for each member in input.members { if member.role == "lead" { give member.name; } };
        GET "/leads" via api { query { name: names } }
        output { names: Vec<String> from names, count: i64 from body.count }
        sample { members: [{ name: "Ray", role: "lead" }, { name: "Egon" }] } => 200 json { "count": 1 };
    }
}

/// A service that answers by method and path, and remembers what it was asked.
#[derive(Default)]
struct World {
    asked: Mutex<Vec<String>>,
    looks: Mutex<BTreeMap<String, usize>>,
    waits: Mutex<Vec<Duration>>,
    jobs: Vec<Value>,
}

impl World {
    fn answer(&self, request: &HttpRequest) -> (u16, Value) {
        let path = request.url.path().to_owned();
        let query = request.url.query().unwrap_or_default();
        self.asked.lock().unwrap().push(format!("{} {path} {query} {}", request.method, request.source.step));
        match (request.method.as_str(), path.as_str()) {
            ("GET", "/users") if query.contains("email=new") => (404, json!({ "error": "nobody" })),
            ("GET", "/users") if query.contains("email=broken") => (500, json!({})),
            ("GET", "/users") => (200, json!({ "id": format!("old-{}", query.len()) })),
            ("POST", "/users") => (201, json!({ "id": "made" })),
            ("POST", "/invitations") => (202, json!({ "id": 7 })),
            _ => {
                let mut looks = self.looks.lock().unwrap();
                let look = looks.entry(path).or_default();
                *look += 1;
                (200, self.jobs[(*look - 1).min(self.jobs.len() - 1)].clone())
            }
        }
    }
}

impl Execute for World {
    fn run(&self, operation: Operation) -> BoxFuture<'_, Outcome> {
        Box::pin(std::future::ready(match operation {
            Operation::Call(request, _) => {
                let (status, body) = self.answer(&request);
                let body = body.to_string().into();
                Outcome::Call(Ok(Reply { status: StatusCode::from_u16(status).unwrap(), headers: HeaderMap::new(), body }))
            }
            Operation::Wait(pause) => {
                self.waits.lock().unwrap().push(pause);
                Outcome::Wait
            }
            Operation::Now => Outcome::Now(self.waits.lock().unwrap().iter().sum()),
            _ => Outcome::Random(0),
        }))
    }
}

fn teams(jobs: Vec<Value>) -> (Teams, Arc<World>) {
    let world = Arc::new(World { jobs, ..World::default() });
    (Teams::token().token("t").engine(world.clone()).connect().unwrap(), world)
}

#[tokio::test]
async fn the_sandbox_plays_a_flow_with_all_it_calls() {
    let sandbox = Sandbox::start(Teams::CONNECTOR).await.unwrap();
    let connection: Connection = sandbox.connection().unwrap();
    let invited = connection.invoke("invite", json!({ "emails": ["a@example.com", "b@example.com"], "team": "core" })).await.unwrap();
    assert_eq!(invited, json!({ "count": 2, "people": ["U1", "U2"], "greeting": "Hello" }));
    let leads = Teams::try_from(connection).unwrap().leads_with(Leads::new().members([member("Ray", Some("lead")), member("Egon", None)]));
    assert_eq!(leads.await.unwrap().names, ["Ray"]);
}

fn member(name: &str, role: Option<&str>) -> Member {
    let member = Member::new(name);
    if let Some(role) = role { member.role(role) } else { member }
}

#[tokio::test]
async fn each_item_is_worked_on_in_its_order_and_a_job_is_looked_at_until_it_is_done() {
    let (teams, world) = teams(vec![json!({ "state": "open" }), json!({ "state": "open" }), json!({ "state": "done", "count": 3 })]);
    let invited = teams.invite(Invite::new("red").emails(["old@x", "new@x", "older@x"])).await.unwrap();
    assert_eq!(invited.people, ["old-25", "made", "old-27"]);
    assert_eq!((invited.count, invited.greeting.as_str()), (3, "Welcome to red"));
    assert_eq!(*world.waits.lock().unwrap(), [Duration::from_millis(10), Duration::from_millis(20)]);
    let asked = world.asked.lock().unwrap();
    assert!(asked.contains(&"POST /users  user.made".to_owned()), "{asked:#?}");
    assert_eq!(asked.iter().filter(|asked| asked.ends_with(" done")).count(), 3, "{asked:#?}");
}

#[tokio::test]
async fn an_error_ends_the_flow_and_says_which() {
    let (teams, world) = teams(vec![json!({ "state": "failed" })]);
    let error = teams.invite(Invite::new("").emails(["old@x"])).await.unwrap_err();
    assert_eq!((error.kind(), error.code(), error.message()), (ErrorKind::Invalid, Some("no_team"), "`` is no team"));
    assert!(world.asked.lock().unwrap().iter().all(|asked| !asked.starts_with("POST")), "nothing was written");
    let error = teams.invite(Invite::new("red").emails(["old@x"])).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Rejected);
    assert!(error.to_string().contains("the job has failed"), "{error}");
    let error = teams.invite(Invite::new("red").emails(["broken@x"])).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unavailable, "only what is named is tolerated");
}

#[tokio::test]
async fn a_job_that_is_never_done_ends_at_its_deadline() {
    let (teams, world) = teams(vec![json!({ "state": "open" })]);
    let error = teams.invite("red").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    let waited: Duration = world.waits.lock().unwrap().iter().sum();
    assert!(waited < Duration::from_secs(60) && waited > Duration::from_secs(59), "{waited:?}");
    let error = teams.invite("red").deadline(Duration::from_millis(100)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout, "the caller's own deadline is shorter");
}

#[test]
fn a_flow_is_shown_with_what_is_not_known_yet_in_braces() {
    let (teams, _) = teams(Vec::new());
    let shown = teams.invite(Invite::new("red").emails(["a@x"])).render().unwrap().to_string();
    assert!(shown.contains("GET https://teams.example.com/invitations/{job.id}"), "{shown}");
    assert!(!shown.contains("Bearer t"), "{shown}");
}

connector! {
    pub(crate) connector Notes "Notes" { key: "notes", version: "1.0.0", base_url: "https://notes.example.com/v1" }

    auth token custom { parameters { token: Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    record Note { id: i64, text: Option<String> }

    action list_notes "List Notes" {
        effects read;
        input { folder: String = "all" }
        GET "/folders/{input.folder}/notes" via api;
        pages { next_url from body.next; items Note from body.notes; }
        sample { folder: "old" } => 200 json { "notes": [{ "id": 1 }, { "id": 2, "text": "keep" }, { "id": 3 }] };
    }

    /// Deletes the notes without a text: what no declaration says.
    action tidy_up "Tidy Up" {
        effects write destructive;
        deadline 2s;
        input { folder: String }
        output { deleted: i64, kept: Vec<String> }
        run tidy_up;
        sample { folder: "old" } => request DELETE "/notes/1": 204, request DELETE "/notes/3": 204;
    }

    action count "Count" {
        effects read;
        output { count: i64 }
        run counted::count;
    }

    custom_api_action via api;
}

async fn tidy_up(flow: Flow<Notes>, input: TidyUp) -> Result<TidyUpOutput> {
    let (mut deleted, mut kept) = (0, Vec::new());
    let mut notes = flow.list_notes_with(ListNotes::new().folder(input.folder));
    while let Some(note) = notes.try_next().await? {
        match note.text {
            Some(text) => kept.push(text),
            None => {
                flow.request("DELETE", format!("/notes/{}", note.id)).await?;
                deleted += 1;
            }
        }
    }
    Ok(TidyUpOutput { deleted, kept })
}

mod counted {
    use super::{CountOutput, Flow, Notes, Result};

    pub(super) async fn count(flow: Flow<Notes>) -> Result<CountOutput> {
        let count = flow.list_notes().collect().await?.len();
        Ok(CountOutput { count: i64::try_from(count).unwrap_or(i64::MAX) })
    }
}

#[tokio::test]
async fn a_rust_function_is_a_whole_flow_with_the_clients_own_cards() {
    let sandbox = Sandbox::start(Notes::CONNECTOR).await.unwrap();
    let notes = Notes::try_from(sandbox.connection().unwrap()).unwrap();
    let tidied = notes.tidy_up("old").await.unwrap();
    assert_eq!((tidied.deleted, tidied.kept), (2, vec!["keep".to_owned()]));
    let by_name = notes.invoke("tidy_up", json!({ "folder": "old" })).await.unwrap();
    assert_eq!(by_name, json!({ "deleted": 2, "kept": ["keep"] }));
    let error = notes.tidy_up("other").await.unwrap_err();
    assert_eq!(error.operation(), "notes.list_notes", "{error}");
    assert!(notes.count().render().unwrap_err().to_string().contains("Rust code"));
}

/// Answers nothing but waits: every call takes its time.
#[derive(Default)]
struct Slow(Mutex<Duration>);

impl Execute for Slow {
    fn run(&self, operation: Operation) -> BoxFuture<'_, Outcome> {
        let mut now = self.0.lock().unwrap();
        Box::pin(std::future::ready(match operation {
            Operation::Call(request, bounds) => {
                *now += Duration::from_millis(900);
                assert!(bounds.timeout <= Duration::from_secs(2), "{request:?} may take {:?}", bounds.timeout);
                let page = json!({ "notes": [{ "id": 1, "text": "x" }], "next": format!("/v1/folders/{}", now.as_millis()) });
                Outcome::Call(Ok(Reply { status: StatusCode::OK, headers: HeaderMap::new(), body: page.to_string().into() }))
            }
            Operation::Wait(pause) => {
                *now += pause;
                Outcome::Wait
            }
            Operation::Now => Outcome::Now(*now),
            _ => Outcome::Random(0),
        }))
    }
}

#[tokio::test]
async fn all_calls_of_a_rust_function_end_at_the_cards_deadline() {
    let notes = Notes::token().token("t").engine(Arc::new(Slow::default())).connect().unwrap();
    let error = notes.tidy_up("old").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout, "{error}");
}

connector! {
    pub(crate) connector Vault "Vault" { key: "vault", version: "1.0.0", base_url: "https://vault.example.com/v1" }

    auth key custom { parameters { #[allow(unused)] key_id: String, #[allow(unused)] secret: Secret } }

    helper signed { sign with signing::sign; }

    action list_items "List Items" {
        effects read;
        GET "/items" via signed;
        pages { cursor query.after with after; items String from body.items; }
        sample => 200 json { "items": ["a", "b"] }, page "b" => 200 json { "items": ["c"] };
    }
}

mod signing {
    use super::{Result, Signing};

    /// Signs method and path, and says by which key.
    pub(super) async fn sign(mut request: Signing) -> Result<Signing> {
        let secret = request.auth("secret").unwrap_or_default().len();
        let signature = format!("{} {} {secret} {}", request.method(), request.url().path(), request.body().len());
        request.set_header("x-signature", &signature)?;
        let id = request.auth("key_id").unwrap_or_default().to_owned();
        request.add_query("key", &id);
        Ok(request)
    }
}

/// The last item is the cursor of the next page, until a page is short.
fn after(page: &PageReply<'_>) -> Result<Option<String>> {
    let last = page.json()?["items"].as_array().and_then(|items| items.last()?.as_str().map(str::to_owned));
    Ok(last.filter(|_| page.items == 2))
}

/// Answers two pages, and remembers how they were asked for.
#[derive(Default)]
struct Signed(Mutex<Vec<String>>);

impl Execute for Signed {
    fn run(&self, operation: Operation) -> BoxFuture<'_, Outcome> {
        Box::pin(std::future::ready(match operation {
            Operation::Call(request, _) => {
                let signature = &request.headers["x-signature"];
                assert!(signature.is_sensitive());
                let mut asked = self.0.lock().unwrap();
                asked.push(format!("{} | {}", request.url.query().unwrap_or_default(), signature.to_str().unwrap()));
                let page = if asked.len() == 1 { json!({ "items": ["a", "b"] }) } else { json!({ "items": ["c"] }) };
                Outcome::Call(Ok(Reply { status: StatusCode::OK, headers: HeaderMap::new(), body: page.to_string().into() }))
            }
            Operation::Wait(_) => Outcome::Wait,
            Operation::Now => Outcome::Now(Duration::ZERO),
            _ => Outcome::Random(0),
        }))
    }
}

#[tokio::test]
async fn a_signer_and_a_pager_of_the_authors_fill_one_slot_each() {
    let world = Arc::new(Signed::default());
    let vault = Vault::key().key_id("k1").secret("s3cret").engine(world.clone()).connect().unwrap();
    assert_eq!(vault.list_items().collect().await.unwrap(), ["a", "b", "c"]);
    assert_eq!(*world.0.lock().unwrap(), ["key=k1 | GET /v1/items 6 0", "after=b&key=k1 | GET /v1/items 6 0"]);
    let shown = vault.list_items().render().unwrap().to_string();
    assert!(!shown.contains("s3cret") && !shown.contains("x-signature"), "{shown}");
}
