//! How long a service asks to wait: `Retry-After` in seconds and as a date, reset headers, and members of bodies.

use std::time::Duration;

use connector_core::seam::Clock;
use proptest::prelude::*;
use serde_json::json;

use super::{
    common::fuzz,
    texts,
    world::{World, reply, wait},
};

#[derive(Debug)]
struct Case {
    status: u16,
    retry_after: String,
    reset: String,
    retry_in: String,
    deadline: u64,
}

fn number() -> impl Strategy<Value = String> {
    prop_oneof![
        (0..100_u64).prop_map(|number| number.to_string()),
        any::<u64>().prop_map(|number| number.to_string()),
        any::<i64>().prop_map(|number| number.to_string()),
        any::<f64>().prop_map(|number| format!("{number:e}")),
        (1_799_999_000..1_800_001_000_u64).prop_map(|number| number.to_string()),
        prop::sample::select(vec!["", "-0", "+5", "0x10", "1e400", "-1e400", "NaN", "inf", "99999999999999999999999", "1_000", " 7 ", "٣"])
            .prop_map(str::to_owned),
    ]
}

fn date() -> impl Strategy<Value = String> {
    let day = prop::sample::select(vec!["Sun", "Mon", "Fri", "Sunday", "Xxx"]);
    let month = prop::sample::select(vec!["Jan", "Feb", "Nov", "Dec", "Foo"]);
    (day, 0..40_u32, month, prop_oneof![0..100_u32, 1960..2040_u32, 9990..100_000_u32], 0..30_u32, 0..70_u32, 0..2_u8).prop_map(
        |(day, date, month, year, hour, minute, form)| match form {
            0 => format!("{day}, {date:02} {month} {year:04} {hour:02}:{minute:02}:{minute:02} GMT"),
            _ => format!("{day} {month} {date:2} {hour:02}:{minute:02}:{minute:02} {year}"),
        },
    )
}

fn case() -> impl Strategy<Value = Case> {
    let status = prop::sample::select(vec![200_u16, 403, 429, 500, 503]);
    let retry_after = prop_oneof![number(), date(), texts::text()];
    let deadline = prop_oneof![0..120_u64, any::<u64>()];
    (status, retry_after, number(), number(), deadline).prop_map(|(status, retry_after, reset, retry_in, deadline)| Case {
        status,
        retry_after,
        reset,
        retry_in,
        deadline,
    })
}

#[test]
fn waits() {
    fuzz("waits", case(), |case| judge(&case), |case| format!("{case:#?}"));
}

fn judge(case: &Case) -> Result<(), String> {
    let Case { status, retry_after, reset, retry_in, deadline } = case;
    let is_number = serde_json::from_str::<serde_json::Number>(retry_in).is_ok();
    let body = match (*status, is_number) {
        (200, true) => format!("{{\"ok\":false,\"retry_in\":{retry_in}}}"),
        (200, false) => json!({ "ok": false, "retry_in": retry_in }).to_string(),
        _ => "{}".to_owned(),
    };
    let (status, headers) = (*status, [("retry-after".to_owned(), retry_after.clone()), ("x-reset".to_owned(), reset.clone())]);
    let world = World::new(move |_| {
        let [after, reset] = &headers;
        reply(status, &[(&after.0, &after.1), (&reset.0, &reset.1), ("x-remaining", "0")], body.clone())
    });
    let start = world.now();
    let deadline = Duration::from_secs(*deadline);
    let result = wait(world.probe().invoke("file", json!({})).deadline(deadline));
    let waited = world.now() - start;
    let attempts = world.asked().len();
    if waited > deadline || attempts > 3 {
        return Err(format!("{attempts} attempts and {waited:?} of waiting: {result:?}"));
    }
    let Err(error) = result else { return Ok(()) };
    let pause = error.retry_after();
    // Seconds are what they are, and a bare number is nothing else.
    if let (429 | 503, Ok(seconds)) = (status, retry_after.trim().parse::<u64>())
        && retry_after.bytes().all(|byte| (0x20..0x7f).contains(&byte))
        && attempts > 0
        && pause != Some(Duration::from_secs(seconds))
    {
        return Err(format!("after {seconds} s it should be tried again, not after {pause:?}"));
    }
    if status == 403
        && let Ok(at) = reset.trim().parse::<u32>()
        && attempts == 1
        && pause != Some(Duration::from_secs(at.into()).saturating_sub(start))
    {
        return Err(format!("at {at} it should be tried again, not after {pause:?}"));
    }
    let _ = (error.to_string(), serde_json::to_string(&error).map_err(|error| error.to_string())?);
    Ok(())
}
