//! The cases of `tests/ui`, without a compiler: what the macro says of each is what its `.stderr` file shows. So a case that no longer
//! holds is found at once; where each message points is for the compiler to tell.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use proc_macro2::TokenStream;
use syn::visit::{self, Visit};

use crate::pipeline;

#[test]
fn each_case_still_shows_what_the_macro_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut files = Vec::new();
    find(&root.join("tests/ui/cases"), &mut files);
    find(&root.join("connector-core/docs/manual/mistakes"), &mut files);
    assert!(files.len() > 100, "the cases are where they were");
    let stale: Vec<String> = files.iter().filter_map(|file| difference(file)).collect();
    assert!(stale.is_empty(), "bless these, and read them (see `tests/ui/README.md`):\n{}", stale.join("\n"));
}

/// How a case differs from what it is said to show.
fn difference(file: &Path) -> Option<String> {
    let shown = fs::read_to_string(file.with_extension("stderr")).unwrap_or_default();
    let shown: BTreeSet<String> = shown.lines().filter_map(message).collect();
    let found: BTreeSet<String> = said(file)?.into_iter().filter(|message| message.ends_with(']')).collect();
    let only = |these: &BTreeSet<String>, others: &BTreeSet<String>, sign: char| {
        these.difference(others).map(|message| format!("  {sign} {message}\n")).collect::<String>()
    };
    (shown != found).then(|| format!("{}\n{}{}", file.display(), only(&shown, &found, '-'), only(&found, &shown, '+')))
}

/// A line of the compiler that shows a message of the macro: it ends with its code.
fn message(line: &str) -> Option<String> {
    let line = line.strip_prefix("error: ").or_else(|| line.strip_prefix("warning: "))?;
    let line = if line.starts_with("use of deprecated") { line.split_once(": ")?.1 } else { line };
    line.ends_with(']').then(|| line.to_owned())
}

/// What the macro says of all connectors of a file; none where it is no Rust.
fn said(file: &Path) -> Option<Vec<String>> {
    let source = syn::parse_file(&fs::read_to_string(file).unwrap()).ok()?;
    let mut connectors = Connectors(Vec::new());
    connectors.visit_file(&source);
    let mut messages = Messages(Vec::new());
    for connector in connectors.0 {
        messages.visit_file(&syn::parse2(pipeline::connector(connector)).unwrap());
    }
    Some(messages.0)
}

struct Connectors(Vec<TokenStream>);

impl Visit<'_> for Connectors {
    fn visit_macro(&mut self, call: &syn::Macro) {
        if call.path.segments.last().is_some_and(|name| name.ident == "connector") {
            self.0.push(call.tokens.clone());
        }
    }
}

/// Mistakes, and the notes of warnings.
struct Messages(Vec<String>);

impl Visit<'_> for Messages {
    fn visit_macro(&mut self, call: &syn::Macro) {
        if call.path.segments.last().is_some_and(|name| name.ident == "compile_error") {
            self.0.extend(syn::parse2::<syn::LitStr>(call.tokens.clone()).ok().map(|message| message.value()));
        }
    }

    fn visit_attribute(&mut self, attribute: &syn::Attribute) {
        if attribute.path().is_ident("deprecated") {
            let note = attribute.parse_args::<syn::MetaNameValue>().ok().map(|note| note.value);
            if let Some(syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(note), .. })) = note {
                self.0.push(note.value());
            }
        }
        visit::visit_attribute(self, attribute);
    }
}

fn find(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            find(&path, files);
        } else if path.extension().is_some_and(|found| found == "rs") {
            files.push(path);
        }
    }
}
