//! What fields say about themselves: constraints, `null`, and how much a person sees.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::sync::{Arc, Mutex};

use connector_core::{
    ErrorKind, Nullable,
    card::{Constraint, Literal, Visibility},
    connector,
    seam::{Bounds, BoxFuture, HttpRequest, Reply, SendError, Transport},
};
use http::{HeaderMap, StatusCode};
use serde_json::{Value, json};

connector! {
    pub(crate) connector Shop "Shop" { key: "shop", version: "1.0.0", base_url: "https://api.example.com" }

    auth token custom { parameters { token: Secret where len 3.., region "Region": String = "eu" where one_of ["eu", "us"] } }

    helper api { header "Authorization": "Bearer {auth.token}"; query { region: auth.region } }

    record Line { item "Item": String, note "Note": Nullable<String>, count "Count": Option<Nullable<i64>> }

    action read_order "Read Order" {
        effects read;
        input { id "ID": i64 }
        let lines = for each name in selected { GET "/lines/{name}"; give name; };
        POST "/orders/{input.id}" via api { query { fields: selected } json { fields: selected, lines: lines } }
        output { parent "Parent": Nullable<i64> from body.parent, all "All": Vec<Nullable<String>> from body.all }
    }

    action order "Order" {
        effects write;
        input {
            name "Name": String important placeholder "Jo" where len 1..=8 where matches "^[A-Z]",
            size "Size": i64 = 20 where range 1..=100,
            share "Share": Option<f64> where range 0.5..,
            kind "Kind": Option<String> where one_of ["book", "film"] advanced,
            parent "Parent": Option<Nullable<i64>>,
            comment "Comment": Option<Nullable<String>> where len 2..,
            line "Line": Option<Line>,
            trace "Trace": Option<String> hidden,
        }
        POST "/orders/{input.name}" via api {
            query { size: input.size, share: input.share, kind: input.kind, trace: input.trace }
            json { parent: input.parent, comment: input.comment, line: input.line }
        }
        output {
            parent "Parent": Nullable<i64> from body.parent,
            maybe "Maybe": Option<Nullable<i64>> from body.maybe,
            all "All": Vec<Nullable<String>> from body.all,
        }
    }
}

/// A service that keeps what it is sent, and answers always the same.
struct Service {
    answer: Value,
    got: Mutex<Vec<HttpRequest>>,
}

impl Transport for Service {
    fn send(&self, request: HttpRequest, _: Bounds) -> BoxFuture<'_, Result<Reply, SendError>> {
        self.got.lock().unwrap().push(request);
        let reply = Reply { status: StatusCode::OK, headers: HeaderMap::new(), body: self.answer.to_string().into() };
        Box::pin(std::future::ready(Ok(reply)))
    }
}

fn shop(answer: Value) -> (Shop, Arc<Service>) {
    let service = Arc::new(Service { answer, got: Mutex::default() });
    (Shop::token().token("abc").transport(service.clone()).connect().unwrap(), service)
}

fn answer() -> Value {
    json!({ "parent": null, "all": ["a", null] })
}

fn bodies(service: &Service) -> Vec<Value> {
    service.got.lock().unwrap().iter().map(|request| serde_json::from_slice(&request.body).unwrap()).collect()
}

#[tokio::test]
async fn absent_null_and_a_value_are_three_things() {
    let (shop, service) = shop(answer());
    shop.order("Jo").await.unwrap();
    let line = Line::new("pen", Nullable::Null).count(3);
    shop.order(Order::new("Jo").parent(Nullable::Null).comment("good").line(line)).await.unwrap();
    shop.order(Order::new("Jo").parent(7).comment(Nullable::Null).line(Line::new("pen", "blue").count(Nullable::Null))).await.unwrap();
    let line = json!({ "item": "pen", "note": null });
    shop.invoke("order", json!({ "name": "Jo", "parent": null, "comment": "good", "line": line })).await.unwrap();
    assert_eq!(
        bodies(&service),
        [
            json!({}),
            json!({ "parent": null, "comment": "good", "line": { "item": "pen", "note": null, "count": 3 } }),
            json!({ "parent": 7, "comment": null, "line": { "item": "pen", "note": "blue", "count": null } }),
            json!({ "parent": null, "comment": "good", "line": { "item": "pen", "note": null } }),
        ]
    );
}

#[tokio::test]
async fn null_in_an_answer_is_a_value_of_its_own() {
    let (shop, _) = shop(answer());
    let order = self::shop(json!({ "parent": 5, "maybe": null, "all": [] })).0.order("Jo").await.unwrap();
    assert_eq!((order.parent, order.maybe, order.all), (Nullable::Value(5), Some(Nullable::Null), vec![]));
    let order = shop.order("Jo").await.unwrap();
    assert_eq!((order.parent, order.maybe), (Nullable::Null, None));
    assert_eq!(order.all, [Nullable::Value("a".to_owned()), Nullable::Null]);

    let absent = self::shop(json!({ "all": [] })).0.order("Jo").await.unwrap_err();
    assert_eq!((absent.kind(), absent.message()), (ErrorKind::Decode, "in the answer, `body.parent` is absent"));
    let wrong = self::shop(json!({ "parent": "x", "all": [] })).0.order("Jo").await.unwrap_err();
    assert!(wrong.message().contains("`body.parent` is text, not a whole number"), "{wrong}");
}

#[tokio::test]
async fn null_is_refused_where_it_is_no_value() {
    let (shop, service) = shop(answer());
    for (input, field, message) in [
        (json!({ "name": null }), "name", "No Name input provided. Enter a valid Name."),
        (json!({ "name": "Jo", "line": { "item": null, "note": null } }), "line.item", "`line.item` is null, not text"),
        (json!({ "name": "Jo", "line": { "item": "pen" } }), "line.note", "`line.note` is absent"),
    ] {
        let error = shop.invoke("order", input).await.unwrap_err();
        assert_eq!((error.kind(), error.field(), error.message()), (ErrorKind::Input, Some(field), message));
    }
    assert!(service.got.lock().unwrap().is_empty());
}

#[tokio::test]
async fn a_value_outside_its_constraint_is_told_before_anything_is_sent() {
    let (shop, service) = shop(answer());
    for (input, field, message) in [
        (Order::new(""), "name", "the Name has 0 characters; it must have 1 to 8"),
        (Order::new("jo"), "name", "the Name is not valid: it must match `^[A-Z]`"),
        (Order::new("Jo").size(0), "size", "the Size must be 1 to 100"),
        (Order::new("Jo").size(101), "size", "the Size must be 1 to 100"),
        (Order::new("Jo").share(0.4), "share", "the Share must be 0.5 or more"),
        (Order::new("Jo").share(f64::NAN), "share", "the Share must be 0.5 or more"),
        (Order::new("Jo").kind("bok"), "kind", "the Kind is not one of its values; did you mean `book`?"),
        (Order::new("Jo").kind("x"), "kind", "the Kind is not one of its values: book, film"),
        (Order::new("Jo").comment("a"), "comment", "the Comment has 1 characters; it must have 2 or more"),
    ] {
        let error = shop.order(input).await.unwrap_err();
        assert_eq!((error.kind(), error.status(), error.field(), error.message()), (ErrorKind::Input, Some(400), Some(field), message));
        assert!(error.constraint().is_some());
    }
    assert!(service.got.lock().unwrap().is_empty());
    shop.order(Order::new("Jo").size(100).share(0.5).kind("film").comment(Nullable::Null)).await.unwrap();
}

#[tokio::test]
async fn a_host_reads_from_the_error_what_is_asked_for() {
    let (shop, _) = shop(answer());
    let error = shop.invoke("order", json!({ "name": "Jo", "kind": "x" })).await.unwrap_err();
    assert!(matches!(error.constraint(), Some(Constraint::OneOf([Literal::Text("book"), Literal::Text("film")]))));
    let json = serde_json::to_value(&error).unwrap();
    assert_eq!((&json["field"], &json["constraint"]), (&json!("kind"), &json!({ "one_of": ["book", "film"] })));

    let error = Shop::token().token("ab").connect().unwrap_err();
    assert_eq!((error.field(), error.message()), (Some("token"), "the Token has 2 characters; it must have 3 or more"));
    let error = Shop::token().token("abc").region("eux").connect().unwrap_err();
    assert_eq!(error.message(), "the Region is not one of its values; did you mean `eu`?");
}

#[tokio::test]
async fn a_flow_knows_which_outputs_are_wanted() {
    let (shop, service) = shop(answer());
    shop.read_order(1).await.unwrap();
    let some = shop.read_order(1).only(&["all"]).await.unwrap();
    assert_eq!(serde_json::to_value(some).unwrap(), json!({ "all": ["a", null] }));
    let rendered = shop.read_order(1).only(&["parent"]).render().unwrap();
    assert!(rendered.to_string().contains("fields=parent"), "{rendered}");
    let got = service.got.lock().unwrap();
    let orders: Vec<_> = got.iter().filter(|request| request.url.path().starts_with("/orders")).collect();
    assert_eq!(orders[0].url.query(), Some("region=eu&fields=parent&fields=all"));
    assert_eq!(
        serde_json::from_slice::<Value>(&orders[0].body).unwrap(),
        json!({ "fields": ["parent", "all"], "lines": ["parent", "all"] })
    );
    assert_eq!(orders[1].url.query(), Some("region=eu&fields=all"));
    assert_eq!(serde_json::from_slice::<Value>(&orders[1].body).unwrap(), json!({ "fields": ["all"], "lines": ["all"] }));
}

#[test]
fn the_metadata_says_how_a_field_is_shown() {
    let fields = Shop::CONNECTOR.action("order").unwrap().input.fields;
    let of = |name: &str| fields.iter().find(|field| field.name == name).unwrap();
    assert_eq!(of("name").placeholder, "Jo");
    let visibility = ["name", "size", "kind", "trace"].map(|name| of(name).visibility);
    assert_eq!(visibility, [Visibility::Important, Visibility::Normal, Visibility::Advanced, Visibility::Hidden]);
    let json = serde_json::to_value(of("size")).unwrap();
    assert_eq!(json["constraints"], json!([{ "range": [1, 100] }]));
    assert_eq!((&json["visibility"], json.get("placeholder")), (&json!("normal"), None));
}
