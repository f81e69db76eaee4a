//! How many calls may be under way at a time: `concurrency 20;` of a helper, for all cards of a connection.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::data::{card::Connector, helper::Concurrency};

/// A gate for each helper that has one.
#[derive(Debug)]
pub(crate) struct Gates(Box<[Option<Arc<Semaphore>>]>);

impl Gates {
    pub(crate) fn new(connector: &Connector) -> Self {
        let gate = |place: usize, concurrency: Concurrency| {
            (concurrency.of == place).then(|| Arc::new(Semaphore::new((concurrency.calls.max(1) as usize).min(Semaphore::MAX_PERMITS))))
        };
        let helpers = connector.helpers.iter().enumerate();
        Self(helpers.map(|(place, helper)| helper.concurrency.and_then(|concurrency| gate(place, concurrency))).collect())
    }

    /// The gate that calls go through.
    pub(crate) fn of(&self, concurrency: Concurrency) -> Option<&Arc<Semaphore>> {
        self.0.get(concurrency.of)?.as_ref()
    }
}

/// A place among the calls that are under way, until it is dropped: with the call, or with the body that is still to be read.
pub(crate) type Place = OwnedSemaphorePermit;
