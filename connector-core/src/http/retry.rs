//! When a call is repeated, and after how long. Pure: no clock, no randomness of its own.

use std::time::Duration;

use http::{HeaderMap, header::RETRY_AFTER};

use super::executor::Timestamp;
use crate::data::{
    effects::Effects,
    error::{Error, ErrorKind},
    helper::Retry,
};

/// Whether the call that failed so may be made again without doing anything twice.
pub(crate) fn is_safe(error: &Error, retry: &Retry, effects: Effects, has_idempotency_key: bool) -> bool {
    let nothing_done = error.is_nothing_done() || error.kind() == ErrorKind::RateLimited;
    is_transient(error, retry) && (nothing_done || effects.idempotent || has_idempotency_key)
}

/// Whether another try may go better.
pub(crate) fn is_transient(error: &Error, retry: &Retry) -> bool {
    error.kind().is_transient() || error.status().is_some_and(|status| retry.statuses.contains(&status))
}

/// The pause before the next attempt: between half and all of a range that doubles with each attempt, up to the longest one.
pub(crate) fn backoff(retry: &Retry, attempt: u32, random: u64) -> Duration {
    let ceiling = retry.least.saturating_mul(1 << attempt.saturating_sub(1).min(20)).min(retry.most).max(retry.least);
    let floor = ceiling / 2;
    Duration::from_millis(floor + random % (ceiling - floor + 1))
}

/// What `Retry-After` asks for (RFC 9110, 10.2.3): seconds, or a date.
pub(crate) fn retry_after(headers: &HeaderMap, now: Timestamp) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = text.parse::<u64>() {
        return Some(Duration::from_secs(seconds));
    }
    let date = httpdate::parse_http_date(text).ok()?;
    Some(date.duration_since(std::time::UNIX_EPOCH).ok()?.saturating_sub(now))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const RETRY: &Retry = &Retry::DEFAULT;

    #[test]
    fn a_write_is_repeated_only_where_nothing_was_done() {
        let error = |kind| Error::new(kind, "");
        assert!(is_safe(&error(ErrorKind::RateLimited), RETRY, Effects::WRITE, false));
        assert!(is_safe(&error(ErrorKind::Transport).with_nothing_done(), RETRY, Effects::WRITE, false));
        for kind in [ErrorKind::Transport, ErrorKind::Timeout, ErrorKind::Unavailable] {
            assert!(!is_safe(&error(kind), RETRY, Effects::WRITE, false), "{kind}");
            assert!(is_safe(&error(kind), RETRY, Effects::WRITE, true), "{kind}");
            assert!(is_safe(&error(kind), RETRY, Effects::WRITE_IDEMPOTENT, false), "{kind}");
            assert!(is_safe(&error(kind), RETRY, Effects::READ, false), "{kind}");
        }
        for kind in [ErrorKind::NotFound, ErrorKind::Decode, ErrorKind::Unauthorized] {
            assert!(!is_safe(&error(kind), RETRY, Effects::READ, true), "{kind}");
        }
        // A status that the description names is as good as an outage, and no better.
        let retry = &Retry { statuses: &[409], ..Retry::DEFAULT };
        let conflict = error(ErrorKind::Conflict).with_status(409);
        assert!(is_safe(&conflict, retry, Effects::READ, false) && !is_safe(&conflict, RETRY, Effects::READ, false));
        assert!(!is_safe(&conflict, retry, Effects::WRITE, false) && is_safe(&conflict, retry, Effects::WRITE, true));
        assert!(!is_safe(&Error::input("x"), RETRY, Effects::READ, true));
    }

    #[test]
    fn pauses_double_within_their_range_and_vary() {
        let retry = Retry { attempts: 9, ..Retry::DEFAULT };
        for random in [0, 1, 77, u64::MAX] {
            let pauses: Vec<_> = (1..9).map(|attempt| backoff(&retry, attempt, random).as_millis()).collect();
            assert!(
                (250..=500).contains(&pauses[0]) && (500..=1000).contains(&pauses[1]) && pauses.iter().all(|pause| *pause <= 30_000),
                "{pauses:?}"
            );
        }
        assert_ne!(backoff(&retry, 3, 1), backoff(&retry, 3, 2));
        assert!(backoff(&Retry { attempts: 2, least: 0, most: 0, ..Retry::DEFAULT }, 40, 5).is_zero());
    }

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        let parse = |text: &str| {
            let headers = HeaderMap::from_iter([(RETRY_AFTER, text.parse().unwrap())]);
            retry_after(&headers, Duration::from_secs(784_111_767))
        };
        assert_eq!(parse("120"), Some(Duration::from_secs(120)));
        assert_eq!(parse("Sun, 06 Nov 1994 08:49:37 GMT"), Some(Duration::from_secs(10)));
        assert_eq!(parse("Sun, 06 Nov 1983 08:49:37 GMT"), Some(Duration::ZERO), "a date that is over means now");
        assert_eq!((parse("soon"), parse("-1"), parse("1.5")), (None, None, None));
    }
}
