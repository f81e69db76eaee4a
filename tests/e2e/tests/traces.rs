//! What a program that listens to `tracing` learns of calls, and what it never learns.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::{
    collections::{BTreeMap, VecDeque},
    fmt,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
    time::Duration,
};

use connector_core::{
    Secret, connector,
    seam::{Bounds, BoxFuture, Clock, HttpRequest, Reply, SendError, Transport},
};
use http::{HeaderMap, StatusCode};
use tracing::{
    Event, Metadata, Subscriber,
    field::{Field, Visit},
    span,
};

connector! {
    pub(crate) connector Shop "Shop" { key: "shop", version: "1.0.0", base_url: "https://shop.example.com/v1" }

    auth token "Token" custom { parameters { token "Token": Secret } }
    auth app "App" oauth2 client_credentials { token_url: "https://login.example.com/token" }

    helper api {
        header "Authorization": "Bearer {auth.token}" for token;
        header "Authorization": "Bearer {auth.access_token}" for app;
        retry { attempts: 3, backoff: 1s..1s }
        limit 2 per 1m by connection;
    }

    action get_order "Get Order" {
        effects read;
        input { id "ID": String, pin "PIN": Secret }
        GET "/orders/{input.id}" via api { query { pin: input.pin } }
        output { total "Total": i64 from body.total }
    }
    action orders "Orders" {
        effects read;
        GET "/orders" via api;
        pages { cursor query.after from body.next; items i64 from body.ids; }
    }
}

const CANARY: &str = "CaNaRy";

/// One span: its name, the name of the one around it, and its fields.
#[derive(Debug, Clone, Default)]
struct Seen {
    name: &'static str,
    parent: Option<&'static str>,
    fields: BTreeMap<String, String>,
}

impl Seen {
    fn get(&self, field: &str) -> &str {
        self.fields.get(field).map_or("", String::as_str)
    }
}

impl Visit for Seen {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.fields.insert(field.name().to_owned(), format!("{value:?}").trim_matches('"').to_owned());
    }
}

/// Listens to spans, and remembers them in order.
#[derive(Default)]
struct Listener {
    seen: Arc<Mutex<Vec<Seen>>>,
    stack: Mutex<Vec<u64>>,
}

impl Subscriber for Listener {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "connector_core"
    }

    fn new_span(&self, span: &span::Attributes<'_>) -> span::Id {
        let mut seen = self.seen.lock().unwrap();
        let parent = self.stack.lock().unwrap().last().map(|id| seen[*id as usize - 1].name);
        let mut new = Seen { name: span.metadata().name(), parent, ..Seen::default() };
        span.record(&mut new);
        seen.push(new);
        span::Id::from_u64(seen.len() as u64)
    }

    fn record(&self, span: &span::Id, values: &span::Record<'_>) {
        values.record(&mut self.seen.lock().unwrap()[span.into_u64() as usize - 1]);
    }

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn event(&self, event: &Event<'_>) {
        panic!("no events are made: {event:?}");
    }

    fn enter(&self, span: &span::Id) {
        self.stack.lock().unwrap().push(span.into_u64());
    }

    fn exit(&self, _: &span::Id) {
        self.stack.lock().unwrap().pop();
    }
}

/// A service that gives these answers in turn, and a clock that never waits.
struct World(Mutex<VecDeque<(u16, &'static str)>>, AtomicU64);

impl World {
    fn new(answers: &[(u16, &'static str)]) -> Arc<Self> {
        Arc::new(Self(Mutex::new(answers.iter().copied().collect()), AtomicU64::new(1_000_000)))
    }
}

impl Transport for World {
    fn send(&self, _: HttpRequest, _: Bounds) -> BoxFuture<'_, Result<Reply, SendError>> {
        let answer = match self.0.lock().unwrap().pop_front() {
            Some((status, body)) => {
                Ok(Reply { status: StatusCode::from_u16(status).unwrap(), headers: HeaderMap::new(), body: body.into() })
            }
            None => Err(SendError::NotSent("nobody listens".into())),
        };
        Box::pin(std::future::ready(answer))
    }
}

impl Clock for World {
    fn now(&self) -> Duration {
        Duration::from_millis(self.1.load(Relaxed))
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        Box::pin(async move {
            // What is done meanwhile comes first.
            for _ in 0..100 {
                tokio::task::yield_now().await;
            }
            self.1.fetch_add(u64::try_from(duration.as_millis()).unwrap(), Relaxed);
        })
    }
}

/// The spans of what is done.
async fn spans<F: Future>(done: F) -> (F::Output, Vec<Seen>) {
    let listener = Listener::default();
    let seen = listener.seen.clone();
    let guard = tracing::subscriber::set_default(listener);
    let output = done.await;
    drop(guard);
    let seen = seen.lock().unwrap().clone();
    (output, seen)
}

fn by_token(world: &Arc<World>) -> Shop {
    Shop::token().token(format!("{CANARY}-token")).transport(world.clone()).clock(world.clone()).connect().unwrap()
}

#[tokio::test]
async fn each_request_and_each_wait_is_a_span_of_the_card() {
    let world = World::new(&[(503, "{}"), (200, r#"{"total": 3}"#)]);
    let shop = by_token(&world);
    let call = async { shop.get_order((format!("{CANARY}-id"), Secret::from(format!("{CANARY}-pin")))).await };
    let (answer, seen) = spans(call).await;
    assert_eq!(answer.unwrap().total, 3);
    let names: Vec<_> = seen.iter().map(|span| (span.name, span.parent)).collect();
    assert_eq!(names, [("card", None), ("http", Some("card")), ("wait", Some("card")), ("http", Some("card"))]);

    let [card, first, wait, second] = &seen[..] else { panic!("{seen:?}") };
    assert_eq!((card.get("otel.name"), card.get("otel.kind"), card.get("otel.status_code")), ("shop.get_order", "internal", ""));
    assert_eq!((first.get("otel.name"), first.get("otel.kind")), ("GET /orders/{input.id}", "client"));
    assert_eq!((first.get("server.address"), first.get("server.port"), first.get("url.scheme")), ("shop.example.com", "443", "https"));
    assert_eq!((first.get("http.response.status_code"), first.get("error.type"), first.get("otel.status_code")), ("503", "503", "ERROR"));
    assert_eq!((first.get("http.request.resend_count"), second.get("http.request.resend_count")), ("", "1"));
    assert_eq!((second.get("http.response.status_code"), second.get("http.response.body.size")), ("200", "12"));
    assert_eq!(wait.get("connector.wait.reason"), "retry");
    assert!(!format!("{seen:?}").contains(CANARY), "{seen:?}");
}

#[tokio::test]
async fn limits_pages_sign_ins_and_failures_can_be_seen() {
    let world = World::new(&[
        (200, r#"{"access_token": "CaNaRy-access", "expires_in": 3600}"#),
        (200, r#"{"ids": [1], "next": "CaNaRy-a"}"#),
        (200, r#"{"ids": [2], "next": "CaNaRy-b"}"#),
        (200, r#"{"ids": [3]}"#),
    ]);
    let app = Shop::app().client_id("id").client_secret(format!("{CANARY}-secret"));
    let shop = app.transport(world.clone()).clock(world.clone()).connect().unwrap();
    let (ids, seen) = spans(async { shop.orders().deadline(Duration::from_secs(300)).collect().await }).await;
    assert_eq!(ids.unwrap(), [1, 2, 3]);
    let names: Vec<_> = seen.iter().map(|span| span.name).collect();
    assert_eq!(names, ["card", "http", "http", "card", "http", "card", "wait", "http"]);
    assert_eq!((seen[1].get("server.address"), seen[1].get("connector.step")), ("login.example.com", "sign-in"));
    assert_eq!((seen[5].get("connector.page"), seen[6].get("connector.wait.reason")), ("3", "limit"));
    assert!(seen[6].get("connector.wait.seconds").parse::<f64>().unwrap() > 0.0);

    let (error, more) = spans(async { shop.orders().deadline(Duration::from_secs(300)).first().await }).await;
    assert!(error.unwrap_err().is_transport());
    let [card, .., last] = &more[..] else { panic!("{more:?}") };
    assert_eq!((card.get("error.type"), card.get("otel.status_code")), ("Transport", "ERROR"));
    assert_eq!(last.get("error.type"), "not_sent");
    assert!(!format!("{seen:?}{more:?}").contains(CANARY), "{seen:?}");
}
