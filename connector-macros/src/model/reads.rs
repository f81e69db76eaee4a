//! What is read from an answer: paths, joined to one trie so that the body is walked once.

use super::types::Type;
pub use crate::syntax::{format::Format, path::Key};
use crate::{
    errors::{Code, Errors},
    suggest,
    syntax::path::Path,
};

#[derive(Default)]
pub struct Reads {
    pub slots: usize,
    pub body: Node,
    pub headers: Vec<(String, Take)>,
    pub status: Vec<Take>,
    /// The slots that take the whole answer, as a file.
    pub response: Vec<usize>,
    /// How the body is written; JSON where nothing is said.
    pub format: Option<Format>,
}

#[derive(Default)]
pub struct Node {
    pub takes: Vec<Take>,
    pub children: Vec<(Key, Node)>,
}

#[derive(Clone)]
pub struct Take {
    pub slot: usize,
    pub ty: Type,
}

/// A place in an answer.
#[derive(Clone, PartialEq, Eq)]
pub enum Source {
    Body(Vec<Key>),
    /// In lower case.
    Header(String),
    Status,
    /// The answer as a file.
    Response,
}

impl Source {
    /// The place that a path names; `None` where the path starts with something else.
    pub fn lower(path: &Path, errors: &Errors) -> Option<Result<Self, ()>> {
        let refuse = |code: Code, message: String| {
            errors.push(path.place, code, message);
            Some(Err(()))
        };
        match (path.root.as_str(), path.only_name()) {
            ("body", _) => Some(Ok(Source::Body(path.keys.clone()))),
            ("header", Some(name)) if is_header_name(name) => Some(Ok(Source::Header(name.to_ascii_lowercase()))),
            ("header", _) => refuse(Code::IncompletePath, format!("`{path}` is not a header; write `header[\"x-request-id\"]`")),
            ("status", _) if path.keys.is_empty() => Some(Ok(Source::Status)),
            ("status", _) => refuse(Code::IncompletePath, format!("`status` is a number; `{path}` is nothing")),
            ("response", _) if path.keys.is_empty() => Some(Ok(Source::Response)),
            ("response", _) => {
                refuse(Code::IncompletePath, "`response` is the whole answer, as a file; for a part of it write `body…`".to_owned())
            }
            _ => None,
        }
    }
}

/// The mistake of a path that starts with nothing known.
pub fn unknown_root(path: &Path, known: &[&str], errors: &Errors) {
    let advice = match suggest::nearest(&path.root, known.iter().copied()) {
        Some(root) => format!("; did you mean `{}`?", Path { root: root.to_owned(), ..path.clone() }),
        None => suggest::instead(&path.root, known.iter().copied()),
    };
    errors.push(path.place, Code::UnknownValue, format_args!("unknown value `{path}`{advice}"));
}

/// RFC 9110, 5.6.2.
pub fn is_header_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}

/// A path with more keys at its end, as it is written.
pub fn below(path: &str, keys: &[Key]) -> String {
    keys.iter().fold(path.to_owned(), |path, key| match key {
        Key::Name(name) => format!("{path}.{name}"),
        Key::Index(index) => format!("{path}[{index}]"),
    })
}

impl Reads {
    /// Reads a place into a slot.
    pub fn take(&mut self, source: &Source, slot: usize, ty: Type) {
        let take = Take { slot, ty };
        match source {
            Source::Body(keys) => self.body.at(keys).takes.push(take),
            Source::Header(name) => self.headers.push((name.clone(), take)),
            Source::Status => self.status.push(take),
            Source::Response => self.response.push(slot),
        }
    }
}

impl Node {
    /// Whether nothing is read here or below.
    pub fn is_empty(&self) -> bool {
        self.takes.is_empty() && self.children.is_empty()
    }

    /// The path to what is taken into a slot.
    pub fn keys_of(&self, slot: usize) -> Option<Vec<Key>> {
        if self.takes.iter().any(|take| take.slot == slot) {
            return Some(Vec::new());
        }
        self.children.iter().find_map(|(key, node)| {
            let rest = node.keys_of(slot)?;
            Some(std::iter::once(key.clone()).chain(rest).collect())
        })
    }

    /// The node at the end of a path, made where there is none.
    pub fn at(&mut self, keys: &[Key]) -> &mut Node {
        let Some((key, rest)) = keys.split_first() else { return self };
        let index = self.children.iter().position(|(known, _)| known == key).unwrap_or_else(|| {
            self.children.push((key.clone(), Node::default()));
            self.children.len() - 1
        });
        self.children[index].1.at(rest)
    }
}
