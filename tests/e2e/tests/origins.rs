//! Where calls go beside the API's own origin: paths of several segments, upload addresses, downloads. Nothing here leaves the process.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

use connector_core::{
    Url, connector,
    seam::{Bounds, BoxFuture, HttpRequest, Reply, SendError, Transport},
};
use http::{HeaderMap, HeaderValue, StatusCode, header::LOCATION};
use serde_json::json;

connector! {
    pub connector Store "Store" { key: "store", version: "1.0.0", base_url: "https://api.example.com/v1" }

    auth token "Token" custom {
        parameters { token "Token": Secret, hook "Hook": Url = "https://hooks.example.org/T1" }
    }

    helper api { header "Authorization": "Bearer {auth.token}"; header "X-Version": "7"; }

    action repository "Repository" {
        effects read;
        input { name "Name": String }
        GET "/repos/{input.name:segments(2)}" via api;
        output { status "Status": i64 from status }
    }

    action raw "Raw File" {
        effects read;
        input { path "Path": String }
        GET "/raw/{input.path:segments}" via api { follow "https://*.cdn.example.net"; }
        output { status "Status": i64 from status }
    }

    action upload "Upload" {
        effects write;
        input { url "Address": Url where within ["https://uploads.example.com", "https://*.up.example.com"], name "Name": String }
        POST "{input.url}" via api { query { name: input.name } json { name: input.name } }
        output { status "Status": i64 from status }
    }

    action send_part "Send Part" {
        effects write;
        let session = POST "/sessions" via api => { url: Url from header.location where within "https://uploads.example.com" };
        PUT "{session.url}" via api { query { part: 1 } }
        output { status "Status": i64 from status }
    }

    action send_file "Send File" {
        effects write;
        let upload = POST "/files/new" via api => { url: Url from header.location };
        PUT "{upload.url}" via api { query { last: true } }
        output { status "Status": i64 from status }
    }

    action tell "Tell" { effects write; POST "{auth.hook}"; output { status "Status": i64 from status } }
}

/// A world that answers by URL, and keeps what it was asked.
#[derive(Default)]
struct World {
    answers: HashMap<String, (u16, Option<String>)>,
    asked: Mutex<Vec<HttpRequest>>,
}

impl World {
    fn new<const N: usize>(redirects: [(&str, u16, &str); N]) -> Arc<Self> {
        let answers = redirects.map(|(from, status, to)| (from.to_owned(), (status, Some(to.to_owned()))));
        Arc::new(Self { answers: answers.into(), asked: Mutex::default() })
    }

    fn asked(&self) -> Vec<HttpRequest> {
        std::mem::take(&mut *self.asked.lock().unwrap())
    }

    fn urls(&self) -> Vec<String> {
        self.asked().iter().map(|request| request.url.to_string()).collect()
    }
}

impl Transport for World {
    fn send(&self, request: HttpRequest, _: Bounds) -> BoxFuture<'_, Result<Reply, SendError>> {
        let (status, location) = self.answers.get(request.url.as_str()).cloned().unwrap_or((200, None));
        self.asked.lock().unwrap().push(request);
        let headers = location.iter().map(|location| (LOCATION, HeaderValue::from_str(location).unwrap())).collect::<HeaderMap>();
        Box::pin(async move { Ok(Reply { status: StatusCode::from_u16(status).unwrap(), headers, body: Default::default() }) })
    }
}

fn store(world: &Arc<World>) -> Store {
    Store::token().token("s3cret-token").transport(world.clone()).connect().unwrap()
}

fn has_credentials(request: &HttpRequest) -> bool {
    format!("{:?} {}", request.headers, request.url).contains("s3cret") || request.headers.contains_key("authorization")
}

#[tokio::test]
async fn segments_are_as_many_as_the_description_says() {
    let world = World::new([]);
    let store = store(&world);
    store.repository("octo/hello world").await.unwrap();
    store.raw("docs/a?b#c.md").await.unwrap();
    assert_eq!(world.urls(), ["https://api.example.com/v1/repos/octo/hello%20world", "https://api.example.com/v1/raw/docs/a%3Fb%23c.md"]);
    for wrong in ["octo", "a/b/c", "a//b", "/a", "a/", "../a", "a/..", "a/%2e%2e", "a/..%2fb", ""] {
        let error = store.repository(wrong).await.unwrap_err();
        assert!(error.is_input(), "{wrong}: {error}");
        assert!(store.invoke("repository", json!({ "name": wrong })).await.unwrap_err().is_input(), "{wrong}");
    }
    assert!(world.asked().is_empty(), "nothing was sent");
}

#[tokio::test]
async fn an_upload_goes_to_its_declared_origin_with_the_helpers_credentials() {
    let world = World::new([]);
    let store = store(&world);
    let url: Url = "https://uploads.example.com/a?session=1#part".parse().unwrap();
    store.upload((url, "x y")).await.unwrap();
    store.invoke("upload", json!({ "url": "https://eu.up.example.com/b", "name": "z" })).await.unwrap();
    let asked = world.asked();
    assert_eq!(asked[0].url.as_str(), "https://uploads.example.com/a?session=1&name=x%20y");
    assert_eq!(asked[1].url.as_str(), "https://eu.up.example.com/b?name=z");
    assert!(asked.iter().all(has_credentials), "a request `via` the helper is signed");
}

#[tokio::test]
async fn an_upload_goes_nowhere_else() {
    let world = World::new([]);
    let store = store(&world);
    for hostile in [
        "https://uploads.example.com.evil.org/",
        "https://uploads.example.com@evil.org/",
        "https://u:hunter2@uploads.example.com/",
        "https://evil.org/uploads.example.com",
        "https://evil.org#uploads.example.com",
        "https://evil.org\\.up.example.com/",
        "http://uploads.example.com/",
        "https://uploads.example.com:8443/",
        "https://up.example.com/",
        "https://eviup.example.com/",
        "https://api.example.com/v1/x",
        "https://169.254.169.254/latest",
    ] {
        let error = store.upload((hostile.parse::<Url>().unwrap(), "x")).await.unwrap_err();
        assert!(error.is_input() && !error.to_string().contains("hunter2"), "{hostile}: {error}");
        let invoked = store.invoke("upload", json!({ "url": hostile, "name": "x" })).await.unwrap_err();
        assert!(invoked.is_input() && !invoked.to_string().contains("hunter2"), "{hostile}: {invoked}");
    }
    assert!(store.invoke("upload", json!({ "url": "no url", "name": "x" })).await.unwrap_err().is_input());
    assert!(world.asked().is_empty(), "nothing was sent");
}

#[tokio::test]
async fn a_redirect_of_an_upload_stays_where_it_is() {
    for (to, followed) in [("/next", true), ("https://api.example.com/v1/x", false), ("https://eu.up.example.com/x", false)] {
        let world = World::new([("https://uploads.example.com/a?name=n", 307, to)]);
        let result = store(&world).upload(("https://uploads.example.com/a".parse::<Url>().unwrap(), "n")).await;
        assert_eq!(result.is_ok(), followed, "{to}");
        assert_eq!(world.asked().len(), if followed { 2 } else { 1 }, "{to}");
    }
}

#[tokio::test]
async fn an_address_that_a_step_was_given_is_held_to_its_origin() {
    let answered = |status, location: &str| World::new([("https://api.example.com/v1/sessions", status, location)]);
    let world = answered(201, "https://uploads.example.com/s/1");
    store(&world).send_part().await.unwrap();
    assert_eq!(world.urls(), ["https://api.example.com/v1/sessions", "https://uploads.example.com/s/1?part=1"]);
    let world = answered(201, "https://uploads.example.com.evil.org/s/1");
    assert!(store(&world).send_part().await.unwrap_err().is_input());
    assert_eq!(world.urls().len(), 1, "the second request was not sent");
}

#[tokio::test]
async fn an_address_without_a_word_of_its_own_is_the_apis_or_relative_to_what_it_answers() {
    let new = "https://api.example.com/v1/files/new";
    for (location, called) in [
        ("https://api.example.com/u/1?state=a%2Fb", "https://api.example.com/u/1?state=a%2Fb&last=true"),
        ("/u/1?state=a", "https://api.example.com/u/1?state=a&last=true"),
        ("1", "https://api.example.com/v1/files/1?last=true"),
        ("?state=a", "https://api.example.com/v1/files/new?state=a&last=true"),
    ] {
        let world = World::new([(new, 202, location)]);
        store(&world).send_file().await.unwrap();
        let asked = world.asked();
        assert_eq!(asked.iter().map(|request| request.url.as_str()).collect::<Vec<_>>(), [new, called], "{location}");
        assert!(asked.iter().all(has_credentials), "{location}");
    }
    for hostile in [
        "https://evil.org/",
        "//evil.org/u",
        "\\\\evil.org/u",
        "https://api.example.com.evil.org/",
        "https://api.example.com:8443/",
        "http://api.example.com/",
        "https://u:hunter2@api.example.com/",
        "https://uploads.example.com/",
        "file:///etc/passwd",
        "data:text/plain,x",
        "http://",
    ] {
        let world = World::new([(new, 202, hostile)]);
        let error = store(&world).send_file().await.unwrap_err();
        assert!(error.is_input() && !error.to_string().contains("hunter2"), "{hostile}: {error}");
        assert_eq!(world.urls().len(), 1, "{hostile}: the second request was not sent");
    }
    let world = World::new([("http://127.0.0.1:4010/api/files/new", 202, "https://api.example.com/v1/u/1")]);
    let replaced = Store::token().token("t").endpoint("https://api.example.com/v1", "http://127.0.0.1:4010/api");
    replaced.transport(world.clone()).connect().unwrap().send_file().await.unwrap();
    assert_eq!(world.urls()[1], "http://127.0.0.1:4010/api/u/1?last=true", "what stands in for the API is called");
}

#[tokio::test]
async fn a_download_is_followed_without_credentials_and_never_back() {
    let raw = "https://api.example.com/v1/raw/f";
    let world = World::new([(raw, 302, "https://a.cdn.example.net/1?sig=x"), ("https://a.cdn.example.net/1?sig=x", 302, "/2")]);
    store(&world).raw("f").header("X-Mine", "s3cret-header").await.unwrap();
    let asked = world.asked();
    assert_eq!(asked.len(), 3);
    assert!(has_credentials(&asked[0]));
    for away in &asked[1..] {
        assert!(!has_credentials(away) && !away.headers.contains_key("x-version") && !away.headers.contains_key("x-mine"), "{away:?}");
    }
    for back in ["https://api.example.com/v1/user", "https://evil.org/", "http://a.cdn.example.net/", "https://cdn.example.net/"] {
        let world = World::new([(raw, 302, "https://a.cdn.example.net/1"), ("https://a.cdn.example.net/1", 302, back)]);
        let error = store(&world).raw("f").await.unwrap_err();
        assert!(error.is_rejected(), "{back}: {error}");
        assert_eq!(world.asked().len(), 2, "{back}");
    }
}

#[tokio::test]
async fn a_hook_of_the_connection_is_called_where_no_helper_signs() {
    let world = World::new([]);
    store(&world).tell().await.unwrap();
    let asked = world.asked();
    assert_eq!(asked[0].url.as_str(), "https://hooks.example.org/T1");
    assert!(!has_credentials(&asked[0]));
    let plain = Store::token().token("t").hook("http://hooks.example.org/T1").transport(world.clone()).connect().unwrap();
    assert!(plain.tell().await.unwrap_err().is_input(), "http needs a word of its own");
    assert!(world.asked().is_empty());
}

#[tokio::test]
async fn a_stand_in_takes_the_place_of_a_declared_origin() {
    let world = World::new([("https://api.example.com/v1/raw/f", 302, "https://a.cdn.example.net/1")]);
    let connect = Store::token().token("s3cret-token").endpoint("https://uploads.example.com", "http://127.0.0.1:4010/up");
    let store = connect.endpoint("https://*.cdn.example.net", "http://127.0.0.1:4011").transport(world.clone()).connect().unwrap();
    store.upload(("https://uploads.example.com/a".parse::<Url>().unwrap(), "n")).await.unwrap();
    store.upload(("http://127.0.0.1:4010/up/a".parse::<Url>().unwrap(), "n")).await.unwrap();
    store.raw("f").await.unwrap();
    assert_eq!(
        world.urls(),
        [
            "http://127.0.0.1:4010/up/a?name=n",
            "http://127.0.0.1:4010/up/a?name=n",
            "https://api.example.com/v1/raw/f",
            "http://127.0.0.1:4011/1",
        ]
    );
}
