//! Jobs that are taken back where nobody waits for them any more.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::{
    io::Write,
    sync::{Arc, Mutex},
    time::Duration,
};

use connector_core::{
    ErrorKind, connector,
    sandbox::Sandbox,
    seam::{BoxFuture, Execute, Operation, Outcome, Reply},
};
use http::{HeaderMap, StatusCode};
use serde_json::json;
use tests_e2e::{RawServer, head};

connector! {
    pub(crate) connector Press "Press" { key: "press", version: "1.0.0", base_url: "https://press.example.com/v1" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; retry { attempts: 1 } }

    action print "Print" {
        effects write;
        input { title "Title": String }
        let job = POST "/jobs" via api { json { title: input.title } } => { id: String from body.id };
        let done = wait every 20ms..20ms, deadline 5m, until body.state == "done", fail when body.state == "failed" {
            GET "/jobs/{job.id}" via api;
            cancel DELETE "/jobs/{job.id}" via api { query { reason: "unwanted" } }
        } => { pages: i64 from body.pages };
        output { pages "Pages": i64 from done.pages }
        sample { title: "a" } => job: 202 json { "id": "j1" }, done: 200 json { "state": "done", "pages": 3 };
    }

    action print_all "Print All" {
        effects write;
        input { titles "Titles": Vec<String> }
        let pages = for each title in input.titles, concurrency 3 {
            let printed = print_one(title: title);
            give printed.pages;
        };
        output { pages "Pages": Vec<i64> from pages }
        sample { titles: ["a"] } => printed.job: 202 json { "id": "j1" }, printed.done: 200 json { "state": "done", "pages": 3 };
    }

    helper print_one(title: String) {
        effects write;
        let job = POST "/jobs" via api { json { title: input.title } } => { id: String from body.id };
        let done = wait every 20ms..20ms, until body.state == "done" {
            GET "/jobs/{job.id}" via api;
            cancel POST "/jobs/{job.id}/stop" via api;
        } => { pages: i64 from body.pages };
        output { pages: i64 from done.pages }
    }
    custom_api_action via api;
}

/// A service whose jobs are named as their titles, and go as their names say.
fn press() -> (RawServer, Press) {
    let server = RawServer::start(|asked, again, stream| {
        let (status, body) = match asked.line.as_str() {
            "POST /v1/jobs" => ("202 Accepted", json!({ "id": asked.header("x-job").unwrap() })),
            "GET /v1/jobs/quick" if again > 1 => ("200 OK", json!({ "state": "done", "pages": 7 })),
            "GET /v1/jobs/failing" => ("200 OK", json!({ "state": "failed" })),
            "GET /v1/jobs/gone" => ("404 Not Found", json!({})),
            "GET /v1/jobs/odd" => ("200 OK", json!({ "state": "done", "pages": "many" })),
            line if line.starts_with("GET") => ("200 OK", json!({ "state": "running" })),
            line if line.contains("/stubborn") => ("500 Internal Server Error", json!({ "why": "no" })),
            _ => ("204 No Content", json!(null)),
        };
        let body = if body.is_null() { String::new() } else { body.to_string() };
        stream.write_all(head(status, "application/json", body.len()).as_bytes())?;
        stream.write_all(body.as_bytes())
    })
    .unwrap();
    let press = Press::token().token("t").endpoint("https://press.example.com/v1", format!("{}/v1", server.url())).connect().unwrap();
    (server, press)
}

fn cancels(server: &RawServer) -> Vec<String> {
    let is_cancel = |line: &String| line.starts_with("DELETE") || line.ends_with("/stop");
    server.asked().into_iter().map(|asked| asked.line).filter(is_cancel).collect()
}

/// Waits until the service has been asked for this.
async fn until_asked(server: &RawServer, what: &str) {
    for _ in 0..500 {
        if server.asked().iter().any(|asked| asked.line.starts_with(what)) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("nobody asked for {what}: {:?}", server.asked());
}

async fn quiet() {
    tokio::time::sleep(Duration::from_millis(200)).await;
}

#[tokio::test]
async fn a_job_that_is_not_done_in_time_is_taken_back_once() {
    let (server, press) = press();
    let error = press.print("slow").header("X-Job", "slow").deadline(Duration::from_millis(200)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout, "{error}");
    assert_eq!(cancels(&server), ["DELETE /v1/jobs/slow?reason=unwanted"], "it is sent before the error is told");
    let cancel = server.asked().pop().unwrap();
    assert_eq!((cancel.header("authorization"), cancel.header("x-job")), (Some("Bearer t"), Some("slow")));
    quiet().await;
    assert_eq!(cancels(&server).len(), 1);
}

#[tokio::test]
async fn a_call_that_is_dropped_takes_its_job_back_once() {
    let (server, press) = press();
    let call = tokio::spawn(press.print("slow").header("X-Job", "slow").into_future());
    until_asked(&server, "GET /v1/jobs/slow").await;
    call.abort();
    assert!(call.await.unwrap_err().is_cancelled());
    until_asked(&server, "DELETE").await;
    quiet().await;
    assert_eq!(cancels(&server), ["DELETE /v1/jobs/slow?reason=unwanted"]);

    // One that nobody has asked for is no job yet.
    let (server, press) = self::press();
    drop(press.print("slow").header("X-Job", "slow").into_future());
    quiet().await;
    assert_eq!(server.asked(), []);
}

#[tokio::test]
async fn a_job_that_is_over_is_not_taken_back() {
    let (server, press) = press();
    assert_eq!(press.print("quick").header("X-Job", "quick").await.unwrap().pages, 7);
    assert_eq!(press.print("failing").header("X-Job", "failing").await.unwrap_err().kind(), ErrorKind::Rejected);
    assert_eq!(press.print("odd").header("X-Job", "odd").await.unwrap_err().kind(), ErrorKind::Decode, "it is done, and odd");
    quiet().await;
    assert_eq!(cancels(&server), [""; 0]);
}

#[tokio::test]
async fn a_cancel_that_fails_hides_nothing() {
    let (server, press) = press();
    let error = press.print("stubborn").header("X-Job", "stubborn").deadline(Duration::from_millis(200)).await.unwrap_err();
    assert_eq!((error.kind(), error.status()), (ErrorKind::Timeout, Some(200)), "{error}");
    assert_eq!(cancels(&server).len(), 1, "it is not tried again");

    let error = press.print("gone").header("X-Job", "gone").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotFound);
    assert_eq!(cancels(&server)[1..], ["DELETE /v1/jobs/gone?reason=unwanted"]);
}

/// The first that fails ends the others, whose jobs are taken back too.
#[tokio::test]
async fn jobs_of_items_are_taken_back_where_one_of_them_fails() {
    let (server, press) = press();
    let error = press.print_all_with(PrintAll::new().titles(["a", "b", "c"])).header("X-Job", "gone").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotFound);
    quiet().await;
    let cancels = cancels(&server);
    assert!((1..=3).contains(&cancels.len()) && cancels.iter().all(|line| line == "POST /v1/jobs/gone/stop"), "{cancels:?}");
}

/// An engine whose job never ends.
#[derive(Default)]
struct Engine {
    asked: Mutex<Vec<String>>,
    detached: Mutex<Vec<BoxFuture<'static, ()>>>,
    keeps: bool,
}

impl Execute for Engine {
    fn run(&self, operation: Operation) -> BoxFuture<'_, Outcome> {
        let outcome = match operation {
            Operation::Call(request, _) => {
                self.asked.lock().unwrap().push(format!("{} {}", request.method, request.source.is_cancel));
                let reply = Reply { status: StatusCode::OK, headers: HeaderMap::new(), body: r#"{"id": "j"}"#.into() };
                Outcome::Call(Ok(reply))
            }
            Operation::Wait(_) => return Box::pin(std::future::pending()),
            Operation::Now => Outcome::Now(Duration::from_secs(1_000_000)),
            _ => Outcome::Random(0),
        };
        Box::pin(std::future::ready(outcome))
    }

    fn detach(&self, work: BoxFuture<'static, ()>) {
        if self.keeps {
            self.detached.lock().unwrap().push(work);
        }
    }
}

/// An engine may drop a flow only to go on with it elsewhere, so that it says itself what outlives one.
#[tokio::test]
async fn an_engine_says_what_outlives_a_flow() {
    for keeps in [true, false] {
        let engine = Arc::new(Engine { keeps, ..Engine::default() });
        let press = Press::token().token("t").engine(engine.clone()).connect().unwrap();
        let dropped = tokio::time::timeout(Duration::from_millis(50), press.print("slow").into_future()).await;
        assert!(dropped.is_err());
        let work = std::mem::take(&mut *engine.detached.lock().unwrap());
        assert_eq!(work.len(), usize::from(keeps));
        for work in work {
            work.await;
        }
        let asked = engine.asked.lock().unwrap().clone();
        let cancel = ["DELETE true"].into_iter().filter(|_| keeps);
        assert_eq!(asked, ["POST false", "GET false"].into_iter().chain(cancel).collect::<Vec<_>>());
    }
}

#[tokio::test]
async fn a_sandbox_takes_jobs_back_without_a_sample() {
    let sandbox = Sandbox::start(Press::CONNECTOR).await.unwrap();
    let press = Press::try_from(sandbox.connect_by(None).unwrap().connect().unwrap()).unwrap();
    assert_eq!(press.print("a").await.unwrap().pages, 3);
    for (method, path) in [("DELETE", "/jobs/j1"), ("POST", "/jobs/j9/stop")] {
        assert_eq!(press.request(method, path).await.unwrap().status.as_u16(), 204, "{method} {path}");
    }
    assert!(press.request("POST", "/jobs/j9/start").await.is_err());
}
