//! Dates and times.

use std::time::Duration;

use crate::data::date_time::DateTime;

/// A date and time from RFC 3339 text, or a date such as `2024-05-01`, which is its first moment in UTC.
///
/// ```
/// assert_eq!(connector_core::functions::date("2024-05-01").map(|date| date.to_string()).as_deref(), Some("2024-05-01T00:00:00Z"));
/// ```
pub fn date(text: &str) -> Option<DateTime> {
    let text = text.trim();
    text.parse().or_else(|_| format!("{text}T00:00:00Z").parse()).ok()
}

/// The day of a date and time, in UTC: `2024-05-01`.
pub fn day(time: DateTime) -> String {
    time.to_string().chars().take(10).collect()
}

/// The whole seconds since 1970 began.
pub fn unix(time: DateTime) -> i64 {
    time.unix_seconds()
}

/// So many seconds after 1970 began; none outside the years 0 to 9999.
pub fn from_unix(seconds: i64) -> Option<DateTime> {
    DateTime::from_unix_seconds(seconds)
}

/// Later by so much.
pub fn plus(time: DateTime, duration: Duration) -> DateTime {
    time + duration
}

/// Earlier by so much.
pub fn minus(time: DateTime, duration: Duration) -> DateTime {
    time - duration
}
