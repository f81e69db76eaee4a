//! How many calls may be made: an exact sliding window, and what the service says is left. Pure: the caller tells the time and does the waiting.

use std::{
    collections::{BTreeMap, VecDeque},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use http::HeaderMap;

use super::{
    budget::{Fate, Known, Left},
    executor::Timestamp,
};
use crate::data::helper::{Budget, Limit};

/// What one window counts: the helper, the limit's place in it, and the card (or all of them).
pub(crate) type WindowKey = (usize, usize, Option<usize>);

/// The windows and budgets of a connection, or of an account.
#[derive(Debug, Default)]
pub(crate) struct Limits {
    windows: Mutex<BTreeMap<WindowKey, Window>>,
    budgets: Mutex<BTreeMap<WindowKey, Left>>,
}

impl Limits {
    /// Takes of a budget what one call counts for. `Err`: the service has no more, for so long.
    pub(crate) fn spend(self: &Arc<Self>, key: WindowKey, budget: &'static Budget, cost: u32, now: Timestamp) -> Result<Spent, Duration> {
        self.budgets().entry(key).or_default().take(cost, now)?;
        Ok(Spent { limits: self.clone(), key, budget, cost, now, fate: Fate::NotSent })
    }

    fn budgets(&self) -> MutexGuard<'_, BTreeMap<WindowKey, Left>> {
        self.budgets.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether nothing is counted any more.
    pub(super) fn is_idle(&self, now: Timestamp) -> bool {
        let windows = self.windows.lock().unwrap_or_else(PoisonError::into_inner);
        windows.values().all(|window| window.end <= now) && self.budgets().values().all(|left| left.is_idle(now))
    }

    /// Takes places for one call, as many as it counts for: how long to wait for it. `Err`: the wait would be longer than `longest`, and no place was taken.
    pub(crate) fn reserve(&self, key: WindowKey, limit: Limit, cost: u32, now: Timestamp, longest: Duration) -> Result<Duration, Duration> {
        let mut windows = self.windows.lock().unwrap_or_else(PoisonError::into_inner);
        windows.entry(key).or_default().reserve(limit, cost, now, longest)
    }
}

/// What a call has taken of a budget. It is settled when this is dropped, however the call ends.
#[derive(Debug)]
pub(crate) struct Spent {
    limits: Arc<Limits>,
    key: WindowKey,
    budget: &'static Budget,
    cost: u32,
    now: Timestamp,
    fate: Fate,
}

impl Spent {
    /// The call is on its way: from now on the service may count it.
    pub(crate) fn sent(&mut self) {
        self.fate = Fate::Unheard;
    }

    /// The call never left.
    pub(crate) fn not_sent(&mut self) {
        self.fate = Fate::NotSent;
    }

    /// What the service says is left.
    pub(crate) fn hear(&mut self, headers: &HeaderMap, now: Timestamp) {
        self.now = now;
        self.fate = Known::read(self.budget, headers, now).map_or(Fate::Unheard, Fate::Heard);
    }
}

impl Drop for Spent {
    fn drop(&mut self) {
        if let Some(left) = self.limits.budgets().get_mut(&self.key) {
            left.settle(self.cost, self.fate, self.now);
        }
    }
}

/// When the last calls were made, or will be: at most as many as the limit allows, and those that wait.
#[derive(Debug, Default)]
struct Window {
    calls: VecDeque<Timestamp>,
    /// When the last of them counts no more.
    end: Timestamp,
}

impl Window {
    fn reserve(&mut self, limit: Limit, cost: u32, now: Timestamp, longest: Duration) -> Result<Duration, Duration> {
        let window = Duration::from_millis(limit.window);
        while self.calls.front().is_some_and(|call| *call + window <= now) {
            self.calls.pop_front();
        }
        let calls = limit.calls.max(1) as usize;
        // One that counts for more than the limit has it for itself.
        let cost = (cost.max(1) as usize).min(calls);
        let wait = match (self.calls.len() + cost - 1).checked_sub(calls) {
            None => Duration::ZERO,
            Some(oldest) => (self.calls[oldest] + window).saturating_sub(now),
        };
        if wait > longest {
            return Err(wait);
        }
        self.calls.extend(std::iter::repeat_n(now + wait, cost));
        self.end = now + wait + window;
        Ok(wait)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::data::helper::LimitBy;

    const LIMIT: Limit = Limit { calls: 3, window: 1000, by: LimitBy::Connection, of: (0, 0) };
    const LONG: Duration = Duration::from_secs(60);

    #[test]
    fn no_window_ever_holds_more_calls_than_the_limit() {
        let mut window = Window::default();
        let mut made = Vec::new();
        for step in 0..200_u64 {
            let now = Duration::from_millis(step * 20 + step % 7);
            made.push(now + window.reserve(LIMIT, 1, now, Duration::MAX).unwrap());
        }
        made.sort();
        for calls in made.windows(4) {
            assert!(calls[3] - calls[0] >= Duration::from_secs(1), "{calls:?}");
        }
    }

    #[test]
    fn a_wait_that_does_not_fit_takes_no_place() {
        let mut window = Window::default();
        let now = Duration::from_secs(100);
        for _ in 0..3 {
            assert_eq!(window.reserve(LIMIT, 1, now, Duration::ZERO), Ok(Duration::ZERO));
        }
        assert_eq!(window.reserve(LIMIT, 1, now, Duration::from_millis(10)), Err(Duration::from_secs(1)));
        assert_eq!(window.reserve(LIMIT, 1, now + Duration::from_secs(1), Duration::ZERO), Ok(Duration::ZERO));
    }

    #[test]
    fn a_call_takes_as_many_places_as_it_counts_for() {
        let mut window = Window::default();
        let (now, second) = (Duration::from_secs(100), Duration::from_secs(1));
        assert_eq!(window.reserve(LIMIT, 2, now, Duration::ZERO), Ok(Duration::ZERO));
        assert_eq!(window.reserve(LIMIT, 2, now, Duration::ZERO), Err(second), "one place is left");
        assert_eq!(window.reserve(LIMIT, 1, now, Duration::ZERO), Ok(Duration::ZERO));
        assert_eq!(window.reserve(LIMIT, 50, now, second), Ok(second), "all of them");
        assert_eq!(window.reserve(LIMIT, 1, now + second, Duration::ZERO), Err(second));
    }

    #[test]
    fn cards_are_counted_apart() {
        let limits = Limits::default();
        for card in [Some(0), Some(1), None] {
            assert_eq!(limits.reserve((0, 0, card), Limit { calls: 1, ..LIMIT }, 1, LONG, Duration::ZERO), Ok(Duration::ZERO));
        }
        assert!(limits.reserve((0, 0, Some(0)), Limit { calls: 1, ..LIMIT }, 1, LONG, Duration::ZERO).is_err());
    }
}
