//! How long an exchange waits: in all, and for each silence.

use std::{
    future::{Future, poll_fn},
    pin::{Pin, pin},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
    task::Poll,
    time::Duration,
};

use tokio::time::{Instant, Sleep};

use super::transport::SendError;

/// When a body was last on its way: as long as it is, the service need say nothing.
#[derive(Debug, Clone)]
pub(super) struct Progress {
    began: Instant,
    /// Milliseconds after that.
    last: Arc<AtomicU64>,
}

impl Progress {
    pub(super) fn new() -> Self {
        Self { began: Instant::now(), last: Arc::default() }
    }

    /// Something was sent just now.
    pub(super) fn note(&self) {
        self.last.store(u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX), Relaxed);
    }

    fn last(&self) -> Instant {
        self.began + Duration::from_millis(self.last.load(Relaxed))
    }
}

/// One timer for the whole exchange and for each silence in it.
pub(super) struct Patience<'a> {
    pub(super) sleep: Pin<&'a mut Sleep>,
    pub(super) end: Instant,
    pub(super) read: Duration,
    /// Of a body that is sent piece by piece.
    pub(super) progress: Option<Progress>,
}

impl Patience<'_> {
    /// Waits for a step of the exchange. The timer is set when the step is found to take time, and not before.
    pub(super) async fn wait<T>(&mut self, future: impl Future<Output = T>) -> Result<T, SendError> {
        let mut future = pin!(future);
        let mut renewed = false;
        poll_fn(|cx| match future.as_mut().poll(cx) {
            Poll::Ready(value) => Poll::Ready(Ok(value)),
            Poll::Pending => {
                if !std::mem::replace(&mut renewed, true) {
                    let silence = Instant::now().checked_add(self.read).unwrap_or(self.end);
                    self.sleep.as_mut().reset(self.end.min(silence));
                }
                while self.sleep.as_mut().poll(cx).is_ready() {
                    let moved = self.progress.as_ref().and_then(|progress| progress.last().checked_add(self.read));
                    match moved.filter(|silence| Instant::now() < self.end.min(*silence)) {
                        Some(silence) => self.sleep.as_mut().reset(self.end.min(silence)),
                        None => return Poll::Ready(Err(SendError::Timeout)),
                    }
                }
                Poll::Pending
            }
        })
        .await
    }
}
