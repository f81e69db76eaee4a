//! Answers that are too much: deep, long, or without an end. Each is a typed error within its bounds.

use std::time::Duration;

use connector_core::ErrorKind;
use serde_json::json;

use super::{
    probe::{Probe, probe},
    recorder::Recorder,
};

/// Deeper than any stack is.
const DEEP: usize = 100_000;
/// So many bytes are one line.
const LONG: usize = 10 << 20;

/// At the recorder, with a bound for bodies.
fn bounded(recorder: &Recorder, bytes: usize) -> Probe {
    let url = format!("http://{}/v1", recorder.host());
    let connect = Probe::token().token("t0ken").endpoint("https://api.example.com/v1", url.as_str());
    connect.endpoint("https://uploads.example.com", url).body_limit(bytes).connect().unwrap()
}

fn answer(head: &str, body: &str) -> Vec<u8> {
    format!("HTTP/1.1 200 OK\r\n{head}\r\n{body}").into()
}

#[tokio::test]
async fn json_that_is_deeper_than_any_stack_is_an_error() {
    let recorder = Recorder::start();
    let probe = probe(&recorder);
    for body in
        ["[".repeat(DEEP), format!("{{\"items\":{}", "{\"a\":".repeat(DEEP)), format!("{{\"x\":{}{}}}", "[".repeat(DEEP), "]".repeat(DEEP))]
    {
        recorder.answer("/v1/next", answer(&format!("Content-Length: {}\r\n", body.len()), &body));
        let error = probe.by_next().collect().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode, "{error}");
        recorder.answer("/v1/custom", answer(&format!("Content-Length: {}\r\nContent-Type: application/json\r\n", body.len()), &body));
        let result = probe.request("GET", "/custom").await;
        assert!(result.map_or_else(|error| error.is_decode(), |reply| reply.body.len() == body.len()));
    }
}

#[tokio::test]
async fn a_long_line_is_read_within_the_bound_and_refused_beyond_it() {
    let recorder = Recorder::start();
    let line = format!("{{\"items\":[],\"x\":\"{}\"}}", "a".repeat(LONG));
    // With its length, without, and in chunks.
    let chunked = format!("{:x}\r\n{line}\r\n0\r\n\r\n", line.len());
    for (head, body) in [(format!("Content-Length: {}\r\n", line.len()), &line), ("Transfer-Encoding: chunked\r\n".to_owned(), &chunked)] {
        recorder.answer("/v1/next", answer(&head, body));
        assert!(bounded(&recorder, 2 * LONG).by_next().collect().await.unwrap().is_empty());
        let error = bounded(&recorder, 1 << 20).by_next().collect().await.unwrap_err();
        assert!(error.is_decode() && error.message().contains("more than 1048576 bytes"), "{error}");
        assert_eq!(error.attempts(), 1);
    }
}

#[tokio::test]
async fn a_length_that_is_a_lie_reserves_nothing() {
    let recorder = Recorder::start();
    recorder.answer("/v1/next", answer("Content-Length: 18446744073709551615\r\n", "{}"));
    let error = bounded(&recorder, 1 << 20).by_next().collect().await.unwrap_err();
    assert!(error.is_decode() || error.kind() == ErrorKind::Transport, "{error}");
}

#[tokio::test]
async fn a_head_without_an_end_is_an_error() {
    let recorder = Recorder::start();
    let many: String = (0..100_000).map(|number| format!("X-{number}: a\r\n")).collect();
    let long = format!("X-Long: {}\r\n", "a".repeat(LONG));
    for head in [many, long, "\0".repeat(LONG), "X".repeat(LONG)] {
        recorder.answer("/v1/redirect", answer(&head, ""));
        let call = probe(&recorder).invoke("redirect", json!({})).deadline(Duration::from_secs(20));
        let error = call.await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Transport, "{error}");
    }
}
