//! Where calls run: one thread, ended by Ctrl-C.

use connector_core::{Error, ErrorKind};

use super::failure::{Failure, Outcome};

/// Runs a future to its end, or to the first Ctrl-C.
pub(crate) fn interruptible<T>(future: impl Future<Output = Outcome<T>>) -> Outcome<T> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Error::new(ErrorKind::Transport, format!("this machine gives no sockets and timers: {error}")))?;
    runtime.block_on(async {
        tokio::select! {
            // First, so that it is listened for before anything is begun.
            biased;
            _ = tokio::signal::ctrl_c() => Err(Failure::Interrupted),
            outcome = future => outcome,
        }
    })
}
