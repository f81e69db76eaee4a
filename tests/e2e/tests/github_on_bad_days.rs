//! Uploads and exports of GitHub's connector on a bad day: what was really sent, how often, and what was left of it.

#![cfg(feature = "servers")]
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::{
    io::Write,
    net::TcpStream,
    time::{Duration, Instant},
};

use connector_core::{Error, ErrorKind, File, Url};
use connectors::github::{GitHub, UploadAsset};
use serde_json::{Value, json};
use tests_e2e::{Asked, RawServer, Received, WireMock, head, sum};

const TOKEN: &str = "ghp_hunter2";
const REPOSITORY: &str = "octo-org/hello-world";

/// A client whose calls go below a path of the test's own.
fn github(test: &str) -> GitHub {
    let url = format!("{}/{test}", WireMock::shared().url());
    let github = GitHub::token().access_token(TOKEN);
    github.endpoint("https://api.github.com", &url).endpoint("https://uploads.github.com", format!("{url}/up")).connect().unwrap()
}

fn below(test: &str) -> Value {
    json!({ "urlPathPattern": format!("/{test}/.*") })
}

fn asked(test: &str) -> Vec<Received> {
    WireMock::shared().requests_like(&below(test)).unwrap()
}

/// Answers one after the other; the last one stays.
fn given_in_turn(test: &str, request: &Value, answers: &[Value]) {
    for (at, response) in answers.iter().enumerate() {
        let state = |at: usize| if at == 0 { "Started".to_owned() } else { at.min(answers.len() - 1).to_string() };
        let mapping = json!({
            "scenarioName": format!("{test} {request}"), "requiredScenarioState": state(at), "newScenarioState": state(at + 1),
            "request": request, "response": response,
        });
        WireMock::shared().add_mapping(&mapping).unwrap();
    }
}

fn uploaded() -> Value {
    json!({ "status": 201, "jsonBody": { "id": 7, "name": "big.bin", "state": "uploaded" } })
}

/// Bytes that tell their places, so that a part that is lost or sent twice is seen.
fn content(len: usize) -> Vec<u8> {
    (0..len).map(|at| (at.wrapping_mul(2_654_435_761) >> 7) as u8).collect()
}

fn address() -> Url {
    Url::parse("https://uploads.github.com/repos/octo-org/hello-world/releases/1/assets").unwrap()
}

fn asset(len: usize) -> UploadAsset {
    UploadAsset::new(address(), "big.bin", File::from_bytes("big.bin", content(len)))
}

fn told(error: &Error, kind: ErrorKind, attempts: u32) {
    assert_eq!((error.kind(), error.attempts()), (kind, attempts), "{error}");
    assert!(!format!("{error} {error:?}").contains("hunter2"), "{error:?}");
}

/// A file in memory is kept for the next attempt, and one on disk is read anew.
#[tokio::test]
async fn a_big_file_is_sent_whole_again_after_a_429() {
    const BIG: usize = 8 << 20;
    let path = std::env::temp_dir().join(format!("github-on-bad-days-{}.bin", std::process::id()));
    std::fs::write(&path, content(BIG)).unwrap();
    for file in [File::from_bytes("big.bin", content(BIG)), File::from_path(&path).unwrap()] {
        let service = RawServer::start(|_: &Asked, times: usize, stream: &mut TcpStream| {
            let (status, body) =
                if times == 1 { ("429 Too Many Requests\r\nretry-after: 1", "{}") } else { ("201 Created", r#"{"id":7}"#) };
            stream.write_all(format!("{}{body}", head(status, "application/json", body.len())).as_bytes())
        });
        let service = service.unwrap();
        let github = GitHub::token().access_token(TOKEN).endpoint("https://uploads.github.com", service.url()).connect().unwrap();
        let started = Instant::now();
        let (sent, meta) = github.upload_asset(UploadAsset::new(address(), "big.bin", file)).with_meta().await.unwrap();
        assert_eq!((sent.id, meta.attempts), (7, 2));
        assert!(started.elapsed() >= Duration::from_secs(1), "Retry-After was honoured");
        let asked = service.asked();
        assert_eq!(asked.len(), 2);
        for one in asked {
            assert_eq!(one.line, "POST /repos/octo-org/hello-world/releases/1/assets?name=big.bin");
            assert_eq!((one.len, one.sum), (BIG as u64, sum(&content(BIG))));
            assert_eq!((one.header("content-length"), one.header("authorization")), (Some("8388608"), Some("Bearer ghp_hunter2")));
        }
    }
    std::fs::remove_file(&path).unwrap();
}

#[tokio::test]
async fn an_asset_is_not_sent_again_where_it_may_have_arrived() {
    for (name, answer, kind) in [
        ("503", json!({ "status": 503, "headers": { "Retry-After": "1" } }), ErrorKind::Unavailable),
        ("502", json!({ "status": 502, "body": "<html>bad gateway</html>" }), ErrorKind::Unavailable),
        ("reset", json!({ "fault": "CONNECTION_RESET_BY_PEER" }), ErrorKind::Transport),
        ("garbage", json!({ "fault": "RANDOM_DATA_THEN_CLOSE" }), ErrorKind::Transport),
        ("not-json", json!({ "status": 201, "body": "<html>thank you</html>" }), ErrorKind::Decode),
        ("no-id", json!({ "status": 201, "jsonBody": { "state": "starter" } }), ErrorKind::Decode),
    ] {
        let test = &format!("asset-{name}");
        given_in_turn(test, &below(test), &[answer, uploaded()]);
        told(&github(test).upload_asset(asset(300_000)).await.unwrap_err(), kind, 1);
        let asked = asked(test);
        assert!(asked.len() == 1 && asked[0].body == content(300_000), "{name}: {} calls", asked.len());
    }
}

/// GitHub tells a limit of its own by 403, with the time at which it ends.
#[tokio::test]
async fn githubs_own_limit_is_waited_for() {
    let test = "asset-403";
    let until = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs() + 2;
    let limited = json!({
        "status": 403, "headers": { "X-RateLimit-Remaining": "0", "X-RateLimit-Reset": until.to_string() },
        "jsonBody": { "message": "API rate limit exceeded" },
    });
    given_in_turn(test, &below(test), &[limited, uploaded()]);
    let meta = github(test).upload_asset(asset(1000)).with_meta().await.unwrap().1;
    assert_eq!((meta.attempts, asked(test).len()), (2, 2));
    assert!(asked(test)[1].at_ms / 1000 >= i64::try_from(until).unwrap() - 1, "it waited for the time that was told");

    let test = "asset-403-no";
    given_in_turn(test, &below(test), &[json!({ "status": 403, "jsonBody": { "message": "Resource not accessible" } })]);
    told(&github(test).upload_asset(asset(1000)).await.unwrap_err(), ErrorKind::Forbidden, 1);
    assert_eq!(asked(test).len(), 1);
}

// ---- exports ------------------------------------------------------------------------------------------------------

const MIGRATIONS: &str = "/user/migrations";

/// An export whose job is begun, and then tells these states.
fn given_export(test: &str, states: &[Value]) {
    let begun = json!({ "status": 201, "jsonBody": { "id": 79, "state": "pending" } });
    given_in_turn(test, &json!({ "method": "POST", "urlPath": format!("/{test}{MIGRATIONS}") }), &[begun]);
    let states: Vec<Value> = states.iter().map(|state| json!({ "status": 200, "jsonBody": { "id": 79, "state": state } })).collect();
    given_in_turn(test, &json!({ "method": "GET", "urlPath": format!("/{test}{MIGRATIONS}/79") }), &states);
}

fn given_archive(test: &str, answers: &[Value]) {
    given_in_turn(test, &json!({ "method": "GET", "urlPath": format!("/{test}{MIGRATIONS}/79/archive") }), answers);
}

fn paths(test: &str) -> Vec<String> {
    asked(test).iter().map(|one| format!("{} {}", one.method, one.url.trim_start_matches(&format!("/{test}")))).collect()
}

#[tokio::test]
async fn the_archive_comes_from_the_downloads_without_the_token() {
    let test = "export";
    given_export(test, &[json!("exported")]);
    let moved = json!({ "status": 302, "headers": { "Location": "https://codeload.githubusercontent.com/a/79?sig=s%2Fg" } });
    given_archive(test, &[moved]);
    let downloads = WireMock::start().unwrap();
    let archive = content(2 << 20);
    let body = base64::Engine::encode(&base64::prelude::BASE64_STANDARD, &archive);
    let answer = json!({ "status": 200, "headers": { "Content-Type": "application/gzip" }, "base64Body": body });
    downloads.add_mapping(&json!({ "request": { "urlPath": "/a/79" }, "response": answer })).unwrap();

    let url = format!("{}/{test}", WireMock::shared().url());
    let github = GitHub::token().access_token(TOKEN).endpoint("https://api.github.com", url);
    let github = github.endpoint("https://*.githubusercontent.com", downloads.url()).connect().unwrap();
    let file = github.export_repository(REPOSITORY).deadline(Duration::from_secs(60)).await.unwrap().archive;
    assert_eq!(file.media_type(), "application/gzip");
    assert!(file.read().await.unwrap() == archive);
    assert_eq!(paths(test), ["POST /user/migrations", "GET /user/migrations/79", "GET /user/migrations/79/archive"]);
    assert!(asked(test).iter().all(|one| one.header("authorization") == Some("Bearer ghp_hunter2")));
    let there = downloads.requests().unwrap();
    assert_eq!(there.len(), 1);
    assert_eq!((there[0].url.as_str(), there[0].header("authorization")), ("/a/79?sig=s%2Fg", None));
    assert!(there[0].headers.iter().all(|(name, value)| !value.contains("hunter2") && !name.eq_ignore_ascii_case("cookie")));
}

#[tokio::test]
async fn an_archive_that_is_elsewhere_is_not_fetched() {
    for (at, location) in
        ["https://evil.example/79", "http://codeload.githubusercontent.com/79", "https://githubusercontent.com.evil.example/"]
            .into_iter()
            .enumerate()
    {
        let test = &format!("export-away-{at}");
        given_export(test, &[json!("exported")]);
        given_archive(test, &[json!({ "status": 302, "headers": { "Location": location } })]);
        let error = github(test).export_repository(REPOSITORY).await.unwrap_err();
        told(&error, ErrorKind::Rejected, error.attempts());
        assert!(error.message().contains("follows only https://*.githubusercontent.com"), "{error}");
    }
}

#[tokio::test]
async fn a_job_that_fails_is_an_error_and_nothing_is_fetched() {
    let test = "export-failed";
    given_export(test, &[json!("failed")]);
    let error = github(test).export_repository(REPOSITORY).await.unwrap_err();
    told(&error, ErrorKind::Rejected, error.attempts());
    assert_eq!(paths(test), ["POST /user/migrations", "GET /user/migrations/79"]);
}

#[tokio::test]
async fn a_job_that_takes_too_long_ends_with_the_callers_deadline() {
    let test = "export-late";
    given_export(test, &[json!("exporting")]);
    let started = Instant::now();
    let error = github(test).export_repository(REPOSITORY).deadline(Duration::from_secs(3)).await.unwrap_err();
    told(&error, ErrorKind::Timeout, error.attempts());
    assert!(started.elapsed() < Duration::from_secs(10), "{:?}", started.elapsed());
    assert_eq!(paths(test), ["POST /user/migrations", "GET /user/migrations/79"], "the next look would have been too late");
}

/// Beginning a job is a write that may have been done; a look at it is a read.
#[tokio::test]
async fn a_job_is_begun_once_and_looked_at_again() {
    let test = "export-503";
    given_in_turn(test, &json!({ "method": "POST", "urlPath": format!("/{test}{MIGRATIONS}") }), &[json!({ "status": 503 })]);
    told(&github(test).export_repository(REPOSITORY).await.unwrap_err(), ErrorKind::Unavailable, 1);
    assert_eq!(paths(test), ["POST /user/migrations"]);

    let test = "export-look";
    given_export(test, &[json!("exported")]);
    let look = json!({ "method": "GET", "urlPath": format!("/{test}{MIGRATIONS}/79") });
    let exported = json!({ "status": 200, "jsonBody": { "id": 79, "state": "exported" } });
    given_in_turn(&format!("{test}-again"), &look, &[json!({ "fault": "CONNECTION_RESET_BY_PEER" }), exported]);
    given_archive(test, &[json!({ "status": 503 }), json!({ "status": 200, "body": "the archive" })]);
    let file = github(test).export_repository(REPOSITORY).deadline(Duration::from_secs(60)).await.unwrap().archive;
    assert_eq!(&file.read().await.unwrap()[..], b"the archive");
    let looked = paths(test);
    assert_eq!((looked.len(), looked.iter().filter(|path| path.starts_with("POST")).count()), (5, 1), "{looked:?}");
}
