//! The import rule of this crate, read from its sources: a stage knows those below it, and the generated paths stand in one file.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Each stage with those that it may import from; its own folder is always allowed.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("code", &[]),
    ("errors", &["code"]),
    ("suggest", &[]),
    ("syntax", &["errors", "suggest"]),
    ("model", &["errors", "suggest", "syntax"]),
    ("check", &["errors", "model"]),
    ("expand", &["model"]),
    ("pipeline", &["check", "errors", "expand", "model", "syntax"]),
    ("lib", &["pipeline"]),
    ("tests", &["pipeline"]),
];

fn sources() -> Vec<(PathBuf, String)> {
    fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("the folder is there") {
            let path = entry.expect("the entry is there").path();
            if path.is_dir() {
                collect(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    collect(&root, &mut found);
    let relative = |path: &PathBuf| path.strip_prefix(&root).expect("a source").to_path_buf();
    found.iter().map(|path| (relative(path), fs::read_to_string(path).expect("a source is text"))).collect()
}

/// The stage of a file: its folder, or its own name.
fn stage(file: &Path) -> String {
    let first = file.components().next().expect("a file has a name").as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

/// The stages that a source names behind `crate::`, in a path or in a braced import.
fn imports(source: &str) -> Vec<String> {
    let mut stages = Vec::new();
    for (_, rest) in source.match_indices("crate::").map(|(at, word)| source.split_at(at + word.len())) {
        let Some(group) = rest.strip_prefix('{') else {
            stages.push(rest.split(|char: char| !char.is_alphanumeric() && char != '_').next().unwrap_or_default().to_owned());
            continue;
        };
        let mut depth = 0;
        let mut word = String::new();
        for char in group.chars() {
            match char {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => stages.push(std::mem::take(&mut word)),
                _ if depth == 0 => word.push(char),
                _ => {}
            }
        }
        stages.push(word);
    }
    let first = |stage: &String| stage.trim().split("::").next().unwrap_or_default().to_owned();
    stages.iter().map(first).filter(|stage| !stage.is_empty()).collect()
}

#[test]
fn a_stage_imports_only_those_below_it() {
    for (file, source) in sources() {
        let own = stage(&file);
        let (_, allowed) = MAY_IMPORT.iter().find(|(stage, _)| *stage == own).unwrap_or_else(|| panic!("{own} has no floor"));
        for import in imports(&source).iter().filter(|import| **import != own) {
            assert!(allowed.contains(&import.as_str()), "{} imports `{import}`, which {own} may not", file.display());
        }
    }
}

#[test]
fn the_private_surface_is_spelled_in_one_file() {
    for (file, source) in sources().into_iter().filter(|(file, _)| !file.ends_with("expand/paths.rs")) {
        assert!(!source.contains("connector_core::__private"), "{} spells the private path", file.display());
    }
}

#[test]
fn the_compilers_own_tokens_stay_at_the_door() {
    for (file, source) in sources().into_iter().filter(|(file, _)| !file.ends_with("lib.rs")) {
        assert!(!source.contains("proc_macro::"), "{} names `proc_macro`", file.display());
    }
}

#[test]
fn files_stay_short() {
    for (file, source) in sources() {
        assert!(source.lines().count() <= 400, "{} has more than 400 lines; give a part of it a file of its own", file.display());
    }
}
