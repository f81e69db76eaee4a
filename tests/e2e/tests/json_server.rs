//! json-server hands out lists by absolute `Link` headers and with `X-Total-Count`: each is read to its end, in as many calls as it takes.

#![cfg(feature = "servers")]
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use connector_core::{TryStreamExt, connector};
use serde_json::json;
use tests_e2e::{JsonServer, http};

connector! {
    pub connector Shop "Shop" { key: "shop", version: "1.0.0", base_url: "{auth.url}" }

    auth open "Nobody" custom { parameters { url "Server": Url } }

    helper shop { retry { attempts: 1 } }

    record Order { id "ID": i64, title "Title": String }

    action by_link "By Link" {
        effects read;
        input { list "List": String = "orders", size "Size": i64 }
        GET "/{input.list}" via shop { query { _page: 1, _limit: input.size } }
        pages { link header.link; items Order from body; }
    }

    action by_offset "By Offset" {
        effects read;
        input { list "List": String = "orders", size "Size": i64 }
        GET "/{input.list}" via shop { query { _limit: input.size } }
        pages { offset query._start until header["x-total-count"]; items Order from body; }
    }

    action by_number "By Number" {
        effects read;
        input { list "List": String = "orders", size "Size": i64 }
        GET "/{input.list}" via shop { query { _limit: input.size } }
        pages { number query._page; items Order from body; }
    }
}

/// As many orders, in a server of the test's own, which counts the calls.
fn start(orders: i64) -> (JsonServer, Shop) {
    let orders: Vec<_> = (1..=orders).map(|id| json!({ "id": id, "title": format!("Order {id}") })).collect();
    let server = JsonServer::start(&json!({ "orders": orders, "refunds": [] })).unwrap();
    let shop = Shop::open().url(server.url()).connect().unwrap();
    (server, shop)
}

fn all(count: i64) -> Vec<i64> {
    (1..=count).collect()
}

#[test]
fn the_server_gives_absolute_links_and_a_total() {
    let server = JsonServer::shared();
    let answer = http().get(format!("{}/orders?_page=2&_limit=10", server.url())).call().unwrap();
    let header = |name: &str| answer.headers().get(name).unwrap().to_str().unwrap();
    assert_eq!(header("x-total-count"), JsonServer::ORDERS.to_string());
    let next = format!("<{}/orders?_page=3&_limit=10>; rel=\"next\"", server.url());
    assert!(header("link").contains(&next), "{}", header("link"));
}

#[tokio::test]
async fn links_are_followed_to_the_end() {
    let (server, shop) = start(25);
    let orders: Vec<i64> = shop.by_link(10).map_ok(|order| order.id).try_collect().await.unwrap();
    assert_eq!(orders, all(25));
    let pages = ["/orders?_page=1&_limit=10", "/orders?_page=2&_limit=10", "/orders?_page=3&_limit=10"];
    assert_eq!(server.requests().unwrap(), pages, "one call for each page, and none beyond the last");

    assert_eq!(shop.by_link(10).take(10).try_collect::<Vec<_>>().await.unwrap().len(), 10);
    assert_eq!(server.requests().unwrap().len(), 4, "no page is read beyond what is asked for");
    // A list that ends with a full page, and one that is empty.
    assert_eq!(shop.by_link(5).collect().await.unwrap().len(), 25);
    assert_eq!(server.requests().unwrap().len(), 9);
    assert!(shop.by_link(ByLink::new(5).list("refunds")).collect().await.unwrap().is_empty());
    assert_eq!(server.requests().unwrap().len(), 10);
}

#[tokio::test]
async fn a_total_ends_a_list_without_a_call_for_nothing() {
    for (orders, size, calls) in [(25, 10, 3), (20, 10, 2), (1, 10, 1)] {
        let (server, shop) = start(orders);
        let found: Vec<_> = shop.by_offset(size).collect().await.unwrap();
        assert_eq!(found.iter().map(|order| order.id).collect::<Vec<_>>(), all(orders));
        assert_eq!(server.requests().unwrap().len(), calls, "{orders} orders, {size} at a time");
        assert!(shop.by_offset(ByOffset::new(size).list("refunds")).collect().await.unwrap().is_empty());
        assert_eq!(server.requests().unwrap().len(), calls + 1);
    }
}

#[tokio::test]
async fn without_a_total_the_page_that_is_empty_is_the_last() {
    let (server, shop) = start(20);
    let found: Vec<_> = shop.by_number(10).collect().await.unwrap();
    assert_eq!(found.iter().map(|order| order.id).collect::<Vec<_>>(), all(20));
    assert_eq!(found[0].title, "Order 1");
    let pages = ["/orders?_limit=10&_page=1", "/orders?_limit=10&_page=2", "/orders?_limit=10&_page=3"];
    assert_eq!(server.requests().unwrap(), pages);
}

#[tokio::test]
async fn a_list_that_is_not_there_is_not_found_in_one_call() {
    let (server, shop) = start(1);
    assert!(shop.by_link(ByLink::new(5).list("nothing")).collect().await.unwrap_err().is_not_found());
    assert_eq!(server.requests().unwrap(), ["/nothing?_page=1&_limit=5"]);
}
