//! Requests that are signed: what is sent, when it is signed anew, and what a person sees of it.

#![allow(clippy::unwrap_used, missing_docs)]

use std::{
    future::IntoFuture,
    sync::{Arc, Mutex},
    time::Duration,
};

use connector_core::{
    Result, Signing, connector, functions,
    sandbox::Sandbox,
    seam::{BoxFuture, Execute, HttpRequest, Operation, Outcome, Reply},
};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};

connector! {
    pub(crate) connector Vault "Vault" { key: "vault", version: "1.0.0", base_url: "https://vault.example.com/v1" }

    auth signer "Signing key" hmac {
        parameters { key_id "Key ID": String }
        sign: "{request.method}\n{request.path}\n{request.query}\n{request.timestamp}\n{request.nonce}\n{request.body_hash}\n{request.body}",
        headers {
            "X-Time": request.timestamp,
            "X-Nonce": request.nonce,
            "Authorization": "HMAC {auth.key_id}:{signature}",
        }
    }
    auth amazon "Access key" aws_sigv4 {
        parameters { region "Region": String = "eu-central-1" }
        service: "s3",
        region: auth.region,
    }
    auth login "Login" digest {}
    auth machine "Machine" mtls {}

    helper api { header "Accept": "application/json"; retry { attempts: 3, backoff: 1s..1s } }
    helper stamped via api { sign with stamp; }

    action read "Read" {
        effects read;
        input { name "Name": String }
        GET "/items/{input.name}" via api { query { all: true, q: "a b" } }
        output { count "Count": Option<i64> from body.count }
        sample { name: "x" } => 200 json { "count": 1 };
    }
    action write "Write" {
        effects write;
        input { name "Name": String }
        POST "/items" via api { json { name: input.name } }
        sample { name: "x" } => 200 json {};
    }
    action write_stamped "Write, Stamped" {
        effects write;
        POST "/stamped" via stamped { query { b: 1 } }
    }
    action bare "Read Without Credentials" { effects read; GET "/open"; }
    custom_api_action via api;
}

async fn stamp(mut request: Signing) -> Result<Signing> {
    request.set_header("x-amz-meta-stamp", "s")?;
    request.add_query("a", "2");
    Ok(request)
}

/// Answers in turn, and the last answer for ever; remembers what it was asked. A second passes with each look at the clock.
struct Service {
    answers: Vec<(u16, &'static [(&'static str, &'static str)])>,
    asked: Mutex<Vec<HttpRequest>>,
    ticks: Mutex<u64>,
    waited: Mutex<u32>,
}

/// 20150830T123600Z
const THEN: u64 = 1_440_938_160;

impl Service {
    fn new(answers: &[(u16, &'static [(&'static str, &'static str)])]) -> Arc<Self> {
        Arc::new(Self { answers: answers.to_vec(), asked: Mutex::default(), ticks: Mutex::new(THEN), waited: Mutex::default() })
    }

    fn header(&self, place: usize, name: &str) -> Option<String> {
        self.asked.lock().unwrap()[place].headers.get(name).map(|value| value.to_str().unwrap().to_owned())
    }

    fn count(&self) -> usize {
        self.asked.lock().unwrap().len()
    }
}

impl Execute for Service {
    fn run(&self, operation: Operation) -> BoxFuture<'_, Outcome> {
        let outcome = match operation {
            Operation::Call(request, _) => {
                let mut asked = self.asked.lock().unwrap();
                let (status, headers) = self.answers.get(asked.len()).or(self.answers.last()).unwrap();
                // As an echo would, it tells all that it was told.
                let body = format!("{{\"count\":1,\"echo\":{:?}}}", format!("{:?}", shown(&request)));
                asked.push(request);
                let headers =
                    headers.iter().map(|(name, value)| (HeaderName::from_bytes(name.as_bytes()).unwrap(), HeaderValue::from_static(value)));
                let status = StatusCode::from_u16(*status).unwrap();
                Outcome::Call(Ok(Reply { status, headers: HeaderMap::from_iter(headers), body: body.into() }))
            }
            Operation::Wait(_) => {
                *self.waited.lock().unwrap() += 1;
                Outcome::Wait
            }
            Operation::Now => {
                let mut ticks = self.ticks.lock().unwrap();
                *ticks += 1;
                Outcome::Now(Duration::from_secs(*ticks))
            }
            _ => Outcome::Random(u64::from_str_radix("0123456789abcdef", 16).unwrap()),
        };
        Box::pin(std::future::ready(outcome))
    }
}

fn shown(request: &HttpRequest) -> Vec<String> {
    request.headers.values().map(|value| value.to_str().unwrap().replace('"', "")).collect()
}

fn by_hmac(service: &Arc<Service>) -> Vault {
    Vault::signer().secret("s3cret-key").key_id("k1").engine(service.clone()).connect().unwrap()
}

fn by_aws(service: &Arc<Service>) -> Vault {
    Vault::amazon().access_key_id("AKIDEXAMPLE").secret_access_key("s3cret-key").engine(service.clone()).connect().unwrap()
}

fn by_digest(service: &Arc<Service>) -> Vault {
    Vault::login().username("ray").password("s3cret-key").engine(service.clone()).connect().unwrap()
}

#[tokio::test]
async fn hmac_signs_what_is_sent() {
    let service = Service::new(&[(200, &[])]);
    let vault = by_hmac(&service);
    vault.read("ü/1").await.unwrap();
    vault.write("x").await.unwrap();
    vault.request("PUT", "/raw?z=1").json(connector_core::json!([1])).await.unwrap();
    let asked = service.asked.lock().unwrap().iter().map(|request| (request.url.clone(), request.body.clone())).collect::<Vec<_>>();
    for (place, method) in ["GET", "POST", "PUT"].iter().enumerate() {
        let (url, body) = &asked[place];
        let (time, nonce) = (service.header(place, "x-time").unwrap(), service.header(place, "x-nonce").unwrap());
        assert_eq!(nonce, "0123456789abcdef0123456789abcdef", "by the executor");
        assert!((THEN..THEN + 60).contains(&time.parse().unwrap()), "by the executor's clock: {time}");
        let body = String::from_utf8_lossy(body);
        let hash = functions::sha256(&body);
        let text = format!("{method}\n{}\n{}\n{time}\n{nonce}\n{hash}\n{body}", url.path(), url.query().unwrap_or_default());
        let signature = functions::hmac_sha256("s3cret-key", &text);
        assert_eq!(service.header(place, "authorization").unwrap(), format!("HMAC k1:{signature}"));
    }
    assert_eq!(asked[0].0.as_str(), "https://vault.example.com/v1/items/%C3%BC%2F1?all=true&q=a%20b");
}

#[tokio::test]
async fn each_attempt_and_each_redirect_is_signed_anew() {
    for connect in [by_hmac, by_aws] {
        let service = Service::new(&[(503, &[]), (302, &[("location", "/v1/items/y")]), (200, &[])]);
        connect(&service).read("x").await.unwrap();
        assert_eq!((service.count(), *service.waited.lock().unwrap()), (3, 1));
        let signatures: Vec<_> = (0..3).map(|place| service.header(place, "authorization").unwrap()).collect();
        assert!(signatures[0] != signatures[1] && signatures[1] != signatures[2], "{signatures:?}");
    }
}

#[tokio::test]
async fn only_requests_that_go_through_a_helper_are_signed() {
    let service = Service::new(&[(200, &[])]);
    for connect in [by_hmac, by_aws] {
        connect(&service).bare().await.unwrap();
    }
    assert!(service.header(0, "authorization").is_none() && service.header(1, "authorization").is_none());
    assert!(service.header(0, "x-time").is_none() && service.header(1, "x-amz-date").is_none());
}

#[tokio::test]
async fn the_auth_signs_behind_the_function_of_the_author() {
    let service = Service::new(&[(200, &[])]);
    by_aws(&service).write_stamped().await.unwrap();
    let signature = service.header(0, "authorization").unwrap();
    assert!(signature.contains("SignedHeaders=host;x-amz-content-sha256;x-amz-date;x-amz-meta-stamp, "), "{signature}");
    assert_eq!(service.asked.lock().unwrap()[0].url.query(), Some("b=1&a=2"));
    by_hmac(&service).write_stamped().await.unwrap();
    let (time, nonce) = (service.header(1, "x-time").unwrap(), service.header(1, "x-nonce").unwrap());
    let text = format!("POST\n/v1/stamped\nb=1&a=2\n{time}\n{nonce}\n{}\n", functions::sha256(""));
    assert!(service.header(1, "authorization").unwrap().ends_with(&functions::hmac_sha256("s3cret-key", &text)));
}

#[tokio::test]
async fn aws_is_told_the_day_and_the_hash() {
    let service = Service::new(&[(200, &[])]);
    by_aws(&service).write("x").await.unwrap();
    let body = String::from_utf8(service.asked.lock().unwrap()[0].body.to_vec()).unwrap();
    assert_eq!(service.header(0, "x-amz-content-sha256").unwrap(), functions::sha256(&body));
    assert!(service.header(0, "x-amz-date").unwrap().starts_with("20150830T1236"));
    let signature = service.header(0, "authorization").unwrap();
    let start = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/eu-central-1/s3/aws4_request, \
                 SignedHeaders=content-type;host;x-amz-content-sha256;x-amz-date, Signature=";
    assert!(signature.starts_with(start), "{signature}");
}

const CHALLENGE: &[(&str, &str)] =
    &[("www-authenticate", r#"Digest realm="vault", nonce="n1", qop="auth", opaque="o1""#), ("www-authenticate", r#"Basic realm="vault""#)];
const NEXT: &[(&str, &str)] = &[("www-authenticate", r#"Digest realm="vault", nonce="n2", qop="auth", opaque="o2", stale=true"#)];

#[tokio::test]
async fn a_challenge_is_answered_once_and_used_for_the_next_requests() {
    let service = Service::new(&[(401, CHALLENGE), (200, &[]), (200, &[]), (401, NEXT), (200, &[])]);
    let vault = by_digest(&service);
    let (_, meta) = vault.write("a").with_meta().await.unwrap();
    assert_eq!(meta.attempts, 1, "a refusal by a challenge is no attempt");
    vault.write("b").await.unwrap();
    vault.read("c").await.unwrap();
    let has = |place, parts: &[&str]| {
        let header = service.header(place, "authorization").unwrap();
        assert!(parts.iter().all(|part| header.contains(part)), "{place}: {header}");
    };
    assert_eq!(service.header(0, "authorization"), None);
    has(1, &[r#"username="ray""#, r#"nonce="n1""#, "nc=00000001", r#"uri="/v1/items""#, r#"opaque="o1""#, "qop=auth"]);
    has(2, &[r#"nonce="n1""#, "nc=00000002"]);
    has(3, &[r#"nonce="n1""#, "nc=00000003", r#"uri="/v1/items/c?all=true&q=a%20b""#]);
    has(4, &[r#"nonce="n2""#, "nc=00000001", r#"opaque="o2""#]);
    let bodies: Vec<_> = service.asked.lock().unwrap().iter().map(|request| request.body.clone()).collect();
    assert!(!bodies[0].is_empty() && bodies[0] == bodies[1], "a write is sent again as it was");
    assert_eq!(service.count(), 5);
}

#[tokio::test]
async fn no_use_of_a_nonce_is_counted_twice() {
    let service = Service::new(&[(401, CHALLENGE), (200, &[])]);
    let vault = by_digest(&service);
    vault.write("a").await.unwrap();
    let mut calls = tokio::task::JoinSet::new();
    for _ in 0..100 {
        calls.spawn(vault.write("b").into_future());
    }
    assert!(calls.join_all().await.iter().all(Result::is_ok));
    let counts: std::collections::BTreeSet<_> = (1..service.count())
        .map(|place| service.header(place, "authorization").unwrap().split_once("nc=").unwrap().1[..8].to_owned())
        .collect();
    assert_eq!((counts.len(), service.count()), (101, 102));
}

#[tokio::test]
async fn a_second_refusal_is_unauthorized() {
    // The nonce is answered and refused; a new nonce each time is no reason to go on.
    for second in [CHALLENGE, NEXT] {
        let service = Service::new(&[(401, CHALLENGE), (401, second)]);
        let vault = by_digest(&service);
        let error = vault.write("a").await.unwrap_err();
        assert!(error.is_unauthorized() && error.status() == Some(401), "{error}");
        assert_eq!(service.count(), 2);
        assert!(vault.write("b").await.unwrap_err().is_unauthorized());
        assert_eq!(service.header(2, "authorization"), None, "what was refused is not sent again");
    }
    // What is kept and refused for good is not sent again.
    let service = Service::new(&[(401, CHALLENGE), (200, &[]), (401, CHALLENGE)]);
    let vault = by_digest(&service);
    vault.write("a").await.unwrap();
    assert!(vault.write("b").await.unwrap_err().is_unauthorized());
    assert_eq!(service.count(), 3);
}

#[tokio::test]
async fn other_refusals_are_handed_on() {
    let service = Service::new(&[(401, &[("www-authenticate", "Basic realm=\"x\"")])]);
    assert!(by_digest(&service).write("a").await.unwrap_err().is_unauthorized());
    assert_eq!((service.count(), service.header(0, "authorization")), (1, None), "no password goes out by Basic");
    let service = Service::new(&[(401, &[("www-authenticate", "Digest realm=\"x\", nonce=\"n\", algorithm=SHA3-512")])]);
    let error = by_digest(&service).write("a").await.unwrap_err();
    assert!(error.is_unauthorized() && error.message().contains("SHA3-512") && error.message().contains("SHA-256"), "{error}");
    let service = Service::new(&[(401, CHALLENGE)]);
    assert!(by_digest(&service).bare().await.unwrap_err().is_unauthorized());
    assert_eq!(service.count(), 1, "it goes through no helper");
}

#[tokio::test]
async fn a_redirect_of_a_challenged_request_is_answered_too() {
    let service = Service::new(&[(401, CHALLENGE), (302, &[("location", "/v1/other")]), (401, NEXT), (200, &[])]);
    by_digest(&service).read("a").await.unwrap();
    let last = service.header(3, "authorization").unwrap();
    assert!(last.contains(r#"uri="/v1/other""#) && last.contains(r#"nonce="n2""#), "{last}");
}

#[tokio::test]
async fn errors_show_neither_secrets_nor_signatures() {
    for connect in [by_hmac, by_aws, by_digest] {
        let service = Service::new(&[(401, CHALLENGE), (403, &[])]);
        let vault = connect(&service);
        let first = vault.write("a").await.unwrap_err();
        let error = if first.is_unauthorized() { vault.write("b").await.unwrap_err() } else { first };
        assert!(error.is_forbidden(), "{error}");
        let last = service.header(service.count() - 1, "authorization").unwrap();
        let signature = last.rsplit("response=\"").next().unwrap().split('"').next().unwrap();
        let signature = signature.rsplit(['=', ':']).next().unwrap();
        assert!(signature.len() >= 32, "{last}");
        let answer = String::from_utf8_lossy(error.answer().unwrap()).into_owned();
        assert!(answer.contains("***"), "{answer}");
        for text in [answer, format!("{error} {error:?} {vault:?}"), connector_core::json!(error).to_string()] {
            assert!(!text.contains(signature) && !text.contains("s3cret-key"), "{text}");
        }
    }
}

#[test]
fn what_is_shown_has_no_signature() {
    let service = Service::new(&[(200, &[])]);
    let lines = |vault: Vault| vault.write("x").render().unwrap().to_string();
    let hmac = lines(by_hmac(&service));
    for line in ["authorization: HMAC k1:***", "x-time: {request.timestamp}", "x-nonce: {request.nonce}"] {
        assert!(hmac.contains(line), "{hmac}");
    }
    let aws = lines(by_aws(&service));
    for line in ["authorization: AWS4-HMAC-SHA256 ***", "x-amz-date: {request.timestamp}", "x-amz-content-sha256: ***"] {
        assert!(aws.contains(line), "{aws}");
    }
    assert!(!aws.contains("x-amz-security-token") && !aws.contains("AKID"), "{aws}");
    assert!(lines(by_digest(&service)).contains("authorization: Digest ***"));
    assert!(!by_hmac(&service).bare().render().unwrap().to_string().contains("x-time"));
}

/// Connects to a service in one way.
type Way = fn(&Arc<Service>) -> Vault;

#[tokio::test]
async fn a_caller_cannot_replace_a_signature() {
    let service = Service::new(&[(200, &[])]);
    let cases: [(Way, &str); 5] = [
        (by_hmac, "X-Time"),
        (by_hmac, "Authorization"),
        (by_aws, "x-amz-date"),
        (by_aws, "x-amz-security-token"),
        (by_digest, "Authorization"),
    ];
    for (connect, name) in cases {
        let error = connect(&service).write("x").header(name, "mine").await.unwrap_err();
        assert!(error.is_input() && error.message().contains("cannot be replaced"), "{error}");
    }
    by_aws(&service).write("x").header("x-amz-tagging", "a=b").await.unwrap();
    assert!(service.header(0, "authorization").unwrap().contains("x-amz-tagging,"));
}

fn pem(kind: &str) -> String {
    format!("-----BEGIN {kind}-----\nMAMBAf8=\n-----END {kind}-----\n")
}

#[test]
fn a_certificate_that_cannot_be_used_is_told_when_the_connection_is_made() {
    let machine = |certificate: &str, key: &str| Vault::machine().certificate(certificate).private_key(key);
    let error = machine("/etc/client.pem", &pem("PRIVATE KEY")).connect().unwrap_err();
    assert!(error.is_input() && error.field() == Some("certificate"), "{error}");
    let error = machine(&pem("CERTIFICATE"), &pem("PRIVATE KEY")).connect().unwrap_err();
    assert!(error.is_input() && error.message().contains("private key is the one of the first certificate"), "{error}");
    let here = "http://127.0.0.1:1";
    let error = machine("c", "k").endpoint("https://vault.example.com/v1", here).connect().unwrap_err();
    assert!(error.is_input() && error.message().contains(here) && error.message().contains("use https"), "{error}");
    for roots in ["no root", &pem("CERTIFICATE"), &pem("PRIVATE KEY")] {
        let error = Vault::login().username("ray").password("p").root_certificate(roots).connect().unwrap_err();
        assert!(error.is_input() && error.message().contains("root certificate"), "{error}");
    }
    assert!(Vault::machine().connect().unwrap_err().message().contains("No Certificate provided"));
}

#[tokio::test]
async fn a_program_that_brings_its_own_tls_answers_for_it() {
    let service = Service::new(&[(200, &[])]);
    let vault = Vault::machine().engine(service.clone()).connect().unwrap();
    vault.read("x").await.unwrap();
    assert_eq!(service.header(0, "authorization"), None);
    let error = Vault::machine().engine(service).root_certificate(pem("CERTIFICATE")).connect().unwrap_err();
    assert!(error.is_input() && error.message().contains("of the program's own"), "{error}");
}

#[tokio::test]
async fn a_sandbox_asks_for_no_signature() {
    let sandbox = Sandbox::start(Vault::CONNECTOR).await.unwrap();
    for auth in ["signer", "amazon", "login", "machine"] {
        let vault = Vault::try_from(sandbox.connect_by(Some(auth)).unwrap().connect().unwrap()).unwrap();
        assert_eq!(vault.read("x").await.unwrap().count, Some(1));
    }
}
