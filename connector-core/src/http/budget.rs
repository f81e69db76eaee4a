//! What a service says is left of its own limit. Pure: the caller tells the time and does the waiting.

use std::time::Duration;

use http::HeaderMap;

use super::executor::Timestamp;
use crate::data::helper::{Budget, Reset};

/// A reset that is farther off is not believed: it is in another unit, or of another clock. A day, and what clocks may differ.
const FARTHEST: Duration = Duration::from_secs(25 * 60 * 60);

/// Resets as near as this are of one window: services round, and answers take their time.
const NEAR: Duration = Duration::from_secs(2);

/// What one budget is known to hold, and what is under way.
#[derive(Debug, Default)]
pub(super) struct Left {
    known: Option<Known>,
    under_way: u32,
}

/// What an answer said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Known {
    left: u32,
    reset: Timestamp,
}

/// What became of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// The service never saw it.
    NotSent,
    /// The service may have counted it, and does not say what is left.
    Unheard,
    /// The service says what is left.
    Heard(Known),
}

impl Known {
    /// What the headers of an answer say, where both are there and can be believed.
    pub(super) fn read(budget: &Budget, headers: &HeaderMap, now: Timestamp) -> Option<Self> {
        let left = number(headers, budget.remaining)?;
        let seconds = Duration::try_from_secs_f64(number(headers, budget.reset)?.max(0.0)).ok()?;
        let reset = match budget.reset_is {
            Reset::Until => seconds,
            Reset::After => now.checked_add(seconds)?,
        };
        // Casting a float saturates.
        (reset > now && reset <= now.saturating_add(FARTHEST)).then_some(Self { left: left as u32, reset })
    }
}

fn number(headers: &HeaderMap, name: &str) -> Option<f64> {
    headers.get(name)?.to_str().ok()?.trim().parse().ok().filter(|number: &f64| number.is_finite())
}

impl Left {
    /// Takes as much as a call counts for. `Err`: the service has no more, for so long.
    pub(super) fn take(&mut self, cost: u32, now: Timestamp) -> Result<(), Duration> {
        let cost = cost.max(1);
        self.forget(now);
        match self.known {
            Some(known) if known.left < self.under_way.saturating_add(cost) => Err(known.reset.saturating_sub(now)),
            _ => {
                self.under_way = self.under_way.saturating_add(cost);
                Ok(())
            }
        }
    }

    /// A call that had been taken is over.
    pub(super) fn settle(&mut self, cost: u32, fate: Fate, now: Timestamp) {
        let cost = cost.max(1);
        self.under_way = self.under_way.saturating_sub(cost);
        match (fate, &mut self.known) {
            (Fate::NotSent, _) | (Fate::Unheard, None) => {}
            (Fate::Unheard, Some(known)) => known.left = known.left.saturating_sub(cost),
            (Fate::Heard(told), _) => self.hear(told, now),
        }
    }

    /// Answers come out of order: within one window the least is true, and of two windows the later one.
    fn hear(&mut self, told: Known, now: Timestamp) {
        self.forget(now);
        match &mut self.known {
            Some(known) if told.reset > known.reset.saturating_add(NEAR) => *known = told,
            Some(known) if told.reset.saturating_add(NEAR) < known.reset => {}
            Some(known) => *known = Known { left: known.left.min(told.left), reset: known.reset.max(told.reset) },
            None => self.known = Some(told),
        }
    }

    /// What was said of a window that is over says nothing of the next.
    fn forget(&mut self, now: Timestamp) {
        self.known = self.known.filter(|known| known.reset > now);
    }

    /// Whether nothing is known or under way.
    pub(super) fn is_idle(&self, now: Timestamp) -> bool {
        self.under_way == 0 && self.known.is_none_or(|known| known.reset <= now)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::data::helper::LimitBy;

    const NOW: Timestamp = Duration::from_secs(1_000_000);
    const RESET: Timestamp = Duration::from_secs(1_000_060);

    const fn told(left: u32, reset: Timestamp) -> Fate {
        Fate::Heard(Known { left, reset })
    }

    /// A budget of which one answer said this.
    fn after(left: u32) -> Left {
        let mut budget = Left::default();
        budget.take(1, NOW).unwrap();
        budget.settle(1, told(left, RESET), NOW);
        budget
    }

    #[test]
    fn no_more_calls_are_under_way_than_are_left() {
        let mut budget = after(3);
        assert_eq!(budget.take(2, NOW), Ok(()));
        assert_eq!(budget.take(2, NOW), Err(Duration::from_secs(60)), "one is left");
        assert_eq!(budget.take(1, NOW), Ok(()));
        assert_eq!(budget.take(1, NOW), Err(Duration::from_secs(60)));
        assert_eq!(budget.take(100, RESET), Ok(()), "the next window is free");
    }

    #[test]
    fn answers_in_any_order_leave_what_is_left() {
        for order in [[9, 8, 7], [7, 8, 9], [8, 7, 9]] {
            let mut budget = Left::default();
            order.iter().for_each(|_| budget.take(1, NOW).unwrap());
            order.iter().for_each(|left| budget.settle(1, told(*left, RESET), NOW));
            assert_eq!(budget.known, Some(Known { left: 7, reset: RESET }), "{order:?}");
            assert_eq!((0..20).take_while(|_| budget.take(1, NOW).is_ok()).count(), 7);
        }
    }

    #[test]
    fn a_later_window_stands_in_for_an_earlier_one_and_never_the_other_way() {
        let later = RESET + Duration::from_secs(60);
        let mut budget = after(0);
        budget.settle(0, told(50, later), NOW);
        assert_eq!(budget.known, Some(Known { left: 50, reset: later }));
        budget.settle(0, told(0, RESET), NOW);
        assert_eq!(budget.known, Some(Known { left: 50, reset: later }), "an answer that was slow");
        budget.settle(0, told(49, later - Duration::from_secs(1)), NOW);
        assert_eq!(budget.known, Some(Known { left: 49, reset: later }), "the same window, rounded otherwise");
    }

    #[test]
    fn what_may_have_been_counted_counts() {
        let mut budget = after(3);
        for (fate, left) in [(Fate::NotSent, 3), (Fate::Unheard, 2)] {
            budget.take(1, NOW).unwrap();
            budget.settle(1, fate, NOW);
            assert_eq!(budget.known, Some(Known { left, reset: RESET }), "{fate:?}");
        }
        assert!(!budget.is_idle(NOW) && budget.is_idle(RESET));
    }

    #[test]
    fn headers_are_believed_where_they_can_be() {
        let budget = |reset_is| Budget { remaining: "x-left", reset: "x-reset", reset_is, by: LimitBy::Connection, of: (0, 0) };
        let read = |reset_is, left: &str, reset: &str| {
            let headers = [("x-left", left), ("x-reset", reset)].map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()));
            Known::read(&budget(reset_is), &HeaderMap::from_iter(headers), NOW)
        };
        for (reset_is, reset) in [(Reset::Until, "1000060"), (Reset::Until, " 1000060.0 "), (Reset::After, "60")] {
            assert_eq!(read(reset_is, "5", reset), Some(Known { left: 5, reset: RESET }), "{reset}");
        }
        assert_eq!(read(Reset::Until, "-1", "1000060").unwrap().left, 0);
        for (reset_is, left, reset) in [
            (Reset::Until, "5", "1000000"),
            (Reset::Until, "5", "-1"),
            (Reset::Until, "5", "1000060000"),
            (Reset::Until, "5", "soon"),
            (Reset::Until, "many", "1000060"),
            (Reset::Until, "inf", "1000060"),
            (Reset::After, "5", "0"),
            (Reset::After, "5", "90001"),
            (Reset::After, "5", "1e300"),
            (Reset::After, "5", "NaN"),
        ] {
            assert_eq!(read(reset_is, left, reset), None, "{left} {reset}");
        }
        assert_eq!(Known::read(&budget(Reset::After), &HeaderMap::new(), NOW), None);
    }
}
