//! The pages of `cargo doc` for every ready-made connector: per action the card, the tables of each group, an example, the request with its
//! secrets masked, and the errors.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use connector_core::card::{Action, Connector};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// Builds the pages, as `.ci/run` does, so that what it has built is used.
fn pages() -> PathBuf {
    let features = Command::new(root().join("tests/run")).arg("--print-features").output().expect("the features that all is tested with");
    let features = String::from_utf8(features.stdout).unwrap();
    let built = Command::new(env!("CARGO"))
        .current_dir(root())
        .env("RUSTDOCFLAGS", "-Dwarnings")
        .args(["doc", "--locked", "--quiet", "--workspace", "--no-deps", "--features", features.trim()])
        .output()
        .expect("cargo runs");
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    target.join("doc/connectors")
}

/// The page of a connector's client, by its constant.
fn client(folder: &Path) -> String {
    let pages = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut texts = pages.filter_map(|page| fs::read_to_string(page.unwrap().path()).ok());
    texts.find(|text| text.contains("associatedconstant.CONNECTOR")).expect("a page of the client")
}

/// What stands of a method, up to the next one.
fn method<'p>(page: &'p str, name: &str) -> &'p str {
    let start = page.find(&format!("id=\"method.{name}\"")).unwrap_or_else(|| panic!("there is no method {name}"));
    let rest = &page[start + 1..];
    &rest[..rest.find("id=\"method.").unwrap_or(rest.len())]
}

/// The headings of a page, and the text below each.
fn section<'p>(text: &'p str, heading: &str) -> Option<&'p str> {
    let place = text.find(&format!("</a>{heading}</h"))?;
    let rest = &text[place..];
    Some(&rest[..rest[1..].find("<h").map_or(rest.len(), |end| end + 1)])
}

fn check(connector: &Connector, action: &Action, page: &str) {
    let text = method(page, action.name);
    let says = |what: &str| assert!(text.contains(what), "{}.{}: `{what}` is not there", connector.key, action.name);
    says("<svg");
    says(&format!(">{}<", action.title));
    let inputs = action.input.grouped().filter(|(_, fields)| !fields.is_empty()).map(|(group, _)| match (group.options, group.label) {
        (true, _) => "Options, fixed when the card is placed".to_owned(),
        (false, "") => "Input".to_owned(),
        (false, label) => format!("Input: {label}"),
    });
    for heading in inputs {
        let table = section(text, &heading).unwrap_or_else(|| panic!("{}.{}: no table for {heading}", connector.key, action.name));
        for column in ["<th>Label</th>", "<th>Definition</th>", "<th>Type</th>", "<th>Required</th>"] {
            assert!(table.contains(column), "{}.{}: {heading} has no column {column}", connector.key, action.name);
        }
    }
    for field in action.input.fields.iter().chain(action.output.fields) {
        says(&field.label.replace('&', "&amp;"));
    }
    assert!(section(text, "Example").is_some_and(|example| example.contains("rust-example-rendered")), "{}: no example", action.name);
    let is_custom = action.name == "custom_api_action";
    if let Some(request) = section(text, "Request") {
        assert!(
            !request.contains("auth.token") && !request.contains("auth.access_token"),
            "{}: a secret stands in the request",
            action.name
        );
    } else {
        // Rust code and the custom API action ask what they like.
        assert!(is_custom || action.name == "close_stale", "{}.{}: no request", connector.key, action.name);
    }
    let errors = section(text, "Errors").unwrap_or_else(|| panic!("{}.{}: no errors", connector.key, action.name));
    assert!(errors.contains("<th>When</th>") && errors.contains("Unauthorized"), "{}.{}", connector.key, action.name);
}

#[test]
fn every_action_is_shown_with_all_that_a_reader_needs() {
    let pages = pages();
    for connector in connectors::all() {
        let page = client(&pages.join(connector.key));
        assert!(page.contains("<svg") && section(&page, "Cards").is_some(), "{}: no gallery", connector.key);
        for auth in connector.auths {
            assert!(page.contains(auth.label), "{}: {} is not there", connector.key, auth.label);
        }
        connector.actions.iter().filter(|action| action.name != "custom_api_action").for_each(|action| check(connector, action, &page));
        assert!(!page.contains("<script>alert") && !page.contains("src=\"http"), "nothing is fetched");
    }
}
