//! A point in time, as services write it: RFC 3339.

use std::{
    fmt,
    ops::{Add, Sub},
    str::FromStr,
    time::{Duration, SystemTime},
};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use time::{OffsetDateTime, UtcDateTime, format_description::well_known::Rfc3339};

/// A point in time, to the nanosecond, from the year 0 to the year 9999.
///
/// It is written as RFC 3339 in UTC, with as much of a fraction as it has. It is read from RFC 3339 with any offset; a blank instead of the
/// `T` and an offset without its colon, which some services write, are understood too.
///
/// ```
/// use std::time::Duration;
/// use connector_core::DateTime;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let noon: DateTime = "2024-05-01T14:00:00+02:00".parse()?;
/// assert_eq!(noon.to_string(), "2024-05-01T12:00:00Z");
/// assert_eq!(noon.unix_seconds(), 1_714_564_800);
/// assert_eq!((noon + Duration::from_millis(1_500)).to_string(), "2024-05-01T12:00:01.5Z");
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateTime(UtcDateTime);

/// A text that is no point in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct NotADateTime;

impl fmt::Display for NotADateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a date and time such as 2024-05-01T12:00:00Z")
    }
}

impl std::error::Error for NotADateTime {}

/// The first and the last moment that four digits of a year can say.
const FIRST: UtcDateTime = match time::Date::from_ordinal_date(0, 1) {
    Ok(date) => UtcDateTime::new(date, time::Time::MIDNIGHT),
    Err(_) => UtcDateTime::MIN,
};

impl DateTime {
    /// The first moment of 1970, in UTC.
    pub const UNIX_EPOCH: Self = Self(UtcDateTime::UNIX_EPOCH);

    /// So many seconds after the first moment of 1970, or before it; `None` outside the years 0 to 9999.
    pub fn from_unix_seconds(seconds: i64) -> Option<Self> {
        UtcDateTime::from_unix_timestamp(seconds).ok().filter(|time| *time >= FIRST).map(Self)
    }

    /// So many milliseconds after the first moment of 1970, or before it; `None` outside the years 0 to 9999.
    pub fn from_unix_millis(millis: i64) -> Option<Self> {
        UtcDateTime::from_unix_timestamp_nanos(i128::from(millis) * 1_000_000).ok().filter(|time| *time >= FIRST).map(Self)
    }

    /// The whole seconds since the first moment of 1970.
    pub fn unix_seconds(self) -> i64 {
        self.0.unix_timestamp()
    }

    /// The whole milliseconds since the first moment of 1970.
    pub fn unix_millis(self) -> i64 {
        self.0.unix_timestamp() * 1000 + i64::from(self.0.millisecond())
    }
}

impl FromStr for DateTime {
    type Err = NotADateTime;

    fn from_str(text: &str) -> Result<Self, NotADateTime> {
        let parsed = OffsetDateTime::parse(text, &Rfc3339).or_else(|problem| match usual(text) {
            Some(usual) => OffsetDateTime::parse(&usual, &Rfc3339),
            None => Err(problem),
        });
        let time = parsed.ok().and_then(OffsetDateTime::checked_to_utc).ok_or(NotADateTime)?;
        if time >= FIRST { Ok(Self(time)) } else { Err(NotADateTime) }
    }
}

/// What some services write instead, as RFC 3339 has it: `2024-05-01 12:00:00+0200`.
fn usual(text: &str) -> Option<String> {
    let (date, time) = (text.get(..10)?, text.get(11..)?);
    let offset = time.len().checked_sub(5).filter(|at| matches!(time.as_bytes()[*at], b'+' | b'-'));
    Some(match offset {
        Some(at) if time.is_ascii() => format!("{date}T{}:{}", &time[..at + 3], &time[at + 3..]),
        _ if text.as_bytes()[10] == b' ' => format!("{date}T{time}"),
        _ => return None,
    })
}

impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.format(&Rfc3339).map_err(|_| fmt::Error)?)
    }
}

impl fmt::Debug for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for DateTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for DateTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }
}

impl From<SystemTime> for DateTime {
    /// The same moment; one that is out of range becomes the end of the range.
    fn from(time: SystemTime) -> Self {
        match time.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(after) => Self::UNIX_EPOCH + after,
            Err(before) => Self::UNIX_EPOCH - before.duration(),
        }
    }
}

impl Add<Duration> for DateTime {
    type Output = Self;

    /// Later by so much, at most the end of the year 9999.
    fn add(self, duration: Duration) -> Self {
        let sum = time::Duration::try_from(duration).ok().and_then(|duration| self.0.checked_add(duration));
        Self(sum.unwrap_or(UtcDateTime::MAX))
    }
}

impl Sub<Duration> for DateTime {
    type Output = Self;

    /// Earlier by so much, at most the beginning of the year 0.
    fn sub(self, duration: Duration) -> Self {
        let difference = time::Duration::try_from(duration).ok().and_then(|duration| self.0.checked_sub(duration));
        Self(difference.unwrap_or(FIRST).max(FIRST))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn text(written: &str) -> Result<String, NotADateTime> {
        written.parse::<DateTime>().map(|time| time.to_string())
    }

    #[test]
    fn every_usual_spelling_is_read_and_one_is_written() {
        for (written, canonical) in [
            ("2024-05-01T12:00:00Z", "2024-05-01T12:00:00Z"),
            ("2024-05-01t12:00:00.120z", "2024-05-01T12:00:00.12Z"),
            ("2024-05-01T12:00:00.123456789+02:00", "2024-05-01T10:00:00.123456789Z"),
            ("2024-05-01 12:00:00Z", "2024-05-01T12:00:00Z"),
            ("2024-05-01 12:00:00-05:30", "2024-05-01T17:30:00Z"),
            ("2024-05-01T12:00:00.000+0000", "2024-05-01T12:00:00Z"),
            ("2024-05-01 12:00:00+0200", "2024-05-01T10:00:00Z"),
            ("0000-01-01T00:00:00Z", "0000-01-01T00:00:00Z"),
            ("9999-12-31T23:59:59.999999999Z", "9999-12-31T23:59:59.999999999Z"),
        ] {
            assert_eq!(text(written).unwrap(), canonical, "{written}");
        }
        for wrong in [
            "",
            "now",
            "2024-05-01",
            "2024-05-01T12:00:00",
            "2024-02-30T12:00:00Z",
            "2024-05-01T25:00:00Z",
            "1714564800",
            "2024-05-01T12:00:00Zx",
            "0000-01-01T00:00:00+01:00",
            "9999-12-31T23:59:59-01:00",
            "2024-05-01é12:00:00Z",
            "2024-05-01T12:00:00é000",
        ] {
            assert_eq!(text(wrong), Err(NotADateTime), "{wrong}");
        }
    }

    #[test]
    fn moments_can_be_counted_compared_and_moved() {
        let time = DateTime::from_unix_millis(-1).unwrap();
        assert_eq!((time.to_string().as_str(), time.unix_seconds(), time.unix_millis()), ("1969-12-31T23:59:59.999Z", -1, -1));
        assert!(DateTime::from_unix_seconds(0).unwrap() > time);
        assert_eq!(DateTime::from_unix_seconds(i64::MAX), None);
        assert_eq!(DateTime::from_unix_millis(i64::MIN), None);
        assert_eq!((time + Duration::MAX).to_string(), "9999-12-31T23:59:59.999999999Z");
        assert_eq!((time - Duration::MAX).to_string(), "0000-01-01T00:00:00Z");
        assert_eq!(DateTime::from(SystemTime::UNIX_EPOCH + Duration::from_secs(7)).unix_seconds(), 7);
        assert_eq!(serde_json::from_str::<DateTime>("\"1970-01-01T00:00:00Z\"").unwrap(), DateTime::UNIX_EPOCH);
        assert_eq!(serde_json::to_string(&DateTime::UNIX_EPOCH).unwrap(), "\"1970-01-01T00:00:00Z\"");
    }
}
