//! The macro refuses names that the runtime's methods have; its lists and the runtime must agree.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use std::{fs, path::Path};

fn source(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("the package is two folders deep");
    fs::read_to_string(root.join(path)).unwrap()
}

/// The names of the methods that a template of `private.rs` gives.
fn methods(template: &str) -> Vec<String> {
    let text = source("connector-core/src/private.rs");
    let (_, after) = text.split_once(&format!("macro_rules! {template} {{")).expect("the template is there");
    let body = after.split_once("\n}\n").expect("the template ends").0;
    let names = body.match_indices("pub fn ").map(|(at, _)| &body[at + "pub fn ".len()..]);
    names.map(|name| name.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()).collect()
}

/// The names in a list of the macro.
fn reserved(file: &str, list: &str) -> Vec<String> {
    let text = source(file);
    let (_, after) = text.split_once(&format!("const {list}: &[&str] =")).expect("the list is there");
    after.split_once(';').expect("the list ends").0.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn the_macro_knows_the_names_of_the_runtimes_methods() {
    for (template, file, list) in [
        ("__builder", "connector-macros/src/model/field.rs", "BUILDER_METHODS"),
        ("__client", "connector-macros/src/model/names.rs", "CLIENT_METHODS"),
    ] {
        let (methods, reserved) = (methods(template), reserved(file, list));
        assert!(methods.len() > 4, "{methods:?}");
        for method in methods {
            assert!(reserved.contains(&method), "`{method}` of {template} is missing in {list} of {file}");
        }
    }
}
