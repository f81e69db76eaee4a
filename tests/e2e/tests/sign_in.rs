//! Signing in and renewing, against an authorization server and an API that are played here, with a clock that is moved by hand.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::{
    collections::HashMap,
    future::IntoFuture,
    sync::{Arc, Mutex},
    time::Duration,
};

use connector_core::{
    Error, ErrorKind, Url, connector,
    seam::{Bounds, BoxFuture, Clock, CredentialStore, HttpRequest, Lease, Reply, SendError, StoredCredentials, Transport},
};
use http::{HeaderMap, HeaderValue, StatusCode};
use serde_json::{Value, json};

connector! {
    pub(crate) connector Files "Files" { key: "files", version: "1.0.0", base_url: "https://api.example.com" }

    auth app "Sign in with Files" oauth2 authorization_code {
        parameters { tenant "Tenant": String = "common" }
        authorize_url: "https://login.example.com/{auth.tenant}/authorize",
        token_url: "https://login.example.com/{auth.tenant}/token",
        revoke_url: "https://login.example.com/{auth.tenant}/revoke",
        scopes { "files" "Read and write files" required, "profile" "See who you are" selected, "admin" "Manage people", "people" "Read people" }
        authorize_parameters { access_type: "offline" }
    }
    auth robot "Robot" oauth2 client_credentials {
        token_url: "https://login.example.com/token",
        client_auth: post,
        scopes { "files" required }
        scope_separator: ",",
        token_parameters { tenant: "drive" }
    }
    auth television "Television" oauth2 device {
        device_url: "https://login.example.com/device",
        token_url: "https://login.example.com/token",
        refresh { when: status 400 && body.error == "token_expired" }
    }

    helper api { header "Authorization": "Bearer {auth.access_token}"; }

    action get_file "Get File" {
        effects write;
        input { file: String }
        POST "/files/{input.file}" via api;
        output { name: String from body.name }
    }

    action list_people "List People" { effects read; scopes "admin" | "people"; GET "/people" via api; }
}

connector! {
    pub(crate) connector Daemon "Daemon" { key: "daemon", version: "1.0.0", base_url: "https://daemon.example.com" }

    auth account "Account" session {
        parameters { user "User": String, password "Password": Secret }
        login POST "/sessions" { json { user: auth.user, password: auth.password } } => {
            sid: Secret from body.id,
            seconds: i64 from body.expires_in,
        }
        expires_in: auth.seconds,
        refresh { before: 30s, when: status 403 && body.code == "session_expired" }
    }
    auth handed "Handed out" session {
        refresh { when: status 409 => { sid: Option<Secret> from header["x-session-id"] } }
    }

    helper api { header "X-Session": auth.sid; }

    action stat "Stat" { effects read; GET "/stat" via api; output { up: bool from body.up } }
}

/// A service: what it was asked, what it answers next, and what time it is.
#[derive(Default)]
struct World(Mutex<State>);

#[derive(Default)]
struct State {
    now: Duration,
    asked: Vec<(String, HashMap<String, String>, Option<String>)>,
    /// What the next answers of a path are; the last one stays.
    answers: HashMap<&'static str, Vec<(u16, String)>>,
    /// The newest token: the number of the last issue.
    issued: u32,
    /// How long tokens live.
    lifetime: u64,
    waits: Vec<Duration>,
}

impl World {
    fn answer(&self, path: &'static str, answers: &[(u16, Value)]) {
        let answers = answers.iter().map(|(status, body)| (*status, body.to_string())).collect();
        self.0.lock().unwrap().answers.insert(path, answers);
    }

    fn at(&self, seconds: u64) {
        self.0.lock().unwrap().now = Duration::from_secs(seconds);
    }

    /// The forms that a path was asked with, and the `Authorization` beside them.
    fn asked(&self, path: &str) -> Vec<(HashMap<String, String>, Option<String>)> {
        let state = self.0.lock().unwrap();
        state.asked.iter().filter(|(known, ..)| known == path).map(|(_, form, by)| (form.clone(), by.clone())).collect()
    }
}

impl Transport for World {
    fn send(&self, request: HttpRequest, _: Bounds) -> BoxFuture<'_, Result<Reply, SendError>> {
        let path = request.url.path().to_owned();
        let form: HashMap<String, String> = match serde_json::from_slice::<HashMap<String, String>>(&request.body) {
            Ok(json) => json,
            Err(_) => form(std::str::from_utf8(&request.body).unwrap()),
        };
        let header = |name: &str| Some(request.headers.get(name)?.to_str().unwrap().to_owned());
        let by = header("authorization").or_else(|| header("x-session"));
        let mut state = self.0.lock().unwrap();
        state.asked.push((path.clone(), form, by.clone()));
        let is_token = path.ends_with("/token");
        let (mut status, mut body) = match state.answers.iter_mut().find(|(known, _)| path.ends_with(**known)) {
            Some((_, answers)) if answers.len() > 1 => answers.remove(0),
            Some((_, answers)) => answers[0].clone(),
            None if is_token => (200, json!({}).to_string()),
            None if path == "/stat" => (200, r#"{"up": true}"#.to_owned()),
            None => (200, r#"{"name": "a.txt"}"#.to_owned()),
        };
        let mut headers = HeaderMap::new();
        if is_token && status == 200 && body == "{}" {
            state.issued += 1;
            let issued = state.issued;
            body = json!({ "access_token": format!("access-{issued}"), "refresh_token": format!("refresh-{issued}"), "expires_in": state.lifetime })
                .to_string();
        }
        if status == 401 && body == "\"old\"" {
            // Only the newest token is good.
            let newest = format!("Bearer access-{}", state.issued);
            if state.issued > 0 && by.as_deref() == Some(newest.as_str()) {
                (status, body) = (200, r#"{"name": "a.txt"}"#.to_owned());
            }
        }
        if status == 409 {
            headers.insert("x-session-id", HeaderValue::from_static("session-7"));
            if by.as_deref() == Some("session-7") {
                (status, body) = (200, r#"{"up": true}"#.to_owned());
            }
        }
        let reply = Reply { status: StatusCode::from_u16(status).unwrap(), headers, body: body.into() };
        // Others get their turn before the answer is there.
        Box::pin(async move {
            tokio::task::yield_now().await;
            Ok(reply)
        })
    }
}

impl Clock for World {
    fn now(&self) -> Duration {
        self.0.lock().unwrap().now
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        // Bounds that are never reached are not waited for; short waits pass at once.
        Box::pin(async move {
            if duration > Duration::from_secs(20) {
                return std::future::pending().await;
            }
            {
                let mut state = self.0.lock().unwrap();
                state.now += duration;
                state.waits.push(duration);
            }
            tokio::task::yield_now().await;
        })
    }
}

fn form(text: &str) -> HashMap<String, String> {
    Url::parse(&format!("http://x/?{text}")).unwrap().query_pairs().into_owned().collect()
}

fn world() -> Arc<World> {
    let world = Arc::new(World::default());
    world.0.lock().unwrap().lifetime = 3600;
    world
}

fn robot(world: &Arc<World>) -> Files {
    Files::robot().client_id("id").client_secret("s3cret").transport(world.clone()).clock(world.clone()).connect().unwrap()
}

fn app(world: &Arc<World>) -> Files {
    let app = Files::app().client_id("id").client_secret("s3cret").access_token("access-0").refresh_token("refresh-0");
    app.transport(world.clone()).clock(world.clone()).connect().unwrap()
}

#[tokio::test]
async fn a_client_signs_in_for_itself_before_its_first_call_and_again_before_the_token_runs_out() {
    let world = world();
    let files = robot(&world);
    assert_eq!(files.get_file("a").await.unwrap().name, "a.txt");
    files.get_file("b").await.unwrap();
    let tokens = world.asked("/token");
    let expected =
        [("grant_type", "client_credentials"), ("scope", "files"), ("client_id", "id"), ("client_secret", "s3cret"), ("tenant", "drive")];
    assert_eq!(tokens, [(expected.map(|(name, value)| (name.to_owned(), value.to_owned())).into(), None)]);
    world.at(3530);
    files.get_file("c").await.unwrap();
    assert_eq!(world.asked("/token").len(), 1, "a minute before the end is soon enough");
    world.at(3541);
    files.get_file("d").await.unwrap();
    assert_eq!(world.asked("/token").len(), 2);
    assert_eq!(world.asked("/files/d")[0].1.as_deref(), Some("Bearer access-2"));
}

#[tokio::test]
async fn a_token_that_lives_shortly_is_not_renewed_for_each_call() {
    let world = world();
    world.0.lock().unwrap().lifetime = 4;
    let files = robot(&world);
    for second in [0, 1, 2] {
        world.at(second);
        files.get_file("a").await.unwrap();
    }
    assert_eq!(world.asked("/token").len(), 1);
    world.at(3);
    files.get_file("a").await.unwrap();
    assert_eq!(world.asked("/token").len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_calls_with_a_token_that_has_run_out_renew_it_once() {
    let world = world();
    world.answer("/files/a", &[(401, json!("old"))]);
    let files = app(&world);
    let calls: Vec<_> = (0..1000).map(|_| tokio::spawn(files.get_file("a").into_future())).collect();
    for call in calls {
        assert_eq!(call.await.unwrap().unwrap().name, "a.txt");
    }
    let tokens = world.asked("/common/token");
    assert_eq!(tokens.len(), 1);
    assert_eq!(tokens[0].0["refresh_token"], "refresh-0");
    assert_eq!(tokens[0].1.as_deref(), Some("Basic aWQ6czNjcmV0"));
}

#[tokio::test]
async fn what_the_service_refuses_is_renewed_and_sent_once_more_and_no_oftener() {
    let world = world();
    let files = app(&world);
    world.answer("/files/a", &[(401, json!({})), (200, json!({ "name": "x" }))]);
    let (file, meta) = files.get_file("a").with_meta().await.unwrap();
    assert_eq!((file.name.as_str(), meta.attempts), ("x", 2));
    world.answer("/files/b", &[(401, json!({}))]);
    let error = files.get_file("b").await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Unauthorized, 2));
    assert_eq!(world.asked("/common/token")[1].0["refresh_token"], "refresh-1", "the rotated one");
}

#[tokio::test]
async fn the_old_refresh_token_stays_where_none_comes_back() {
    let world = world();
    let files = app(&world);
    world.answer("/files/a", &[(401, json!({})), (200, json!({ "name": "x" })), (401, json!({})), (200, json!({ "name": "x" }))]);
    world.answer("/token", &[(200, json!({ "access_token": "access-9" }))]);
    files.get_file("a").await.unwrap();
    files.get_file("a").await.unwrap();
    let used: Vec<String> = world.asked("/common/token").iter().map(|(form, _)| form["refresh_token"].clone()).collect();
    assert_eq!(used, ["refresh-0", "refresh-0"]);
}

#[tokio::test]
async fn a_sign_in_that_is_over_is_said_and_the_service_is_not_asked_again() {
    let world = world();
    let files = app(&world);
    world.answer("/files/a", &[(401, json!({}))]);
    world.answer("/token", &[(400, json!({ "error": "invalid_grant", "error_description": "token refresh-0 is revoked" }))]);
    for _ in 0..2 {
        let error = files.get_file("a").await.unwrap_err();
        assert_eq!((error.kind(), error.code()), (ErrorKind::Unauthorized, Some("invalid_grant")));
        assert!(error.message().contains("sign in again") && error.message().contains("login.example.com/common/token"), "{error}");
        assert!(!format!("{error:?} {error}").contains("refresh-0"), "{error}");
        world.at(100);
    }
    assert_eq!(world.asked("/common/token").len(), 1);
}

#[tokio::test]
async fn what_is_still_good_is_used_while_the_authorization_server_is_down() {
    let world = world();
    let files = robot(&world);
    files.get_file("a").await.unwrap();
    world.answer("/token", &[(503, json!({}))]);
    world.at(3550);
    files.get_file("a").await.unwrap();
    files.get_file("a").await.unwrap();
    assert_eq!(world.asked("/token").len(), 2, "it is left alone for a second");
    world.at(3601);
    let error = files.get_file("a").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unavailable, "{error}");
    world.answer("/token", &[(200, json!({ "access_token": "late", "expires_in": 60 }))]);
    world.at(3700);
    files.get_file("z").await.unwrap();
    assert_eq!(world.asked("/files/z")[0].1.as_deref(), Some("Bearer late"));
}

#[tokio::test]
async fn a_token_endpoint_that_answers_something_else_is_told_as_such() {
    let world = world();
    world.0.lock().unwrap().answers.insert("/token", vec![(200, "<!doctype html><title>Sign in</title>".to_owned())]);
    let error = robot(&world).get_file("a").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(error.message().contains("a page of HTML") && error.message().contains("is the address right?"), "{error}");
    assert!(error.is_nothing_done());
}

#[tokio::test]
async fn a_browser_is_sent_away_with_a_challenge_and_comes_back_with_a_code() {
    let world = world();
    let app = || Files::app().tenant("acme/x").client_id("id").client_secret("s3cret").transport(world.clone()).clock(world.clone());
    let sign_in = app().authorize("http://127.0.0.1:8976/callback").unwrap();
    let url = sign_in.url();
    assert_eq!((url.host_str(), url.path()), (Some("login.example.com"), "/acme%2Fx/authorize"));
    let query: HashMap<String, String> = url.query_pairs().into_owned().collect();
    for (name, value) in [
        ("response_type", "code"),
        ("client_id", "id"),
        ("redirect_uri", "http://127.0.0.1:8976/callback"),
        ("scope", "files profile"),
        ("code_challenge_method", "S256"),
        ("access_type", "offline"),
    ] {
        assert_eq!(query[name], value);
    }
    assert!(query["state"].len() >= 43 && query["code_challenge"].len() == 43);
    assert!(!url.as_str().contains("s3cret") && !format!("{sign_in:?}").contains(&query["state"]));

    let files =
        sign_in.finish(&format!("http://127.0.0.1:8976/callback?code=c1&state={}", query["state"])).await.unwrap().connect().unwrap();
    files.get_file("a").await.unwrap();
    assert_eq!(world.asked("/files/a")[0].1.as_deref(), Some("Bearer access-1"));
    let (form, by) = world.asked("/acme%2Fx/token").remove(0);
    assert_eq!(
        (form["grant_type"].as_str(), form["code"].as_str(), by.as_deref()),
        ("authorization_code", "c1", Some("Basic aWQ6czNjcmV0"))
    );
    let challenge = base64_url(&sha256(form["code_verifier"].as_bytes()));
    assert_eq!(challenge, query["code_challenge"]);

    for (callback, kind) in [("?code=c1&state=forged", ErrorKind::Forbidden), ("?code=c1", ErrorKind::Forbidden)] {
        let error = app().authorize("http://127.0.0.1:1/cb").unwrap().finish(callback).await.unwrap_err();
        assert_eq!(error.kind(), kind, "{error}");
    }
    let refused = app().authorize("http://127.0.0.1:1/cb").unwrap();
    let state = refused.url().query_pairs().find(|(name, _)| name == "state").unwrap().1.into_owned();
    let error = refused.finish(&format!("?error=access_denied&state={state}")).await.unwrap_err();
    assert_eq!((error.kind(), error.code()), (ErrorKind::Forbidden, Some("access_denied")));
    assert_eq!(world.asked("/acme%2Fx/token").len(), 1, "what came from elsewhere is not used");

    let error = Files::app().authorize("http://127.0.0.1:1/cb").unwrap_err();
    assert_eq!(error.field(), Some("client_id"), "{error}");
    let error = Files::app().client_id("id").connect().unwrap_err();
    assert!(error.is_unauthorized() && error.message().contains("sign in with `authorize(…)`"), "{error}");
}

fn sha256(bytes: &[u8]) -> Vec<u8> {
    let hex = connector_core::functions::sha256(std::str::from_utf8(bytes).unwrap());
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
}

fn base64_url(bytes: &[u8]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes)
}

#[tokio::test]
async fn a_device_waits_until_somebody_has_signed_in_elsewhere() {
    let world = world();
    world.answer(
        "/device",
        &[(200, json!({ "device_code": "d1", "user_code": "ABCD", "verification_uri": "https://login.example.com/d", "expires_in": 60, "interval": 2 }))],
    );
    let pending = (400, json!({ "error": "authorization_pending" }));
    let answers = [pending.clone(), (400, json!({ "error": "slow_down" })), pending, (200, json!({}))];
    world.answer("/token", &answers);
    let television = || Files::television().client_id("tv").transport(world.clone()).clock(world.clone());
    let device = television().authorize_device().await.unwrap();
    assert_eq!((device.user_code(), device.verification_uri()), ("ABCD", "https://login.example.com/d"));
    let files = device.wait().await.unwrap().connect().unwrap();
    files.get_file("a").await.unwrap();
    let waits: Vec<u64> = world.0.lock().unwrap().waits.iter().map(Duration::as_secs).collect();
    assert_eq!(waits, [2, 2, 7, 7]);
    assert_eq!(world.asked("/token")[0].0["device_code"], "d1");

    world.answer("/token", &[(400, json!({ "error": "access_denied" }))]);
    assert!(television().authorize_device().await.unwrap().wait().await.unwrap_err().is_forbidden());
    world.answer("/token", &[(400, json!({ "error": "authorization_pending" }))]);
    let error = television().authorize_device().await.unwrap().wait().await.unwrap_err();
    assert!(error.is_timeout() && error.message().contains("begin again"), "{error}");
}

#[tokio::test]
async fn a_declared_signal_renews_and_others_do_not() {
    let world = world();
    let television = Files::television().client_id("tv").access_token("access-0").refresh_token("refresh-0");
    let files = television.transport(world.clone()).clock(world.clone()).connect().unwrap();
    world.answer("/files/a", &[(400, json!({ "error": "token_expired" })), (200, json!({ "name": "x" }))]);
    assert_eq!(files.get_file("a").await.unwrap().name, "x");
    world.answer("/files/b", &[(401, json!({}))]);
    assert!(files.get_file("b").await.unwrap_err().is_unauthorized());
    assert_eq!(world.asked("/token").len(), 1);
}

#[tokio::test]
async fn tokens_are_ended_by_the_standard_request() {
    let world = world();
    let files = app(&world);
    files.revoke().await.unwrap();
    let (form, by) = world.asked("/common/revoke").remove(0);
    assert_eq!((form["token"].as_str(), form["token_type_hint"].as_str()), ("refresh-0", "refresh_token"));
    assert_eq!(by.as_deref(), Some("Basic aWQ6czNjcmV0"));
    let (form, _) = world.asked("/common/revoke").remove(1);
    assert_eq!((form["token"].as_str(), form["token_type_hint"].as_str()), ("access-0", "access_token"));
    world.answer("/revoke", &[(200, json!({})), (400, json!({ "error": "unsupported_token_type" }))]);
    files.revoke().await.unwrap();
    world.answer("/revoke", &[(503, json!({ "error": "temporarily_unavailable" }))]);
    assert!(files.revoke().await.unwrap_err().is_unavailable());
    let error = robot(&world).revoke().await.unwrap_err();
    assert!(error.message().contains("declares no revoke"), "{error}");
}

#[tokio::test]
async fn a_session_begins_with_its_first_call_and_is_renewed() {
    let world = world();
    world.answer(
        "/sessions",
        &[(200, json!({ "id": "session-1", "expires_in": 600 })), (200, json!({ "id": "session-2", "expires_in": 600 }))],
    );
    let account = || Daemon::account().user("egon").password("pass-word").transport(world.clone()).clock(world.clone());
    let daemon = account().connect().unwrap();
    assert!(daemon.stat().await.unwrap().up);
    daemon.stat().await.unwrap();
    assert_eq!(world.asked("/sessions").len(), 1);
    assert_eq!(world.asked("/sessions")[0].0["password"], "pass-word");
    assert_eq!(world.asked("/stat")[1].1.as_deref(), Some("session-1"));
    world.at(571);
    daemon.stat().await.unwrap();
    assert_eq!(world.asked("/stat")[2].1.as_deref(), Some("session-2"));
    world.answer("/stat", &[(403, json!({ "code": "session_expired" })), (200, json!({ "up": false }))]);
    assert!(!daemon.stat().await.unwrap().up);
    assert_eq!(world.asked("/sessions").len(), 3);

    world.answer("/sessions", &[(401, json!({ "message": "no pass-word for you" }))]);
    let error = account().connect().unwrap().stat().await.unwrap_err();
    assert!(error.is_unauthorized() && error.message().contains("look at the user name and the password"), "{error}");
    assert!(!format!("{error:?}").contains("pass-word"), "{error:?}");
}

#[tokio::test]
async fn a_refusal_hands_out_the_session() {
    let world = world();
    world.answer("/stat", &[(409, json!({}))]);
    let daemon = Daemon::handed().transport(world.clone()).clock(world.clone()).connect().unwrap();
    assert!(daemon.stat().await.unwrap().up);
    assert!(daemon.stat().await.unwrap().up);
    let asked: Vec<_> = world.asked("/stat").into_iter().map(|(_, by)| by).collect();
    assert_eq!(asked, [None, Some("session-7".to_owned()), Some("session-7".to_owned())]);
}

#[tokio::test]
async fn a_renewal_that_has_begun_goes_on_when_its_call_is_dropped() {
    let world = world();
    let files = app(&world);
    world.answer("/files/a", &[(401, json!("old"))]);
    let mut call = Box::pin(files.get_file("a").into_future());
    // Until the token endpoint is being asked.
    while world.asked("/common/token").is_empty() {
        assert!(futures_poll(&mut call).await.is_none());
    }
    drop(call);
    assert_eq!(files.get_file("a").await.unwrap().name, "a.txt");
    assert_eq!(world.asked("/common/token").len(), 1);
}

/// One look at a future.
async fn futures_poll<F: Future + Unpin>(future: &mut F) -> Option<F::Output> {
    let looked = std::future::poll_fn(|context| std::task::Poll::Ready(std::pin::Pin::new(&mut *future).poll(context))).await;
    tokio::task::yield_now().await;
    match looked {
        std::task::Poll::Ready(output) => Some(output),
        std::task::Poll::Pending => None,
    }
}

#[tokio::test]
async fn a_card_asks_for_its_scopes_and_is_refused_without_them() {
    let world = world();
    let app = || Files::app().client_id("id").client_secret("s3cret").transport(world.clone()).clock(world.clone());
    let finish = |scope: Option<&'static str>| {
        let (world, sign_in) = (world.clone(), app().authorize("http://127.0.0.1:1/cb").unwrap());
        let state = sign_in.url().query_pairs().find(|(name, _)| name == "state").unwrap().1.into_owned();
        let scope = scope.map_or(json!({}), |scope| json!({ "scope": scope }));
        let mut answer = json!({ "access_token": "a" });
        answer.as_object_mut().unwrap().extend(scope.as_object().unwrap().clone());
        world.answer("/token", &[(200, answer)]);
        async move { sign_in.finish(&format!("?code=c&state={state}")).await.unwrap().connect().unwrap() }
    };
    let error = finish(None).await.list_people().await.unwrap_err();
    assert_eq!((error.kind(), error.code()), (ErrorKind::Forbidden, Some("insufficient_scope")));
    assert!(error.message().contains("needs the scope `admin`") && error.is_nothing_done(), "{error}");
    assert!(world.asked("/people").is_empty());
    finish(Some("files,people")).await.list_people().await.unwrap();
    assert!(finish(Some("files")).await.list_people().await.unwrap_err().is_forbidden());
    Files::app().access_token("t").transport(world.clone()).connect().unwrap().list_people().await.unwrap();

    let mut connect = connector_core::Connect::by_name(Files::CONNECTOR, Some("app")).unwrap();
    connect.give("client_id", "id").unwrap();
    connect.for_cards(&["list_people", "get_file"]).unwrap();
    let url = connect.authorize("http://127.0.0.1:1/cb").unwrap().url().to_string();
    assert!(url.contains("scope=files+admin&"), "{url}");
}

/// A store of one connection, in memory.
#[derive(Default)]
struct Kept(Mutex<KeptState>);

#[derive(Default)]
struct KeptState {
    credentials: Option<StoredCredentials>,
    lease: Option<Duration>,
    log: Vec<String>,
    /// How often keeping fails from now on.
    full: u32,
}

impl CredentialStore for Kept {
    fn read(&self) -> BoxFuture<'_, connector_core::Result<StoredCredentials>> {
        Box::pin(async { Ok(self.0.lock().unwrap().credentials.clone().unwrap()) })
    }

    fn lease(&self, generation: u64, now: Duration, until: Duration) -> BoxFuture<'_, connector_core::Result<Lease>> {
        Box::pin(async move {
            let mut state = self.0.lock().unwrap();
            state.log.push(format!("lease {generation}"));
            let kept = state.credentials.clone().unwrap();
            if kept.generation > generation || kept.needs_sign_in {
                return Ok(Lease::Renewed(kept));
            }
            match state.lease {
                Some(held) if now < held => Ok(Lease::Held { until: held }),
                held => {
                    state.lease = Some(until);
                    Ok(Lease::Granted { in_doubt: held.is_some() })
                }
            }
        })
    }

    fn renewed(&self, credentials: StoredCredentials) -> BoxFuture<'_, connector_core::Result<()>> {
        Box::pin(async move {
            let mut state = self.0.lock().unwrap();
            if state.full > 0 {
                state.full -= 1;
                return Err(Error::new(ErrorKind::Unavailable, "the disk is full"));
            }
            state.log.push(format!("renewed {}", credentials.generation));
            state.lease = None;
            state.credentials = Some(credentials);
            Ok(())
        })
    }

    fn failed(&self, generation: u64, needs_sign_in: bool) -> BoxFuture<'_, connector_core::Result<()>> {
        Box::pin(async move {
            let mut state = self.0.lock().unwrap();
            state.log.push(format!("failed {generation} {needs_sign_in}"));
            state.lease = None;
            state.credentials.as_mut().unwrap().needs_sign_in |= needs_sign_in;
            Ok(())
        })
    }
}

fn kept() -> (StoredCredentials, Arc<Kept>) {
    let values = vec![("access_token".to_owned(), "access-0".into()), ("refresh_token".to_owned(), "refresh-0".into())];
    let credentials = StoredCredentials { values, expires_at: Some(Duration::from_secs(100)), generation: 7, needs_sign_in: false };
    let kept = Kept::default();
    kept.0.lock().unwrap().credentials = Some(credentials.clone());
    (credentials, Arc::new(kept))
}

/// As another process would open it.
fn opened(world: &Arc<World>, credentials: &StoredCredentials, store: &Arc<Kept>) -> Files {
    let mut connect = connector_core::Connect::by_name(Files::CONNECTOR, Some("app")).unwrap();
    connect.give("client_id", "id").unwrap();
    connect.give("client_secret", "s3cret").unwrap();
    connect.stored(credentials, store.clone());
    connect.transport(world.clone());
    connect.clock(world.clone());
    Files::try_from(connect.connect().unwrap()).unwrap()
}

#[tokio::test]
async fn of_two_that_share_a_store_one_renews_and_the_other_reads() {
    let (world, (credentials, store)) = (world(), kept());
    let (one, two) = (opened(&world, &credentials, &store), opened(&world, &credentials, &store));
    world.at(50);
    let (first, second) = tokio::join!(one.get_file("a").into_future(), two.get_file("a").into_future());
    first.unwrap();
    second.unwrap();
    assert_eq!(world.asked("/common/token").len(), 1);
    assert!(world.asked("/files/a").iter().all(|(_, by)| by.as_deref() == Some("Bearer access-1")));
    let log = store.0.lock().unwrap().log.clone();
    assert_eq!(log.iter().filter(|line| line.starts_with("renewed 8")).count(), 1, "{log:?}");
}

#[tokio::test]
async fn what_was_issued_is_used_only_when_it_is_kept_and_is_not_lost_where_it_could_not_be() {
    let (world, (credentials, store)) = (world(), kept());
    let files = opened(&world, &credentials, &store);
    world.at(101);
    store.0.lock().unwrap().full = 100;
    let error = files.get_file("a").await.unwrap_err();
    assert!(error.message().contains("could not be kept") && error.message().contains("the disk is full"), "{error}");
    assert!(world.asked("/files/a").is_empty());
    store.0.lock().unwrap().full = 0;
    world.at(200);
    files.get_file("a").await.unwrap();
    assert_eq!(world.asked("/common/token").len(), 1, "the refresh token was used up");
    assert_eq!(store.0.lock().unwrap().credentials.as_ref().unwrap().generation, 8);
}

#[tokio::test]
async fn what_a_crash_left_in_doubt_is_tried_once_and_becomes_a_sign_in() {
    let (world, (credentials, store)) = (world(), kept());
    store.0.lock().unwrap().lease = Some(Duration::from_secs(60)); // of a process that was killed
    world.answer("/token", &[(400, json!({ "error": "invalid_grant" }))]);
    world.at(101);
    let (one, two) = (opened(&world, &credentials, &store), opened(&world, &credentials, &store));
    let error = one.get_file("a").await.unwrap_err();
    assert!(error.message().contains("sign in again") && error.message().contains("broken off"), "{error}");
    let error = two.get_file("a").await.unwrap_err();
    assert!(error.is_unauthorized() && error.message().contains("sign in again"), "{error}");
    assert_eq!(world.asked("/common/token").len(), 1);
}
