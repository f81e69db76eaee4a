//! What people type to sign in, in every place that credentials stand in.

use connector_core::{Error, Result};
use serde_json::json;

use super::{
    corpus,
    expected::{Sent, base64, can_be_a_header, encoded},
    probe::{Judge, Probe},
    recorder::Recorder,
};

/// A way to sign in with a value at a host, and what the request then should be.
type Way = (&'static str, fn(&str, &str) -> Result<Probe>, fn(&str) -> Option<Sent>);

const DECLARED: &str = "https://api.example.com/v1";
/// Replaced as well: a connection that is never encrypted needs no certificates, and is made quickly.
const UPLOADS: &str = "https://uploads.example.com";

const WAYS: [Way; 6] = [
    (
        "user",
        |value, url| Probe::login().username(value).password("p").endpoint(DECLARED, url).endpoint(UPLOADS, url).connect(),
        |value| (!value.contains(':')).then(|| basic(value, "p")),
    ),
    (
        "password",
        |value, url| Probe::login().username("u").password(value).endpoint(DECLARED, url).endpoint(UPLOADS, url).connect(),
        |value| Some(basic("u", value)),
    ),
    (
        "bearer",
        |value, url| Probe::token().token(value).endpoint(DECLARED, url).endpoint(UPLOADS, url).connect(),
        |value| can_be_a_header(value).then(|| plain().header("authorization", format!("Bearer {value}"))),
    ),
    (
        "key in a header",
        |value, url| Probe::in_header().key(value).endpoint(DECLARED, url).endpoint(UPLOADS, url).connect(),
        |value| can_be_a_header(value).then(|| plain().header("x-key", value)),
    ),
    (
        "key in the query",
        |value, url| Probe::in_query().key(value).endpoint(DECLARED, url).endpoint(UPLOADS, url).connect(),
        |value| Some(Sent::get(format!("/v1/query?q=a&end=1&key={}", encoded(value)))),
    ),
    (
        "key in a cookie",
        |value, url| Probe::in_cookie().key(value).endpoint(DECLARED, url).endpoint(UPLOADS, url).connect(),
        |value| {
            let is_octet = |byte: u8| (0x21..0x7f).contains(&byte) && !b"\",;\\".contains(&byte);
            value.bytes().all(is_octet).then(|| plain().header("cookie", format!("sid={value}")))
        },
    ),
];

fn plain() -> Sent {
    Sent::get("/v1/query?q=a&end=1".to_owned())
}

fn basic(user: &str, password: &str) -> Sent {
    plain().header("authorization", format!("Basic {}", base64(format!("{user}:{password}").as_bytes())))
}

#[tokio::test]
async fn a_credential_stays_in_its_place() {
    let recorder = Recorder::start();
    let url = format!("http://{}/v1", recorder.host());
    let mut judge = Judge::default();
    for hostile in corpus::all(&recorder.host(), "127.0.0.1:9") {
        for (place, connect, wanted) in WAYS {
            let result = match connect(&hostile.value, &url) {
                Ok(probe) => probe.invoke("query", json!({ "value": "a" })).await,
                Err(error) => Err(error),
            };
            let wanted = wanted(&hostile.value).filter(|_| !hostile.value.is_empty());
            judge.exact(place, &hostile, wanted, &result, &recorder);
            if result.is_err_and(|error| hostile.value.len() > 8 && shows(&error, &hostile.value)) {
                judge.blame(place, &hostile, "the message shows the credential");
            }
        }
    }
    judge.end(2000, 300);
}

fn shows(error: &Error, value: &str) -> bool {
    error.to_string().contains(value)
}
