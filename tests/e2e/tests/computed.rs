//! Outputs that a function gives, and functions that a step waits for.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use connector_core::{
    Connection, Error, ErrorKind, Flow, Result, connector,
    sandbox::Sandbox,
    seam::{BoxFuture, Execute, Operation, Outcome, Reply},
};
use http::{HeaderMap, StatusCode};
use serde_json::{Value, json};

connector! {
    pub(crate) connector Shop "Shop" { key: "shop", version: "1.0.0", base_url: "https://shop.example.com" }

    auth token custom { parameters { token: Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    record Line { product: i64, quantity: i64 }

    function items(lines: Vec<Line>) -> i64;
    function shout(text: String) -> String;

    /// What the lines cost, at the prices of today.
    async function total(lines: Vec<Line>, currency: String) -> f64;
    async function cheapest(lines: Vec<Line>, limit: Option<i64>) -> Option<Line> with prices::cheapest;
    async function today() -> String;

    action price "Price" {
        effects read;
        input { product: i64, currency: String = "EUR" }
        GET "/products/{input.product}" via api { query { currency: input.currency } }
        output { price: f64 from body.price }
        sample { product: 1 } => 200 json { "price": 2.5 };
        sample { product: 2 } => 200 json { "price": 1.25 };
    }

    action get_order "Get Order" {
        effects read;
        input { order: String, currency: String = "EUR" }
        GET "/orders/{input.order}" via api;
        output {
            id "ID": String from body.id,
            lines: Vec<Line> from body.lines,
            items "Items": i64 from items(body.lines),
            total "Total": f64 from total(body.lines, input.currency),
            cheapest: Option<Line> from cheapest(body.lines, body.limit),
            title: String from upper(shout(body.title)),
            note: Option<String> from trim(body.note),
        }
        sample { order: "o1" } => 200 json {
            "id": "o1", "title": "two things", "lines": [{ "product": 1, "quantity": 2 }, { "product": 2, "quantity": 4 }]
        };
    }

    action totals "Totals" {
        effects read;
        input { orders: Vec<String> }
        let day = today();
        let totals = for each order in input.orders, concurrency 2 {
            let found = GET "/orders/{order}" via api => { lines: Vec<Line> from body.lines };
            let sum = total(found.lines, "EUR");
            give sum;
        };
        output { totals: Vec<f64> from totals, day: String from day }
    }
}

fn items(lines: Vec<Line>) -> i64 {
    lines.iter().map(|line| line.quantity).sum()
}

fn shout(text: String) -> String {
    format!("{text}!")
}

async fn total(flow: Flow<Shop>, lines: Vec<Line>, currency: String) -> Result<f64> {
    let mut total = 0.0;
    for line in lines {
        let price = flow.price(Price::new(line.product).currency(&currency)).await?;
        total += price.price * line.quantity as f64;
    }
    Ok(total)
}

async fn today(_: Flow<Shop>) -> Result<String> {
    Ok("Monday".to_owned())
}

mod prices {
    use super::{Error, ErrorKind, Flow, Line, Price, Result, Shop};

    pub(super) async fn cheapest(flow: Flow<Shop>, lines: Vec<Line>, limit: Option<i64>) -> Result<Option<Line>> {
        if limit == Some(0) {
            return Err(Error::new(ErrorKind::Rejected, "nothing may be cheap"));
        }
        let mut cheapest: Option<(f64, Line)> = None;
        for line in lines {
            let price = flow.price(Price::new(line.product)).await?.price;
            if cheapest.as_ref().is_none_or(|(least, _)| price < *least) {
                cheapest = Some((price, line));
            }
        }
        Ok(cheapest.map(|(_, line)| line))
    }
}

#[tokio::test]
async fn an_output_is_what_a_function_makes_of_the_answer() {
    let sandbox = Sandbox::start(Shop::CONNECTOR).await.unwrap();
    let connection: Connection = sandbox.connection().unwrap();
    let order = connection.invoke("get_order", json!({ "order": "o1" })).await.unwrap();
    assert_eq!(
        order,
        json!({
            "id": "o1", "title": "TWO THINGS!", "items": 6, "total": 10.0, "cheapest": { "product": 2, "quantity": 4 }, "note": null,
            "lines": [{ "product": 1, "quantity": 2 }, { "product": 2, "quantity": 4 }],
        })
    );
}

/// A service that answers by path; each call takes a second.
struct World(Mutex<(Duration, Vec<String>)>, Value);

impl Execute for World {
    fn run(&self, operation: Operation) -> BoxFuture<'_, Outcome> {
        let mut known = self.0.lock().unwrap();
        Box::pin(std::future::ready(match operation {
            Operation::Call(request, _) => {
                known.0 += Duration::from_secs(1);
                known.1.push(format!("{} {}", request.url.path(), request.url.query().unwrap_or_default()));
                let body = if request.url.path().starts_with("/orders") { self.1.to_string() } else { r#"{"price": 0.5}"#.to_owned() };
                Outcome::Call(Ok(Reply { status: StatusCode::OK, headers: HeaderMap::new(), body: body.into() }))
            }
            Operation::Now => Outcome::Now(known.0),
            Operation::Wait(_) => Outcome::Wait,
            _ => Outcome::Random(0),
        }))
    }
}

fn shop(order: Value) -> (Shop, Arc<World>) {
    let world = Arc::new(World(Mutex::default(), order));
    (Shop::token().token("t").engine(world.clone()).connect().unwrap(), world)
}

#[tokio::test]
async fn a_function_is_waited_for_in_each_round_of_a_loop() {
    let (shop, world) = shop(json!({ "lines": [{ "product": 7, "quantity": 3 }] }));
    let totals = shop.totals_with(Totals::new().orders(["a", "b"])).await.unwrap();
    assert_eq!((totals.totals, totals.day.as_str()), (vec![1.5, 1.5], "Monday"));
    assert_eq!(world.0.lock().unwrap().1.len(), 4);
}

#[tokio::test]
async fn what_a_function_cannot_do_is_the_error_of_the_card() {
    let (shop, _) = shop(json!({ "id": "o", "title": "", "lines": [], "limit": 0 }));
    let error = shop.get_order("o").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Rejected, "{error}");
    assert!(error.to_string().contains("get_order") && error.to_string().contains("nothing may be cheap"), "{error}");
}

#[tokio::test]
async fn what_a_function_needs_and_the_answer_has_not_is_named_by_its_path() {
    let (shop, world) = shop(json!({ "id": "o", "title": "", "lines": [{ "product": 7 }] }));
    let error = shop.get_order("o").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(error.to_string().contains("body.lines[0].quantity"), "{error}");
    assert_eq!(world.0.lock().unwrap().1.len(), 1, "and no function was called");
}

#[tokio::test]
async fn the_calls_of_a_function_end_at_the_deadline_of_the_card() {
    let line = json!({ "product": 7, "quantity": 1 });
    let (shop, world) = shop(json!({ "id": "o", "title": "", "lines": vec![line; 100] }));
    let error = shop.get_order("o").deadline(Duration::from_secs(9)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout, "{error}");
    assert!(world.0.lock().unwrap().1.len() < 11);
}

#[tokio::test]
async fn only_the_wanted_outputs_are_given() {
    let (shop, _) = shop(json!({ "id": "o", "title": "x", "lines": [{ "product": 7, "quantity": 1 }] }));
    let order = shop.get_order("o").only(&["total", "title"]).await.unwrap();
    assert_eq!(Value::Object(order), json!({ "total": 0.5, "title": "X!" }));
}
