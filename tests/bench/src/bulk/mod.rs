//! Much at once: a million records in pages and in one list, and files of a gigabyte, beside the same by hand.

mod by_hand;
mod ours;
mod serve;

use std::{fs, time::Instant};

pub(crate) use serve::serve;

use by_hand::{Full, Wanted};

use crate::{Result, drive::runtime};

/// How many records a page has.
const PAGE: usize = 1000;

/// Does the work, and prints how much was done in a second, and the most memory that this process had, in megabytes.
pub(crate) fn bulk(who: &str, what: &str, amount: u64, url: &str) -> Result<()> {
    let runtime = runtime()?;
    let began = Instant::now();
    let done = runtime.block_on(async {
        match (who, what) {
            ("ours", "pages") => ours::pages(url).await,
            ("ours", "list") => ours::list(url).await,
            ("ours", "down") => ours::down(url).await,
            ("ours", "up") => ours::up(url, amount).await,
            ("full", "pages") => by_hand::pages::<Full>(url).await,
            ("full", "list") => by_hand::list::<Full>(url).await,
            ("wanted", "pages") => by_hand::pages::<Wanted>(url).await,
            ("wanted", "list") => by_hand::list::<Wanted>(url).await,
            ("hand", "down") => by_hand::down(url).await,
            ("hand", "up") => by_hand::up(url, amount).await,
            _ => Err(format!("there is no `{who} {what}`").into()),
        }
    })?;
    if done != amount {
        return Err(format!("{who} {what}: {done} of {amount} came").into());
    }
    println!("{:.0} {}", amount as f64 / began.elapsed().as_secs_f64(), peak()?);
    Ok(())
}

/// The most memory that this process had resident, in megabytes.
fn peak() -> Result<u64> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("no VmHWM in /proc/self/status")?;
    Ok(line.trim().trim_end_matches("kB").trim().parse::<u64>()? / 1024)
}
