//! How many calls may be under way at a time: `concurrency 20;` of a helper, for all cards of a connection.

use tokio::sync::{Semaphore, SemaphorePermit};

use crate::data::card::Connector;

/// A gate for each helper that has one.
#[derive(Debug)]
pub(crate) struct Gates(Box<[Option<Semaphore>]>);

impl Gates {
    pub(crate) fn new(connector: &Connector) -> Self {
        let gate = |calls: u32| Semaphore::new((calls.max(1) as usize).min(Semaphore::MAX_PERMITS));
        Self(connector.helpers.iter().map(|helper| helper.concurrency.map(gate)).collect())
    }

    /// The gate of a helper.
    pub(crate) fn of(&self, helper: usize) -> Option<&Semaphore> {
        self.0.get(helper)?.as_ref()
    }
}

/// A place among the calls that are under way, until it is dropped.
pub(crate) type Place<'a> = SemaphorePermit<'a>;
