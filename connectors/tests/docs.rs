//! The documents of every ready-made connector: the set is complete, every link leads somewhere, the pages are well-formed, and no secret
//! is in them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use connector_core::card::Connector;
use pulldown_cmark::{Event, Options, Parser, Tag};
use roxmltree::{Document, ParsingOptions};

fn run(key: &str, out: &Path, more: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_connectors"));
    command.args(["docs", &key.replace('_', "-"), "--out"]).arg(out).args(more).output().unwrap()
}

/// A folder that is not there yet, in one that is empty.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("docs-{name}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder.join("out")
}

fn collect(root: &Path, folder: &Path, files: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => collect(root, &path, files),
            false => {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                files.insert(name, String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned());
            }
        }
    }
}

/// All files of a set, by their path.
fn files(root: &Path) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    collect(root, root, &mut all);
    all
}

fn documents(connector: &Connector, name: &str) -> BTreeMap<String, String> {
    let out = folder(&format!("{name}-{}", connector.key));
    let ran = run(connector.key, &out, &[]);
    assert!(ran.status.success(), "{}: {}", connector.key, String::from_utf8_lossy(&ran.stderr));
    let files = files(&out);
    let told: BTreeSet<String> = String::from_utf8(ran.stdout).unwrap().lines().map(str::to_owned).collect();
    let written: BTreeSet<String> = files.keys().map(|path| out.join(path).display().to_string()).collect();
    assert_eq!(told, written, "what is written is told");
    assert_eq!(fs::read_dir(out.parent().unwrap()).unwrap().count(), 1, "nothing is left beside the folder");
    files
}

fn parse<'t>(path: &str, text: &'t str) -> Document<'t> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Where a link of a page leads: to a file of the set, and to an anchor there.
fn resolve(from: &str, to: &str) -> (String, Option<String>) {
    let (path, anchor) = to.split_once('#').map_or((to, None), |(path, anchor)| (path, Some(anchor)));
    let mut parts: Vec<&str> = from.split('/').collect();
    if !path.is_empty() {
        parts.pop();
        for part in path.split('/') {
            match part {
                ".." => assert!(parts.pop().is_some(), "{from}: {to} leaves the set"),
                part => parts.push(part),
            }
        }
    }
    let anchor = anchor.map(percent);
    (parts.join("/"), anchor)
}

fn percent(text: &str) -> String {
    let mut bytes = text.bytes();
    let mut out = Vec::new();
    while let Some(byte) = bytes.next() {
        match byte {
            b'%' => {
                let digits = [bytes.next().unwrap(), bytes.next().unwrap()];
                out.push(u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap());
            }
            byte => out.push(byte),
        }
    }
    String::from_utf8(out).unwrap()
}

/// The links and pictures of a page of Markdown.
fn links_of_markdown(text: &str) -> Vec<String> {
    let links = Parser::new_ext(text, Options::ENABLE_TABLES).filter_map(|event| match event {
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => Some(dest_url.to_string()),
        _ => None,
    });
    links.collect()
}

fn links_of_html(page: &Document<'_>) -> Vec<String> {
    page.descendants().filter_map(|node| node.attribute("href").or(node.attribute("src"))).map(str::to_owned).collect()
}

fn is_outside(link: &str) -> bool {
    ["https://", "http://", "mailto:"].iter().any(|start| link.starts_with(start))
}

#[test]
fn the_set_is_complete() {
    for connector in connectors::all() {
        let files = documents(connector, "complete");
        let kebab = |name: &str| name.replace('_', "-");
        let cards = connector.actions.iter().map(|card| format!("cards/{}", kebab(card.name)));
        let triggers = connector.triggers.iter().map(|trigger| format!("triggers/{}", kebab(trigger.name)));
        let general = ["index", "authorization", "versions"].map(str::to_owned);
        for topic in general.into_iter().chain(cards).chain(triggers) {
            for end in ["md", "html"] {
                assert!(files.contains_key(&format!("{topic}.{end}")), "{}: no {topic}.{end}", connector.key);
            }
        }
        for auth in connector.auths {
            assert!(files.contains_key(&format!("pictures/dialog-{}.svg", kebab(auth.name))));
            assert!(parse("authorization.html", &files["authorization.html"]).descendants().any(|node| node.text() == Some(auth.label)));
        }
        for card in connector.actions {
            let text = &files[&format!("cards/{}.md", kebab(card.name))];
            for part in ["\n## Request\n", "\n## Errors\n", "| Label | Definition | Type | Required |", "![The card "] {
                assert!(text.contains(part), "{}.{}: no {part}", connector.key, card.name);
            }
            assert_eq!(text.matches("answers ").count() > 0, !card.samples.is_empty(), "{}.{}", connector.key, card.name);
        }
        assert!(files["versions.md"].contains(connector.version));
    }
}

#[test]
fn every_link_leads_somewhere() {
    for connector in connectors::all() {
        let files = documents(connector, "links");
        let pages = files.iter().filter(|(path, _)| path.ends_with(".html")).map(|(path, text)| (path.clone(), parse(path, text)));
        let pages: BTreeMap<String, Document<'_>> = pages.collect();
        let has = |page: &str, anchor: &str| pages[page].descendants().any(|node| node.attribute("id") == Some(anchor));
        let mut reached = BTreeSet::new();
        for (path, text) in &files {
            let links = match pages.get(path) {
                Some(page) => links_of_html(page),
                None if path.ends_with(".md") => links_of_markdown(text),
                None => continue,
            };
            for link in links.iter().filter(|link| !is_outside(link)) {
                let (to, anchor) = resolve(path, link);
                assert!(files.contains_key(&to), "{}: {path} links to {link}", connector.key);
                // The anchors of a page are the same in both formats.
                let page = to.replace(".md", ".html");
                assert!(anchor.is_none_or(|anchor| has(&page, &anchor)), "{}: {path} links to {link}", connector.key);
                reached.insert(to);
            }
        }
        let lost: Vec<_> = files.keys().filter(|path| !reached.contains(*path)).collect();
        assert!(lost.is_empty(), "{}: nothing links to {lost:?}", connector.key);
    }
}

#[test]
fn pages_are_well_formed_and_fetch_nothing() {
    for connector in connectors::all() {
        for (path, text) in documents(connector, "pages").iter().filter(|(path, _)| path.ends_with(".html")) {
            let page = parse(path, text);
            let mut ids = BTreeSet::new();
            for node in page.descendants().filter(|node| node.is_element()) {
                let name = node.tag_name().name();
                assert!(!["script", "style", "iframe", "object", "form"].contains(&name), "{path}: {name}");
                assert!(node.attributes().all(|attribute| !attribute.name().starts_with("on") && attribute.name() != "style"), "{path}");
                assert!(node.attribute("id").is_none_or(|id| ids.insert(id)), "{path}: an id stands twice");
                if name == "img" {
                    assert!(node.attribute("alt").is_some() && !is_outside(node.attribute("src").unwrap()), "{path}");
                }
            }
            let levels = page.descendants().filter_map(|node| node.tag_name().name().strip_prefix('h')?.parse::<u8>().ok());
            let levels: Vec<u8> = levels.collect();
            assert_eq!((levels[0], levels.iter().filter(|level| **level == 1).count()), (1, 1), "{path}: {levels:?}");
            assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{path}: {levels:?}");
        }
    }
}

#[test]
fn no_secret_is_told() {
    for connector in connectors::all() {
        let files = documents(connector, "secrets");
        for (path, text) in &files {
            assert!(!text.contains("sandbox-"), "{}: {path} holds a credential of the sandbox", connector.key);
            // Hints of an auth may speak of an address of this machine; a request never goes there.
            assert!(!path.starts_with("cards/") || !text.contains("127.0.0.1:"), "{}: {path} holds the sandbox's address", connector.key);
        }
        let masked = files.iter().any(|(path, text)| path.starts_with("cards/") && text.contains("***"));
        assert!(masked, "{}: requests show that a secret is there", connector.key);
    }
}

#[test]
fn a_folder_with_files_is_left_alone() {
    let out = folder("force");
    fs::create_dir_all(out.join("cards")).unwrap();
    fs::write(out.join("mine.txt"), "mine").unwrap();
    fs::write(out.join("cards/gone.md"), "gone").unwrap();
    let refused = run("slack_modal", &out, &[]);
    assert_eq!((refused.status.code(), refused.stdout.len()), (Some(2), 0));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("--force"));
    assert_eq!(files(&out).len(), 2);
    assert!(run("slack_modal", &out, &["--force", "--format", "markdown"]).status.success());
    let written = files(&out);
    assert_eq!(written["mine.txt"], "mine");
    assert!(written.contains_key("index.md") && !written.contains_key("cards/gone.md") && !written.contains_key("index.html"));
    assert!(run("slack_modal", &out, &["--force", "--format", "html"]).status.success());
    let written = files(&out);
    assert!(written.contains_key("mine.txt") && written.contains_key("index.html") && !written.contains_key("index.md"));
    assert_eq!(fs::read_dir(out.parent().unwrap()).unwrap().count(), 1);
}

#[test]
fn what_cannot_be_written_leaves_nothing() {
    let out = folder("failed");
    fs::write(&out, "a file").unwrap();
    assert_eq!(run("slack_modal", &out, &["--force"]).status.code(), Some(2));
    assert_eq!(run("slack_modal", &out.join("below"), &[]).status.code(), Some(1));
    assert_eq!(fs::read_to_string(&out).unwrap(), "a file");
    assert_eq!(fs::read_dir(out.parent().unwrap()).unwrap().count(), 1);
}
