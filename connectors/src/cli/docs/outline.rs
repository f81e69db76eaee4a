//! The headings of a page, and what links to them: the anchors are those that GitHub makes, so that they hold in Markdown and in the site.

use std::collections::HashMap;

use connector_cards::escape;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// How our Markdown is read.
pub(super) const OPTIONS: Options = Options::ENABLE_TABLES;

/// From how many sections on a page lists them.
const WORTH_LISTING: usize = 3;

/// Anchors that differ from each other.
#[derive(Default)]
pub(super) struct Anchors(HashMap<String, usize>);

impl Anchors {
    /// The anchor of the next heading.
    pub(super) fn next(&mut self, heading: &str) -> String {
        let lower = heading.trim().to_lowercase();
        let kept = lower.chars().filter_map(|char| match char {
            ' ' => Some('-'),
            char if char.is_alphanumeric() || char == '-' || char == '_' => Some(char),
            _ => None,
        });
        let plain: String = kept.collect();
        let mut anchor = plain.clone();
        while self.0.contains_key(&anchor) {
            let count = self.0.entry(plain.clone()).or_default();
            *count += 1;
            anchor = format!("{plain}-{count}");
        }
        self.0.insert(anchor.clone(), 0);
        anchor
    }
}

/// The text of the heading that begins these events.
pub(super) fn text_of(events: &[Event<'_>]) -> String {
    let inner = events.iter().take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_))));
    let texts = inner.filter_map(|event| match event {
        Event::Text(text) | Event::Code(text) => Some(text.as_ref()),
        _ => None,
    });
    texts.collect()
}

/// The headings of a page's second level, each with its anchor.
pub(super) fn sections(markdown: &str) -> Vec<(String, String)> {
    let events: Vec<Event<'_>> = Parser::new_ext(markdown, OPTIONS).collect();
    let mut anchors = Anchors::default();
    let mut sections = Vec::new();
    for (place, event) in events.iter().enumerate() {
        if let Event::Start(Tag::Heading { level, .. }) = event {
            let text = text_of(&events[place..]);
            let anchor = anchors.next(&text);
            if *level == HeadingLevel::H2 {
                sections.push((text, anchor));
            }
        }
    }
    sections
}

/// The sections of a page as a list of links; empty for a short page.
pub(super) fn contents(markdown: &str) -> String {
    let sections = sections(markdown);
    let lines: String = sections.iter().map(|(text, anchor)| format!("- [{}](#{anchor})\n", escape(text))).collect();
    if sections.len() < WORTH_LISTING { String::new() } else { lines + "\n" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_differ() {
        let mut anchors = Anchors::default();
        let made = ["Input: a list", "Input: a list", "input-a-list-1", "日本 <b>", ""].map(|heading| anchors.next(heading));
        assert_eq!(made, ["input-a-list", "input-a-list-1", "input-a-list-1-1", "日本-b", ""]);
    }

    #[test]
    fn a_short_page_has_no_contents() {
        assert_eq!(contents("# A\n\n## B\n\n## C\n"), "");
        assert_eq!(contents("# A\n\n## B\n\n### C\n\n## B\n\n## `d`\n"), "- [B](#b)\n- [B](#b-1)\n- [d](#d)\n\n");
    }
}
