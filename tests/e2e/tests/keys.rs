//! Writes that carry a key, statuses that are worth another try, and calls that count for more than one.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::{
    collections::VecDeque,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
    time::Duration,
};

use connector_core::{
    ErrorKind, connector,
    seam::{Bounds, BoxFuture, Clock, HttpRequest, Reply, SendError, Transport},
};
use http::{HeaderMap, StatusCode};

connector! {
    pub(crate) connector Bank "Bank" { key: "bank", version: "1.0.0", base_url: "https://bank.example.com" }

    auth nobody "Nobody" custom {}

    helper api {
        idempotency_key "X-Request-Key";
        retry { attempts: 3, backoff: 1s..1s, statuses: [409] }
        limit 10 per 1m by connection;
    }
    /// What is dear to the service.
    helper search via api { cost 5; }

    action pay "Pay" { effects write; POST "/payments" via api { json { amount: 1 } } output { id: String from body.id } }
    action replace "Replace" { effects write idempotent; PUT "/payments/1" via api { json { amount: 2 } } }
    action find "Find" { effects read; GET "/payments" via search; }
    action look "Look" { effects read; GET "/payments/1" via api; }
    /// Two writes, each with a key of its own.
    action pay_twice "Pay Twice" {
        effects write;
        let first = POST "/payments" via api { json { amount: 1 } } => { id: String from body.id };
        POST "/payments" via api { json { amount: 1, after: first.id } }
    }
    /// Has its key from elsewhere.
    action pay_order "Pay Order" {
        effects write;
        input { order "Order": String }
        POST "/payments" via api { header "X-Request-Key": input.order; json { amount: 1 } }
    }
    custom_api_action via api;
}

/// A service that gives these answers in turn and then good ones, and a clock that never waits.
#[derive(Default)]
struct World {
    answers: Mutex<VecDeque<u16>>,
    /// What was asked, with its key and when.
    asked: Mutex<Vec<(String, Option<String>, Duration)>>,
    now: AtomicU64,
}

impl World {
    fn new(answers: &[u16]) -> (Arc<Self>, Bank) {
        let world = Arc::new(Self { answers: Mutex::new(answers.iter().copied().collect()), ..Self::default() });
        let bank = Bank::nobody().transport(world.clone()).clock(world.clone()).connect().unwrap();
        (world, bank)
    }

    fn keys(&self) -> Vec<Option<String>> {
        self.asked.lock().unwrap().iter().map(|(_, key, _)| key.clone()).collect()
    }
}

impl Transport for World {
    fn send(&self, request: HttpRequest, _: Bounds) -> BoxFuture<'_, Result<Reply, SendError>> {
        let key = request.headers.get("x-request-key").map(|key| key.to_str().unwrap().to_owned());
        self.asked.lock().unwrap().push((format!("{} {}", request.method, request.url.path()), key, self.now()));
        let status = self.answers.lock().unwrap().pop_front().unwrap_or(200);
        let body = if status == 200 { r#"{"id": "p1"}"# } else { "{}" };
        let reply = Reply { status: StatusCode::from_u16(status).unwrap(), headers: HeaderMap::new(), body: body.into() };
        Box::pin(std::future::ready(Ok(reply)))
    }
}

impl Clock for World {
    fn now(&self) -> Duration {
        Duration::from_secs(1_000_000) + Duration::from_millis(self.now.load(Relaxed))
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        self.now.fetch_add(u64::try_from(duration.as_millis()).unwrap(), Relaxed);
        Box::pin(std::future::ready(()))
    }
}

#[tokio::test]
async fn a_write_has_a_key_that_all_its_attempts_share_and_so_is_repeated() {
    let (world, bank) = World::new(&[503, 409]);
    bank.pay().await.unwrap();
    let keys = world.keys();
    let key = keys[0].clone().unwrap();
    assert!(keys.len() == 3 && keys.iter().all(|other| other.as_ref() == Some(&key)) && key.len() == 36, "{keys:?}");
    bank.pay().await.unwrap();
    assert_ne!(world.keys()[3].as_ref(), Some(&key), "the next call is another");

    let (world, bank) = World::new(&[]);
    bank.pay().idempotency_key("mine").await.unwrap();
    bank.replace().await.unwrap();
    bank.look().await.unwrap();
    assert_eq!(world.keys(), [Some("mine".to_owned()), None, None], "reads and idempotent writes need none");
    bank.request("POST", "/payments").json(serde_json::json!({})).await.unwrap();
    assert!(world.keys()[3].is_some(), "a write of the caller's own has one");
    bank.pay_twice().await.unwrap();
    let keys = world.keys();
    assert!(keys[4].is_some() && keys[5].is_some() && keys[4] != keys[5], "{keys:?}");
    bank.pay_order("order-17").await.unwrap();
    bank.pay().header("X-Request-Key", "by-hand").await.unwrap();
    assert_eq!(world.keys()[6..], [Some("order-17".to_owned()), Some("by-hand".to_owned())], "what somebody has set stays");
    assert!(bank.pay().render().unwrap().to_string().contains("x-request-key: (one for each call)"));
}

#[tokio::test]
async fn a_status_is_worth_another_try_where_the_description_says_so() {
    let (world, bank) = World::new(&[409, 409, 409]);
    let error = bank.look().await.unwrap_err();
    assert_eq!((error.kind(), error.attempts(), world.keys().len()), (ErrorKind::Conflict, 3, 3));
    let (world, bank) = World::new(&[404]);
    assert!(bank.look().await.unwrap_err().is_not_found());
    assert_eq!(world.keys().len(), 1);
}

#[tokio::test]
async fn a_call_counts_for_what_it_costs() {
    let (world, bank) = World::new(&[]);
    bank.find().await.unwrap();
    for _ in 0..5 {
        bank.look().await.unwrap();
    }
    let begun = world.asked.lock().unwrap()[0].2;
    assert!(world.asked.lock().unwrap().iter().all(|(_, _, at)| *at == begun), "ten in the first minute");
    bank.find().deadline(Duration::from_secs(120)).await.unwrap();
    assert_eq!(world.asked.lock().unwrap()[6].2, begun + Duration::from_secs(60));
    let error = bank.find().deadline(Duration::from_secs(1)).await;
    assert!(error.is_ok(), "five more are left of this minute");
    assert_eq!(bank.look().deadline(Duration::from_secs(1)).await.unwrap_err().kind(), ErrorKind::RateLimited);
}
