//! Reads an answer from memory: what parsing alone costs.

use std::hint::black_box;

use bytes::Bytes;
use serde_json::Value;

use crate::{
    Result,
    case::Case,
    drive::{Client, check, runtime},
    model::{Answer, History, HistoryFour, LongMessage, ShortMessage, UserInfo, UserWanted, expected},
    ours::Ours,
};

/// Reads the answer so often, in the way of this name.
pub(crate) fn decode(mode: &str, case: Case, times: usize) -> Result<()> {
    let answer = Bytes::from(case.answer()?);
    if mode == "ours" {
        return decode_ours(case, answer, times);
    }
    let read = match (mode, case) {
        ("full", Case::User) => typed::<UserInfo>,
        ("full", Case::Long) => typed::<History<LongMessage>>,
        ("full", Case::Short) => typed::<History<ShortMessage>>,
        ("four", Case::User) => typed::<UserWanted>,
        ("four", Case::Long | Case::Short) => typed::<HistoryFour>,
        ("value", Case::User) => user_of_value,
        ("value", Case::Long | Case::Short) => history_of_value,
        _ => return Err(format!("there is no way `{mode}` to read an answer").into()),
    };
    let expected = expected(case);
    for _ in 0..times {
        check(read(black_box(&answer))?, expected)?;
    }
    Ok(())
}

/// The whole call, by a transport that answers from memory: what is not sent cannot be read apart.
fn decode_ours(case: Case, answer: Bytes, times: usize) -> Result<()> {
    let ours = Ours::from_memory(case, answer)?;
    let expected = expected(case);
    runtime()?.block_on(async {
        for _ in 0..times {
            check(ours.call().await?, expected)?;
        }
        Ok(())
    })
}

fn typed<A: Answer>(text: &[u8]) -> Result<usize> {
    serde_json::from_slice::<A>(text)?.wanted()
}

fn user_of_value(text: &[u8]) -> Result<usize> {
    lengths(text, &["/user/id", "/user/real_name", "/user/locale", "/user/profile/email"])
}

fn history_of_value(text: &[u8]) -> Result<usize> {
    lengths(text, &["/channel/id", "/channel/name", "/latest/ts", "/response_metadata/next_cursor"])
}

fn lengths(text: &[u8], wanted: &[&str]) -> Result<usize> {
    let value: Value = serde_json::from_slice(text)?;
    Ok(wanted.iter().filter_map(|path| value.pointer(path)?.as_str()).map(str::len).sum())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_way_reads_the_same() {
        for case in Case::ALL {
            for mode in ["ours", "full", "four", "value"] {
                decode(mode, case, 2).unwrap();
            }
        }
    }
}
