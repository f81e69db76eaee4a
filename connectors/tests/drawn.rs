//! Every card and every dialog of the ready-made connectors as a picture, as text and as tables. `UPDATE_SNAPSHOTS=1` rewrites what is
//! expected; look at the pictures in a browser, and at the tables in a reader of Markdown.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::{env, fs, path::Path, process::Command};

fn show(arguments: &[&str]) -> String {
    let ran = Command::new(env!("CARGO_BIN_EXE_connectors")).arg("show").args(arguments).output().unwrap();
    assert!(ran.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8(ran.stdout).unwrap()
}

/// The forms that are shown, and how their files end.
const FORMS: [(&[&str], &str); 3] = [(&["--svg"], "svg"), (&["--markdown"], "md"), (&["--width", "60"], "txt")];

#[test]
fn cards_are_drawn_as_they_were() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots/drawn");
    let update = env::var_os("UPDATE_SNAPSHOTS").is_some();
    let mut differing = Vec::new();
    for connector in connectors::all() {
        let key = connector.key.replace('_', "-");
        let folder = folder.join(&key);
        fs::create_dir_all(&folder).unwrap();
        let cards = connector.actions.iter().map(|card| card.name).chain(connector.triggers.iter().map(|trigger| trigger.name));
        let cards = cards.map(|card| (card.replace('_', "-"), false));
        let auths = connector.auths.iter().map(|auth| (auth.name.replace('_', "-"), true));
        for (name, is_auth) in cards.chain(auths) {
            let what: &[&str] = if is_auth { &[&key, "--auth", &name] } else { &[&key, &name] };
            for (form, end) in FORMS {
                let file = folder.join(format!("{}{name}.{end}", if is_auth { "auth-" } else { "" }));
                let drawn = show(&[what, form].concat());
                if update {
                    fs::write(&file, &drawn).unwrap();
                }
                if fs::read_to_string(&file).unwrap_or_default() != drawn {
                    differing.push(file.display().to_string());
                }
            }
        }
    }
    assert!(differing.is_empty(), "these differ; run with UPDATE_SNAPSHOTS=1, and look at them:\n{}", differing.join("\n"));
}
