//! What people type to sign in where that is more than a header: an answer to a challenge, a signature, a login.

use serde_json::json;

use super::{
    corpus::{self, Hostile},
    expected::{Sent, can_be_a_header, json_text},
    probe::{Judge, Probe},
    recorder::{Received, Recorder},
    signed::{CHALLENGE, check_digest, hex, mac, parameters},
};

const DECLARED: &str = "https://api.example.com/v1";
/// Replaced as well: a connection that is never encrypted needs no certificates, and is made quickly.
const UPLOADS: &str = "https://uploads.example.com";
const TARGET: &str = "/v1/query?q=a&end=1";

fn all(recorder: &Recorder) -> impl Iterator<Item = Hostile> {
    corpus::all(&recorder.host(), "127.0.0.1:9").into_iter().filter(|hostile| !hostile.value.is_empty())
}

/// A challenge comes first, and its answer is the second request.
#[tokio::test]
async fn an_answer_to_a_challenge_holds_the_user_and_no_more() {
    let recorder = Recorder::start();
    recorder.challenge(CHALLENGE.into());
    let url = format!("http://{}/v1", recorder.host());
    let mut judge = Judge::default();
    for hostile in all(&recorder) {
        for (place, user, password) in [("user", hostile.value.as_str(), "p"), ("password", "u", hostile.value.as_str())] {
            let result =
                match Probe::challenged().username(user).password(password).endpoint(DECLARED, &url).endpoint(UPLOADS, &url).connect() {
                    Ok(probe) => probe.invoke("query", json!({ "value": "a" })).await,
                    Err(error) => Err(error),
                };
            let received = recorder.received();
            let verdict = match (result, received.as_slice()) {
                (Ok(_), [_, one]) => answers(one, user, password).map(|()| judge.sent += 1),
                // It may be that the service has asked before anybody knew that the answer cannot be given.
                (Err(error), [] | [_]) if error.is_input() => {
                    judge.refused += 1;
                    Ok(())
                }
                (result, many) => Err(format!("{result:?}: {many:?}")),
            };
            if let Err(why) = verdict {
                judge.blame(place, &hostile, &why);
            }
        }
    }
    judge.end(800, 10);
}

fn answers(one: &Received, user: &str, password: &str) -> Result<(), String> {
    let header = String::from_utf8(one.header("authorization").unwrap_or_default().to_vec()).map_err(|_| "it is no text".to_owned())?;
    let told = parameters(&header)?;
    let plain = told.get("username").map(String::as_str);
    let encoded = told.get("username*").and_then(|value| value.strip_prefix("UTF-8''"));
    let is_user = plain == Some(user) || encoded == Some(&super::expected::encoded(user));
    if !is_user {
        return Err(format!("the user is {plain:?} or {encoded:?}"));
    }
    check_digest(one, &told, user, password)?;
    Sent::get(TARGET.to_owned())
        .header("authorization", header)
        .compare(one, std::str::from_utf8(one.header("host").unwrap_or_default()).unwrap_or(""))
}

#[tokio::test]
async fn a_key_signs_whatever_it_is_and_its_name_is_one_header() {
    let recorder = Recorder::start();
    let url = format!("http://{}/v1", recorder.host());
    let mut judge = Judge::default();
    for hostile in all(&recorder) {
        let value = hostile.value.as_str();
        for (place, id, secret) in [("key ID", value, "s"), ("secret", "id", value)] {
            let result = match Probe::signer().key_id(id).secret(secret).endpoint(DECLARED, &url).endpoint(UPLOADS, &url).connect() {
                Ok(probe) => probe.invoke("query", json!({ "value": "a" })).await,
                Err(error) => Err(error),
            };
            let signature = hex(&mac(secret.as_bytes(), b"GET|/v1/query|q=a&end=1|"));
            let wanted = can_be_a_header(id).then(|| Sent::get(TARGET.to_owned()).header("x-key-id", id).header("x-signature", signature));
            judge.exact(place, &hostile, wanted, &result, &recorder);
        }
    }
    judge.end(800, 30);
}

/// A login is one request with what was typed as JSON, and what it gives is one header, or an error.
#[tokio::test]
async fn a_login_holds_what_was_typed_and_its_session_is_one_header() {
    let recorder = Recorder::start();
    let url = format!("http://{}/v1", recorder.host());
    let mut judge = Judge::default();
    for hostile in all(&recorder) {
        let value = hostile.value.as_str();
        let body = format!("{{\"sid\":{}}}", json_text(value));
        let head = format!("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n", body.len());
        recorder.answer("/v1/login", format!("{head}{body}").into());
        let result = match Probe::session().user(value).password(value).endpoint(DECLARED, &url).endpoint(UPLOADS, &url).connect() {
            Ok(probe) => probe.invoke("query", json!({ "value": "a" })).await,
            Err(error) => Err(error),
        };
        let received = recorder.received();
        let typed = format!("{{\"user\":{0},\"password\":{0}}}", json_text(value));
        let login = Sent::post("/v1/login", "application/json", typed);
        let verdict = match (&result, received.as_slice()) {
            (Ok(_), [first, second]) if can_be_a_header(value) => {
                judge.sent += 1;
                let call = Sent::get(TARGET.to_owned()).header("x-session", value);
                login.compare(first, &recorder.host()).and_then(|()| call.compare(second, &recorder.host()))
            }
            (Err(_), [first]) if !can_be_a_header(value) => {
                judge.refused += 1;
                login.compare(first, &recorder.host())
            }
            (result, many) => Err(format!("{result:?}: {many:?}")),
        };
        if let Err(why) = verdict {
            judge.blame("login", &hostile, &why);
        }
    }
    judge.end(400, 20);
}
