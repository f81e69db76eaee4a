//! Marked secrets go through every way to sign in, and through everything that can go wrong, against a service that echoes all it is sent:
//! none may come back in an error, a rendering or a `Debug`.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::{
    fmt::{Debug, Write},
    sync::{Arc, Mutex},
    time::Duration,
};

use connector_core::{
    Connect, Connection, Error, connector,
    seam::{Bounds, BoxFuture, Clock, HttpRequest, Reply, SendError, Transport},
};
use http::{HeaderMap, HeaderValue, StatusCode};
use serde_json::{Value, json};

/// What no text may hold.
const MARK: &str = "CaNaRy";

connector! {
    pub(crate) connector Birds "Birds" { key: "birds", version: "1.0.0", base_url: "https://birds.example.com" }

    auth custom custom { parameters { #[allow(unused)] key: Secret } }
    auth basic basic { parameters { username: String, password: Secret } }
    auth bearer bearer {}
    auth header api_key { in: header "X-Key" }
    auth query api_key { in: query "key" }
    auth cookie api_key { in: cookie "sid" }
    auth digest digest {}
    auth hmac hmac {
        sign: "{request.method}{request.path}{request.timestamp}{request.body}",
        headers { "X-Signature": "{signature}" }
    }
    auth aws aws_sigv4 { service: "execute-api", region: "eu-central-1" }
    auth session session {
        parameters { user: String, password: Secret }
        login POST "/sessions" { json { user: auth.user, password: auth.password } } => { #[allow(unused)] sid: Secret from body.id }
        refresh { when: status 401 }
    }
    auth code oauth2 authorization_code {
        authorize_url: "https://login.example.com/authorize",
        token_url: "https://login.example.com/token",
        revoke_url: "https://login.example.com/revoke",
        client_auth: post,
    }
    auth robot oauth2 client_credentials { token_url: "https://login.example.com/token" }
    auth device oauth2 device { device_url: "https://login.example.com/device", token_url: "https://login.example.com/token" }
    auth assertion oauth2 jwt_bearer {
        token_url: "https://login.example.com/token",
        assertion { algorithm: HS256, issuer: "me" }
    }

    helper api {
        error body.code == "refused" => Rejected { code: body.echo, message: "no: {body.echo}", details: body };
    }

    action get "Get" {
        effects write;
        input { text: String, password: Option<Secret> }
        POST "/things/{input.text}" via api { query { password: input.password } json { text: input.text, password: input.password } }
        output { number: i64 from body.number }
    }
}

/// A service that answers with all that it was sent, in one of many ways.
struct Echo(Mutex<usize>);

/// How many ways it answers in.
const WAYS: usize = 9;

impl Transport for Echo {
    fn send(&self, request: HttpRequest, _: Bounds) -> BoxFuture<'_, Result<Reply, SendError>> {
        let mut sent = format!("{} {} ", request.method, request.url);
        for (name, value) in &request.headers {
            let _ = write!(sent, "{name}: {} ", String::from_utf8_lossy(value.as_bytes()));
        }
        sent += &String::from_utf8_lossy(&request.body);
        let way = *self.0.lock().unwrap();
        let mut headers = HeaderMap::new();
        let echo = json!({ "code": "refused", "echo": sent, "error": sent, "error_description": sent, "message": sent, "number": sent });
        let (status, body) = match way {
            0 => (200, echo.to_string()),
            1 => (401, echo.to_string()),
            2 => (500, sent.clone()),
            3 => (200, format!("<html>{sent}")),
            4 => (200, json!({ "number": sent }).to_string()),
            5 => (422, json!({ "detail": [sent] }).to_string()),
            6 => {
                headers.insert(
                    "www-authenticate",
                    HeaderValue::from_static("Digest realm=\"r\", nonce=\"n\", qop=\"auth\", algorithm=SHA-256"),
                );
                (401, echo.to_string())
            }
            7 => {
                headers.insert("location", HeaderValue::try_from(format!("https://evil.example.com/?{}", sent.len())).unwrap());
                (302, sent.clone())
            }
            _ => return Box::pin(async move { Err(SendError::Broken(std::io::Error::other("broken pipe").into())) }),
        };
        headers.insert("x-request-id", HeaderValue::try_from(sent.replace(['\r', '\n'], " ")).unwrap_or(HeaderValue::from_static("?")));
        Box::pin(async move { Ok(Reply { status: StatusCode::from_u16(status).unwrap(), headers, body: body.into() }) })
    }
}

impl Clock for Echo {
    fn now(&self) -> Duration {
        Duration::from_secs(1_700_000_000)
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        Box::pin(async move {
            if duration > Duration::from_secs(20) {
                std::future::pending().await
            }
        })
    }
}

/// All that an error says to anybody.
fn told(error: &Error) -> String {
    let answer = String::from_utf8_lossy(error.answer().unwrap_or_default()).into_owned();
    let mut source = String::new();
    let mut cause: Option<&dyn std::error::Error> = Some(error);
    while let Some(error) = cause {
        let _ = write!(source, "{error} {error:?} ");
        cause = error.source();
    }
    format!("{error} {error:#?} {:?} {:?} {:?} {} {source} {answer}", error.code(), error.details(), error.request_id(), error.message())
}

#[track_caller]
fn clean(what: &str, text: impl Debug) {
    let text = format!("{text:?}");
    // Encoded forms of the mark hold it too, but for base64 and hex.
    for form in [MARK.to_owned(), base64(&format!("{MARK}-"))] {
        let place = text.find(&form).map(|place| text[place.saturating_sub(120)..].chars().take(240).collect::<String>());
        assert!(place.is_none(), "{what} shows a secret: …{}…", place.unwrap_or_default());
    }
}

fn base64(text: &str) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD_NO_PAD.encode(text)
}

#[tokio::test]
async fn no_secret_comes_back() {
    for auth in Birds::CONNECTOR.auths {
        for way in 0..WAYS {
            let echo = Arc::new(Echo(Mutex::new(way)));
            let mut connect = Connect::by_name(Birds::CONNECTOR, Some(auth.name)).unwrap();
            for parameter in auth.parameters {
                let value = format!("{MARK}-{}-{}!/+ \"x", auth.name, parameter.field.name);
                // A user name is shown, and no cookie holds blanks.
                let is_shown = matches!(parameter.field.name, "username" | "user" | "client_id" | "access_key_id" | "key_id");
                let value = if is_shown {
                    "egon".to_owned()
                } else if auth.name == "cookie" {
                    value.replace([' ', '"'], "")
                } else {
                    value
                };
                connect.give(parameter.field.name, &value).unwrap();
            }
            connect.transport(echo.clone());
            connect.clock(echo.clone());
            clean("a builder", &connect);
            if auth.name == "code" {
                let sign_in = connect.clone().authorize("http://127.0.0.1:1/cb").unwrap();
                clean("a sign-in", (&sign_in, sign_in.url().to_string()));
                let state = sign_in.url().query_pairs().find(|(name, _)| name == "state").unwrap().1.into_owned();
                let error = sign_in.finish(&format!("?code={MARK}-code&state={state}")).await.err();
                error.iter().for_each(|error| clean("a failed sign-in", told(error)));
            }
            if auth.name == "device" {
                let error = connect.clone().authorize_device().await.err();
                error.iter().for_each(|error| clean("a failed device", told(error)));
            }
            let connection: Connection = connect.connect().unwrap();
            clean("a connection", &connection);
            let input = json!({ "text": "a", "password": format!("{MARK}-input-{way}") });
            clean("a rendering", connection.invoke("get", input.clone()).render().unwrap().to_string());
            clean("a rendering", connection.invoke("get", input.clone()).render().unwrap());
            clean("a call", connection.invoke("get", input.clone()));
            match connection.invoke("get", input).with_meta().await {
                Ok((output, meta)) => panic!("{}: way {way} gave {output} {meta:?}", auth.name),
                Err(error) => clean(&format!("`{}`, way {way},", auth.name), told(&error)),
            }
            if let Err(error) = connection.revoke().await {
                clean("a revocation", told(&error));
            }
        }
    }
    let metadata: Value = serde_json::to_value(Birds::CONNECTOR).unwrap();
    clean("the metadata", metadata);
}
