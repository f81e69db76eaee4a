//! Descriptions in, Rust out: the whole pipeline without a compiler.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::{env, fs, path::Path};

use proptest::prelude::*;

use crate::pipeline;

/// The expansion of a description, formatted.
fn expand(description: &str) -> String {
    let tokens = description.parse().unwrap_or_else(|error| panic!("the description does not lex: {error}"));
    let file = syn::parse2(pipeline::connector(tokens)).expect("the expansion is Rust");
    prettyplease::unparse(&file)
}

/// The messages that a description gets, in order.
fn mistakes(description: &str) -> Vec<String> {
    let file: syn::File = syn::parse2(pipeline::connector(description.parse().unwrap())).expect("the expansion is Rust");
    let message = |item: &syn::Item| match item {
        syn::Item::Macro(item) if item.mac.path.segments.last()?.ident == "compile_error" => {
            Some(syn::parse2::<syn::LitStr>(item.mac.tokens.clone()).ok()?.value())
        }
        _ => None,
    };
    file.items.iter().filter_map(message).collect()
}

fn snapshot(name: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let description = fs::read_to_string(root.join("descriptions").join(format!("{name}.txt"))).expect("the description");
    let found = expand(&description);
    let file = root.join("snapshots").join(format!("{name}.rs"));
    if env::var_os("UPDATE_SNAPSHOTS").is_some() {
        fs::write(&file, &found).expect("the snapshot is written");
    }
    let expected = fs::read_to_string(&file).unwrap_or_default();
    assert!(found == expected, "{name} differs from {}; run with UPDATE_SNAPSHOTS=1 and look at the diff\n{found}", file.display());
}

macro_rules! snapshots {
    ($($name:ident)*) => {
        $(
            #[test]
            fn $name() {
                snapshot(stringify!($name));
            }
        )*
    };
}

snapshots! { minimal auth_custom auth_basic helper record inputs request steps pages slack_modal fallback }

#[test]
fn dump() {
    if let Ok(file) = env::var("DUMP") {
        let text = fs::read_to_string(file).unwrap();
        for m in mistakes(&text) {
            println!("ERR {m}");
        }
    }
}
