//! The servers themselves: each starts, and judges what it is here to judge.

#![cfg(feature = "servers")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use std::io::{Read, Write};
use std::net::TcpListener;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use tests_e2e::{Browser, Httpbin, Identity, Moto, MtlsServer, OidcProvider, Prism, RabbitMq, WireMock, http};

/// The status, the body and Prism's own words for a JSON POST to Slack's description.
fn slack(method: &str, token: Option<&str>, body: &Value) -> (u16, Value, String) {
    let url = format!("{}/{method}", Prism::shared().url());
    let mut request = http().post(url).header("content-type", "application/json");
    if let Some(token) = token {
        request = request.header("authorization", format!("Bearer {token}"));
    }
    let mut answer = request.send(body.to_string()).unwrap();
    let text = answer.body_mut().read_to_string().unwrap();
    let violations = answer.headers().get("sl-violations");
    let violations = violations.map_or("", |value| value.to_str().unwrap());
    (answer.status().as_u16(), serde_json::from_str(&text).unwrap(), violations.to_owned())
}

#[test]
fn prism_wants_a_token() {
    let (status, body, _) = slack("auth.test", None, &json!({}));
    assert_eq!((status, &body["error"]), (401, &json!("invalid_auth")));
    let (status, body, _) = slack("auth.test", Some("xoxb-1"), &json!({}));
    assert_eq!((status, &body["ok"]), (200, &json!(true)));
}

#[test]
fn prism_checks_bodies() {
    let view = json!({ "type": "modal" });
    let (status, body, _) = slack("views.open", Some("xoxb-1"), &json!({ "trigger_id": "1.2", "view": view }));
    assert_eq!((status, &body["ok"]), (200, &json!(true)));
    let (status, body, violations) = slack("views.open", Some("xoxb-1"), &json!({ "view": view }));
    assert_eq!((status, &body["ok"]), (422, &json!(false)));
    assert!(violations.contains("must have required property 'trigger_id'"), "{violations}");
}

#[test]
fn prism_checks_forms_and_queries() {
    let call = |query: &str, form: &[(&str, &str)]| {
        let url = format!("{}/{query}", Prism::shared().url());
        let request = http().post(url).header("authorization", "Bearer xoxb-1");
        request.send_form(form.iter().copied()).unwrap().status().as_u16()
    };
    assert_eq!(call("chat.postMessage", &[("channel", "C1"), ("text", "hello")]), 200);
    assert_eq!(call("chat.postMessage", &[("text", "hello")]), 422);
    assert_eq!(call("users.info", &[("user", "U1")]), 200);

    let get = |query: &str| {
        let url = format!("{}/{query}", Prism::shared().url());
        let request = http().get(url).header("authorization", "Bearer xoxb-1");
        request.call().unwrap().status().as_u16()
    };
    assert_eq!(get("conversations.list?limit=10"), 200);
    assert_eq!(get("conversations.list?limit=abc"), 422);
}

#[test]
fn wiremock_counts_a_flaky_service() {
    let server = WireMock::start().unwrap();
    let step = |state: &str, next: Option<&str>, response: Value| {
        let mut mapping = json!({
            "scenarioName": "flaky",
            "requiredScenarioState": state,
            "request": { "method": "GET", "urlPath": "/flaky" },
            "response": response,
        });
        if let Some(next) = next {
            mapping["newScenarioState"] = json!(next);
        }
        server.add_mapping(&mapping).unwrap();
    };
    step("Started", Some("well"), json!({ "status": 429, "headers": { "Retry-After": "1" } }));
    step("well", None, json!({ "status": 200, "body": "fine" }));

    let get = |query: &str| {
        let url = format!("{}/flaky{query}", server.url());
        http().get(url).header("x-try", query).call().unwrap()
    };
    let first = get("?n=1");
    assert_eq!(first.status(), 429);
    assert_eq!(first.headers()["retry-after"], "1");
    assert_eq!(get("?n=2").body_mut().read_to_string().unwrap(), "fine");

    assert_eq!(server.count(&json!({ "urlPath": "/flaky" })).unwrap(), 2);
    let requests = server.requests().unwrap();
    let seen: Vec<_> = requests.iter().map(|request| request.url.as_str()).collect();
    assert_eq!(seen, ["/flaky?n=1", "/flaky?n=2"]);
    assert_eq!(requests[0].header("X-Try"), Some("?n=1"));

    server.reset().unwrap();
    assert_eq!(server.count(&json!({ "urlPath": "/flaky" })).unwrap(), 0);
    assert_eq!(get("").status(), 404);
}

#[test]
fn wiremock_breaks_connections() {
    let server = WireMock::shared();
    for fault in ["CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE"] {
        let mapping = json!({ "request": { "url": format!("/{fault}") }, "response": { "fault": fault } });
        server.add_mapping(&mapping).unwrap();
        assert!(http().get(format!("{}/{fault}", server.url())).call().is_err(), "{fault}");
    }
    let post = http().post(format!("{}/nothing-here", server.url())).send("a body").unwrap();
    assert_eq!(post.status(), 404);
    let seen = server.requests_like(&json!({ "url": "/nothing-here" })).unwrap();
    assert_eq!((seen[0].method.as_str(), seen[0].body.as_slice()), ("POST", &b"a body"[..]));
}

#[test]
fn rabbitmq_wants_basic() {
    let url = format!("{}/api/overview", RabbitMq::shared().url());
    assert_eq!(http().get(&url).call().unwrap().status(), 401);
    let mut answer = http().get(&url).header("authorization", RabbitMq::authorization()).call().unwrap();
    assert_eq!(answer.status(), 200);
    let overview: Value = serde_json::from_str(&answer.body_mut().read_to_string().unwrap()).unwrap();
    assert_eq!(overview["product_name"], "RabbitMQ");
}

#[test]
fn rabbitmq_has_numbered_pages() {
    let broker = RabbitMq::shared();
    let page = |number: u8| -> Value {
        let query = format!("page={number}&page_size=2&name=%5Eq%5B123%5D%24&use_regex=true");
        let url = format!("{}/api/queues/%2F?{query}", broker.url());
        let request = http().get(url).header("authorization", RabbitMq::authorization());
        let text = request.call().unwrap().body_mut().read_to_string().unwrap();
        serde_json::from_str(&text).unwrap()
    };
    assert_eq!(page(1)["page_count"], 2);
    assert_eq!(page(1)["items"][0]["name"], "q1");
    assert_eq!(page(2)["items"][0]["name"], "q3");
}

const CALLBACK: &str = "http://127.0.0.1:4999/callback";
/// Of RFC 7636, appendix B.
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

/// Where the client `public` sends a person.
fn authorize_url(provider: &OidcProvider, callback: &str) -> String {
    let query = "client_id=public&response_type=code&scope=openid+offline_access+api:read&prompt=consent&state=s1\
                 &code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256";
    format!("{}/auth?{query}&redirect_uri={callback}", provider.url())
}

/// A parameter of a URL whose values need no decoding.
fn parameter<'a>(url: &'a str, name: &str) -> &'a str {
    let query = url.split_once('?').unwrap().1;
    query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('=')).expect(url)
}

/// The status and the body of a form sent to the provider.
fn oidc_form(provider: &OidcProvider, path: &str, form: &[(&str, &str)]) -> (u16, Value) {
    let request = http().post(format!("{}{path}", provider.url()));
    let mut answer = request.send_form(form.iter().copied()).unwrap();
    let text = answer.body_mut().read_to_string().unwrap();
    (answer.status().as_u16(), serde_json::from_str(&text).unwrap_or_default())
}

/// The status of a call of the provider's own API.
fn oidc_api(provider: &OidcProvider, path: &str, tokens: &Value) -> u16 {
    let bearer = format!("Bearer {}", tokens["access_token"].as_str().unwrap());
    let request = http().get(format!("{}{path}", provider.url())).header("authorization", bearer);
    request.call().unwrap().status().as_u16()
}

#[test]
fn oidc_provider_signs_in_and_rotates() {
    let provider = OidcProvider::start(2).unwrap();
    let callback = provider.sign_in(&authorize_url(&provider, CALLBACK)).unwrap();
    assert!(callback.starts_with(CALLBACK), "{callback}");
    assert_eq!(parameter(&callback, "state"), "s1");
    let code = [
        ("grant_type", "authorization_code"),
        ("client_id", "public"),
        ("code", parameter(&callback, "code")),
        ("code_verifier", VERIFIER),
        ("redirect_uri", CALLBACK),
    ];
    let (status, tokens) = oidc_form(&provider, "/token", &code);
    assert_eq!((status, &tokens["expires_in"]), (200, &json!(2)), "{tokens}");
    assert_eq!(oidc_api(&provider, "/api/me", &tokens), 200);
    assert_eq!(oidc_api(&provider, "/api/write", &tokens), 403);
    thread::sleep(Duration::from_millis(2500));
    assert_eq!(oidc_api(&provider, "/api/me", &tokens), 401);

    let refresh = |tokens: &Value| {
        let token = tokens["refresh_token"].as_str().unwrap();
        oidc_form(&provider, "/token", &[("grant_type", "refresh_token"), ("client_id", "public"), ("refresh_token", token)])
    };
    let (status, rotated) = refresh(&tokens);
    assert_eq!((status, oidc_api(&provider, "/api/me", &rotated)), (200, 200), "{rotated}");
    let (status, replayed) = refresh(&tokens);
    assert_eq!((status, &replayed["error"]), (400, &json!("invalid_grant")));
    let (status, dead) = refresh(&rotated);
    assert_eq!((status, &dead["error"]), (400, &json!("invalid_grant")), "a replay ends the grant");
    let counts = provider.counts().unwrap();
    let refreshes = counts.of("refresh_token");
    assert_eq!((refreshes.requests, refreshes.failed), (3, 2));
    assert_eq!(counts.of("authorization_code").requests, 1);
}

#[test]
fn oidc_provider_takes_no_for_an_answer() {
    let provider = OidcProvider::start(60).unwrap();
    let callback = provider.refuse(&authorize_url(&provider, CALLBACK)).unwrap();
    assert_eq!(parameter(&callback, "error"), "access_denied");
    let wrong = provider.sign_in(&authorize_url(&provider, "http://127.0.0.1:4999/elsewhere")).unwrap_err();
    assert!(wrong.to_string().contains("redirect_uri"), "{wrong}");
}

#[test]
fn oidc_provider_lets_devices_in() {
    let provider = OidcProvider::start(60).unwrap();
    let ask = || {
        let (status, asked) = oidc_form(&provider, "/device/auth", &[("client_id", "device"), ("scope", "openid offline_access")]);
        assert_eq!((status, &asked["interval"]), (200, &json!(1)), "{asked}");
        asked
    };
    let poll = |asked: &Value| {
        let grant = ("grant_type", "urn:ietf:params:oauth:grant-type:device_code");
        let code = asked["device_code"].as_str().unwrap();
        oidc_form(&provider, "/token", &[grant, ("client_id", "device"), ("device_code", code)])
    };
    let asked = ask();
    assert_eq!(poll(&asked).1["error"], "authorization_pending");
    provider.approve_device(asked["verification_uri_complete"].as_str().unwrap()).unwrap();
    let (status, tokens) = poll(&asked);
    assert!(status == 200 && tokens["refresh_token"].is_string(), "{tokens}");

    let asked = ask();
    provider.refuse_device(asked["verification_uri_complete"].as_str().unwrap()).unwrap();
    assert_eq!(poll(&asked).1["error"], "access_denied");
}

/// An assertion for the provider's token endpoint, which OpenSSL signs by RS256.
fn assertion(provider: &OidcProvider, issuer: &str, subject: &str) -> String {
    let url = format!("{}/token", provider.url());
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    let claims = json!({
        "iss": issuer, "sub": subject, "aud": url, "jti": now.as_nanos().to_string(),
        "iat": now.as_secs(), "exp": now.as_secs() + 60,
    });
    let parts = [json!({ "alg": "RS256", "kid": "key-1" }), claims];
    let text = parts.map(|part| BASE64_URL_SAFE_NO_PAD.encode(part.to_string())).join(".");
    // The harness leaves the key in the server's folder too.
    let mut openssl = Command::new("openssl");
    openssl.args(["dgst", "-sha256", "-sign"]).arg(provider.server().folder().join("rsa.pem"));
    let mut running = openssl.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    running.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let signature = running.wait_with_output().unwrap().stdout;
    format!("{text}.{}", BASE64_URL_SAFE_NO_PAD.encode(signature))
}

#[test]
fn oidc_provider_takes_what_its_clients_sign() {
    let provider = OidcProvider::start(60).unwrap();
    let client = |signed: &str| {
        let kind = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
        let form = [("grant_type", "client_credentials"), ("client_assertion_type", kind), ("client_assertion", signed)];
        oidc_form(&provider, "/token", &form)
    };
    let signed = assertion(&provider, "jwt", "jwt");
    let (status, tokens) = client(&signed);
    assert_eq!((status, oidc_api(&provider, "/api/me", &tokens)), (200, 200), "{tokens}");
    assert_eq!(client(&signed).1["error"], "invalid_client", "an assertion is good for one use");

    let signed = assertion(&provider, "service", "bob");
    let grant = ("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
    let form = [grant, ("client_id", "service"), ("assertion", &signed), ("scope", "api:write")];
    let begin = Instant::now();
    provider.delay_tokens(Duration::from_millis(300)).unwrap();
    let (status, tokens) = oidc_form(&provider, "/token", &form);
    assert!(begin.elapsed() >= Duration::from_millis(300));
    assert_eq!((status, oidc_api(&provider, "/api/write", &tokens)), (200, 200), "{tokens}");
    assert_eq!(oidc_form(&provider, "/token", &form).1["error"], "invalid_grant");
}

/// Answers one request of a browser, as a program that waits for its callback does.
fn listen_once() -> (String, thread::JoinHandle<String>) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let callback = format!("http://{}/callback", listener.local_addr().unwrap());
    let answer = thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut asked = [0; 4096];
        let read = stream.read(&mut asked).unwrap();
        let page = "<title>Done</title><p>You may close this page.</p>";
        let head = "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\nconnection: close";
        write!(stream, "{head}\r\ncontent-length: {}\r\n\r\n{page}", page.len()).unwrap();
        String::from_utf8_lossy(&asked[..read]).into_owned()
    });
    (callback, answer)
}

#[test]
fn chromium_walks_the_consent_pages() {
    let provider = OidcProvider::start(60).unwrap();
    let (callback, answer) = listen_once();
    let shown = Browser::consent(&authorize_url(&provider, &callback)).unwrap();
    assert!(shown.url.starts_with(&callback), "{shown:?}");
    assert_eq!((shown.title.as_str(), shown.text.as_str()), ("Done", "You may close this page."));
    assert!(answer.join().unwrap().contains(parameter(&shown.url, "code")));

    let (callback, answer) = listen_once();
    let shown = Browser::cancel(&authorize_url(&provider, &callback)).unwrap();
    assert_eq!(parameter(&shown.url, "error"), "access_denied");
    answer.join().unwrap();

    let nobody = Browser::consent(&authorize_url(&provider, "http://127.0.0.1:1/callback")).unwrap_err();
    assert!(nobody.to_string().contains("ERR_"), "{nobody}");
}

/// What a script of the servers' own Python prints.
fn python(script: &str, arguments: &[&str]) -> String {
    let program = concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/servers/python/bin/python");
    let output = Command::new(program).args(["-c", script]).args(arguments).output().expect(program);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    said.trim().to_owned()
}

/// Calls S3, then IAM, by the service's own library; prints a status or a code for each.
const BOTO: &str = "
import boto3, botocore, sys
url, key, secret = sys.argv[1:]
def client(name):
    return boto3.client(name, endpoint_url=url, region_name='us-east-1', aws_access_key_id=key, aws_secret_access_key=secret)
for call in (lambda: client('s3').list_buckets(), lambda: client('iam').list_users()):
    try:
        print(call()['ResponseMetadata']['HTTPStatusCode'])
    except botocore.exceptions.ClientError as error:
        print(error.response['Error']['Code'])
";

#[test]
fn moto_checks_signatures_and_policies() {
    let moto = Moto::shared();
    let call = |key, secret| python(BOTO, &[moto.url(), key, secret]);
    assert_eq!(call(moto.access_key(), moto.secret_key()), "200\nAccessDenied");
    assert_eq!(call(moto.access_key(), "wrong"), "SignatureDoesNotMatch\nSignatureDoesNotMatch");
    assert_eq!(call("AKIAUNKNOWN", moto.secret_key()), "InvalidAccessKeyId\nInvalidClientTokenId");
}

#[test]
fn httpbin_checks_digests() {
    let script =
        "import requests, sys; print(requests.get(sys.argv[1], auth=requests.auth.HTTPDigestAuth('user', sys.argv[2])).status_code)";
    for end in ["", "/MD5", "/SHA-256", "/SHA-512"] {
        let url = format!("{}/digest-auth/auth/user/passwd{end}", Httpbin::shared().url());
        let challenge = http().get(&url).call().unwrap();
        assert_eq!(challenge.status(), 401);
        let challenge = challenge.headers()["www-authenticate"].to_str().unwrap();
        assert!(challenge.starts_with("Digest ") && challenge.contains("qop=\"auth\""), "{challenge}");
        assert_eq!(python(script, &[&url, "passwd"]), "200", "{url}");
        assert_eq!(python(script, &[&url, "wrong"]), "401", "{url}");
    }
}

/// What the server answers to a client that OpenSSL plays.
fn over_tls(server: &MtlsServer, client: Option<&Identity>) -> String {
    let address = server.url().replace("https://", "");
    let mut openssl = Command::new("openssl");
    openssl.args(["s_client", "-quiet", "-verify_return_error", "-connect", &address, "-CAfile"]);
    openssl.arg(server.authority_file());
    if let Some(client) = client {
        openssl.arg("-cert").arg(&client.certificate_file).arg("-key").arg(&client.key_file);
    }
    let mut running = openssl.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut stdin = running.stdin.take().unwrap();
    // A client that was refused may be gone by now.
    let _ = stdin.write_all(b"GET /who?n=1 HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n");
    String::from_utf8(running.wait_with_output().unwrap().stdout).unwrap()
}

#[test]
fn the_mtls_server_knows_its_clients() {
    let server = MtlsServer::start().unwrap();
    let answer = over_tls(&server, Some(server.client()));
    assert!(answer.starts_with("HTTP/1.1 200 OK") && answer.contains(r#"{"client":"tester","method":"GET","url":"/who?n=1""#), "{answer}");
    assert_eq!(over_tls(&server, Some(server.stranger())), "");
    assert_eq!(over_tls(&server, None), "");
    assert!(server.authority().starts_with("-----BEGIN CERTIFICATE") && server.client().key.starts_with("-----BEGIN PRIVATE KEY"));
}
