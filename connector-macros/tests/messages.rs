//! Every message of the compiler is shown by a case, and no two cases of a folder show the same.
//!
//! The messages are the texts in the sources; the cases are the `.stderr` files of `tests/ui` and of the manual's mistakes. A text that is
//! all of a message has to meet it from its start to its code; one that becomes a part of a message has to be in one.
#![allow(clippy::unwrap_used)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// What no description can reach, or is no message; and why.
const UNREACHED: &[(&str, &str)] = &[
    ("the `connector!` macro panicked; please report it with this description: {reason}", "a panic is a bug, and none is known"),
    ("no reason", "a part of the same"),
    ("any JSON", "what may be any JSON fits everywhere, or is called otherwise"),
    ("text/plain; charset=utf-8", "no message, but a media type"),
];

/// A text of the sources that a message is made of.
struct Text {
    file: String,
    /// All of a message with this code; else a part of some message.
    code: Option<String>,
    text: String,
}

#[test]
fn a_case_shows_each_message() {
    let shown = shown();
    let lines: Vec<&str> = shown.values().flatten().map(String::as_str).collect();
    let missing: Vec<String> = texts()
        .into_iter()
        .filter(|text| UNREACHED.iter().all(|(unreached, _)| *unreached != text.text))
        .filter(|text| !lines.iter().any(|line| text.is_shown_by(line)))
        .map(|text| format!("{}: {} [{}]", text.file, text.text, text.code.as_deref().unwrap_or("…")))
        .collect();
    assert!(missing.is_empty(), "no case in `tests/ui` or in the manual shows\n{}\n{} in all", missing.join("\n"), missing.len());
}

#[test]
fn what_is_said_to_be_unreached_is_still_written() {
    let texts = texts();
    for (unreached, _) in UNREACHED {
        assert!(texts.iter().any(|text| text.text == *unreached), "no source says `{unreached}`");
    }
}

#[test]
fn no_two_cases_of_a_folder_show_the_same() {
    let mut seen: BTreeMap<(PathBuf, Vec<String>), PathBuf> = BTreeMap::new();
    let mut same = Vec::new();
    for (case, lines) in shown() {
        let shapes = lines.iter().map(|line| shape(line)).collect();
        let folder = case.parent().unwrap().to_owned();
        // What is kept for later is all told in one way, what is unfinished is about the names that stay, and some mistakes are told by the
        // compiler of Rust.
        if folder.ends_with("later") || folder.ends_with("unfinished") || lines.is_empty() {
            continue;
        }
        if let Some(other) = seen.insert((folder, shapes), case.clone()) {
            same.push(format!("{} and {}: {}", other.display(), case.display(), lines.join(" | ")));
        }
    }
    assert!(same.is_empty(), "these cases show the same:\n{}", same.join("\n"));
}

#[test]
fn ten_mistakes_are_ten_errors_of_ten_kinds() {
    let cases: Vec<(PathBuf, Vec<String>)> =
        shown().into_iter().filter(|(case, _)| case.to_string_lossy().contains("/many/ten_")).collect();
    assert!(cases.len() >= 2, "the cases are where they were");
    for (case, lines) in cases {
        let kinds: BTreeSet<&str> = lines.iter().filter_map(|line| Some(line.rsplit_once('[')?.1)).collect();
        assert_eq!((lines.len(), kinds.len()), (10, 10), "{}: {lines:#?}", case.display());
    }
}

/// The messages of each case, without the compiler's words before them.
fn shown() -> BTreeMap<PathBuf, Vec<String>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut files = Vec::new();
    find(&root.join("tests/ui/cases"), "stderr", &mut files);
    find(&root.join("connector-core/docs/manual/mistakes"), "stderr", &mut files);
    let message = |line: &str| {
        let line = line.strip_prefix("error: ").or_else(|| line.strip_prefix("warning: "))?;
        let line = if line.starts_with("use of deprecated") { line.split_once(": ")?.1 } else { line };
        Some(line.to_owned())
    };
    let read = |file: PathBuf| {
        let lines = fs::read_to_string(&file).unwrap().lines().filter_map(message).collect();
        (file, lines)
    };
    files.into_iter().map(read).collect()
}

/// A message without its names. A mark such as `;` is no name, nor is what a message says to write.
fn shape(message: &str) -> String {
    let is_name = |part: &str| part.starts_with(char::is_alphanumeric) && !part.contains(char::is_whitespace);
    let parts = message.split('`').enumerate();
    parts.map(|(place, part)| if place % 2 == 1 && is_name(part) { "_" } else { part }).collect()
}

/// All texts of the sources that end up in messages.
fn texts() -> Vec<Text> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = vec![root.join("suggest.rs"), root.join("pipeline.rs")];
    for stage in ["syntax", "model", "check"] {
        find(&root.join(stage), "rs", &mut files);
    }
    let mut texts = Vec::new();
    for path in files {
        let file = path.strip_prefix(&root).unwrap().display().to_string();
        let tokens = fs::read_to_string(&path).unwrap().parse().unwrap();
        collect(tokens, &file, &mut texts);
    }
    texts
}

fn find(folder: &Path, ending: &str, files: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            find(&path, ending, files);
        } else if path.extension().is_some_and(|found| found == ending) {
            files.push(path);
        }
    }
}

fn collect(tokens: TokenStream, file: &str, texts: &mut Vec<Text>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut place = 0;
    while let Some(token) = tokens.get(place) {
        place += 1;
        match (token, tokens.get(place)) {
            // Attributes, comments, and the tests at the end of a file.
            (TokenTree::Punct(hash), Some(next)) if hash.as_char() == '#' => {
                place += if matches!(next, TokenTree::Punct(_)) { 2 } else { 1 };
                if next.to_string().replace(' ', "") == "[cfg(test)]" {
                    return;
                }
            }
            (TokenTree::Ident(word), Some(TokenTree::Group(arguments))) if word == "push" || word == "error" => {
                place += 1;
                let arguments = split(arguments.stream());
                let code = arguments.get(1).and_then(|code| code_of(code));
                match (code, arguments.get(2).and_then(|message| literal(message))) {
                    (Some(code), Some(text)) => texts.push(Text { file: file.to_owned(), code: Some(code), text }),
                    _ => arguments.into_iter().for_each(|argument| collect(argument.into_iter().collect(), file, texts)),
                }
            }
            // A panic says nothing to authors.
            (TokenTree::Ident(word), Some(TokenTree::Group(_))) if word == "expect" && follows_dot(&tokens, place) => place += 1,
            (TokenTree::Group(group), _) => collect(group.stream(), file, texts),
            (TokenTree::Literal(literal), _) => {
                let literal = syn::parse_str::<syn::LitStr>(&literal.to_string());
                if let Some(text) = literal.ok().map(|literal| literal.value()).filter(|text| is_said(text)) {
                    texts.push(Text { file: file.to_owned(), code: None, text });
                }
            }
            _ => {}
        }
    }
}

fn follows_dot(tokens: &[TokenTree], place: usize) -> bool {
    place >= 2 && matches!(&tokens[place - 2], TokenTree::Punct(dot) if dot.as_char() == '.')
}

/// Whether a text is for people: several words, of which the first is not a label.
fn is_said(text: &str) -> bool {
    text.trim().contains(' ') && !text.starts_with(char::is_uppercase)
}

fn split(arguments: TokenStream) -> Vec<Vec<TokenTree>> {
    let mut all = vec![Vec::new()];
    for token in arguments {
        match &token {
            TokenTree::Punct(comma) if comma.as_char() == ',' => all.push(Vec::new()),
            _ => all.last_mut().unwrap().push(token),
        }
    }
    all
}

/// `Code::UnknownType`
fn code_of(argument: &[TokenTree]) -> Option<String> {
    match argument {
        [TokenTree::Ident(code), _, _, TokenTree::Ident(name)] if code == "Code" => {
            let name = name.to_string();
            let mut kebab = String::new();
            for char in name.chars() {
                if char.is_uppercase() && !kebab.is_empty() {
                    kebab.push('-');
                }
                kebab.extend(char.to_lowercase());
            }
            Some(kebab)
        }
        _ => None,
    }
}

/// `"text"`, `format_args!("text", …)`
fn literal(argument: &[TokenTree]) -> Option<String> {
    let text = |token: &TokenTree| syn::parse_str::<syn::LitStr>(&token.to_string()).ok().map(|literal| literal.value());
    match argument {
        [token @ TokenTree::Literal(_)] => text(token),
        [TokenTree::Ident(_), TokenTree::Punct(_), TokenTree::Group(inside)] if inside.delimiter() == Delimiter::Parenthesis => {
            text(&inside.stream().into_iter().next()?)
        }
        _ => None,
    }
}

/// What is written between placeholders.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '{' | '}' if chars.peek() == Some(&char) => {
                chars.next();
                pieces.last_mut().unwrap().push(char);
            }
            '{' => {
                while chars.next().is_some_and(|char| char != '}') {}
                pieces.push(String::new());
            }
            _ => pieces.last_mut().unwrap().push(char),
        }
    }
    pieces
}

impl Text {
    fn is_shown_by(&self, line: &str) -> bool {
        let mut pieces = pieces(&self.text);
        match &self.code {
            Some(code) => {
                pieces.last_mut().unwrap().push_str(&format!(" [{code}]"));
                line.strip_prefix(pieces[0].as_str()).is_some_and(|rest| holds(rest, &pieces[0], &pieces[1..], true))
            }
            None => (0..line.len())
                .filter(|start| line.is_char_boundary(*start))
                .filter_map(|start| line[start..].strip_prefix(pieces[0].as_str()))
                .any(|rest| holds(rest, &pieces[0], &pieces[1..], false)),
        }
    }
}

/// Whether the pieces follow each other in a line, with anything between them; but between two backquotes stands no third.
fn holds(line: &str, before: &str, pieces: &[String], to_the_end: bool) -> bool {
    let Some((piece, rest)) = pieces.split_first() else { return !to_the_end || line.is_empty() };
    let quoted = before.ends_with('`') && piece.starts_with('`');
    (0..=line.len())
        .filter(|start| line.is_char_boundary(*start))
        .take_while(|start| !quoted || !line[..*start].contains('`'))
        .filter_map(|start| line[start..].strip_prefix(piece.as_str()))
        .any(|line| holds(line, piece, rest, to_the_end))
}
