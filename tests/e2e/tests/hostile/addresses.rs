//! Addresses that the service gives: where redirects, links, next pages and uploads lead.

use connector_core::Error;
use serde_json::json;

use super::{
    corpus::{self, Hostile},
    expected::{can_be_a_header, json_text},
    probe::{Judge, Probe, probe},
    recorder::{Received, Recorder},
};

/// The service, and one that nobody declared.
struct Services {
    here: Recorder,
    there: Recorder,
    probe: Probe,
    judge: Judge,
}

impl Services {
    fn start() -> Self {
        let here = Recorder::start();
        let probe = probe(&here);
        Self { here, there: Recorder::start(), probe, judge: Judge::default() }
    }

    fn corpus(&self) -> Vec<Hostile> {
        corpus::all(&self.here.host(), &self.there.host())
    }

    /// Whatever the service says: calls are well formed and come here, and what leads elsewhere is refused. `first`: the requests before
    /// the value was known. A call that was refused says so, and never that something could not be reached: nobody may have tried.
    fn judge<T>(&mut self, place: &str, hostile: &Hostile, first: usize, result: &Result<T, Error>) {
        let received = self.here.received();
        if let Some(why) = self.fault(hostile, first, result.as_ref().err(), &received) {
            self.judge.blame(place, hostile, &why);
        }
        match result {
            Ok(_) => self.judge.sent += 1,
            Err(_) => self.judge.refused += 1,
        }
    }

    fn fault(&self, hostile: &Hostile, first: usize, error: Option<&Error>, received: &[Received]) -> Option<String> {
        let host = self.here.host();
        if !self.there.received().is_empty() {
            return Some("a request came to where nobody may call".to_owned());
        }
        if let Some(error) = error.filter(|error| !error.is_input() && !error.is_rejected()) {
            return Some(format!("the call failed as {error:?}"));
        }
        match (hostile.kind, error) {
            ("elsewhere", None) => return Some("it was not refused".to_owned()),
            ("elsewhere" | "broken", Some(_)) if received.len() > first => return Some(format!("something was sent: {received:?}")),
            ("here", Some(error)) => return Some(format!("it leads here, and was refused: {error:?}")),
            ("here", None) if received.len() != first + 1 => return Some(format!("{} requests came", received.len())),
            _ => {}
        }
        received.iter().find_map(|one| {
            let is_line = |line: &str| line.split(' ').count() == 3 && line.bytes().all(|byte| (0x20..0x7f).contains(&byte));
            let names: Vec<_> = one.headers.iter().map(|(name, _)| name.as_str()).collect();
            let known = ["accept", "authorization", "content-length", "content-type", "host", "user-agent"];
            let is_known = names.iter().all(|name| known.contains(name) && names.iter().filter(|other| *other == name).count() == 1);
            let is_here = one.header("host") == Some(host.as_bytes());
            (!is_line(&one.line) || !is_known || !is_here).then(|| format!("another request than meant: {one:?}"))
        })
    }
}

fn answer(status: &str, header: &str, body: &str) -> Vec<u8> {
    format!("HTTP/1.1 {status}\r\n{header}Content-Length: {}\r\n\r\n{body}", body.len()).into()
}

/// What a header of an answer can hold: a client of HTTP sees no other.
fn headers(corpus: Vec<Hostile>) -> impl Iterator<Item = Hostile> {
    corpus.into_iter().filter(|hostile| can_be_a_header(&hostile.value))
}

#[tokio::test]
async fn a_redirect_leads_nowhere_else() {
    let mut services = Services::start();
    for status in ["302 Found", "308 Permanent Redirect"] {
        for hostile in headers(services.corpus()) {
            services.here.answer("/v1/redirect", answer(status, &format!("Location: {}\r\n", hostile.value), ""));
            let result = services.probe.redirect().await;
            services.judge("redirect", &hostile, 1, &result);
        }
    }
    services.judge.end(300, 200);
}

#[tokio::test]
async fn a_link_leads_nowhere_else() {
    let mut services = Services::start();
    for hostile in headers(services.corpus()) {
        let link = format!("Link: <{}>; rel=\"next\"\r\n", hostile.value);
        services.here.answer("/v1/link", answer("200 OK", &link, "{\"items\":[]}"));
        // A `>` ends the address before its end.
        let is_whole = !hostile.value.contains('>');
        let hostile = if is_whole { hostile } else { Hostile { kind: "cut", ..hostile } };
        let result = services.probe.by_link().collect().await;
        // What is no text of ASCII is no link at all.
        let hostile = if hostile.value.is_ascii() { hostile } else { Hostile { kind: "not seen", ..hostile } };
        services.judge("link", &hostile, 1, &result);
    }
    services.judge.end(150, 100);
}

#[tokio::test]
async fn a_next_url_leads_nowhere_else() {
    let mut services = Services::start();
    for hostile in services.corpus() {
        let body = format!("{{\"items\":[],\"next\":{}}}", json_text(&hostile.value));
        services.here.answer("/v1/next", answer("200 OK", "", &body));
        let result = services.probe.by_next().collect().await;
        services.judge("next URL", &hostile, 1, &result);
    }
    services.judge.end(200, 100);
}

#[tokio::test]
async fn an_upload_leads_nowhere_else() {
    let mut services = Services::start();
    for hostile in services.corpus() {
        let is_relative = hostile.kind == "here" && !hostile.value.trim().to_ascii_lowercase().starts_with("http:");
        // An address of an upload that is given stands for itself: there is nothing that it could be relative to.
        let given = if is_relative { Hostile { kind: "elsewhere", ..hostile.clone() } } else { hostile.clone() };
        let result = services.probe.invoke("upload", json!({ "url": given.value })).await;
        services.judge("upload", &given, 0, &result);

        let body = format!("{{\"url\":{}}}", json_text(&hostile.value));
        services.here.answer("/v1/session", answer("200 OK", "", &body));
        let result = services.probe.given_upload().await;
        services.judge("upload that the service names", &hostile, 1, &result);
    }
    services.judge.end(30, 600);
}
