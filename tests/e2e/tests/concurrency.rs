//! `concurrency` of a helper: how many calls of a connection are under way at a time.

#![allow(clippy::unwrap_used, missing_docs)]

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use connector_core::{
    ErrorKind, connector,
    seam::{BoxFuture, Execute, Operation, Outcome, Reply},
};
use http::{HeaderMap, StatusCode};
use tokio::{sync::Semaphore, task::JoinSet};

connector! {
    pub(crate) connector Narrow "Narrow" { key: "narrow", version: "1.0.0", base_url: "https://narrow.example.com" }
    auth token custom { parameters { token: Secret } }
    helper api { header "Authorization": "Bearer {auth.token}"; concurrency 3; }
    action first "First" { effects read; GET "/first" via api; }
    action second "Second" { effects read; GET "/second" via api; }
}

/// A service that answers a call once it is let through, and counts those that are under way.
struct Service {
    under_way: AtomicUsize,
    most: AtomicUsize,
    begun: Semaphore,
    allowed: Semaphore,
}

impl Execute for Service {
    fn run(&self, operation: Operation) -> BoxFuture<'_, Outcome> {
        Box::pin(async move {
            match operation {
                Operation::Call(..) => {
                    let under_way = self.under_way.fetch_add(1, Ordering::SeqCst) + 1;
                    self.most.fetch_max(under_way, Ordering::SeqCst);
                    self.begun.add_permits(1);
                    self.allowed.acquire().await.unwrap().forget();
                    self.under_way.fetch_sub(1, Ordering::SeqCst);
                    Outcome::Call(Ok(Reply { status: StatusCode::OK, headers: HeaderMap::new(), body: "{}".into() }))
                }
                Operation::Wait(pause) => {
                    tokio::time::sleep(pause).await;
                    Outcome::Wait
                }
                Operation::Now => Outcome::Now(Duration::ZERO),
                _ => Outcome::Random(0),
            }
        })
    }
}

fn narrow(allowed: usize) -> (Narrow, Arc<Service>) {
    let service = Arc::new(Service {
        under_way: AtomicUsize::new(0),
        most: AtomicUsize::new(0),
        begun: Semaphore::new(0),
        allowed: Semaphore::new(allowed),
    });
    (Narrow::token().token("t").engine(service.clone()).connect().unwrap(), service)
}

#[tokio::test]
async fn no_more_calls_are_under_way_than_the_helper_allows_whatever_the_cards() {
    let (narrow, service) = narrow(0);
    let mut calls = JoinSet::new();
    for index in 0..20 {
        let narrow = narrow.clone();
        calls.spawn(async move { if index % 2 == 0 { narrow.first().await.map(drop) } else { narrow.second().await.map(drop) } });
    }
    service.begun.acquire_many(3).await.unwrap().forget();
    service.allowed.add_permits(20);
    while let Some(done) = calls.join_next().await {
        done.unwrap().unwrap();
    }
    assert_eq!(service.most.load(Ordering::SeqCst), 3);
    assert_eq!(service.under_way.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn a_call_that_gets_no_place_before_its_deadline_says_so_and_a_dropped_one_gives_its_place_back() {
    let (narrow, service) = narrow(0);
    let mut calls = JoinSet::new();
    for _ in 0..3 {
        calls.spawn(narrow.first().into_future());
    }
    service.begun.acquire_many(3).await.unwrap().forget();
    let late = narrow.first().deadline(Duration::from_millis(10)).await.unwrap_err();
    assert_eq!(late.kind(), ErrorKind::RateLimited);
    assert!(late.message().contains("none ended before the deadline"), "{late}");
    calls.abort_all();
    while calls.join_next().await.is_some() {}
    service.allowed.add_permits(1);
    narrow.first().await.unwrap();
}
