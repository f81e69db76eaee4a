//! How far a long list has come, for a person who sees nothing else of it.

use std::{
    io::{self, IsTerminal, Write},
    time::{Duration, Instant},
};

/// A short list needs none.
const PATIENCE: Duration = Duration::from_secs(1);
const INTERVAL: Duration = Duration::from_millis(200);

/// The number of items so far, on stderr, where that is a terminal and the items go elsewhere.
pub(crate) struct Progress {
    wanted: bool,
    items: u64,
    due: Instant,
    shown: bool,
}

impl Progress {
    pub(crate) fn new() -> Self {
        let wanted = io::stderr().is_terminal() && !io::stdout().is_terminal();
        Self { wanted, items: 0, due: Instant::now() + PATIENCE, shown: false }
    }

    /// One more item has come.
    pub(crate) fn item(&mut self) {
        self.items += 1;
        if self.wanted && Instant::now() >= self.due {
            let _ = write!(io::stderr(), "\r{} items …", self.items);
            self.shown = true;
            self.due = Instant::now() + INTERVAL;
        }
    }

    /// How many have come.
    pub(crate) fn items(&self) -> u64 {
        self.items
    }
}

impl Drop for Progress {
    /// Leaves an empty line for what comes next.
    fn drop(&mut self) {
        if self.shown {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}
