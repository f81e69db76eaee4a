//! Inputs of cards in requests that are signed: what stands in them stays where it should, and the signature is of exactly that. Whoever checks it
//! has the bytes that came and nothing else, as a service has.

use std::collections::HashMap;

use hmac::{Hmac, KeyInit, Mac};
use serde_json::json;
use sha2::{Digest, Sha256};

use super::{
    corpus,
    expected::Sent,
    probe::{Judge, Probe},
    recorder::{Received, Recorder},
    values::PLACES,
};

const DECLARED: &str = "https://api.example.com/v1";
pub(super) const CHALLENGE: &str = "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Digest realm=\"r\", qop=\"auth-int\", algorithm=SHA-256, nonce=\"n0nce\"\r\n\
                         Content-Length: 0\r\n\r\n";

/// Checks a signature, and gives the headers that it brought; what it has against it otherwise.
type Check = fn(&Received) -> Result<Vec<(&'static str, Vec<u8>)>, String>;

#[tokio::test]
async fn a_value_stays_in_its_place_and_is_signed_there() {
    // The one that challenges has a recorder of its own.
    let (recorder, challenger) = (Recorder::start(), Recorder::start());
    challenger.challenge(CHALLENGE.into());
    let [url, challenging] = [&recorder, &challenger].map(|recorder| format!("http://{}/v1", recorder.host()));
    let own = |connect: connector_core::Result<Probe>| connect.unwrap();
    let ways: [(&str, &Recorder, Probe, Check); 3] = [
        ("hmac", &recorder, own(Probe::signer().secret("s3cret").key_id("id").endpoint(DECLARED, &url).connect()), by_hmac),
        (
            "sigv4",
            &recorder,
            own(Probe::amazon().access_key_id("id").secret_access_key("s3cret").endpoint(DECLARED, &url).connect()),
            by_sigv4,
        ),
        (
            "digest",
            &challenger,
            own(Probe::challenged().username("ray").password("s3cret").endpoint(DECLARED, &challenging).connect()),
            by_digest,
        ),
    ];
    // From here on the challenge is known, and each request is signed at once.
    ways[2].2.invoke("query", json!({ "value": "a" })).await.unwrap();
    challenger.received();
    let mut judge = Judge::default();
    for hostile in corpus::all(&recorder.host(), "127.0.0.1:9") {
        for (way, recorder, probe, check) in &ways {
            // Nothing but what is signed: a card for each.
            for (card, wanted) in
                PLACES.iter().filter(|(card, _)| matches!(*card, "segment" | "any" | "query" | "header" | "json" | "form"))
            {
                let result = probe.invoke(card, json!({ "value": hostile.value })).await;
                let received = recorder.received();
                let mut wanted = wanted(&hostile.value);
                if let (Some(sent), [one]) = (wanted.take(), received.as_slice()) {
                    match check(one) {
                        Ok(headers) => wanted = Some(headers.into_iter().fold(sent, |sent: Sent, (name, value)| sent.header(name, value))),
                        Err(why) => {
                            judge.blame(&format!("{way}, {card}"), &hostile, &why);
                            continue;
                        }
                    }
                }
                judge.exact_of(&format!("{way}, {card}"), &hostile, wanted, &result, &received, &recorder.host());
            }
        }
    }
    judge.end(5000, 500);
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn sha256(bytes: impl AsRef<[u8]>) -> String {
    hex(&Sha256::digest(bytes.as_ref()))
}

pub(super) fn mac(key: &[u8], bytes: &[u8]) -> Vec<u8> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).unwrap();
    mac.update(bytes);
    mac.finalize().into_bytes().to_vec()
}

/// The header as text, or as it should not be.
fn text(received: &Received, name: &str) -> Result<String, String> {
    let value = received.header(name).ok_or_else(|| format!("`{name}` is not there"))?;
    String::from_utf8(value.to_vec()).map_err(|_| format!("`{name}` is no text"))
}

fn same(what: &str, found: &str, wanted: &str) -> Result<(), String> {
    (found == wanted).then_some(()).ok_or_else(|| format!("{what} is {found:?}, not {wanted:?}"))
}

fn method(received: &Received) -> &str {
    received.line.split(' ').next().unwrap_or("")
}

fn by_hmac(received: &Received) -> Result<Vec<(&'static str, Vec<u8>)>, String> {
    let (path, query) = received.target().split_once('?').unwrap_or((received.target(), ""));
    let signed = [format!("{}|{path}|{query}|", method(received)).as_bytes(), &received.body].concat();
    let signature = hex(&mac(b"s3cret", &signed));
    same("the signature", &text(received, "x-signature")?, &signature)?;
    Ok(vec![("x-key-id", b"id".to_vec()), ("x-signature", signature.into())])
}

fn by_sigv4(received: &Received) -> Result<Vec<(&'static str, Vec<u8>)>, String> {
    let (time, host) = (text(received, "x-amz-date")?, text(received, "host")?);
    let (path, query) = received.target().split_once('?').unwrap_or((received.target(), ""));
    // Segments are encoded once more than they came, and parameters stand in the order of their names.
    let path: Vec<String> = path.split('/').map(super::expected::encoded).collect();
    let mut query: Vec<&str> = query.split('&').collect();
    query.sort_unstable();
    let (mut headers, mut names) = (format!("host:{host}\nx-amz-date:{time}\n"), "host;x-amz-date".to_owned());
    if let Ok(media_type) = text(received, "content-type") {
        headers = format!("content-type:{media_type}\n{headers}");
        names = format!("content-type;{names}");
    }
    let canonical =
        format!("{}\n{}\n{}\n{headers}\n{names}\n{}", method(received), path.join("/"), query.join("&"), sha256(&received.body));
    let day = time.get(..8).ok_or("the time is none")?;
    let scope = format!("{day}/eu-central-1/execute-api/aws4_request");
    let signed = format!("AWS4-HMAC-SHA256\n{time}\n{scope}\n{}", sha256(canonical));
    let key =
        [day, "eu-central-1", "execute-api", "aws4_request"].iter().fold(b"AWS4s3cret".to_vec(), |key, part| mac(&key, part.as_bytes()));
    let signature = hex(&mac(&key, signed.as_bytes()));
    let wanted = format!("AWS4-HMAC-SHA256 Credential=id/{scope}, SignedHeaders={names}, Signature={signature}");
    same("the signature", &text(received, "authorization")?, &wanted)?;
    Ok(vec![("x-amz-date", time.into()), ("authorization", wanted.into())])
}

fn by_digest(received: &Received) -> Result<Vec<(&'static str, Vec<u8>)>, String> {
    let header = text(received, "authorization")?;
    let told = parameters(&header)?;
    same("the user", told.get("username").map_or("", String::as_str), "ray")?;
    check_digest(received, &told, "ray", "s3cret")?;
    Ok(vec![("authorization", header.into())])
}

/// Whether the answer to the challenge is of this request and this user.
pub(super) fn check_digest(received: &Received, told: &HashMap<String, String>, user: &str, password: &str) -> Result<(), String> {
    let get = |name: &str| told.get(name).map_or("", String::as_str);
    same("the address", get("uri"), received.target())?;
    let key = sha256(format!("{user}:r:{password}"));
    let what = sha256(format!("{}:{}:{}", method(received), received.target(), sha256(&received.body)));
    let response = sha256(format!("{key}:n0nce:{}:{}:auth-int:{what}", get("nc"), get("cnonce")));
    same("the answer", get("response"), &response)?;
    for (name, value) in [("realm", "r"), ("nonce", "n0nce"), ("qop", "auth-int"), ("algorithm", "SHA-256")] {
        same(name, get(name), value)?;
    }
    // The user stands for itself, by one of its two names.
    same("the number of parameters", &told.len().to_string(), "9")
}

/// The parameters of a `Digest` (RFC 9110, 11.4), each once.
pub(super) fn parameters(header: &str) -> Result<HashMap<String, String>, String> {
    let mut rest = header.strip_prefix("Digest ").ok_or_else(|| format!("it is no `Digest`: {header:?}"))?;
    let mut told = HashMap::new();
    loop {
        let (name, behind) = rest.split_once('=').ok_or_else(|| format!("no parameter: {rest:?}"))?;
        let (value, behind) = match behind.strip_prefix('"') {
            None => (behind[..behind.find(',').unwrap_or(behind.len())].to_owned(), &behind[behind.find(',').unwrap_or(behind.len())..]),
            Some(quoted) => unquoted(quoted)?,
        };
        if told.insert(name.to_owned(), value).is_some() {
            return Err(format!("`{name}` is there twice"));
        }
        match behind.strip_prefix(", ") {
            Some(next) => rest = next,
            None if behind.is_empty() => return Ok(told),
            None => return Err(format!("behind `{name}`: {behind:?}")),
        }
    }
}

/// A quoted text (RFC 9110, 5.6.4) behind its first mark, and what stands behind its last.
fn unquoted(text: &str) -> Result<(String, &str), String> {
    let mut value = String::new();
    let mut chars = text.char_indices();
    while let Some((at, char)) = chars.next() {
        match char {
            '"' => return Ok((value, &text[at + 1..])),
            '\\' => value.extend(chars.next().map(|(_, char)| char)),
            char => value.push(char),
        }
    }
    Err(format!("a quoted text without an end: {text:?}"))
}
