//! Makes calls: so many, or for so long.

use std::{
    future::Future,
    sync::Arc,
    time::{Duration, Instant},
};

use tokio::runtime::{Builder, Runtime};

use crate::{
    Result,
    by_hyper::ByHyper,
    by_reqwest::ByReqwest,
    case::Case,
    model::{History, HistoryFour, LongMessage, ShortMessage, UserInfo, UserWanted, expected},
    ours::Ours,
};

/// The bounds of every call, whoever makes it: those that a connection has by default.
pub(crate) const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
pub(crate) const READ_TIMEOUT: Duration = Duration::from_secs(30);
pub(crate) const TIMEOUT: Duration = Duration::from_secs(60);

/// Calls before anything is counted.
const WARM_UP: usize = 20;

/// Makes the one call of its case.
pub(crate) trait Client: Send + Sync + 'static {
    /// Gives what was wanted, as a length to compare.
    fn call(&self) -> impl Future<Output = Result<usize>> + Send;
}

/// How many calls, or for how long.
#[derive(Clone, Copy)]
pub(crate) enum Work {
    Calls(usize),
    Rate { in_flight: usize, time: Duration },
}

/// Does the work by the client of this name.
pub(crate) fn drive(client: &str, case: Case, url: &str, work: Work) -> Result<()> {
    match (client, case) {
        ("ours", _) => work.run(case, Ours::new(case, url)?),
        ("ours-plain", _) => work.run(case, Ours::plain(case, url)?),
        ("ours-signed-in", _) => work.run(case, Ours::signed_in(case, url)?),
        ("ours-open", _) => work.run(case, Ours::open(case, url)?),
        ("hyper", Case::User) => work.run(case, ByHyper::<UserWanted>::new(case, url)),
        ("hyper", _) => work.run(case, ByHyper::<HistoryFour>::new(case, url)),
        ("reqwest-full", Case::User) => work.run(case, ByReqwest::<UserInfo>::new(case, url)?),
        ("reqwest-full", Case::Long) => work.run(case, ByReqwest::<History<LongMessage>>::new(case, url)?),
        ("reqwest-full", Case::Short) => work.run(case, ByReqwest::<History<ShortMessage>>::new(case, url)?),
        ("reqwest-four", Case::User) => work.run(case, ByReqwest::<UserWanted>::new(case, url)?),
        ("reqwest-four", _) => work.run(case, ByReqwest::<HistoryFour>::new(case, url)?),
        _ => Err(format!("there is no client `{client}`").into()),
    }
}

/// A runtime of one thread, so that no other adds to what is counted.
pub(crate) fn runtime() -> Result<Runtime> {
    Ok(Builder::new_current_thread().enable_all().build()?)
}

impl Work {
    fn run(self, case: Case, client: impl Client) -> Result<()> {
        let expected = expected(case);
        runtime()?.block_on(async {
            repeat(&client, expected, WARM_UP).await?;
            match self {
                Self::Calls(calls) => repeat(&client, expected, calls).await,
                Self::Rate { in_flight, time } => {
                    println!("{:.0}", rate(client, expected, in_flight, time).await?);
                    Ok(())
                }
            }
        })
    }
}

async fn repeat(client: &impl Client, expected: usize, calls: usize) -> Result<()> {
    for _ in 0..calls {
        check(client.call().await?, expected)?;
    }
    Ok(())
}

/// Calls per second, with so many at the same time.
async fn rate(client: impl Client, expected: usize, in_flight: usize, time: Duration) -> Result<f64> {
    let client = Arc::new(client);
    let start = Instant::now();
    let caller = || {
        let client = Arc::clone(&client);
        tokio::spawn(async move {
            let mut calls = 0_u32;
            while start.elapsed() < time {
                check(client.call().await?, expected)?;
                calls += 1;
            }
            Ok::<_, crate::Error>(calls)
        })
    };
    let callers: Vec<_> = (0..in_flight).map(|_| caller()).collect();
    let mut calls = 0;
    for caller in callers {
        calls += caller.await??;
    }
    Ok(f64::from(calls) / start.elapsed().as_secs_f64())
}

pub(crate) fn check(found: usize, expected: usize) -> Result<()> {
    match found == expected {
        true => Ok(()),
        false => Err(format!("the client read {found} characters of the wanted fields instead of {expected}").into()),
    }
}
