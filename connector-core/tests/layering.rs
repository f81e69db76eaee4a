//! The house has floors, and a file imports lower floors only. This test reads the sources and says where they do not.

#![allow(clippy::expect_used)]

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Each folder of `src` with its floor. What stands at the top, `lib.rs` and `private.rs`, may see everything.
const FLOORS: [(&str, usize); 11] = [
    ("data", 0),
    ("describe", 1),
    ("functions", 1),
    ("http", 1),
    ("auth", 2),
    ("request", 3),
    ("response", 3),
    ("run", 4),
    ("flow", 5),
    ("sandbox", 6),
    ("store", 6),
];

fn floor(folder: &str) -> Option<usize> {
    FLOORS.iter().find(|(name, _)| *name == folder).map(|(_, floor)| *floor)
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("src can be read") {
        let path = entry.expect("src can be read").path();
        match path.is_dir() {
            true => sources(&path, found),
            false => found.push(path),
        }
    }
}

/// The folders that a source names after `crate::`, one by one or in a braced list.
fn imports(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (_, after) in text.match_indices("crate::").map(|(at, _)| text.split_at(at + "crate::".len())) {
        match after.strip_prefix('{') {
            None => found.push(after.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()),
            Some(list) => {
                let mut depth = 0;
                let mut word = String::new();
                for c in list.chars() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        c if depth == 0 && (c.is_alphanumeric() || c == '_') => word.push(c),
                        _ if depth == 0 => found.push(std::mem::take(&mut word)),
                        _ => {}
                    }
                }
                found.push(word);
            }
        }
    }
    found
}

#[test]
fn a_file_imports_lower_floors_only() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let mut wrong = Vec::new();
    for file in &files {
        let place = file.strip_prefix(&root).expect("below src");
        let Some(own) = place.parent().and_then(|folder| folder.iter().next()).and_then(|folder| folder.to_str()) else { continue };
        let Some(own_floor) = floor(own) else {
            wrong.push(format!("{}: its folder has no floor in this test", place.display()));
            continue;
        };
        let text = fs::read_to_string(file).expect("a source is text");
        for import in imports(&text).into_iter().filter(|import| import != own) {
            if floor(&import).is_some_and(|floor| floor >= own_floor) {
                wrong.push(format!("{}: imports `{import}`, which is not below `{own}`", place.display()));
            }
        }
    }
    assert!(files.len() > 20 && wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn one_file_builds_http_clients_and_none_prints() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    for file in files {
        let text = fs::read_to_string(&file).expect("a source is text");
        let place = file.display();
        assert!(!text.contains("Client::builder()") || file.ends_with("http/reqwest/mod.rs"), "{place} builds a client");
        for print in ["println!(", "eprintln!(", "std::process::exit"] {
            assert!(!text.contains(print), "{place} has {print}");
        }
    }
}
