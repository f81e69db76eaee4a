//! Where calls run: one thread, ended by Ctrl-C.

use super::failure::{Failure, Outcome};

/// Runs a future to its end, or to the first Ctrl-C.
pub(crate) fn interruptible<T>(future: impl Future<Output = Outcome<T>>) -> Outcome<T> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        tokio::select! {
            outcome = future => outcome,
            _ = tokio::signal::ctrl_c() => Err(Failure::Interrupted),
        }
    })
}
