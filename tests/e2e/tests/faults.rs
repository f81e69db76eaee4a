//! Each fault that WireMock has, on each kind of call: how often the service was really called, and what the caller is told.
//!
//! A write is repeated only where nothing was done, where it is idempotent, or where the caller gave a key.

#![cfg(feature = "servers")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::time::{Duration, Instant};

use connector_core::{Error, ErrorKind, File, Url, connector};
use connectors::docker_registry::DockerRegistry;
use connectors::github::GitHub;
use serde_json::{Value, json};
use tests_e2e::WireMock;

/// All the faults of WireMock.
const FAULTS: [&str; 4] = ["EMPTY_RESPONSE", "MALFORMED_RESPONSE_CHUNK", "RANDOM_DATA_THEN_CLOSE", "CONNECTION_RESET_BY_PEER"];

/// So often a call is tried that may be repeated.
const ATTEMPTS: u64 = 3;

const KEY: &str = "key-1";

connector! {
    pub connector Depot "Depot" { key: "depot", version: "1.0.0", base_url: "https://depot.example.com" }

    auth token "Token" bearer {}

    helper depot { retry { attempts: 3, backoff: 5ms..20ms } }

    action look "Look" { effects read; GET "/look" via depot; output { id "ID": i64 from body.id } }

    action add "Add" { effects write; POST "/add" via depot { json { name: "x" } } output { id "ID": i64 from body.id } }

    action set "Set" { effects write idempotent; PUT "/set" via depot { json { name: "x" } } output { id "ID": i64 from body.id } }

    action upload "Upload" {
        effects write;
        input { url "Address": Url where within "https://up.example.com", file "File": File }
        POST "{input.url}" via depot { stream input.file; }
        output { id "ID": i64 from body.id }
    }
}

/// A kind of call, by what makes it safe to repeat.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Read,
    Write,
    WriteWithKey,
    IdempotentWrite,
    Upload,
    UploadWithKey,
}

const KINDS: [Kind; 6] = [Kind::Read, Kind::Write, Kind::WriteWithKey, Kind::IdempotentWrite, Kind::Upload, Kind::UploadWithKey];

impl Kind {
    /// How often it is tried where it is not known whether anything was done.
    fn attempts_in_doubt(self) -> u64 {
        if matches!(self, Self::Write | Self::Upload) { 1 } else { ATTEMPTS }
    }

    fn has_key(self) -> bool {
        matches!(self, Self::WriteWithKey | Self::UploadWithKey)
    }
}

/// What a call came to: the attempts that were made, or the error.
type Told = Result<u32, Error>;

/// How patient the caller is.
#[derive(Clone, Copy)]
struct Patience {
    deadline: Duration,
    silence: Duration,
}

const PATIENT: Patience = Patience { deadline: Duration::from_secs(60), silence: Duration::from_secs(30) };

async fn call(kind: Kind, test: &str, patience: Patience) -> Told {
    let url = format!("{}/{test}", WireMock::shared().url());
    let depot = Depot::token().token("t").read_timeout(patience.silence);
    let depot = depot.endpoint("https://depot.example.com", &url).endpoint("https://up.example.com", &url).connect().unwrap();
    let address = || Url::parse("https://up.example.com/releases/1").unwrap();
    let file = || File::from_bytes("a.bin", vec![7_u8; 64 * 1024]);
    macro_rules! attempts {
        ($call:expr) => {
            $call.deadline(patience.deadline).with_meta().await.map(|(_, meta)| meta.attempts)
        };
    }
    match kind {
        Kind::Read => attempts!(depot.look()),
        Kind::Write => attempts!(depot.add()),
        Kind::WriteWithKey => attempts!(depot.add().idempotency_key(KEY)),
        Kind::IdempotentWrite => attempts!(depot.set()),
        Kind::Upload => attempts!(depot.upload((address(), file()))),
        Kind::UploadWithKey => attempts!(depot.upload((address(), file())).idempotency_key(KEY)),
    }
}

fn path_of(test: &str) -> Value {
    json!({ "urlPathPattern": format!("/{test}/.*") })
}

/// Whatever is called below the test's path answers so.
fn given(test: &str, response: &Value) {
    WireMock::shared().add_mapping(&json!({ "request": path_of(test), "response": response })).unwrap();
}

/// It answers so once, and then well.
fn given_once(test: &str, response: &Value) {
    let good = json!({ "status": 200, "jsonBody": { "id": 1 } });
    for (from, response) in [("Started", response), ("later", &good)] {
        let mapping = json!({
            "scenarioName": test, "requiredScenarioState": from, "newScenarioState": "later",
            "request": path_of(test), "response": response,
        });
        WireMock::shared().add_mapping(&mapping).unwrap();
    }
}

fn calls(test: &str) -> u64 {
    WireMock::shared().count(&path_of(test)).unwrap()
}

/// The kind of the error, after so many calls.
#[track_caller]
fn failed(what: &str, told: Told, calls: u64, kind: ErrorKind, expected: u64) -> Error {
    let error = told.expect_err(what);
    assert_eq!((error.kind(), calls, u64::from(error.attempts())), (kind, expected, expected), "{what}: {error}");
    error
}

/// A call that is safe to repeat is well after two, and another is not made twice.
#[track_caller]
fn repeated_if_safe(kind: Kind, what: &str, told: Told, calls: u64, fault: ErrorKind) {
    match kind.attempts_in_doubt() {
        1 => drop(failed(what, told, calls, fault, 1)),
        _ => assert_eq!((told.expect(what), calls), (2, 2), "{what}"),
    }
}

#[tokio::test]
async fn a_connection_that_breaks_is_tried_again_only_where_that_is_safe() {
    for fault in FAULTS {
        for kind in KINDS {
            let what = format!("{fault}-{kind:?}");
            given(&what, &json!({ "fault": fault }));
            let told = call(kind, &what, PATIENT).await;
            let error = failed(&what, told, calls(&what), ErrorKind::Transport, kind.attempts_in_doubt());
            assert!(!error.is_nothing_done(), "{what}: nobody knows what was done");
        }
    }
}

#[tokio::test]
async fn a_connection_that_breaks_once_is_forgotten_where_that_is_safe() {
    for fault in FAULTS {
        for kind in KINDS {
            let what = format!("once-{fault}-{kind:?}");
            given_once(&what, &json!({ "fault": fault }));
            let told = call(kind, &what, PATIENT).await;
            repeated_if_safe(kind, &what, told, calls(&what), ErrorKind::Transport);
            let requests = WireMock::shared().requests_like(&path_of(&what)).unwrap();
            for request in &requests {
                assert_eq!(request.header("idempotency-key"), kind.has_key().then_some(KEY), "{what}: all attempts have the same key");
                assert_eq!(request.body, requests[0].body, "{what}: and the same body");
            }
            if matches!(kind, Kind::Upload | Kind::UploadWithKey) {
                assert_eq!(requests[0].body.len(), 64 * 1024, "{what}");
            }
        }
    }
}

#[tokio::test]
async fn an_answer_after_the_deadline_is_not_waited_for_and_nothing_is_tried_again() {
    let late = json!({ "status": 200, "fixedDelayMilliseconds": 3_000, "jsonBody": { "id": 1 } });
    let drip = json!({
        "status": 200, "jsonBody": { "id": 1 }, "chunkedDribbleDelay": { "numberOfChunks": 8, "totalDuration": 3_000 },
    });
    for (name, answer) in [("late", late), ("drip", drip)] {
        for kind in KINDS {
            let what = format!("{name}-{kind:?}");
            given(&what, &answer);
            let started = Instant::now();
            let told = call(kind, &what, Patience { deadline: Duration::from_millis(500), ..PATIENT }).await;
            failed(&what, told, calls(&what), ErrorKind::Timeout, 1);
            assert!(started.elapsed() < Duration::from_millis(2_500), "{what}: {:?}", started.elapsed());
        }
    }
}

#[tokio::test]
async fn silence_is_a_timeout_that_is_tried_again_only_where_that_is_safe() {
    let impatient = Patience { silence: Duration::from_millis(250), ..PATIENT };
    let slow = json!({
        "status": 200, "jsonBody": { "id": 1 }, "chunkedDribbleDelay": { "numberOfChunks": 2, "totalDuration": 3_000 },
    });
    let late = json!({ "status": 200, "fixedDelayMilliseconds": 3_000, "jsonBody": { "id": 1 } });
    for (name, answer) in [("slow-drip", slow), ("silent", late)] {
        for kind in KINDS {
            let what = format!("{name}-{kind:?}");
            given(&what, &answer);
            let told = call(kind, &what, impatient).await;
            failed(&what, told, calls(&what), ErrorKind::Timeout, kind.attempts_in_doubt());
        }
    }
    let steady = json!({ "status": 200, "jsonBody": { "id": 1 }, "chunkedDribbleDelay": { "numberOfChunks": 8, "totalDuration": 1_200 } });
    given("steady", &steady);
    let started = Instant::now();
    assert_eq!((call(Kind::Read, "steady", impatient).await.unwrap(), calls("steady")), (1, 1));
    assert!(started.elapsed() > impatient.silence, "an answer that keeps coming is waited for");
}

#[tokio::test]
async fn a_429_did_nothing_and_every_kind_of_call_waits_as_long_as_it_says() {
    // A date has whole seconds, so that up to one of the three may be gone when it is written.
    let date = "{{now offset='3 seconds' format='EEE, dd MMM yyyy HH:mm:ss' timezone='GMT'}} GMT";
    for (name, wait) in [("seconds", "1"), ("date", date)] {
        let answer = json!({ "status": 429, "headers": { "Retry-After": wait }, "transformers": ["response-template"] });
        let one = async |kind: Kind| {
            let what = format!("429-{name}-{kind:?}");
            given_once(&what, &answer);
            let told = call(kind, &what, PATIENT).await;
            assert_eq!((told.unwrap(), calls(&what)), (2, 2), "{what}");
            let requests = WireMock::shared().requests_like(&path_of(&what)).unwrap();
            let waited = requests[1].at_ms - requests[0].at_ms;
            assert!((950..8_000).contains(&waited), "{what}: waited {waited} ms, and was told `{wait}`");
        };
        let [a, b, c, d, e, f] = KINDS.map(one);
        tokio::join!(a, b, c, d, e, f);
    }
}

#[tokio::test]
async fn a_wait_that_is_longer_than_the_deadline_is_an_error_at_once() {
    for kind in KINDS {
        let what = format!("429-far-{kind:?}");
        given(&what, &json!({ "status": 429, "headers": { "Retry-After": "3600" } }));
        let started = Instant::now();
        let error = failed(&what, call(kind, &what, PATIENT).await, calls(&what), ErrorKind::RateLimited, 1);
        assert_eq!(error.retry_after(), Some(Duration::from_secs(3600)));
        assert!(started.elapsed() < Duration::from_secs(5));
    }
}

#[tokio::test]
async fn a_503_may_have_done_something() {
    for kind in KINDS {
        let what = format!("503-{kind:?}");
        given_once(&what, &json!({ "status": 503 }));
        let told = call(kind, &what, PATIENT).await;
        repeated_if_safe(kind, &what, told, calls(&what), ErrorKind::Unavailable);
    }
}

#[tokio::test]
async fn half_an_answer_is_none() {
    for kind in KINDS {
        let what = format!("half-{kind:?}");
        given(&what, &json!({ "status": 200, "headers": { "Content-Length": "4096" }, "body": "{\"id\": 1}" }));
        let impatient = Patience { silence: Duration::from_millis(500), ..PATIENT };
        let told = call(kind, &what, impatient).await;
        failed(&what, told, calls(&what), ErrorKind::Transport, kind.attempts_in_doubt());
    }
}

/// GitHub's own card, with the pauses and attempts that its description says.
#[tokio::test]
async fn an_asset_is_uploaded_once_or_by_its_key() {
    let one = async |fault: &'static str, key: Option<&'static str>| {
        let what = format!("asset-{fault}-{}", key.unwrap_or("none"));
        given(&what, &json!({ "fault": fault }));
        let url = format!("{}/{what}", WireMock::shared().url());
        let github = GitHub::token().access_token("ghp_x").endpoint("https://uploads.github.com", url).connect().unwrap();
        let address = Url::parse("https://uploads.github.com/repos/o/r/releases/1/assets").unwrap();
        let call = github.upload_asset((address, "a.txt", File::from_bytes("a.txt", "hello"))).deadline(Duration::from_secs(60));
        let call = if let Some(key) = key { call.idempotency_key(key) } else { call };
        let told = call.with_meta().await.map(|(_, meta)| meta.attempts);
        failed(&what, told, calls(&what), ErrorKind::Transport, if key.is_some() { 4 } else { 1 });
        for request in WireMock::shared().requests_like(&path_of(&what)).unwrap() {
            assert_eq!((request.body.as_slice(), request.header("idempotency-key")), (b"hello".as_slice(), key), "{what}");
            assert!(request.url.ends_with("/repos/o/r/releases/1/assets?name=a.txt"), "{}", request.url);
        }
    };
    let both = async |fault| tokio::join!(one(fault, None), one(fault, Some("k1")));
    let [a, b, c, d] = FAULTS.map(both);
    tokio::join!(a, b, c, d);
}

/// A registry gives each upload an address; what breaks there does not begin another upload.
#[tokio::test]
async fn an_upload_by_its_address_is_not_begun_again() {
    const BLOB: &str = "sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
    let one = async |fault: &'static str, key: Option<&'static str>| {
        let what = format!("blob-{fault}-{}", key.unwrap_or("none"));
        let count = |method: &str| WireMock::shared().count(&json!({ "method": method, "urlPathPattern": format!("/{what}/.*") })).unwrap();
        let begun = json!({ "status": 202, "headers": { "Location": format!("/{what}/u/1?_state=a%2Fb") } });
        for (method, response) in [("POST", begun), ("PUT", json!({ "fault": fault }))] {
            let request = json!({ "method": method, "urlPathPattern": format!("/{what}/.*") });
            WireMock::shared().add_mapping(&json!({ "request": request, "response": response })).unwrap();
        }
        let url = format!("{}/{what}", WireMock::shared().url());
        let registry = DockerRegistry::login().url(url).username("u").password("p").connect().unwrap();
        let call = registry.upload_blob(("team/shop", BLOB, File::from_bytes("a", "hello")));
        let call = if let Some(key) = key { call.idempotency_key(key) } else { call };
        let error = call.await.expect_err(&what);
        let expected = if key.is_some() { 4 } else { 1 };
        assert_eq!((error.kind(), count("POST"), count("PUT")), (ErrorKind::Transport, 1, expected), "{what}: {error}");
        let asked = WireMock::shared().requests_like(&path_of(&what)).unwrap();
        assert!(asked[1].url.ends_with(&format!("/u/1?_state=a%2Fb&digest={}", BLOB.replace(':', "%3A"))), "{}", asked[1].url);
        assert!(asked.iter().all(|request| request.header("authorization").is_some_and(|value| value.starts_with("Basic "))));
        if let [post, puts @ ..] = asked.as_slice() {
            let keys: Vec<_> = puts.iter().map(|request| request.header("idempotency-key")).collect();
            assert!(keys.iter().all(|key| *key == keys[0]), "one key for all attempts: {keys:?}");
            assert!(key.is_none() || post.header("idempotency-key") != keys[0], "each step has its own");
        }
    };
    let both = async |fault| tokio::join!(one(fault, None), one(fault, Some("k1")));
    let [a, b, c, d] = FAULTS.map(both);
    tokio::join!(a, b, c, d);
}
