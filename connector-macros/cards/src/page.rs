//! What documentation shows of a card: the card, its tables, the request, the errors, and what else is good to know.

use crate::{Card, escape, svg, tables};

/// A page of documentation, or a part of one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// The card that is drawn; none where nothing is to be drawn.
    pub card: Card,
    /// Further cards, drawn one below the other.
    pub gallery: Vec<Card>,
    /// The requests as they are sent, secrets masked.
    pub request: String,
    /// When a call fails, and with which kind of error.
    pub errors: Vec<(String, String)>,
    /// Pages, limits and retries, a sentence each, as Markdown.
    pub notes: Vec<String>,
}

impl Page {
    /// The parts before and behind an example.
    pub fn around_example(&self) -> (Page, Page) {
        let before = Page { card: self.card.clone(), gallery: self.gallery.clone(), ..Page::default() };
        (before, Page { card: Card::default(), gallery: Vec::new(), ..self.clone() })
    }

    /// The page as Markdown for rustdoc, pictures included.
    pub fn rustdoc(&self) -> String {
        let mut out = String::new();
        if self.card != Card::default() {
            drawn(&self.card, &mut out);
            out.push_str(&tables(&self.card, 1));
        }
        if !self.gallery.is_empty() {
            out.push_str("# Cards\n\n");
            self.gallery.iter().for_each(|card| drawn(card, &mut out));
        }
        if !self.request.is_empty() {
            out.push_str("# Request\n\nAs it is sent, secrets masked; `{…}` stands for a value.\n\n```text\n");
            out.push_str(&self.request.replace("```", "` ` `"));
            out.push_str("\n```\n\n");
        }
        if !self.errors.is_empty() {
            out.push_str("# Errors\n\n| When | Kind |\n| --- | --- |\n");
            for (when, kind) in &self.errors {
                out.push_str(&format!("| {} | {} |\n", escape(when), escape(kind)));
            }
            out.push('\n');
        }
        if !self.notes.is_empty() {
            out.push_str("# Pages and limits\n\n");
            self.notes.iter().for_each(|note| out.push_str(&format!("- {}\n", escape(note))));
        }
        out
    }
}

/// A picture by itself: HTML in Markdown ends at an empty line, of which a picture has none.
fn drawn(card: &Card, out: &mut String) {
    let picture: String = svg(card).lines().filter(|line| !line.trim().is_empty()).collect::<Vec<_>>().join("\n");
    out.push_str(&format!("<div>{picture}</div>\n\n"));
}
