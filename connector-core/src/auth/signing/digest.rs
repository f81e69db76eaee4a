//! HTTP Digest (RFC 7616): the challenges of a service, and their answers.

use std::{
    fmt::Write as _,
    sync::{Mutex, PoisonError},
};

use http::{HeaderMap, header::WWW_AUTHENTICATE};
use md5::Md5;
use sha2::{Digest, Sha256, Sha512_256};
use url::{Origin, Position, Url};

use super::{Proof, set};
use crate::{
    data::{error::Result, scope::encode},
    functions::encoding::hex_of,
    http::transport::HttpRequest,
};

/// Where an answer says more (RFC 7616, 3.5).
pub(crate) const INFO: &str = "authentication-info";
/// The most origins whose challenges are kept; a connection has one or two.
const MOST: usize = 8;

/// Who answers.
pub(crate) struct User<'a> {
    pub(super) name: &'a str,
    pub(super) password: &'a str,
}

/// The challenges of a connection that were answered, each for the next request to the same origin.
#[derive(Default)]
pub(crate) struct Challenges(Mutex<Vec<Kept>>);

/// A challenge with what all its answers share.
#[derive(Clone)]
struct Kept {
    origin: Origin,
    challenge: Challenge,
    /// One for all answers, so that they are right whether the service makes the key of a `-sess` algorithm once or for each request.
    cnonce: String,
    /// How many requests the nonce was used for.
    count: u32,
}

/// What a service asks for in `WWW-Authenticate: Digest …`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Challenge {
    realm: String,
    nonce: String,
    opaque: Option<String>,
    algorithm: Algorithm,
    /// As it was written; none where it was left to the default.
    algorithm_name: Option<String>,
    quality: Quality,
    /// The nonce is no longer good, and the user may be.
    is_stale: bool,
    hides_user: bool,
}

/// A hash, and whether its key is made for a session; a better one is greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Algorithm {
    Md5 { session: bool },
    Sha512Of256 { session: bool },
    Sha256 { session: bool },
}

/// What an answer protects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Quality {
    /// As in RFC 2069, without a count.
    Old,
    Auth,
    /// The body too.
    AuthInt,
}

impl Challenges {
    /// Answers the challenge that is kept for the origin of a request, if there is one.
    pub(super) fn sign(&self, user: &User<'_>, request: &mut HttpRequest) -> Result<Option<Proof>> {
        let kept = {
            let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            let origin = request.url.origin();
            let Some(kept) = all.iter_mut().find(|kept| kept.origin == origin) else { return Ok(None) };
            kept.count = kept.count.saturating_add(1);
            kept.clone()
        };
        let (value, response) = kept.authorization(user, request);
        set(&mut request.headers, "authorization", value)?;
        Ok(Some(Proof { signature: response, nonce: Some(kept.challenge.nonce) }))
    }

    /// Keeps the challenge of a refusal for the requests to come. `chance` is a number that nobody knew before.
    pub(crate) fn keep(&self, url: &Url, challenge: Challenge, chance: [u64; 2]) {
        let [high, low] = chance;
        let kept = Kept { origin: url.origin(), challenge, cnonce: format!("{high:016x}{low:016x}"), count: 0 };
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|other| other.origin != kept.origin);
        all.truncate(MOST - 1);
        all.insert(0, kept);
    }

    /// Keeps a challenge no longer, whose answer was refused.
    pub(crate) fn forget(&self, proof: Option<&Proof>) {
        let Some(nonce) = proof.and_then(|proof| proof.nonce.as_ref()) else { return };
        self.0.lock().unwrap_or_else(PoisonError::into_inner).retain(|kept| kept.challenge.nonce != *nonce);
    }

    /// Goes on with the nonce that an answer hands out (RFC 7616, 3.5).
    pub(crate) fn hear(&self, url: &Url, headers: &HeaderMap) {
        let Some(next) = headers.get(INFO).and_then(|value| value.to_str().ok()).and_then(next_nonce) else { return };
        let origin = url.origin();
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(kept) = all.iter_mut().find(|kept| kept.origin == origin && kept.challenge.nonce != next) {
            kept.challenge.nonce = next;
            kept.count = 0;
        }
    }
}

impl Challenge {
    /// The best challenge of a refusal that can be answered. `Err`: there are some, and none can be; the algorithms that they ask for.
    pub(crate) fn best(headers: &HeaderMap) -> Result<Option<Self>, String> {
        let texts = headers.get_all(WWW_AUTHENTICATE).iter().filter_map(|value| value.to_str().ok());
        let all: Vec<_> = texts.flat_map(schemes).filter(|(scheme, _)| scheme.eq_ignore_ascii_case("digest")).collect();
        let known = all.iter().filter_map(|(_, parameters)| Self::of(parameters));
        match known.reduce(|best, next| if next.algorithm > best.algorithm { next } else { best }) {
            Some(best) => Ok(Some(best)),
            None if all.is_empty() => Ok(None),
            None => Err(all.iter().map(|(_, parameters)| named(parameters, "algorithm").unwrap_or("MD5")).collect::<Vec<_>>().join(", ")),
        }
    }

    /// None where it cannot be answered.
    fn of(parameters: &[(String, String)]) -> Option<Self> {
        let is = |name| named(parameters, name).is_some_and(|value| value.eq_ignore_ascii_case("true"));
        let algorithm_name = named(parameters, "algorithm");
        let quality = match named(parameters, "qop") {
            None => Quality::Old,
            Some(offered) => {
                let offers = |quality: &str| offered.split(',').any(|one| one.trim().eq_ignore_ascii_case(quality));
                match () {
                    () if offers("auth") => Quality::Auth,
                    () if offers("auth-int") => Quality::AuthInt,
                    () => return None,
                }
            }
        };
        Some(Self {
            realm: named(parameters, "realm")?.to_owned(),
            nonce: named(parameters, "nonce")?.to_owned(),
            opaque: named(parameters, "opaque").map(str::to_owned),
            algorithm: Algorithm::named(algorithm_name.unwrap_or("MD5"))?,
            algorithm_name: algorithm_name.map(str::to_owned),
            quality,
            is_stale: is("stale"),
            hides_user: is("userhash"),
        })
    }

    /// Whether a request that was refused is worth another try: it answered no challenge, another one, or one that is too old.
    pub(crate) fn is_news_to(&self, sent: Option<&Proof>) -> bool {
        self.is_stale || sent.and_then(|proof| proof.nonce.as_ref()) != Some(&self.nonce)
    }
}

impl Algorithm {
    fn named(name: &str) -> Option<Self> {
        let upper = name.to_ascii_uppercase();
        let (hash, session) = match upper.strip_suffix("-SESS") {
            Some(hash) => (hash, true),
            None => (upper.as_str(), false),
        };
        match hash {
            "MD5" => Some(Self::Md5 { session }),
            "SHA-256" => Some(Self::Sha256 { session }),
            "SHA-512-256" => Some(Self::Sha512Of256 { session }),
            _ => None,
        }
    }

    fn is_of_session(self) -> bool {
        let (Self::Md5 { session } | Self::Sha256 { session } | Self::Sha512Of256 { session }) = self;
        session
    }

    fn hash(self, bytes: impl AsRef<[u8]>) -> String {
        match self {
            Self::Md5 { .. } => hex_of(&Md5::digest(bytes)),
            Self::Sha256 { .. } => hex_of(&Sha256::digest(bytes)),
            Self::Sha512Of256 { .. } => hex_of(&Sha512_256::digest(bytes)),
        }
    }
}

impl Kept {
    /// The header's value, and the proof in it.
    fn authorization(&self, user: &User<'_>, request: &HttpRequest) -> (String, String) {
        let Self { challenge, cnonce, count, .. } = self;
        let Challenge { realm, nonce, algorithm, quality, .. } = challenge;
        let uri = &request.url[Position::BeforePath..Position::AfterQuery];
        let mut key = algorithm.hash(format!("{}:{realm}:{}", user.name, user.password));
        if algorithm.is_of_session() {
            key = algorithm.hash(format!("{key}:{nonce}:{cnonce}"));
        }
        let what = match quality {
            Quality::AuthInt => algorithm.hash(format!("{}:{uri}:{}", request.method, algorithm.hash(&request.body))),
            Quality::Auth | Quality::Old => algorithm.hash(format!("{}:{uri}", request.method)),
        };
        let count = format!("{count:08x}");
        let response = match quality.name() {
            Some(quality) => algorithm.hash(format!("{key}:{nonce}:{count}:{cnonce}:{quality}:{what}")),
            None => algorithm.hash(format!("{key}:{nonce}:{what}")),
        };
        let mut out = format!("Digest {}, realm={}, nonce={}, uri={}", self.user(user), quoted(realm), quoted(nonce), quoted(uri));
        if let Some(name) = &challenge.algorithm_name {
            let _ = write!(out, ", algorithm={name}");
        }
        let _ = write!(out, ", response=\"{response}\"");
        if let Some(opaque) = &challenge.opaque {
            let _ = write!(out, ", opaque={}", quoted(opaque));
        }
        if let Some(quality) = quality.name() {
            let _ = write!(out, ", qop={quality}, nc={count}, cnonce=\"{cnonce}\"");
        } else if algorithm.is_of_session() {
            let _ = write!(out, ", cnonce=\"{cnonce}\"");
        }
        (out, response)
    }

    /// The user, as the service wants to read it: hashed, plain, or encoded (RFC 8187).
    fn user(&self, user: &User<'_>) -> String {
        let Challenge { realm, algorithm, hides_user, .. } = &self.challenge;
        match () {
            () if *hides_user => format!("username=\"{}\", userhash=true", algorithm.hash(format!("{}:{realm}", user.name))),
            () if user.name.is_ascii() => format!("username={}", quoted(user.name)),
            () => {
                let mut out = "username*=UTF-8''".to_owned();
                encode(user.name, &mut out);
                out
            }
        }
    }
}

impl Quality {
    fn name(self) -> Option<&'static str> {
        match self {
            Self::Old => None,
            Self::Auth => Some("auth"),
            Self::AuthInt => Some("auth-int"),
        }
    }
}

fn named<'p>(parameters: &'p [(String, String)], name: &str) -> Option<&'p str> {
    parameters.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
}

fn next_nonce(info: &str) -> Option<String> {
    let (_, parameters) = schemes(&format!("info {info}")).into_iter().next()?;
    named(&parameters, "nextnonce").map(str::to_owned)
}

/// A quoted string (RFC 9110, 5.6.4).
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A scheme with its parameters.
type Scheme = (String, Vec<(String, String)>);

/// The challenges of one header (RFC 9110, 11.6.1): a list of schemes, each followed by a list of parameters, with the same commas.
fn schemes(text: &str) -> Vec<Scheme> {
    let mut all: Vec<Scheme> = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches([' ', '\t', ',']);
        let word = rest.len() - rest.trim_start_matches(|char: char| !matches!(char, ' ' | '\t' | ',' | '=' | '"')).len();
        if word == 0 {
            return all; // the end, or what no list holds
        }
        let (name, after) = rest.split_at(word);
        let value = after.trim_start_matches([' ', '\t']).strip_prefix('=');
        match (value, all.last_mut()) {
            (Some(value), Some((_, parameters))) => {
                let (value, after) = string(value.trim_start_matches([' ', '\t']));
                parameters.push((name.to_owned(), value));
                rest = after;
            }
            (Some(_), None) => return all,
            (None, _) => {
                all.push((name.to_owned(), Vec::new()));
                rest = after;
            }
        }
    }
}

/// The token or quoted string that a text begins with, and what is behind it.
fn string(text: &str) -> (String, &str) {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find([' ', '\t', ',']).unwrap_or(text.len());
        let (token, rest) = text.split_at(end);
        return (token.to_owned(), rest);
    };
    let mut out = String::new();
    let mut chars = quoted.char_indices();
    while let Some((at, char)) = chars.next() {
        match char {
            '"' => return (out, &quoted[at + 1..]),
            '\\' => out.extend(chars.next().map(|(_, char)| char)),
            char => out.push(char),
        }
    }
    (out, "")
}

#[cfg(test)]
#[path = "digest_tests.rs"]
mod tests;
