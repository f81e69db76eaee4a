//! Who renews: the rule of leases, for every store.

use std::time::Duration;

use super::record::{Record, State};
use crate::http::executor::Timestamp;

/// No lease is longer. One that seems to be was given by a clock that was wrong, and is over.
pub(super) const LONGEST: Duration = Duration::from_secs(60 * 60);

/// Somebody asks for the right to renew a connection's credentials.
#[derive(Debug, Clone)]
pub struct LeaseRequest {
    /// Who: random, for each that asks.
    pub owner: String,
    /// Which generation is to be renewed.
    pub generation: u64,
    /// What time it is.
    pub now: Timestamp,
    /// Until when; no longer than an hour.
    pub until: Timestamp,
}

/// What came of a [`LeaseRequest`].
#[derive(Debug)]
pub enum LeaseAnswer {
    /// Nobody else renews until the lease ends. `in_doubt`: another held it for the same generation, and never said what came of it.
    Granted {
        /// Whether an earlier renewal of this generation was never finished.
        in_doubt: bool,
    },
    /// Another holds it, at most until this time.
    Held {
        /// When the other's lease ends.
        until: Timestamp,
    },
    /// There is nothing to renew: a newer generation is there, or somebody has to sign in.
    Moved(Box<Record>),
}

/// A lease as a store keeps it beside a record.
///
/// ```
/// # use std::time::Duration;
/// use connector_core::store::{KeptLease, LeaseAnswer, LeaseRequest};
/// # use connector_core::store::{MemoryStore, Record};
/// # fn example(record: &Record) {
/// let mut kept = KeptLease::default();
/// let ask = |owner: &str, now: u64| LeaseRequest {
///     owner: owner.to_owned(),
///     generation: record.generation,
///     now: Duration::from_secs(now),
///     until: Duration::from_secs(now + 60),
/// };
/// assert!(matches!(kept.ask(record, &ask("one", 0)), LeaseAnswer::Granted { in_doubt: false }));
/// assert!(matches!(kept.ask(record, &ask("two", 59)), LeaseAnswer::Held { .. }));
/// assert!(matches!(kept.ask(record, &ask("two", 60)), LeaseAnswer::Granted { in_doubt: true }));
/// # }
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KeptLease {
    /// Who holds it; `None` for nobody.
    pub owner: Option<String>,
    /// Until when.
    pub until: Timestamp,
    /// Which generation it is for.
    pub generation: u64,
    /// A renewal of this generation was broken off before.
    pub in_doubt: bool,
}

impl KeptLease {
    /// Decides about a request, and takes the lease where it is granted. The store then writes it, in the same transaction.
    pub fn ask(&mut self, record: &Record, request: &LeaseRequest) -> LeaseAnswer {
        if record.generation > request.generation || record.state == State::NeedsSignIn {
            return LeaseAnswer::Moved(Box::new(record.clone()));
        }
        let is_same = self.generation == request.generation;
        if self.owner.is_some() && is_same && self.is_held(request.now) {
            return LeaseAnswer::Held { until: self.until };
        }
        let in_doubt = is_same && (self.in_doubt || self.owner.is_some());
        *self = Self {
            owner: Some(request.owner.clone()),
            until: request.until.min(request.now.saturating_add(LONGEST)),
            generation: request.generation,
            in_doubt,
        };
        LeaseAnswer::Granted { in_doubt }
    }

    /// Ends the lease of an owner. Gives whether the record may say that somebody has to sign in: not while another renews it, who will
    /// find out by himself.
    pub fn end(&mut self, owner: &str, generation: u64, now: Timestamp) -> bool {
        let is_own = self.owner.as_deref() == Some(owner) && self.generation == generation;
        if is_own {
            self.owner = None;
        }
        is_own || self.owner.is_none() || !self.is_held(now)
    }

    fn is_held(&self, now: Timestamp) -> bool {
        now < self.until && self.until <= now.saturating_add(LONGEST)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::store::testing;

    fn ask(owner: &str, generation: u64, now: u64) -> LeaseRequest {
        LeaseRequest { owner: owner.to_owned(), generation, now: Duration::from_secs(now), until: Duration::from_secs(now + 10) }
    }

    fn granted(answer: LeaseAnswer) -> Option<bool> {
        match answer {
            LeaseAnswer::Granted { in_doubt } => Some(in_doubt),
            _ => None,
        }
    }

    #[test]
    fn one_holds_it_at_a_time() {
        let record = testing::record("people", "one");
        let mut lease = KeptLease::default();
        assert_eq!(granted(lease.ask(&record, &ask("a", 0, 100))), Some(false));
        assert!(matches!(lease.ask(&record, &ask("b", 0, 109)), LeaseAnswer::Held { until } if until == Duration::from_secs(110)));
        assert!(matches!(lease.ask(&record, &ask("a", 0, 109)), LeaseAnswer::Held { .. }), "also for the one who has it");
        assert!(lease.end("a", 0, Duration::from_secs(109)));
        assert_eq!(granted(lease.ask(&record, &ask("b", 0, 109))), Some(false), "it was ended, so nothing is in doubt");
    }

    #[test]
    fn what_was_broken_off_stays_in_doubt() {
        let record = testing::record("people", "one");
        let mut lease = KeptLease::default();
        lease.ask(&record, &ask("a", 0, 100));
        assert_eq!(granted(lease.ask(&record, &ask("b", 0, 110))), Some(true));
        // The second failed without an answer: what the first did is as unknown as before.
        assert!(lease.end("b", 0, Duration::from_secs(111)));
        assert_eq!(granted(lease.ask(&record, &ask("c", 0, 111))), Some(true));
        // The first comes back late, and ends nobody's lease.
        assert!(!lease.end("a", 0, Duration::from_secs(112)));
        assert!(matches!(lease.ask(&record, &ask("d", 0, 112)), LeaseAnswer::Held { .. }));
    }

    #[test]
    fn another_generation_is_another_matter() {
        let mut record = testing::record("people", "one");
        let mut lease = KeptLease::default();
        lease.ask(&record, &ask("a", 0, 100));
        record.generation = 1;
        assert!(matches!(lease.ask(&record, &ask("b", 0, 101)), LeaseAnswer::Moved(now) if now.generation == 1));
        assert_eq!(granted(lease.ask(&record, &ask("b", 1, 101))), Some(false));
        record.state = State::NeedsSignIn;
        assert!(matches!(lease.ask(&record, &ask("c", 1, 200)), LeaseAnswer::Moved(_)));
    }

    #[test]
    fn a_clock_that_was_wrong_holds_nothing() {
        let record = testing::record("people", "one");
        let mut lease = KeptLease::default();
        let ten_years = 10 * 365 * 24 * 60 * 60;
        lease.ask(&record, &ask("a", 0, ten_years));
        assert_eq!(granted(lease.ask(&record, &ask("b", 0, 100))), Some(true));
        let long = LeaseRequest { until: Duration::from_secs(u64::MAX), ..ask("c", 0, 200) };
        assert_eq!(granted(lease.ask(&record, &long)), Some(true));
        assert!(
            matches!(lease.ask(&record, &ask("d", 0, 201)), LeaseAnswer::Held { until } if until == Duration::from_secs(200) + LONGEST)
        );
    }
}
