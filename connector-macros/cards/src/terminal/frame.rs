//! A box of text: rules with titles, and lines that are wrapped to its width.

use super::{clean, pad, pad_left, width};
use crate::measure::{Columns, Ruler};

struct Glyphs {
    line: &'static str,
    side: &'static str,
    top: [&'static str; 2],
    middle: [&'static str; 2],
    bottom: [&'static str; 2],
    dot: &'static str,
    cut: &'static str,
}

const ROUND: Glyphs =
    Glyphs { line: "─", side: "│", top: ["╭", "╮"], middle: ["├", "┤"], bottom: ["╰", "╯"], dot: " · ", cut: "…" };
const ASCII: Glyphs = Glyphs { line: "-", side: "|", top: ["+", "+"], middle: ["+", "+"], bottom: ["+", "+"], dot: ", ", cut: "..." };

/// A box that is drawn from top to bottom.
pub(crate) struct Frame {
    width: usize,
    glyphs: Glyphs,
    lines: Vec<String>,
}

impl Frame {
    /// An open box of this width, with a title in its upper edge.
    pub(crate) fn new(width: usize, ascii: bool, title: &str) -> Self {
        let mut frame = Self { width, glyphs: if ascii { ASCII } else { ROUND }, lines: Vec::new() };
        frame.rule(title, frame.glyphs.top);
        frame
    }

    /// What stands where something is left out.
    pub(crate) fn cut(&self) -> &'static str {
        self.glyphs.cut
    }

    /// A line across, with a title.
    pub(crate) fn heading(&mut self, title: &str) {
        self.rule(title, self.glyphs.middle);
    }

    /// A text.
    pub(crate) fn text(&mut self, indent: usize, text: &str) {
        for line in Columns.wrap(&clean(text), self.inner().saturating_sub(indent)) {
            self.line(&format!("{}{line}", " ".repeat(indent)));
        }
    }

    /// A text, if there is one.
    pub(crate) fn some_text(&mut self, indent: usize, text: &str) {
        if !text.is_empty() {
            self.text(indent, text);
        }
    }

    /// Several short texts in one.
    pub(crate) fn texts(&mut self, indent: usize, texts: &[String]) {
        if !texts.is_empty() {
            self.text(indent, &texts.join(self.glyphs.dot));
        }
    }

    /// A text at the left and one at the right; where they do not fit beside each other, the right one stands below.
    pub(crate) fn pair(&mut self, indent: usize, left: &str, right: &str) {
        let (left, right) = (clean(left), clean(right));
        let room = self.inner();
        if indent + width(&left) + 2 + width(&right) <= room {
            let left = format!("{}{left}", " ".repeat(indent));
            let right = pad_left(&right, room - width(&left));
            return self.line(&format!("{left}{right}"));
        }
        self.text(indent, &left);
        if !right.is_empty() {
            for line in Columns.wrap(&right, room.saturating_sub(indent + 2)) {
                self.line(&pad_left(&line, room));
            }
        }
    }

    /// The same, the right side made of several short texts.
    pub(crate) fn pairs(&mut self, indent: usize, left: &str, right: &[String]) {
        self.pair(indent, left, &right.join(self.glyphs.dot));
    }

    /// The closed box.
    pub(crate) fn close(mut self) -> String {
        self.rule("", self.glyphs.bottom);
        self.lines.join("\n") + "\n"
    }

    fn inner(&self) -> usize {
        self.width.saturating_sub(4)
    }

    fn line(&mut self, text: &str) {
        let side = self.glyphs.side;
        self.lines.push(format!("{side} {} {side}", pad(text, self.inner())));
    }

    fn rule(&mut self, title: &str, [left, right]: [&str; 2]) {
        let title = clean(title);
        let line = self.glyphs.line;
        let room = self.width.saturating_sub(2);
        // A title that is too long for the edge stands below it.
        let fits = !title.is_empty() && width(&title) + 4 <= room;
        let title_in_edge = if fits { format!("{line} {title} ") } else { String::new() };
        let rest = line.repeat(room - width(&title_in_edge));
        self.lines.push(format!("{left}{title_in_edge}{rest}{right}"));
        if !fits && !title.is_empty() {
            self.text(0, &title);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(width: usize) -> String {
        let mut frame = Frame::new(width, false, "日本 service");
        frame.pair(0, "Label *", "name: text");
        frame.text(2, "What to write there.");
        frame.close()
    }

    #[test]
    fn every_line_has_the_same_width() {
        for columns in 12..60 {
            for line in frame(columns).lines() {
                assert_eq!(width(line), columns, "{line}");
            }
        }
    }

    #[test]
    fn nothing_is_lost_in_a_narrow_box() {
        let letters = frame(14).split(|c: char| !c.is_alphanumeric()).collect::<String>();
        for word in ["日本", "service", "Label", "name", "text", "Whattowritethere"] {
            assert!(letters.contains(word), "{word}");
        }
    }
}
