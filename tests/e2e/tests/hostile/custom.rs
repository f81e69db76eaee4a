//! What callers write themselves: the custom API action, headers of one call, idempotency keys.

use serde_json::json;

use super::{
    corpus,
    expected::{Sent, can_be_a_header, can_be_a_name, can_be_an_encoded_segment, encoded, json_text},
    probe::{Judge, probe},
    recorder::Recorder,
};

/// Headers that belong to the connection, and so to nobody who asks.
const OF_THE_CONNECTION: [&str; 10] = [
    "Host",
    "Content-Length",
    "Transfer-Encoding",
    "Connection",
    "Keep-Alive",
    "TE",
    "Trailer",
    "Upgrade",
    "Proxy-Authorization",
    "Proxy-Connection",
];

/// What a relative URL should be on the wire; `None` where it could lead elsewhere.
fn target(relative: &str) -> Option<String> {
    if !relative.starts_with('/') || relative.contains(|char: char| char.is_control() || matches!(char, '\\' | '#')) {
        return None;
    }
    let bytes = relative.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_hexdigit);
    if (0..bytes.len()).any(|at| bytes[at] == b'%' && !(is_digit(at + 1) && is_digit(at + 2))) {
        return None;
    }
    let (path, query) = relative.split_once('?').unwrap_or((relative, ""));
    let segments: Vec<&str> = path.split('/').skip(1).collect();
    let (last, before) = segments.split_last()?;
    if before.iter().any(|segment| segment.is_empty()) || !before.iter().chain([last]).all(|segment| can_be_an_encoded_segment(segment)) {
        return None;
    }
    let kept = |text: &str| -> String {
        let is_kept = |char: char| char.is_ascii_graphic() && !"\"<>`{}|^[]'".contains(char);
        text.chars().map(|char| if is_kept(char) { char.to_string() } else { encoded(&char.to_string()) }).collect()
    };
    let query = if query.is_empty() { String::new() } else { format!("?{}", kept(query)) };
    Some(format!("/v1{}{query}", kept(path)))
}

#[tokio::test]
async fn a_relative_url_stays_below_the_base() {
    let recorder = Recorder::start();
    let probe = probe(&recorder);
    let mut judge = Judge::default();
    for hostile in corpus::all(&recorder.host(), "127.0.0.1:9") {
        for relative in [hostile.value.clone(), format!("/{}", hostile.value), format!("/a/{}/b?c", hostile.value)] {
            let result = probe.request("GET", relative.as_str()).await;
            judge.exact("relative URL", &hostile, target(&relative).map(|target| Sent::get(target).signed()), &result, &recorder);
        }
    }
    judge.end(300, 600);
}

#[tokio::test]
async fn parameters_headers_and_bodies_of_a_custom_request_stay_in_their_places() {
    let recorder = Recorder::start();
    let probe = probe(&recorder);
    let mut judge = Judge::default();
    let get = |target: String| Sent::get(target).signed();
    for hostile in corpus::all(&recorder.host(), "127.0.0.1:9") {
        let value = hostile.value.as_str();
        let result = probe.request("GET", "/a?b=1").query(value, value).await;
        let wanted = get(format!("/v1/a?b=1&{0}={0}", encoded(value)));
        judge.exact("custom parameter", &hostile, Some(wanted), &result, &recorder);

        let result = probe.request("GET", "/a").header("X-Value", value).await;
        let wanted = can_be_a_header(value).then(|| get("/v1/a".to_owned()).header("x-value", value));
        judge.exact("custom header", &hostile, wanted, &result, &recorder);

        let result = probe.request("POST", "/a").json(json!({ value: value })).await;
        let body = format!("{{{0}:{0}}}", json_text(value));
        judge.exact("custom body", &hostile, Some(Sent::post("/v1/a", "application/json", body).signed()), &result, &recorder);

        let result = probe.request(value, "/a").await;
        judge.exact("method", &hostile, None, &result, &recorder);
    }
    judge.end(1000, 500);
}

/// A key is told from every other: it has visible characters, of ASCII.
fn can_be_a_key(value: &str) -> bool {
    !value.is_empty() && value.is_ascii() && can_be_a_header(value)
}

#[tokio::test]
async fn a_header_of_a_call_is_one_header() {
    let recorder = Recorder::start();
    let probe = probe(&recorder);
    let mut judge = Judge::default();
    for hostile in corpus::all(&recorder.host(), "127.0.0.1:9") {
        let value = hostile.value.as_str();
        let result = probe.redirect().header("X-Value", value).await;
        let wanted = can_be_a_header(value).then(|| Sent::get("/v1/redirect".to_owned()).signed().header("x-value", value));
        judge.exact("header of a call", &hostile, wanted, &result, &recorder);

        let result = probe.redirect().header(value, "1").await;
        let received = recorder.received();
        let named = received.iter().all(|one| one.header(&value.to_ascii_lowercase()) == Some(b"1") && one.headers.len() == 5);
        if received.len() != usize::from(can_be_a_name(value)) || !named || result.is_ok() != can_be_a_name(value) {
            judge.blame("name of a header", &hostile, &format!("{result:?}: {received:?}"));
        }

        let result = probe.invoke("text", json!({ "value": "" })).idempotency_key(value).await;
        let wanted = Sent::post("/v1/text", "text/plain; charset=utf-8", "a").signed().header("idempotency-key", value);
        judge.exact("idempotency key", &hostile, Some(wanted).filter(|_| can_be_a_key(value)), &result, &recorder);
    }
    judge.end(500, 100);
}

#[tokio::test]
async fn nobody_sets_what_belongs_to_the_connection() {
    let recorder = Recorder::start();
    let probe = probe(&recorder);
    for name in OF_THE_CONNECTION {
        for value in ["evil.example", "0", "chunked", "close"] {
            for spelled in [name.to_owned(), name.to_ascii_lowercase(), name.to_ascii_uppercase()] {
                let error = probe.redirect().header(&spelled, value).await.unwrap_err();
                assert!(error.is_input(), "{spelled}: {error}");
                let error = probe.request("POST", "/a").json(json!({})).header(&spelled, value).await.unwrap_err();
                assert!(error.is_input(), "{spelled}: {error}");
            }
        }
    }
    let error = probe.redirect().header("Authorization", "Bearer other").await.unwrap_err();
    assert!(error.is_input(), "{error}");
    assert!(recorder.received().is_empty(), "nothing was sent");
}
