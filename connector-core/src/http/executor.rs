//! The one seam between a flow and the world.
//!
//! Each call, each wait, the clock and random numbers are operations. In process an operation is a plain `await`; a durable engine
//! implements [`Execute`], journals each operation's outcome, and can replay a flow or move it to another machine.

use std::{
    pin::pin,
    sync::{Arc, LazyLock},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use http::{HeaderMap, StatusCode};

use tracing::Instrument;

use super::{
    reqwest::ReqwestTransport,
    trace::{self, Waiting},
    transport::{Bounds, BoxFuture, HttpRequest, Later, Reply, SendError, Transport},
};
use crate::data::file::Incoming;

/// A point in time: how long after 1970 began.
pub type Timestamp = Duration;

/// What a flow asks of the world.
#[derive(Debug)]
#[non_exhaustive]
#[allow(clippy::large_enum_variant)] // it lives as long as one match; a box would cost each call an allocation
pub enum Operation {
    /// Send a request and read its answer.
    Call(HttpRequest, Bounds),
    /// Wait.
    Wait(Duration),
    /// What time is it?
    Now,
    /// A random number.
    Random,
}

/// What came of an [`Operation`]: the variant of the same name.
#[derive(Debug)]
#[non_exhaustive]
pub enum Outcome {
    /// The answer, or why there is none.
    Call(Result<Reply, SendError>),
    /// The wait is over.
    Wait,
    /// The time.
    Now(Timestamp),
    /// The number.
    Random(u64),
}

/// Runs the operations of flows: the place for a durable engine.
///
/// The outcome must be of the same kind as the operation; another is taken as a broken connection, a zero time or a zero number.
pub trait Execute: Send + Sync + 'static {
    /// Runs one operation.
    fn run(&self, operation: Operation) -> BoxFuture<'_, Outcome>;

    /// Lets work go on after the flow that began it was dropped, such as taking a job back that nobody waits for any more. Its operations come
    /// to [`run`](Self::run), as those of a flow. By default nothing is done: an engine may drop a flow only to go on with it elsewhere.
    fn detach(&self, work: BoxFuture<'static, ()>) {
        drop(work);
    }
}

/// Tells the time and waits.
pub trait Clock: Send + Sync + 'static {
    /// The time since 1970; never goes back.
    fn now(&self) -> Timestamp;
    /// Waits.
    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()>;
}

/// The clock of the machine, by tokio.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        static START: LazyLock<(Timestamp, tokio::time::Instant)> =
            LazyLock::new(|| (SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default(), tokio::time::Instant::now()));
        START.0 + START.1.elapsed()
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        Box::pin(tokio::time::sleep(duration))
    }
}

/// Where the operations of a connection run.
#[derive(Clone)]
pub(crate) enum Executor {
    /// Here, by reqwest and the machine's clock.
    Local(ReqwestTransport),
    /// Here, by parts that the program brought.
    Parts(Arc<dyn Transport>, Arc<dyn Clock>),
    /// In an engine.
    Engine(Arc<dyn Execute>),
}

impl Executor {
    /// Sends a request, and leaves the body of its answer with the service where that is wanted and can be done: `later` says which that
    /// is.
    pub(crate) async fn open(
        &self,
        request: &mut Option<HttpRequest>,
        bounds: Bounds,
        later: impl Fn(StatusCode, &HeaderMap) -> Option<Later>,
    ) -> Result<(Reply, Option<Incoming>), SendError> {
        let Self::Local(transport) = self else {
            // A part of the program's own gives whole answers.
            return Ok((self.call(request, bounds).await?, None));
        };
        let span = trace::request(request.as_ref());
        let opening = pin!(transport.open(request, bounds, later));
        let opened = opening.instrument(span.clone()).await;
        trace::answered(&span, opened.as_ref().map(|(reply, _)| reply));
        opened
    }

    /// The request is taken out of its place: a large value that every layer would else move once more.
    pub(crate) async fn call(&self, request: &mut Option<HttpRequest>, bounds: Bounds) -> Result<Reply, SendError> {
        let span = trace::request(request.as_ref());
        // In its place: a span that took it in would move all of it.
        let exchange = pin!(self.exchange(request, bounds));
        let reply = exchange.instrument(span.clone()).await;
        trace::answered(&span, reply.as_ref());
        reply
    }

    async fn exchange(&self, request: &mut Option<HttpRequest>, bounds: Bounds) -> Result<Reply, SendError> {
        match self {
            Self::Local(transport) => transport.exchange(request, bounds).await,
            Self::Parts(transport, _) => transport.send(whole(request).await?, bounds).await,
            Self::Engine(engine) => match engine.run(Operation::Call(whole(request).await?, bounds)).await {
                Outcome::Call(result) => result,
                _ => Err(SendError::Broken("the engine gave another outcome than a call's".into())),
            },
        }
    }

    /// Waits for so long. What waits for something else, and only so long for it, says so itself.
    pub(crate) async fn wait(&self, waiting: Waiting, duration: Duration) {
        self.sleep(duration).instrument(trace::wait(waiting, duration)).await;
    }

    pub(crate) async fn sleep(&self, duration: Duration) {
        match self {
            Self::Local(_) => tokio::time::sleep(duration).await,
            Self::Parts(_, clock) => clock.sleep(duration).await,
            Self::Engine(engine) => {
                engine.run(Operation::Wait(duration)).await;
            }
        }
    }

    pub(crate) async fn now(&self) -> Timestamp {
        match self {
            Self::Local(_) => SystemClock.now(),
            Self::Parts(_, clock) => clock.now(),
            Self::Engine(engine) => match engine.run(Operation::Now).await {
                Outcome::Now(now) => now,
                _ => Timestamp::ZERO,
            },
        }
    }

    /// Lets work go on that nobody waits for any more: in an engine as that says, else where tokio runs.
    pub(crate) fn detach(&self, work: BoxFuture<'static, ()>) {
        match (self, tokio::runtime::Handle::try_current()) {
            (Self::Engine(engine), _) => engine.detach(work),
            (Self::Local(_) | Self::Parts(..), Ok(runtime)) => drop(runtime.spawn(work.in_current_span())),
            (Self::Local(_) | Self::Parts(..), Err(_)) => {}
        }
    }

    pub(crate) async fn random(&self) -> u64 {
        match self {
            Self::Local(_) | Self::Parts(..) => fastrand::u64(..),
            Self::Engine(engine) => match engine.run(Operation::Random).await {
                Outcome::Random(number) => number,
                _ => 0,
            },
        }
    }
}

/// The request of an attempt with all of its body.
async fn whole(request: &mut Option<HttpRequest>) -> Result<HttpRequest, SendError> {
    let mut request = taken(request)?;
    request.gather().await.map_err(|error| SendError::Refused(error.message().to_owned()))?;
    Ok(request)
}

/// The request of an attempt, which is sent once.
pub(super) fn taken(request: &mut Option<HttpRequest>) -> Result<HttpRequest, SendError> {
    request.take().ok_or_else(|| SendError::Broken("the request was sent before".into()))
}
