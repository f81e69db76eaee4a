//! Every mistake has its message, at its place, and nothing else is reported; see `README.md`.

#[test]
fn ui() {
    let cases = trybuild::TestCases::new();
    cases.pass("cases/pass/*.rs");
    for class in [
        "parse",
        "settings",
        "names",
        "references",
        "templates",
        "types",
        "auth",
        "helper",
        "requests",
        "pages",
        "samples",
        "files",
        "later",
        "many",
    ] {
        cases.compile_fail(format!("cases/{class}/*.rs"));
    }
}
