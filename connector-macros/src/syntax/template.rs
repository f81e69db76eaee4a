//! `"Bearer {auth.token}"`: a text with values in it.

use syn::LitStr;

use super::path::Path;
use crate::errors::{Code, Errors, Place};

#[derive(Clone)]
pub struct Template {
    pub parts: Vec<Part>,
    pub place: Place,
}

#[derive(Clone)]
pub enum Part {
    Text(String),
    Value(Path),
    /// `{x:segments(2)}`: whole segments of a path; how many, where that is said.
    Segments(Path, Option<usize>),
    /// Written, and not understood; already reported.
    Broken,
}

impl Template {
    pub fn new(literal: &LitStr, errors: &Errors) -> Self {
        let value = literal.value();
        let mut template = Self { parts: Vec::new(), place: literal.into() };
        let mut rest = value.as_str();
        while let Some(start) = rest.find(['{', '}']) {
            let (text, tail) = rest.split_at(start);
            template.push_text(text);
            if let Some(tail) = tail.strip_prefix("{{") {
                template.push_text("{");
                rest = tail;
            } else if let Some(tail) = tail.strip_prefix("}}") {
                template.push_text("}");
                rest = tail;
            } else if let (Some(end), true) = (tail.find('}'), tail.starts_with('{')) {
                template.push_value(&tail[1..end], errors);
                rest = &tail[end + 1..];
            } else {
                let (brace, problem) = if tail.starts_with('{') { ('{', "is not closed") } else { ('}', "closes nothing") };
                errors.push(
                    literal,
                    Code::LoneBrace,
                    format_args!("a `{brace}` in this text {problem}; write `{brace}{brace}` for the character itself"),
                );
                template.parts.push(Part::Broken);
                rest = "";
            }
        }
        template.push_text(rest);
        template
    }

    fn push_text(&mut self, text: &str) {
        match self.parts.last_mut() {
            _ if text.is_empty() => {}
            Some(Part::Text(before)) => before.push_str(text),
            _ => self.parts.push(Part::Text(text.to_owned())),
        }
    }

    fn push_value(&mut self, text: &str, errors: &Errors) {
        let written = text.trim();
        let (written, form) = written.split_once(':').map_or((written, None), |(path, form)| (path.trim_end(), Some(form.trim_start())));
        let path = Path::from_text(written, self.place).map_err(|problem| match written.ends_with(')') {
            true => format!("`{{{text}}}`: a function is called in a step, `let name = {written};`, and `{{name}}` stands here"),
            false => format!("`{{{text}}}` is not a placeholder such as `{{input.name}}`: {problem}; write `{{{{` for a brace"),
        });
        let part = path.and_then(|path| match form {
            None => Ok(Part::Value(path)),
            Some(form) => segments(form).map(|count| Part::Segments(path, count)).ok_or_else(|| {
                format!("`:{form}` is no form of a placeholder; write `{{{written}:segments}}` or `{{{written}:segments(2)}}`, in a path")
            }),
        });
        self.parts.push(part.unwrap_or_else(|message| {
            errors.push(self.place, Code::BadPlaceholder, message);
            Part::Broken
        }));
    }

    /// The text, where no value stands in it.
    pub fn plain(&self) -> Option<&str> {
        match self.parts.as_slice() {
            [] => Some(""),
            [Part::Text(text)] => Some(text),
            _ => None,
        }
    }
}

/// How many segments `segments` or `segments(2)` asks for.
fn segments(form: &str) -> Option<Option<usize>> {
    let rest = form.strip_prefix("segments")?;
    if rest.is_empty() {
        return Some(None);
    }
    let count = rest.strip_prefix('(')?.strip_suffix(')')?.trim().parse().ok()?;
    (count > 0).then_some(Some(count))
}
