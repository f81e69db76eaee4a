//! Limits that the service tells in its headers, and limits that all connections of an account share.

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
    pub(crate) connector Mill "Mill" { key: "mill", version: "1.0.0", base_url: "https://mill.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api {
        header "Authorization": "Bearer {auth.token}";
        retry { attempts: 2, backoff: 1s..1s }
        limit remaining header["x-left"] until header["x-reset"] by connection;
    }
    /// What is dear to the service.
    helper search via api { cost 5; }
    helper paced {
        header "Authorization": "Bearer {auth.token}";
        retry { attempts: 1 }
        limit remaining header["ratelimit-remaining"] after header["ratelimit-reset"] by card;
    }
    helper shared {
        header "Authorization": "Bearer {auth.token}";
        limit 2 per 1m by account;
    }
    helper shared_budget {
        header "Authorization": "Bearer {auth.token}";
        limit remaining header["x-left"] until header["x-reset"] by account;
    }

    authping { GET "/me" via api; account: String from body.account; }

    action look "Look" { effects read; GET "/a" via api; }
    action find "Find" { effects read; GET "/b" via search; }
    action one "One" { effects read; GET "/one" via paced; }
    action two "Two" { effects read; GET "/two" via paced; }
    action count "Count" { effects read; GET "/count" via shared; }
    action spend "Spend" { effects read; GET "/spend" via shared_budget; }
    custom_api_action via api;
}

/// The time at which a test begins, in seconds.
const BEGIN: u64 = 1_000_000;

/// Status, what is left, and when there is more.
type Answer = Option<(u16, i64, u64)>;

/// A service that gives these answers in turn and then such as say nothing, and a clock that never waits.
#[derive(Default)]
struct World {
    answers: Mutex<VecDeque<Answer>>,
    /// The paths that were asked for, each with when that was.
    asked: Mutex<Vec<(String, u64)>>,
    now: AtomicU64,
    /// Answers come in the order in which this says, the first call being 0.
    held: Mutex<Vec<(usize, tokio::sync::oneshot::Sender<()>)>>,
    holds: bool,
}

impl World {
    fn new(answers: &[Answer]) -> Arc<Self> {
        Arc::new(Self { answers: Mutex::new(answers.iter().copied().collect()), ..Self::default() })
    }

    fn mill(self: &Arc<Self>, token: &str) -> Mill {
        Mill::token().token(token).transport(self.clone()).clock(self.clone()).connect().unwrap()
    }

    fn times(&self) -> Vec<u64> {
        self.asked.lock().unwrap().iter().map(|(_, at)| at - BEGIN).collect()
    }

    /// Lets the answer to this call go, as soon as it is asked for.
    async fn answer(&self, call: usize) {
        loop {
            let found = {
                let mut held = self.held.lock().unwrap();
                held.iter().position(|(held, _)| *held == call).map(|place| held.swap_remove(place).1)
            };
            match found {
                Some(sender) => break sender.send(()).unwrap(),
                None => tokio::task::yield_now().await,
            }
        }
        for _ in 0..100 {
            tokio::task::yield_now().await;
        }
    }
}

impl Transport for World {
    fn send(&self, request: HttpRequest, _: Bounds) -> BoxFuture<'_, Result<Reply, SendError>> {
        let call = {
            let mut asked = self.asked.lock().unwrap();
            asked.push((request.url.path().to_owned(), self.now().as_secs()));
            asked.len() - 1
        };
        let answer = self.answers.lock().unwrap().pop_front().unwrap_or_default();
        let mut headers = HeaderMap::new();
        let status = answer.map_or(200, |(status, left, reset)| {
            for (name, value) in [("x-left", left.to_string()), ("x-reset", reset.to_string())] {
                headers.insert(name, value.parse().unwrap());
            }
            headers.insert("ratelimit-remaining", headers["x-left"].clone());
            headers.insert("ratelimit-reset", reset.saturating_sub(self.now().as_secs()).to_string().parse().unwrap());
            status
        });
        let reply = Reply { status: StatusCode::from_u16(status).unwrap(), headers, body: r#"{"account": "acme"}"#.into() };
        let (sender, receiver) = tokio::sync::oneshot::channel();
        if self.holds {
            self.held.lock().unwrap().push((call, sender));
        }
        Box::pin(async move {
            // Where nobody holds it, its sender is gone already.
            let _ = receiver.await;
            Ok(reply)
        })
    }
}

impl Clock for World {
    fn now(&self) -> Duration {
        Duration::from_secs(BEGIN) + Duration::from_millis(self.now.load(Relaxed))
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        self.now.fetch_add(u64::try_from(duration.as_millis()).unwrap(), Relaxed);
        Box::pin(std::future::ready(()))
    }
}

#[tokio::test]
async fn no_more_calls_are_made_than_the_service_says_are_left() {
    let world = World::new(&[Some((200, 2, BEGIN + 30))]);
    let mill = world.mill("t");
    for _ in 0..4 {
        mill.look().await.unwrap();
    }
    assert_eq!(world.times(), [0, 0, 0, 30], "two are left after the first, and the fourth is of the next window");

    let world = World::new(&[Some((200, 1, BEGIN + 300))]);
    let mill = world.mill("t");
    mill.look().await.unwrap();
    mill.request("GET", "/x").await.unwrap();
    let error = mill.look().await.unwrap_err();
    assert_eq!((error.kind(), error.retry_after()), (ErrorKind::RateLimited, Some(Duration::from_secs(300))), "{error}");
    assert!(error.message().starts_with("the service allows no more calls for 300.0s, which is after the deadline"), "{error}");
    assert_eq!(world.times().len(), 2, "it is not sent");
    assert_eq!(world.mill("other").look().await.map(drop).map_err(|error| error.kind()), Ok(()), "another connection is another's");
    world.now.fetch_add(300_000, Relaxed);
    mill.look().await.unwrap();
}

#[tokio::test]
async fn an_error_says_what_is_left_and_a_dear_call_takes_more_of_it() {
    let world = World::new(&[Some((404, 6, BEGIN + 40))]);
    let mill = world.mill("t");
    mill.look().await.unwrap_err();
    mill.find().await.unwrap();
    mill.look().await.unwrap();
    mill.look().await.unwrap();
    assert_eq!(world.times(), [0, 0, 0, 40]);

    // A refusal that says when: the next try is then.
    let world = World::new(&[Some((429, 0, BEGIN + 20))]);
    world.mill("t").look().await.unwrap();
    assert_eq!(world.times(), [0, 20], "one more try, when there is more");
}

#[tokio::test]
async fn cards_have_budgets_of_their_own_where_the_limit_says_so() {
    let world = World::new(&[Some((200, 0, BEGIN + 25))]);
    let mill = world.mill("t");
    mill.one().await.unwrap();
    mill.two().await.unwrap();
    mill.one().await.unwrap();
    assert_eq!(world.times(), [0, 0, 25], "`after` is a pause");
}

#[tokio::test]
async fn headers_that_cannot_be_are_not_believed() {
    for reset in [BEGIN - 5, BEGIN + 1_000_000, BEGIN * 1000] {
        let world = World::new(&[Some((200, 0, reset))]);
        let mill = world.mill("t");
        mill.look().await.unwrap();
        mill.look().await.unwrap();
        assert_eq!(world.times(), [0, 0], "{reset}");
    }
}

/// A clock that stands still, as one of an engine may, holds nobody up for ever.
#[tokio::test]
async fn who_has_waited_goes_on_whatever_the_clock_says() {
    struct Still(Arc<World>);
    impl Clock for Still {
        fn now(&self) -> Duration {
            self.0.now()
        }
        fn sleep(&self, _: Duration) -> BoxFuture<'_, ()> {
            Box::pin(std::future::ready(()))
        }
    }
    let world = World::new(&[Some((200, 0, BEGIN + 30))]);
    let mill = Mill::token().token("t").transport(world.clone()).clock(Arc::new(Still(world.clone()))).connect().unwrap();
    mill.look().await.unwrap();
    mill.look().await.unwrap();
    assert_eq!(world.times().len(), 2);
}

/// The least that was said in a window is true, in whatever order the answers come; what is under way counts.
#[tokio::test]
async fn answers_may_come_out_of_order() {
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
        let answers = [3, 2, 1].map(|left| Some((200, left, BEGIN + 30)));
        let world = Arc::new(World { answers: Mutex::new(answers.into_iter().collect()), holds: true, ..World::default() });
        let mill = world.mill("t");
        let calls: Vec<_> = (0..3).map(|_| tokio::spawn(mill.look().into_future())).collect();
        for call in order {
            world.answer(call).await;
        }
        for call in calls {
            call.await.unwrap().unwrap();
        }
        let more: Vec<_> = (3..5).map(|_| tokio::spawn(mill.look().into_future())).collect();
        world.answer(3).await;
        world.answer(4).await;
        for call in more {
            call.await.unwrap().unwrap();
        }
        let times = world.times();
        assert_eq!(times, [0, 0, 0, 0, 30], "one was left: {order:?}");
    }
}

#[tokio::test]
async fn connections_of_one_account_share_its_limits() {
    let world = World::new(&[]);
    let [first, second, stranger] = ["a", "b", "c"].map(|token| world.mill(token));
    // What nobody has asked authping of counts for itself.
    stranger.count().await.unwrap();
    stranger.count().await.unwrap();
    for mill in [&first, &second] {
        assert_eq!(mill.authping().await.unwrap().account.as_deref(), Some("acme"));
    }
    first.count().await.unwrap();
    second.count().await.unwrap();
    let refused = first.count().deadline(Duration::from_secs(5)).await.unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::RateLimited);
    second.count().deadline(Duration::from_secs(70)).await.unwrap();
    assert_eq!(world.times().last(), Some(&60));

    world.answers.lock().unwrap().push_back(Some((200, 0, BEGIN + 100)));
    first.spend().await.unwrap();
    stranger.spend().await.unwrap();
    assert_eq!(world.times().last(), Some(&60));
    second.spend().await.unwrap();
    assert_eq!(world.times().last(), Some(&100));
}
