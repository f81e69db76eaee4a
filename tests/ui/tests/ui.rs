//! Every mistake has its message, at its place, and nothing else is reported; see `README.md`.
#![allow(clippy::unwrap_used)]

use std::{fs, path::Path};

#[test]
fn ui() {
    let cases = trybuild::TestCases::new();
    cases.pass("cases/pass/*.rs");
    // The anti-examples of the manual.
    cases.compile_fail("../../connector-core/docs/manual/mistakes/*.rs");
    let folders = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("cases")).unwrap();
    let mut classes: Vec<String> = folders.map(|folder| folder.unwrap().file_name().into_string().unwrap()).collect();
    classes.retain(|class| !matches!(class.as_str(), "pass" | "files"));
    classes.sort();
    for class in classes {
        cases.compile_fail(format!("cases/{class}/*.rs"));
    }
}
