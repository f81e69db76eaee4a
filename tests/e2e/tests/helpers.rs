//! Helpers that build on others.

#![allow(clippy::unwrap_used, missing_docs)]

use std::{sync::Mutex, time::Duration};

use connector_core::{
    ErrorKind, connector,
    seam::{BoxFuture, Execute, HttpRequest, Operation, Outcome, Reply},
};
use http::{HeaderMap, StatusCode};

connector! {
    pub(crate) connector Cloud "Cloud" { key: "cloud", version: "1.0.0", base_url: "https://cloud.example.com" }

    auth token custom { parameters { token: Secret } }

    helper files via api {
        header "Accept": "application/octet-stream";
        header "X-Files": "yes";
        error status 404 && body.code == "no_file" => Rejected { code: body.code };
        retry { attempts: 1 }
        concurrency 2;
    }

    helper api {
        header "Authorization": "Bearer {auth.token}";
        header "Accept": "application/json";
        query { version: 2 }
        error status 404 => NotFound { code: body.code };
        error status 409 => Conflict;
        retry { attempts: 4 }
        limit 2 per 1h by connection;
    }

    action read_file "Read File" { effects read; GET "/files" via files; }
    action read_note "Read Note" { effects read; GET "/notes" via api; }
}

/// Answers with a status and a code, and remembers what it was asked.
struct Service(u16, &'static str, Mutex<Vec<HttpRequest>>);

impl Execute for Service {
    fn run(&self, operation: Operation) -> BoxFuture<'_, Outcome> {
        let outcome = match operation {
            Operation::Call(request, _) => {
                self.2.lock().unwrap().push(request);
                let body = format!("{{\"code\":\"{}\"}}", self.1).into();
                Outcome::Call(Ok(Reply { status: StatusCode::from_u16(self.0).unwrap(), headers: HeaderMap::new(), body }))
            }
            Operation::Wait(_) => Outcome::Wait,
            Operation::Now => Outcome::Now(Duration::ZERO),
            _ => Outcome::Random(0),
        };
        Box::pin(std::future::ready(outcome))
    }
}

fn cloud(status: u16, code: &'static str) -> (Cloud, std::sync::Arc<Service>) {
    let service = std::sync::Arc::new(Service(status, code, Mutex::default()));
    (Cloud::token().token("t").engine(service.clone()).connect().unwrap(), service)
}

#[tokio::test]
async fn headers_and_parameters_of_both_are_sent_and_the_nearer_ones_win() {
    let (cloud, service) = cloud(200, "");
    cloud.read_file().await.unwrap();
    cloud.read_note().await.unwrap();
    let asked = service.2.lock().unwrap();
    let header = |place: usize, name: &str| asked[place].headers.get(name).map(|value| value.to_str().unwrap().to_owned());
    for place in [0, 1] {
        assert_eq!((header(place, "authorization").as_deref(), asked[place].url.query()), (Some("Bearer t"), Some("version=2")));
    }
    assert_eq!((header(0, "accept").as_deref(), header(0, "x-files").as_deref()), (Some("application/octet-stream"), Some("yes")));
    assert_eq!((header(1, "accept").as_deref(), header(1, "x-files")), (Some("application/json"), None));
}

#[tokio::test]
async fn the_nearer_rules_are_looked_at_first() {
    for (status, code, kind) in
        [(404, "no_file", ErrorKind::Rejected), (404, "other", ErrorKind::NotFound), (409, "x", ErrorKind::Conflict)]
    {
        let (cloud, _) = cloud(status, code);
        assert_eq!(cloud.read_file().await.unwrap_err().kind(), kind, "{status} {code}");
    }
    let (cloud, _) = cloud(404, "no_file");
    assert_eq!(cloud.read_note().await.unwrap_err().kind(), ErrorKind::NotFound);
}

#[tokio::test]
async fn a_retry_of_its_own_stands_in_and_a_limit_holds_for_both_together() {
    let (cloud, service) = cloud(503, "");
    assert_eq!(cloud.read_file().await.unwrap_err().kind(), ErrorKind::Unavailable);
    assert_eq!(service.2.lock().unwrap().len(), 1, "one attempt by `files`");
    let (cloud, service) = self::cloud(200, "");
    cloud.read_file().await.unwrap();
    cloud.read_note().await.unwrap();
    let late = cloud.read_note().deadline(Duration::from_secs(1)).await.unwrap_err();
    assert_eq!(late.kind(), ErrorKind::RateLimited);
    assert_eq!(service.2.lock().unwrap().len(), 2);
}
