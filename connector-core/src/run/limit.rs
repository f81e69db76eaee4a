//! Before a call is sent: how many may be under way, how many the connector allows, and how many the service says are left.

use std::{pin::pin, sync::Arc, time::Duration};

use futures_util::future::{Either, select};
use tracing::Instrument;

use super::Run;
use crate::{
    data::{
        error::{Error, ErrorKind, Result},
        helper::{Budget, Helper, Limit, LimitBy},
    },
    http::{
        gate::Place,
        limit::Limits,
        trace::{self, Waiting},
    },
};

impl<'a> Run<'a> {
    /// Waits until one more call of the helper's may be under way.
    pub(super) async fn enter(&mut self, helper: Option<(usize, &'static Helper)>) -> Result<Option<Place>> {
        let shared = self.shared;
        let Some(gate) = helper.and_then(|(_, helper)| shared.gates.of(helper.concurrency?)) else { return Ok(None) };
        if let Ok(place) = Arc::clone(gate).try_acquire_owned() {
            return Ok(Some(place));
        }
        let left = self.deadline.saturating_sub(self.now);
        let end = pin!(shared.executor.sleep(left));
        let entered = pin!(Arc::clone(gate).acquire_owned());
        let waited = select(entered, end).instrument(trace::wait(Waiting::Concurrency, left)).await;
        let Either::Left((place, _)) = waited else {
            let message = "as many calls are under way as the connector allows, and none ended before the deadline; a file or a long page is under way until it is read or dropped";
            return Err(Error::new(ErrorKind::RateLimited, message).with_attempts(self.attempts));
        };
        self.now = shared.executor.now().await;
        Ok(place.ok())
    }

    /// Waits until the helper's limits allow one more call.
    pub(super) async fn limit(&mut self, helper: Option<(usize, &'static Helper)>) -> Result<()> {
        // What is taken of a budget may be given back, so that comes first; a place in a window may not.
        self.take_of_budgets(helper).await?;
        let Some((_, helper)) = helper else { return Ok(()) };
        for limit in helper.limits {
            let wait = self.reserve(limit, helper.cost)?;
            if !wait.is_zero() {
                self.wait_for_limit(wait).await;
            }
        }
        Ok(())
    }

    /// Waits until the service says that it allows one more call.
    pub(super) async fn take_of_budgets(&mut self, helper: Option<(usize, &'static Helper)>) -> Result<()> {
        self.spent.clear();
        let Some((_, helper)) = helper else { return Ok(()) };
        for budget in helper.budgets {
            while let Some(wait) = self.spend(budget, helper.cost)? {
                let due = self.now.saturating_add(wait);
                self.wait_for_limit(wait).await;
                // So long has been waited, however coarse the clock is. The answer to another call may say something else of the time behind it.
                self.now = self.now.max(due);
            }
        }
        Ok(())
    }

    /// Takes one call's cost of a budget; how long to wait where nothing is left of it.
    fn spend(&mut self, budget: &'static Budget, cost: u32) -> Result<Option<Duration>> {
        let key = (budget.of.0, budget.of.1, self.counted_card(budget.by));
        match self.limits(budget.by).spend(key, budget, cost, self.now) {
            Ok(spent) => {
                self.spent.push(spent);
                Ok(None)
            }
            Err(wait) if wait > self.left() => {
                let message = format!("the service allows no more calls for {wait:.1?}, which is after the deadline");
                Err(Error::new(ErrorKind::RateLimited, message).with_retry_after(Some(wait)))
            }
            Err(wait) => Ok(Some(wait)),
        }
    }

    /// Takes a place in a window: how long to wait for it.
    fn reserve(&mut self, limit: &'static Limit, cost: u32) -> Result<Duration> {
        let key = (limit.of.0, limit.of.1, self.counted_card(limit.by));
        self.limits(limit.by).reserve(key, *limit, cost, self.now, self.left()).map_err(|wait| {
            let message =
                format!("the connector's own limit of {} calls is used up for {wait:.1?}, which is after the deadline", limit.calls);
            Error::new(ErrorKind::RateLimited, message).with_retry_after(Some(wait))
        })
    }

    fn limits(&self, by: LimitBy) -> &'a Arc<Limits> {
        self.shared.limits.by(by, self.now)
    }

    fn counted_card(&self, by: LimitBy) -> Option<usize> {
        (by == LimitBy::Card).then_some(self.card.index)
    }

    fn left(&self) -> Duration {
        self.deadline.saturating_sub(self.now)
    }

    async fn wait_for_limit(&mut self, wait: Duration) {
        self.shared.executor.wait(Waiting::Limit, wait).await;
        self.now = self.shared.executor.now().await;
    }
}
