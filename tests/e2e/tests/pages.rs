//! Pages of every kind, against a world that answers by its own rules. Nothing here leaves the process.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use std::sync::{Arc, Mutex};

use connector_core::{
    Error, connector,
    sandbox::Sandbox,
    seam::{Bounds, BoxFuture, HttpRequest, Reply, SendError, Transport},
};
use http::{HeaderMap, HeaderValue, StatusCode, header::LINK};
use serde_json::{Value, json};

connector! {
    pub connector Shop "Shop" { key: "shop", version: "1.0.0", base_url: "https://api.example.com/v1" }

    auth key "Key" custom { parameters { key "Key": Secret } }

    helper api { query { api_key: auth.key } }

    record Item { id "ID": i64 }

    action by_link "By Link" {
        effects read;
        input { tag "Tag": Option<String> }
        GET "/items" via api { query { tag: input.tag } }
        pages { link header.link; items Item from body; }
        sample { tag: "a" } => 200 header "Link": "<https://api.example.com/v1/items?tag=a&page=2>; rel=\"next\"" json [{ "id": 1 }],
            page "https://api.example.com/v1/items?tag=a&page=2" => 200 json [{ "id": 2 }];
    }

    action by_url "By URL" {
        effects read;
        GET "/items" via api;
        pages { next_url from body.next; items Item from body.items; }
    }

    action by_offset "By Offset" {
        effects read;
        GET "/items" via api { query { limit: 2 } }
        pages { offset query.offset until body.total; items Item from body.items; }
        sample => 200 json { "items": [{ "id": 1 }, { "id": 2 }], "total": 3 }, page 2 => 200 json { "items": [{ "id": 3 }], "total": 3 };
    }

    action until_empty "Until Empty" {
        effects read;
        POST "/search" via api { json { size: 2 } }
        pages { offset json.from; items Item from body.items; }
    }

    action by_number "By Number" {
        effects read;
        POST "/list" via api { form { size: 2 } }
        pages { number form.page = 0 until body.pages; items Item from body.items; }
    }

    action while_more "While More" {
        effects read;
        POST "/search" via api { json { page: { size: 2 } } }
        pages { cursor json.page.after from body.last; more body.has_more; items Item from body.items; }
        sample => 200 json { "items": [{ "id": 1 }], "last": 7, "has_more": true },
            page "7" => 200 json { "items": [{ "id": 8 }], "last": 8, "has_more": false };
    }

    action few "Few" {
        effects read;
        GET "/items" via api;
        pages { number query.page; limit 3; items Item from body.items; }
    }
}

type Answer = dyn Fn(&HttpRequest) -> (HeaderMap, Value) + Send + Sync;

/// A world that answers by its own rule, and keeps what it was asked.
struct World {
    answer: Box<Answer>,
    asked: Mutex<Vec<HttpRequest>>,
}

impl Transport for World {
    fn send(&self, request: HttpRequest, _: Bounds) -> BoxFuture<'_, Result<Reply, SendError>> {
        let (headers, body) = (self.answer)(&request);
        self.asked.lock().unwrap().push(request);
        Box::pin(async move { Ok(Reply { status: StatusCode::OK, headers, body: body.to_string().into() }) })
    }
}

impl World {
    fn asked(&self) -> Vec<HttpRequest> {
        std::mem::take(&mut *self.asked.lock().unwrap())
    }

    /// The URLs that were asked for, without the credentials, which each must have once.
    fn urls(&self) -> Vec<String> {
        let without_key = |request: &HttpRequest| {
            let (keys, rest): (Vec<_>, Vec<_>) = request.url.query_pairs().into_owned().partition(|(name, _)| name == "api_key");
            assert_eq!(keys, [("api_key".to_owned(), "s3cret".to_owned())], "{}", request.url.path());
            let rest: Vec<_> = rest.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
            format!("{} {}", request.url.path(), rest.join("&"))
        };
        self.asked().iter().map(without_key).collect()
    }
}

fn shop(answer: impl Fn(&HttpRequest) -> (HeaderMap, Value) + Send + Sync + 'static) -> (Shop, Arc<World>) {
    let world = Arc::new(World { answer: Box::new(answer), asked: Mutex::default() });
    (Shop::key().key("s3cret").transport(world.clone()).connect().unwrap(), world)
}

fn body(answer: impl Fn(&HttpRequest) -> Value + Send + Sync + 'static) -> (Shop, Arc<World>) {
    shop(move |request| (HeaderMap::new(), answer(request)))
}

fn parameter(request: &HttpRequest, name: &str) -> Option<String> {
    request.url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
}

fn sent(request: &HttpRequest) -> Value {
    serde_json::from_slice(&request.body).unwrap()
}

fn ids(items: &[Item]) -> Vec<i64> {
    items.iter().map(|item| item.id).collect()
}

fn link(target: &str) -> HeaderMap {
    HeaderMap::from_iter([(LINK, HeaderValue::from_str(&format!("<{target}>; rel=\"next\", <x>; rel=last")).unwrap())])
}

#[tokio::test]
async fn a_link_is_followed_as_it_is_with_what_every_request_shares() {
    let (shop, world) = shop(|request| match parameter(request, "page").as_deref() {
        None => (link("https://api.example.com/v1/items?page=2&tag=a&api_key=s3cret"), json!([{ "id": 1 }])),
        Some("2") => (link("/v1/items/more?page=3#part"), json!([{ "id": 2 }])),
        Some("3") => (link("?page=4"), json!([])),
        _ => (HeaderMap::new(), json!([{ "id": 4 }])),
    });
    let items = shop.by_link_with(ByLink::new().tag("a")).collect().await.unwrap();
    assert_eq!(ids(&items), [1, 2, 4]);
    assert_eq!(world.urls(), ["/v1/items tag=a", "/v1/items page=2&tag=a", "/v1/items/more page=3", "/v1/items/more page=4"]);
}

#[tokio::test]
async fn a_link_leads_nowhere_else() {
    for elsewhere in [
        "https://evil.example/v1/items?page=2",
        "//evil.example/items",
        "http://api.example.com/v1/items?page=2",
        "https://api.example.com:8443/v1/items",
        "https://u:p@api.example.com/v1/items",
        "https://api.example.com.evil.example/",
        "file:///etc/passwd",
        "https://[",
    ] {
        let (shop, world) = shop(|_| (link(elsewhere), json!([{ "id": 1 }])));
        let error = shop.by_link().collect().await.unwrap_err();
        assert!(error.is_rejected() && !error.to_string().contains("s3cret"), "{elsewhere}: {error}");
        assert_eq!(error.operation(), "shop.by_link");
        assert_eq!(world.asked().len(), 1, "{elsewhere}");
    }
}

#[tokio::test]
async fn a_link_that_names_the_declared_address_is_called_where_another_stands_in_for_it() {
    let answer = |request: &HttpRequest| match parameter(request, "page") {
        None => (link("https://api.example.com/v1/items?page=2"), json!([{ "id": 1 }])),
        Some(_) => (HeaderMap::new(), json!([{ "id": 2 }])),
    };
    let world = Arc::new(World { answer: Box::new(answer), asked: Mutex::default() });
    let stand_in = Shop::key().key("s3cret").transport(world.clone()).endpoint("https://api.example.com/v1", "http://127.0.0.1:1/shop");
    let items = stand_in.connect().unwrap().by_link().collect().await.unwrap();
    assert_eq!(ids(&items), [1, 2]);
    let asked = world.asked();
    assert_eq!(asked[1].url.as_str(), "http://127.0.0.1:1/shop/items?page=2&api_key=s3cret");
}

#[tokio::test]
async fn a_next_url_stands_in_the_body() {
    let (shop, world) = body(|request| match parameter(request, "after") {
        None => json!({ "items": [{ "id": 1 }], "next": "https://api.example.com/v1/items?after=1" }),
        Some(_) => json!({ "items": [{ "id": 2 }], "next": "" }),
    });
    assert_eq!(ids(&shop.by_url().collect().await.unwrap()), [1, 2]);
    assert_eq!(world.urls(), ["/v1/items ", "/v1/items after=1"]);
    let (shop, _) = body(|_| json!({ "items": [], "next": 5 }));
    assert!(shop.by_url().collect().await.unwrap_err().is_decode());
}

#[tokio::test]
async fn the_same_page_twice_is_an_error() {
    let (shop, world) = body(|_| json!({ "items": [], "next": "/v1/items?after=1" }));
    let error = shop.by_url().collect().await.unwrap_err();
    assert!(error.is_rejected() && error.message().contains("never end"), "{error}");
    assert_eq!(world.asked().len(), 2);
}

#[tokio::test]
async fn an_offset_counts_items() {
    let (shop, world) = body(|request| match parameter(request, "offset").as_deref() {
        Some("0") => json!({ "items": [{ "id": 1 }, { "id": 2 }], "total": 3 }),
        _ => json!({ "items": [{ "id": 3 }], "total": "3" }),
    });
    assert_eq!(ids(&shop.by_offset().collect().await.unwrap()), [1, 2, 3]);
    assert_eq!(world.urls(), ["/v1/items limit=2&offset=0", "/v1/items limit=2&offset=2"]);
    let (shop, world) = body(|_| json!({ "items": [], "total": 3 }));
    assert!(shop.by_offset().collect().await.unwrap().is_empty(), "an empty page is the last, whatever the total says");
    assert_eq!(world.asked().len(), 1);
    let (shop, _) = body(|_| json!({ "items": [{ "id": 1 }] }));
    assert!(shop.by_offset().collect().await.unwrap_err().is_decode(), "a total that is declared is there");
}

#[tokio::test]
async fn without_a_total_an_empty_page_is_the_last() {
    let (shop, world) = body(|request| match sent(request)["from"].as_i64() {
        Some(from @ (0 | 2)) => json!({ "items": [{ "id": from }, { "id": from + 1 }] }),
        _ => json!({ "items": [] }),
    });
    assert_eq!(ids(&shop.until_empty().collect().await.unwrap()), [0, 1, 2, 3]);
    let bodies: Vec<_> = world.asked().iter().map(sent).collect();
    assert_eq!(bodies, [json!({ "size": 2, "from": 0 }), json!({ "size": 2, "from": 2 }), json!({ "size": 2, "from": 4 })]);
}

#[tokio::test]
async fn a_list_that_is_null_has_no_items_and_one_that_is_absent_is_an_error() {
    let (shop, world) = body(|_| json!({ "items": null, "next": null }));
    assert!(shop.by_url().collect().await.unwrap().is_empty());
    assert_eq!(world.asked().len(), 1);
    for wrong in [json!({ "next": null }), json!({ "items": {} }), json!({ "items": "none" })] {
        let (shop, _) = body(move |_| wrong.clone());
        assert!(shop.by_url().collect().await.unwrap_err().is_decode());
    }
}

#[tokio::test]
async fn numbers_start_where_the_description_says() {
    let (shop, world) = body(|_| json!({ "items": [{ "id": 1 }], "pages": 2 }));
    assert_eq!(shop.by_number().collect().await.unwrap().len(), 2);
    let bodies: Vec<_> = world.asked().iter().map(|request| String::from_utf8(request.body.to_vec()).unwrap()).collect();
    assert_eq!(bodies, ["size=2&page=0", "size=2&page=1"]);
}

#[tokio::test]
async fn a_cursor_goes_into_the_body_as_it_came_until_there_is_no_more() {
    let (shop, world) = body(|request| match &sent(request)["page"]["after"] {
        Value::Null => json!({ "items": [{ "id": 1 }], "last": 7, "has_more": true }),
        _ => json!({ "items": [{ "id": 8 }], "last": 8, "has_more": false }),
    });
    assert_eq!(ids(&shop.while_more().collect().await.unwrap()), [1, 8]);
    let bodies: Vec<_> = world.asked().iter().map(sent).collect();
    assert_eq!(bodies, [json!({ "page": { "size": 2 } }), json!({ "page": { "size": 2, "after": 7 } })]);
    let (shop, _) = body(|_| json!({ "items": [], "last": 7, "has_more": "maybe" }));
    assert!(shop.while_more().collect().await.unwrap_err().is_decode());
}

#[tokio::test]
async fn the_limit_of_a_card_is_an_error() {
    let (shop, world) = body(|_| json!({ "items": [{ "id": 1 }] }));
    let error: Error = shop.few().collect().await.unwrap_err();
    assert!(error.message().contains("more than 3 pages"), "{error}");
    assert_eq!(world.asked().len(), 3);
}

#[tokio::test]
async fn a_sandbox_gives_the_pages_of_the_samples() {
    let sandbox = Sandbox::start(Shop::CONNECTOR).await.unwrap();
    let shop = Shop::try_from(sandbox.connection().unwrap()).unwrap();
    assert_eq!(ids(&shop.by_link_with(ByLink::new().tag("a")).collect().await.unwrap()), [1, 2]);
    assert_eq!(ids(&shop.by_offset().collect().await.unwrap()), [1, 2, 3]);
    assert_eq!(ids(&shop.while_more().collect().await.unwrap()), [1, 8]);
    let error = shop.by_link_with(ByLink::new().tag("b")).collect().await.unwrap_err();
    assert!(error.to_string().contains("no sample of `by_link` has \"b\" as `tag`"), "{error}");
}
