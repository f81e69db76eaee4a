//! Answers of token endpoints, JSON that is deep, and lines that are long.

use std::thread;

use connector_core::ErrorKind;
use proptest::prelude::*;
use serde_json::json;

use super::{
    common::fuzz,
    texts,
    world::{Robot, World, reply, wait},
};

/// Deeper than any stack is.
const DEEP: usize = 100_000;
/// So many bytes are one line.
const LONG: usize = 10 << 20;
/// What an error keeps of an answer, and the sign that there was more.
const BOUND: usize = (16 << 10) + 16;
/// A small stack, so that what recurses by the input is found.
const STACK: usize = 512 << 10;

fn token_answer() -> impl Strategy<Value = Vec<u8>> {
    let expires = || prop_oneof![texts::text(), any::<f64>().prop_map(|number| number.to_string())];
    let form = (texts::text(), texts::text(), expires())
        .prop_map(|(token, scope, expires)| format!("access_token={token}&scope={scope}&expires_in={expires}&token_type=bearer"));
    let object = (texts::text(), texts::text(), expires(), texts::json()).prop_map(|(token, scope, expires, refresh)| {
        json!({ "access_token": token, "scope": scope, "expires_in": expires, "refresh_token": refresh, "error": null }).to_string()
    });
    let written = prop_oneof![form, object, texts::json().prop_map(|value| value.to_string()), texts::text()];
    let bytes = prop_oneof![9 => written.prop_map(String::into_bytes), 1 => prop::collection::vec(any::<u8>(), 0..100)];
    (bytes, texts::changes()).prop_map(|(bytes, changes)| texts::changed(bytes, &changes))
}

#[test]
fn token_answers() {
    let status = prop_oneof![4 => Just(200_u16), 1 => 200..600_u16];
    let show = |(status, body): &(u16, Vec<u8>)| format!("{status}\n{}\n{body:?}", String::from_utf8_lossy(body));
    fuzz("token_answers", (status, token_answer()), |(status, body)| tokens(status, &body), show);
}

fn tokens(status: u16, body: &[u8]) -> Result<(), String> {
    let answer = body.to_vec();
    let world = World::new(move |request| match request.url.host_str() {
        Some("auth.example.com") => reply(status, &[], answer.clone()),
        _ => reply(200, &[], "{}"),
    });
    let connect = Robot::robot().client_id("id").client_secret("s3cret").transport(world.clone()).clock(world.clone());
    let robot = connect.connect().map_err(|error| error.to_string())?;
    let result = wait(robot.invoke("read", json!({})));
    let asked = world.asked();
    let went = |host: &str| asked.iter().filter(|request| request.url.host_str() == Some(host)).count();
    let (signed_in, read) = (went("auth.example.com"), went("api.example.com"));
    match &result {
        Ok(_) if read == 1 && signed_in == 1 => Ok(()),
        Err(error) if read == 0 && signed_in + read == asked.len() && signed_in <= 6 => {
            let told = format!("{error} {error:?}");
            if told.contains("s3cret") { Err(format!("a secret is told: {told}")) } else { Ok(()) }
        }
        result => Err(format!("{result:?} after {signed_in} sign-ins and {read} calls")),
    }
}

/// Nests a value so deep, in lists and objects by turns, under a name that is looked for or not.
fn nested(name: &str, depth: usize, turn: usize, is_closed: bool) -> String {
    let is_list = |level: usize| turn != 0 && level.is_multiple_of(turn);
    let mut text = format!("{{\"{name}\":");
    text.extend((0..depth).map(|level| if is_list(level) { "[" } else { "{\"a\":" }));
    text += "1";
    if is_closed {
        text.extend((0..depth).rev().map(|level| if is_list(level) { "]" } else { "}" }));
        text += "}";
    }
    text
}

/// Reads an answer by every card that reads any, on a small stack; gives the kinds of errors.
fn read_by_all(status: u16, body: String) -> Result<Vec<Option<ErrorKind>>, String> {
    let work = move || {
        let world = World::new(move |_| reply(status, &[], body.clone()));
        let probe = world.probe();
        let mut kinds = Vec::new();
        for card in ["answer", "by_next", "by_cursor", "by_link"] {
            kinds.push(wait(probe.invoke(card, json!({}))).err().map(|error| error.kind()));
            world.judge(&["https://api.example.com"], 60)?;
        }
        let custom = wait(probe.request("GET", "/custom"));
        world.judge(&["https://api.example.com"], 3)?;
        if let Err(error) = custom.map(drop)
            && status < 400
            && !error.is_rejected()
            && !error.is_decode()
        {
            return Err(format!("{error:?}"));
        }
        Ok(kinds)
    };
    thread::Builder::new().stack_size(STACK).spawn(work).expect("a thread").join().unwrap_or_else(|_| Err("it panicked".to_owned()))
}

#[test]
fn deep_json() {
    let names = ["x", "id", "items", "item", "object", "error", "next", "cursor", "tags"];
    let depth = prop_oneof![1..300_usize, 1..20_000_usize];
    let case = (prop::sample::select(names.to_vec()), depth, 0..4_usize, any::<bool>(), prop::sample::select(vec![200_u16, 400, 403]));
    let show = |(name, depth, turn, is_closed, status): &(&str, usize, usize, bool, u16)| {
        format!("{status}: `{name}` {depth} deep, a list every {turn} levels, closed: {is_closed}")
    };
    fuzz(
        "deep_json",
        case,
        |(name, depth, turn, is_closed, status)| read_by_all(status, nested(name, depth, turn, is_closed)).map(drop),
        show,
    );
}

#[test]
fn what_is_deeper_than_any_stack_is_an_error() {
    for name in ["x", "id", "items", "object", "error", "next"] {
        for (turn, is_closed) in [(0, true), (1, true), (2, true), (1, false)] {
            let kinds = read_by_all(200, nested(name, DEEP, turn, is_closed)).unwrap();
            assert!(kinds.iter().all(|kind| *kind == Some(ErrorKind::Decode)), "{name} {turn}: {kinds:?}");
            let kinds = read_by_all(400, nested(name, DEEP, turn, is_closed)).unwrap();
            assert!(kinds.iter().all(|kind| *kind == Some(ErrorKind::Invalid)), "{name} {turn}: {kinds:?}");
        }
    }
    for text in ["[".repeat(DEEP), "{\"access_token\":".repeat(DEEP), format!("{{\"access_token\":{}", "[".repeat(DEEP))] {
        tokens(200, text.as_bytes()).unwrap();
        tokens(400, text.as_bytes()).unwrap();
    }
}

#[test]
fn a_long_line_is_read_or_is_an_error() {
    let long = "a".repeat(LONG);
    for body in [long.clone(), format!("\"{long}"), format!("{{\"id\":{}", "1".repeat(LONG)), "[".to_owned() + &"1,".repeat(LONG / 2)] {
        let kinds = read_by_all(200, body.clone()).unwrap();
        assert!(kinds.iter().all(|kind| *kind == Some(ErrorKind::Decode)), "{kinds:?}");
        tokens(200, body.as_bytes()).unwrap();
    }
    let kinds = read_by_all(200, format!("{{\"items\":[],\"next\":\"/v1/next?{long}\",\"more\":false}}")).unwrap();
    assert_eq!(kinds[3], None, "a page without a link is the last");
}

/// What an error tells is bounded, however much the service has to say.
#[test]
fn an_error_is_short() {
    let long = "é".repeat(LONG / 20);
    for (status, kind) in [(200, ErrorKind::Rejected), (400, ErrorKind::Invalid), (500, ErrorKind::Rejected)] {
        let body = format!("{{\"error\":{{\"message\":\"{long}\",\"code\":\"{long}\",\"more\":[\"{long}\"]}}}}");
        let world = World::new(move |_| reply(status, &[("x-request-id", "1")], body.clone()));
        let error = wait(world.probe().invoke("answer", json!({}))).unwrap_err();
        assert_eq!(error.kind(), kind, "{status}");
        assert!(error.message().len() <= BOUND && error.code().unwrap().len() <= BOUND, "{status}");
        assert!(error.details().unwrap().to_string().len() <= BOUND, "{status}");
        assert!(error.message().starts_with("éé") && error.code().unwrap().ends_with("é…"), "{status}");
    }
}
