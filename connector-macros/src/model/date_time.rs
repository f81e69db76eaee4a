//! Whether a text that is written in a description is a point in time: RFC 3339.

/// What is wrong with the text of an answer, where some services write a blank instead of the `T`, and an offset without its colon.
pub fn problem_of_answer(text: &str) -> Option<&'static str> {
    let usual = |text: &str| {
        let (date, time) = (text.get(..10)?, text.get(11..)?);
        let at = time.len().checked_sub(5).filter(|at| time.is_ascii() && matches!(time.as_bytes()[*at], b'+' | b'-'));
        Some(match at {
            Some(at) => format!("{date}T{}:{}", &time[..at + 3], &time[at + 3..]),
            None => format!("{date}T{time}"),
        })
    };
    let wrong = problem(text)?;
    match usual(text) {
        Some(usual) => problem(&usual).map(|_| wrong),
        None => Some(wrong),
    }
}

/// What is wrong with a text that is no date and time.
pub fn problem(text: &str) -> Option<&'static str> {
    match read(text.as_bytes()) {
        Some(()) => None,
        None => Some("is not a date and time such as `2024-05-01T12:00:00Z`"),
    }
}

fn read(text: &[u8]) -> Option<()> {
    let (date, rest) = text.split_at_checked(10)?;
    let (time, rest) = rest.split_at_checked(9)?;
    let number = |digits: &[u8]| digits.iter().try_fold(0, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + u32::from(digit - b'0')));
    let (year, month, day) = (number(&date[..4])?, number(&date[5..7])?, number(&date[8..])?);
    let (hour, minute, second) = (number(&time[1..3])?, number(&time[4..6])?, number(&time[7..])?);
    let marks = [date[4], date[7], time[0].to_ascii_uppercase(), time[3], time[6]] == *b"--T::";
    let fits = (1..=days(year, month)).contains(&day) && hour < 24 && minute < 60 && second < 60;
    (marks && fits).then_some(())?;
    let rest = match rest.split_first() {
        Some((b'.', fraction)) => {
            let digits = fraction.iter().take_while(|digit| digit.is_ascii_digit()).count();
            (digits > 0).then_some(&fraction[digits..])?
        }
        _ => rest,
    };
    match rest {
        b"Z" | b"z" => Some(()),
        [b'+' | b'-', hours @ .., b':', tens, ones] if hours.len() == 2 => {
            (number(hours)? < 24 && number(&[*tens, *ones])? < 60).then_some(())
        }
        _ => None,
    }
}

fn days(year: u32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        1..=12 => 31,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_the_runtime_reads_them() {
        for right in ["2024-02-29T00:00:00Z", "2024-05-01t23:59:59.5z", "2024-05-01T12:00:00.123456789-05:30"] {
            assert_eq!(problem(right), None, "{right}");
        }
        for wrong in [
            "",
            "today",
            "2024-05-01",
            "2024-05-01T12:00:00",
            "2023-02-29T00:00:00Z",
            "2024-13-01T00:00:00Z",
            "2024-05-01T24:00:00Z",
            "2024-05-01T12:00:00.Z",
            "2024-05-01T12:00:00+02",
            "2024-05-01T12:00:00+0é:00",
        ] {
            assert!(problem(wrong).is_some(), "{wrong}");
        }
    }
}
