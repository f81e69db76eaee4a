//! A target runs for as many seconds as `FUZZ_SECONDS` says (five without it); what fails it is kept in the folder that `FUZZ_FOLDER` names.

use std::{
    env,
    fmt::Debug,
    fs,
    path::Path,
    time::{Duration, Instant},
};

use proptest::{
    strategy::Strategy,
    test_runner::{Config, TestCaseError, TestError, TestRunner},
};

/// No case may take longer: a machine that is busy gets by, and what grows without a bound does not.
const LONGEST: Duration = Duration::from_secs(20);
/// Within so many milliseconds a failing case is made as small as it gets.
const SHRINKING: u32 = 30_000;

/// Judges case after case. A failure prints the smallest case that shows it.
pub(crate) fn fuzz<S: Strategy>(
    target: &str,
    strategy: S,
    judge: impl Fn(S::Value) -> Result<(), String>,
    show: impl Fn(&S::Value) -> String,
) where
    S::Value: Debug,
{
    let seconds = env::var("FUZZ_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(5);
    let end = Instant::now() + Duration::from_secs(seconds);
    let mut made = 0_u64;
    while Instant::now() < end {
        let config =
            Config { cases: 20, failure_persistence: None, max_shrink_time: SHRINKING, max_shrink_iters: 1_000_000, ..Config::default() };
        let result = TestRunner::new(config).run(&strategy, |case| {
            let start = Instant::now();
            judge(case).map_err(TestCaseError::fail)?;
            match start.elapsed() {
                took if took > LONGEST => Err(TestCaseError::fail(format!("it took {took:?}"))),
                _ => Ok(()),
            }
        });
        made += 20;
        match result {
            Ok(()) => {}
            Err(TestError::Fail(reason, case)) => {
                let failure = format!("{reason}\n{}", show(&case));
                keep(target, &failure);
                panic!("{target}: {failure}");
            }
            Err(error) => panic!("{target}: {error}"),
        }
    }
    println!("{target}: {made} cases");
}

fn keep(target: &str, failure: &str) {
    let Ok(folder) = env::var("FUZZ_FOLDER") else { return };
    fs::create_dir_all(&folder).expect("a folder for what fails");
    fs::write(Path::new(&folder).join(format!("{target}.failed")), failure).expect("a place for what fails");
}
