//! AWS Signature Version 4, in the `Authorization` header. Pure: a request, keys and a time give a signature.
//!
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html>

use std::{borrow::Cow, fmt::Write as _};

use hmac::{Hmac, KeyInit, Mac};
use http::{HeaderMap, header::CONTENT_TYPE};
use percent_encoding::percent_decode_str;
use sha2::{Digest, Sha256};
use time::OffsetDateTime;
use url::{Position, Url};

use super::set;
use crate::{
    data::{
        error::{Error, Result},
        scope::encode_bytes,
    },
    functions::encoding::hex_of,
    http::{executor::Timestamp, transport::HttpRequest},
};

pub(super) const ALGORITHM: &str = "AWS4-HMAC-SHA256";
pub(super) const DATE: &str = "x-amz-date";
const TOKEN: &str = "x-amz-security-token";
const PAYLOAD: &str = "x-amz-content-sha256";
/// What a signature sets beside `Authorization`.
pub(super) const HEADERS: &[&str] = &[PAYLOAD, DATE, TOKEN];

/// Whose signature it is.
pub(super) struct Keys<'a> {
    pub(super) id: &'a str,
    pub(super) secret: &'a str,
    /// Where the keys are temporary.
    pub(super) token: Option<&'a str>,
}

/// What a signature is good for.
pub(super) struct Place<'a> {
    pub(super) service: &'a str,
    pub(super) region: &'a str,
}

/// The headers that a signature sets beside `Authorization`, by the service and whether the keys are temporary.
pub(super) fn shown(service: Option<&str>, has_token: bool) -> impl Iterator<Item = &'static &'static str> {
    let is_there = move |name: &&&str| match **name {
        PAYLOAD => service.is_some_and(takes_paths_as_they_are),
        TOKEN => has_token,
        _ => true,
    };
    HEADERS.iter().filter(is_there)
}

/// Signs a request, and gives the signature.
pub(super) fn sign(request: &mut HttpRequest, keys: &Keys<'_>, place: &Place<'_>, now: Timestamp) -> Result<String> {
    let time = stamp(now)?;
    let date = &time[..8];
    let payload = hex_of(&Sha256::digest(&request.body));
    set(&mut request.headers, DATE, &time)?;
    match keys.token {
        Some(token) => set(&mut request.headers, TOKEN, token)?,
        None => drop(request.headers.remove(TOKEN)),
    }
    match takes_paths_as_they_are(place.service) {
        true => set(&mut request.headers, PAYLOAD, &payload)?,
        false => drop(request.headers.remove(PAYLOAD)),
    }
    let (canonical, signed) = canonical(request, place.service, &payload);
    let scope = format!("{date}/{}/{}/aws4_request", place.region, place.service);
    let text = format!("{ALGORITHM}\n{time}\n{scope}\n{}", hex_of(&Sha256::digest(&canonical)));
    let signature = hex_of(&mac(&key(keys.secret, date, place), text.as_bytes()));
    let value = format!("{ALGORITHM} Credential={}/{scope}, SignedHeaders={signed}, Signature={signature}", keys.id);
    set(&mut request.headers, "authorization", value)?;
    Ok(signature)
}

/// `20150830T123600Z`
fn stamp(now: Timestamp) -> Result<String> {
    let time = i64::try_from(now.as_secs()).ok().and_then(|seconds| OffsetDateTime::from_unix_timestamp(seconds).ok());
    let Some(time) = time else { return Err(Error::input("the clock of the connection tells a time that no signature can hold")) };
    let (year, month, day) = (time.year(), u8::from(time.month()), time.day());
    Ok(format!("{year:04}{month:02}{day:02}T{:02}{:02}{:02}Z", time.hour(), time.minute(), time.second()))
}

/// S3 names objects by paths: it takes them as they are sent, and asks for the hash of the body in a header.
fn takes_paths_as_they_are(service: &str) -> bool {
    matches!(service, "s3" | "s3express" | "s3-outposts" | "s3-object-lambda")
}

/// The canonical request, and the names of the headers that are signed.
fn canonical(request: &HttpRequest, service: &str, payload: &str) -> (String, String) {
    let mut out = String::with_capacity(512 + request.url.as_str().len());
    out.push_str(request.method.as_str());
    out.push('\n');
    path(request.url.path(), service, &mut out);
    out.push('\n');
    query(request.url.query().unwrap_or_default(), &mut out);
    out.push('\n');
    let signed = headers(&request.url, &request.headers, &mut out);
    let _ = write!(out, "\n{signed}\n{payload}");
    (out, signed)
}

/// The path, whose segments are encoded once more than they are sent; for S3 exactly once, whatever the URL has left as it was.
fn path(path: &str, service: &str, out: &mut String) {
    if takes_paths_as_they_are(service) {
        for (index, segment) in path.split('/').enumerate() {
            if index > 0 {
                out.push('/');
            }
            encode_bytes(&Cow::from(percent_decode_str(segment)), out);
        }
        return;
    }
    let mut segments = path.split('/').filter(|segment| !segment.is_empty()).peekable();
    if segments.peek().is_none() {
        out.push('/');
    }
    for segment in segments {
        out.push('/');
        encode_bytes(segment.as_bytes(), out);
    }
    if path.len() > 1 && path.ends_with('/') && !out.ends_with('/') {
        out.push('/');
    }
}

/// The parameters, each encoded anew, in the order of their encoded names, then values.
fn query(query: &str, out: &mut String) {
    let encoded = |text: &str| {
        let text = text.replace('+', " ");
        let mut out = String::with_capacity(text.len() + 8);
        encode_bytes(&Cow::from(percent_decode_str(&text)), &mut out);
        out
    };
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let mut pairs: Vec<_> =
        pairs.map(|pair| pair.split_once('=').unwrap_or((pair, ""))).map(|(name, value)| (encoded(name), encoded(value))).collect();
    pairs.sort_unstable();
    for (index, (name, value)) in pairs.iter().enumerate() {
        let and = if index > 0 { "&" } else { "" };
        let _ = write!(out, "{and}{name}={value}");
    }
}

/// A line for each header that is signed, in the order of their names; gives the names.
///
/// The host, the media type and all that is AWS's own is signed. Nothing else is: a proxy may touch it.
fn headers(url: &Url, headers: &HeaderMap, out: &mut String) -> String {
    let own = |name: &str| name == CONTENT_TYPE.as_str() || name.starts_with("x-amz-");
    let mut names: Vec<&str> = headers.keys().map(|name| name.as_str()).filter(|name| own(name)).chain(["host"]).collect();
    names.sort_unstable();
    for name in &names {
        out.push_str(name);
        out.push(':');
        match *name {
            // As HTTP sends it: the port only where it is not the scheme's.
            "host" => out.push_str(&url[Position::BeforeHost..Position::AfterPort]),
            name => {
                for (index, value) in headers.get_all(name).iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    words(&String::from_utf8_lossy(value.as_bytes()), out);
                }
            }
        }
        out.push('\n');
    }
    names.join(";")
}

/// The words of a header's value, with one blank between them.
fn words(value: &str, out: &mut String) {
    for (index, word) in value.split(' ').filter(|word| !word.is_empty()).enumerate() {
        if index > 0 {
            out.push(' ');
        }
        out.push_str(word);
    }
}

/// The key that signs for a day, a region and a service.
fn key(secret: &str, date: &str, place: &Place<'_>) -> [u8; 32] {
    let first = mac(format!("AWS4{secret}").as_bytes(), date.as_bytes());
    [place.region, place.service, "aws4_request"].iter().fold(first, |key, text| mac(&key, text.as_bytes()))
}

/// A key of any length is a key of HMAC.
fn mac(key: &[u8], text: &[u8]) -> [u8; 32] {
    let mac = Hmac::<Sha256>::new_from_slice(key).map(|mac| mac.chain_update(text));
    mac.map_or([0; 32], |mac| mac.finalize().into_bytes().into())
}

#[cfg(test)]
#[path = "sigv4_tests.rs"]
mod tests;
