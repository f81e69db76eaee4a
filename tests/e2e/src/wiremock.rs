//! WireMock: answers as it is told, with faults and delays too, and keeps the requests it got.

use std::process::Command;
use std::sync::OnceLock;
use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use crate::process::{self, Failure, Folder, Server, http};

const JAR: &str = "tests/servers/node_modules/wiremock/build/wiremock-standalone-3.13.2.jar";
const LIMIT: Duration = Duration::from_secs(60);

/// A WireMock with no mappings at its start.
///
/// Tests that share one take paths of their own, since [`reset`](Self::reset) is for all of them.
#[derive(Debug)]
pub struct WireMock {
    server: Server,
    url: String,
}

/// A request that WireMock received.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Received {
    /// The method.
    pub method: String,
    /// The path and the query, as they were sent.
    pub url: String,
    /// The headers, one entry for each value.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
    /// When it came, in milliseconds since 1970.
    pub at_ms: i64,
}

impl Received {
    /// The first value of a header, its name in any case.
    pub fn header(&self, name: &str) -> Option<&str> {
        let same = |(key, _): &&(String, String)| key.eq_ignore_ascii_case(name);
        self.headers.iter().find(same).map(|(_, value)| value.as_str())
    }
}

impl WireMock {
    /// The one that the tests of this binary share.
    #[track_caller]
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<Result<WireMock, Failure>> = OnceLock::new();
        process::shared(SHARED.get_or_init(Self::start))
    }

    /// One of its own, for a test that resets it.
    pub fn start() -> Result<Self, Failure> {
        let jar = process::installed(JAR)?;
        process::start(|| {
            let port = process::free_port()?.to_string();
            let folder = Folder::create("wiremock")?;
            let mut java = Command::new("java");
            java.args(["-XX:TieredStopAtLevel=1", "-Xmx256m", "-jar"])
                .arg(&jar)
                .args(["--bind-address", "127.0.0.1", "--port", &port, "--disable-banner", "--disable-gzip"])
                .arg("--root-dir")
                .arg(folder.path());
            let url = format!("http://127.0.0.1:{port}");
            let health = format!("{url}/__admin/health");
            let server = Server::start("WireMock", folder, &java, LIMIT, |_| process::answers(&health, None, 200))?;
            Ok(Self { server, url })
        })
    }

    /// The base URL, without a slash at its end.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The process, for its output.
    pub fn server(&self) -> &Server {
        &self.server
    }

    /// Adds a mapping, in WireMock's JSON: `{"request": {…}, "response": {…}}`. A later one wins.
    pub fn add_mapping(&self, mapping: &Value) -> Result<(), Failure> {
        self.admin("mappings", mapping).map(drop)
    }

    /// Forgets mappings, requests and the states of scenarios.
    pub fn reset(&self) -> Result<(), Failure> {
        self.admin("reset", &Value::Null).map(drop)
    }

    /// How many requests fit a pattern, such as `{"method": "GET", "urlPath": "/a"}`.
    pub fn count(&self, pattern: &Value) -> Result<u64, Failure> {
        let answer = self.admin("requests/count", pattern)?;
        answer["count"].as_u64().ok_or_else(|| unreadable("requests/count", &answer))
    }

    /// All requests, the first one first.
    pub fn requests(&self) -> Result<Vec<Received>, Failure> {
        self.requests_like(&json!({ "urlPattern": ".*" }))
    }

    /// The requests that fit a pattern, the first one first.
    pub fn requests_like(&self, pattern: &Value) -> Result<Vec<Received>, Failure> {
        let answer = self.admin("requests/find", pattern)?;
        let list = answer["requests"].as_array();
        let read = list.and_then(|list| list.iter().map(received).collect::<Option<Vec<_>>>());
        let mut requests = read.ok_or_else(|| unreadable("requests/find", &answer))?;
        requests.sort_by_key(|request| request.at_ms);
        Ok(requests)
    }

    fn admin(&self, path: &str, body: &Value) -> Result<Value, Failure> {
        let url = format!("{}/__admin/{path}", self.url);
        let failed = |why: String| Failure::new(format!("WireMock, {path}: {why}"));
        let request = http().post(&url).header("content-type", "application/json");
        let mut answer = request.send(body.to_string()).map_err(|error| failed(error.to_string()))?;
        let text = answer.body_mut().read_to_string().map_err(|error| failed(error.to_string()))?;
        if !answer.status().is_success() {
            return Err(failed(format!("{} {text}", answer.status())));
        }
        if text.is_empty() {
            return Ok(Value::Null);
        }
        serde_json::from_str(&text).map_err(|error| failed(format!("{error} in {text}")))
    }
}

fn unreadable(path: &str, answer: &Value) -> Failure {
    Failure::new(format!("WireMock, {path}: unexpected answer {answer}"))
}

fn received(request: &Value) -> Option<Received> {
    let mut headers = Vec::new();
    for (name, value) in request["headers"].as_object()? {
        let values = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
        for value in values {
            headers.push((name.clone(), value.as_str()?.to_owned()));
        }
    }
    Some(Received {
        method: request["method"].as_str()?.to_owned(),
        url: request["url"].as_str()?.to_owned(),
        headers,
        body: BASE64_STANDARD.decode(request["bodyAsBase64"].as_str().unwrap_or_default()).ok()?,
        at_ms: request["loggedDate"].as_i64()?,
    })
}
