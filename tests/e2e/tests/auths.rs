//! Every way to sign in, as a declaration without a Rust slot: what a host reads of it, and what a connection puts on requests. Each kind by
//! itself stands in `auth_kinds.rs`.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use std::sync::{Arc, Mutex};

use connector_core::{
    card::Connector,
    connector,
    sandbox::Sandbox,
    seam::{Bounds, BoxFuture, HttpRequest, Reply, SendError, Transport},
};
use http::StatusCode;
use serde_json::{Value, json};

connector! {
    pub connector Hub "Hub" { key: "hub", version: "1.0.0", base_url: "{auth.api_url}" }

    auth app "Sign in with Hub" oauth2 authorization_code {
        parameters {
            site "Hub address": Url = "https://hub.example.com",
            api_url "API address": Url = "https://api.hub.example.com",
        }
        authorize_url: "{auth.site}/login/oauth/authorize",
        token_url: "{auth.site}/login/oauth/access_token",
        refresh_url: "{auth.site}/login/oauth/refresh",
        revoke_url: "{auth.site}/login/oauth/revoke",
        client: customer,
        client_auth: post,
        pkce: S256,
        redirect: hosted,
        scopes { "repo" "Read and write repositories" required, "read:user" "Read your profile", "gist" selected }
        scope_separator: ",",
        authorize_parameters { access_type: "offline", domain: "{auth.site}" }
        token_parameters { vendor: 7 }
        token_headers { "Accept": "application/json" }
        audience: "{auth.api_url}",
        resource: "urn:hub",
        refresh { before: 5m, when: status 401 || body.error == "token_expired" }
    }
    auth token "Personal access token" custom {
        parameters {
            access_token "Token": Secret where matches "^hub_",
            api_url "API address": Url = "https://api.hub.example.com",
        }
    }
    auth login "User and password" basic {
        parameters { api_url "API address": Url = "https://api.hub.example.com" }
    }

    helper hub {
        header "Authorization": "Bearer {auth.access_token}" for app, token;
        header "Accept": "application/json";
    }

    authping { GET "/user" via hub; sample => 200 json {}; sample => 401; }
    revoke for app {
        DELETE "/applications/{auth.client_id}/token" {
            basic auth.client_id, auth.client_secret;
            json { access_token: auth.access_token }
        }
        sample => 204;
    }
    revoke for token { DELETE "/token" via hub; sample => 204; }

    custom_api_action via hub;
}

connector! {
    pub connector Machines { key: "machines", version: "1.0.0", base_url: "https://api.example.com" }

    config {
        region "Region": String = "eu",
        /// Who calls.
        agent "Agent": String = "{auth.region}-robot" hidden,
        client_id: String hidden,
        stamp: Secret = sha256("{auth.region}:{auth.agent}") hidden,
    }

    auth robot oauth2 client_credentials {
        token_url: "https://{auth.region}.example.com/token?v=2",
        client: developer,
        scopes { "all" }
    }
    auth television oauth2 device {
        device_url: "https://example.com/device",
        token_url: "https://example.com/token",
    }
    auth account oauth2 jwt_bearer {
        parameters { email "E-mail": String }
        token_url: "https://example.com/token",
        assertion { issuer: auth.email, subject: "{auth.email}", audience: "https://example.com/", algorithm: ES256, lifetime: 10m, claims { scope: "a b" } }
    }
    auth signer oauth2 client_credentials {
        token_url: "https://example.com/token",
        client_auth: private_key_jwt,
        assertion { algorithm: PS256 }
    }

    helper api { header "Authorization": "Bearer {auth.access_token}"; header "X-Agent": auth.agent; header "X-Stamp": auth.stamp; }
    custom_api_action via api;
}

connector! {
    pub connector Keys { key: "keys", version: "1.0.0", base_url: "https://api.example.com" }

    auth in_header api_key { in: header "X-Api-Key" }
    auth in_query api_key { in: query "api_key" }
    auth in_cookie api_key { parameters { key "Session ID": Secret where len 1..=64 } in: cookie "sid" }
    auth bearer "Token" bearer {}
    auth login basic {}

    helper api { query { v: 1 } }
    action look_up { effects read; input { id: String } GET "/things/{input.id}" via api; sample { "id": "a" } => 200; }
    action elsewhere { effects read; GET "/public"; sample => 200; }
    custom_api_action via api;
}

connector! {
    pub connector Later { key: "later", version: "1.0.0", base_url: "https://api.example.com" }

    auth digest "Digest" digest {}
    auth signed hmac {
        parameters { key_id "Key": String }
        algorithm: sha512,
        encoding: base64,
        sign: "{request.method}\n{request.path}?{request.query}\n{request.timestamp}\n{request.nonce}\n{request.body_hash}",
        headers { "X-Timestamp": "{request.timestamp}", "X-Nonce": request.nonce, "X-Signature": "{auth.key_id}:{signature}" }
    }
    auth amazon aws_sigv4 { parameters { region: String = "eu-central-1" } service: "execute-api", region: auth.region }
    auth certificate mtls {}
    auth session session {
        parameters { user: String, password: Secret }
        login POST "/session" { json { user: auth.user, password: auth.password } } => { sid: Secret from body.sid, ttl: i64 from body.ttl }
        expires_in: auth.ttl,
        refresh { before: 30s, when: status 409 => { sid: Secret from header["x-session-id"] } }
    }

    helper api { header "X-Session": auth.sid for session; }
    action look { effects read; GET "/things" via api; sample => 200; }
}

fn auth(connector: &Connector, name: &str) -> Value {
    serde_json::to_value(connector.auth(name).unwrap()).unwrap()
}

/// The fields of an auth: name, type, who gives it, and whether only signing in needs it.
fn fields(auth: &Value) -> Vec<(&str, String, &str, bool)> {
    let text = |value: &Value| match &value["of"] {
        Value::Null => value["kind"].as_str().unwrap().to_owned(),
        of => format!("{} {}", value["kind"].as_str().unwrap(), of["kind"].as_str().unwrap()),
    };
    let field = |field: &'_ Value| text(&field["type"]);
    let list = auth["parameters"].as_array().unwrap();
    list.iter()
        .map(|value| (value["name"].as_str().unwrap(), field(value), value["given_by"].as_str().unwrap(), value["for_sign_in"] == true))
        .collect()
}

#[test]
fn an_authorization_code_says_all_that_a_host_needs() {
    let app = auth(Hub::CONNECTOR, "app");
    let mut settings = app.clone();
    settings.as_object_mut().unwrap().remove("parameters");
    assert_eq!(
        settings,
        json!({
            "name": "app",
            "label": "Sign in with Hub",
            "hint": "",
            "kind": "oauth2",
            "grant": "authorization_code",
            "authorize_url": "{auth.site}/login/oauth/authorize",
            "token_url": "{auth.site}/login/oauth/access_token",
            "device_url": null,
            "refresh_url": "{auth.site}/login/oauth/refresh",
            "revoke_url": "{auth.site}/login/oauth/revoke",
            "client": "customer",
            "client_auth": "post",
            "pkce": "S256",
            "redirect": "hosted",
            "scopes": [
                { "name": "repo", "label": "Read and write repositories", "required": true, "selected": true },
                { "name": "read:user", "label": "Read your profile", "required": false, "selected": false },
                { "name": "gist", "label": "gist", "required": false, "selected": true },
            ],
            "scope_separator": ",",
            "authorize_parameters": { "access_type": "offline", "domain": "{auth.site}" },
            "token_parameters": { "vendor": "7" },
            "token_headers": { "Accept": "application/json" },
            "audience": "{auth.api_url}",
            "resource": "urn:hub",
            "refresh": { "before_ms": 300_000, "on_answer": true },
            "assertion": null,
            "revocable": true,
        })
    );
    assert_eq!(
        fields(&app),
        [
            ("client_id", "text".to_owned(), "person", true),
            ("client_secret", "secret".to_owned(), "person", true),
            ("access_token", "secret".to_owned(), "sign_in", false),
            ("refresh_token", "optional secret".to_owned(), "sign_in", false),
            ("site", "url".to_owned(), "person", false),
            ("api_url", "url".to_owned(), "person", false),
        ]
    );
    assert_eq!(auth(Hub::CONNECTOR, "login")["kind"], "basic");
    assert_eq!(auth(Hub::CONNECTOR, "login")["revocable"], false);
}

#[test]
fn the_other_grants_have_what_is_theirs() {
    let robot = auth(Machines::CONNECTOR, "robot");
    assert_eq!(
        (&robot["grant"], &robot["client"], &robot["client_auth"], &robot["pkce"]),
        (&json!("client_credentials"), &json!("developer"), &json!("basic"), &json!("none"))
    );
    assert_eq!(robot["token_url"], "https://{auth.region}.example.com/token?v=2");
    let given: Vec<_> = fields(&robot).into_iter().map(|(name, _, by, _)| (name, by)).collect();
    assert_eq!(
        given,
        [
            ("client_secret", "developer"),
            ("access_token", "sign_in"),
            ("region", "developer"),
            ("agent", "developer"),
            ("client_id", "developer"),
            ("stamp", "developer"),
        ]
    );
    let agent = robot["parameters"].as_array().unwrap().iter().find(|field| field["name"] == "agent").unwrap();
    assert_eq!((&agent["value"], &agent["hidden"], &agent["hint"]), (&json!("{auth.region}-robot"), &json!(true), &json!("Who calls.")));

    let television = auth(Machines::CONNECTOR, "television");
    assert_eq!((&television["device_url"], &television["client_auth"]), (&json!("https://example.com/device"), &json!("none")));
    assert!(fields(&television).iter().any(|(name, ..)| *name == "refresh_token"));

    let account = auth(Machines::CONNECTOR, "account");
    assert_eq!(
        account["assertion"],
        json!({
            "algorithm": "ES256", "issuer": "{auth.email}", "subject": "{auth.email}", "audience": "https://example.com/",
            "lifetime_ms": 600_000, "claims": { "scope": "a b" },
        })
    );
    assert!(fields(&account).contains(&("private_key", "secret".to_owned(), "person", true)));

    let signer = auth(Machines::CONNECTOR, "signer");
    assert_eq!((&signer["client_auth"], &signer["assertion"]["algorithm"]), (&json!("private_key_jwt"), &json!("PS256")));
    assert!(fields(&signer).contains(&("key_id", "optional text".to_owned(), "person", true)));
}

/// A service that says yes, and keeps what it was asked.
#[derive(Default)]
struct Yes(Mutex<Vec<HttpRequest>>);

impl Transport for Yes {
    fn send(&self, request: HttpRequest, _: Bounds) -> BoxFuture<'static, Result<Reply, SendError>> {
        self.0.lock().unwrap().push(request);
        Box::pin(std::future::ready(Ok(Reply { status: StatusCode::OK, headers: http::HeaderMap::new(), body: "{}".into() })))
    }
}

impl Yes {
    /// The request that came last: a header of it, and its URL.
    fn last(&self, header: &str) -> (Option<String>, String) {
        let requests = self.0.lock().unwrap();
        let request = requests.last().unwrap();
        (request.headers.get(header).map(|value| value.to_str().unwrap().to_owned()), request.url.to_string())
    }
}

#[tokio::test]
async fn each_auth_puts_its_own_credentials_on_requests() {
    let service = Arc::new(Yes::default());
    let hub = Hub::app().access_token("t1").transport(service.clone()).connect().unwrap();
    hub.authping().await.unwrap();
    assert_eq!(service.last("authorization"), (Some("Bearer t1".to_owned()), "https://api.hub.example.com/user".to_owned()));
    let hub = Hub::token().access_token("hub_2").transport(service.clone()).connect().unwrap();
    hub.authping().await.unwrap();
    assert_eq!(service.last("authorization").0.unwrap(), "Bearer hub_2");
    let hub = Hub::login().username("u").password("p").transport(service.clone()).connect().unwrap();
    hub.authping().await.unwrap();
    assert_eq!(service.last("authorization").0.unwrap(), "Basic dTpw");
    assert_eq!(service.last("accept").0.unwrap(), "application/json");

    let keys = Keys::in_header().key("k1").transport(service.clone()).connect().unwrap();
    keys.look_up("a").await.unwrap();
    assert_eq!(service.last("x-api-key"), (Some("k1".to_owned()), "https://api.example.com/things/a?v=1".to_owned()));
    let keys = Keys::in_query().key("k 2").transport(service.clone()).connect().unwrap();
    keys.look_up("a").await.unwrap();
    assert_eq!(service.last("x-api-key"), (None, "https://api.example.com/things/a?v=1&api_key=k%202".to_owned()));
    keys.request("GET", "/x?y=z").await.unwrap();
    assert_eq!(service.last("x").1, "https://api.example.com/x?y=z&v=1&api_key=k%202");
    keys.elsewhere().await.unwrap();
    assert_eq!(service.last("x").1, "https://api.example.com/public", "what goes through no helper carries nothing");
    let keys = Keys::in_cookie().key("k3").transport(service.clone()).connect().unwrap();
    keys.look_up("a").await.unwrap();
    assert_eq!(service.last("cookie").0.unwrap(), "sid=k3");
    let keys = Keys::bearer().token("k4").transport(service.clone()).connect().unwrap();
    keys.look_up("a").await.unwrap();
    assert_eq!(service.last("authorization").0.unwrap(), "Bearer k4");
}

#[tokio::test]
async fn the_revoke_is_that_of_the_auth() {
    let service = Arc::new(Yes::default());
    let app = Hub::app().access_token("t1").client_id("me").client_secret("s").transport(service.clone()).connect().unwrap();
    app.revoke().await.unwrap();
    assert_eq!(
        service.last("authorization"),
        (Some("Basic bWU6cw==".to_owned()), "https://api.hub.example.com/applications/me/token".into())
    );
    let token = Hub::token().access_token("hub_2").transport(service.clone()).connect().unwrap();
    token.revoke().await.unwrap();
    assert_eq!(service.last("authorization"), (Some("Bearer hub_2".to_owned()), "https://api.hub.example.com/token".into()));
    let login = Hub::login().username("u").password("p").transport(service).connect().unwrap();
    let error = login.revoke().await.unwrap_err();
    assert!(error.is_input() && error.message().contains("no revoke"), "{error}");
}

#[tokio::test]
async fn what_only_signing_in_needs_is_missed_where_it_is_used() {
    let service = Arc::new(Yes::default());
    let app = Hub::app().access_token("t1").transport(service.clone()).connect().unwrap();
    let error = app.revoke().await.unwrap_err();
    assert!(error.is_input() && error.message().contains("auth.client_id"), "{error}");
    assert!(service.0.lock().unwrap().is_empty());
}

#[tokio::test]
async fn config_values_are_static_made_or_given() {
    let service = Arc::new(Yes::default());
    let robot = Machines::robot().access_token("t").transport(service.clone()).connect().unwrap();
    robot.request("GET", "/x").await.unwrap();
    assert_eq!(service.last("x-agent").0.unwrap(), "eu-robot");
    let robot = Machines::robot().access_token("t").region("us").transport(service.clone()).connect().unwrap();
    robot.request("GET", "/x").await.unwrap();
    assert_eq!(service.last("x-agent").0.unwrap(), "us-robot");
    assert_eq!(service.last("x-stamp").0.unwrap(), connector_core::functions::sha256("us:us-robot"));
    let robot = Machines::robot().access_token("t").agent("me").transport(service.clone()).connect().unwrap();
    robot.request("GET", "/x").await.unwrap();
    assert_eq!(service.last("x-agent").0.unwrap(), "me");
}

#[test]
fn what_cannot_be_signed_is_not_sent_unsigned() {
    let error = Later::certificate().certificate("c").private_key("k").connect().unwrap_err();
    assert!(error.is_input() && error.field() == Some("certificate") && error.message().contains("no PEM"), "{error}");
    assert!(Later::session().user("u").password("p").sid("s").ttl(60).connect().is_ok(), "a session that was started elsewhere");
}

#[test]
fn no_credential_is_shown() {
    for rendered in [
        Keys::in_header().key("hunter2").connect().unwrap().look_up("a").render().unwrap(),
        Keys::in_query().key("hunter2").connect().unwrap().look_up("a").render().unwrap(),
        Keys::in_cookie().key("hunter2").connect().unwrap().look_up("a").render().unwrap(),
        Keys::bearer().token("hunter2").connect().unwrap().look_up("a").render().unwrap(),
        Keys::login().username("hunter").password("hunter2").connect().unwrap().look_up("a").render().unwrap(),
    ] {
        let text = rendered.to_string();
        assert!(text.contains("***") && !text.contains("hunter2"), "{text}");
    }
    for bad in ["a;b", "a  b", "a\"b", "a\r\nb"] {
        let error = Keys::in_cookie().key(bad).connect().unwrap_err();
        assert!(error.is_input() && !error.to_string().contains(bad), "{error}");
    }
}

#[tokio::test]
async fn the_sandbox_takes_every_kind() {
    for connector in [Hub::CONNECTOR, Machines::CONNECTOR, Keys::CONNECTOR, Later::CONNECTOR] {
        let sandbox = Sandbox::start(connector).await.unwrap();
        for auth in connector.auths {
            let connection = sandbox.connect_by(Some(auth.name)).unwrap().connect().unwrap();
            if connector.key == "keys" {
                connection.invoke("look_up", json!({ "id": "a" })).await.unwrap();
                let mut stranger = sandbox.connect_by(Some(auth.name)).unwrap();
                let secret = auth.parameters.iter().find(|parameter| ["key", "token", "password"].contains(&parameter.field.name));
                stranger.give(secret.unwrap().field.name, "another").unwrap();
                let error = stranger.connect().unwrap().invoke("look_up", json!({ "id": "a" })).await.unwrap_err();
                assert!(error.is_unauthorized(), "{}: {error}", auth.name);
            }
        }
    }
    let sandbox = Sandbox::start(Hub::CONNECTOR).await.unwrap();
    for name in ["app", "token"] {
        sandbox.connect_by(Some(name)).unwrap().connect().unwrap().revoke().await.unwrap();
    }
}
