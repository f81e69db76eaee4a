//! A box of text: rules with titles, and lines that are wrapped to its width.

use super::text::{pad, pad_left, width, wrap};

struct Glyphs {
    line: &'static str,
    side: &'static str,
    top: [&'static str; 2],
    middle: [&'static str; 2],
    bottom: [&'static str; 2],
}

const ROUND: Glyphs = Glyphs { line: "─", side: "│", top: ["╭", "╮"], middle: ["├", "┤"], bottom: ["╰", "╯"] };
const ASCII: Glyphs = Glyphs { line: "-", side: "|", top: ["+", "+"], middle: ["+", "+"], bottom: ["+", "+"] };

/// A box that is drawn from top to bottom.
pub(crate) struct Frame {
    width: usize,
    glyphs: Glyphs,
    dot: &'static str,
    lines: Vec<String>,
}

impl Frame {
    /// An open box of this width, with a title in its upper edge.
    pub(crate) fn new(width: usize, ascii: bool, title: &str) -> Self {
        let (glyphs, dot) = if ascii { (ASCII, ", ") } else { (ROUND, " · ") };
        let mut frame = Self { width, glyphs, dot, lines: Vec::new() };
        frame.rule(title, frame.glyphs.top);
        frame
    }

    /// A line across, with a title.
    pub(crate) fn heading(&mut self, title: &str) {
        self.rule(title, self.glyphs.middle);
    }

    /// A text.
    pub(crate) fn text(&mut self, indent: usize, text: &str) {
        for line in wrap(text, self.inner().saturating_sub(indent)) {
            self.line(&format!("{}{line}", " ".repeat(indent)));
        }
    }

    /// Several short texts in one.
    pub(crate) fn texts(&mut self, indent: usize, texts: &[String]) {
        if !texts.is_empty() {
            self.text(indent, &texts.join(self.dot));
        }
    }

    /// A text at the left and one at the right; where they do not fit beside each other, the right one stands below.
    pub(crate) fn pair(&mut self, indent: usize, left: &str, right: &str) {
        let room = self.inner();
        let left_lines = wrap(left, room.saturating_sub(indent));
        let beside = indent + width(left) + 2 + width(right) <= room;
        if left_lines.len() == 1 && beside {
            let left = format!("{}{left}", " ".repeat(indent));
            let right = pad_left(right, room - width(&left));
            return self.line(&format!("{left}{right}"));
        }
        self.text(indent, left);
        for line in wrap(right, room.saturating_sub(indent + 2)) {
            self.line(&pad_left(&line, room));
        }
    }

    /// The same, the right side made of several short texts.
    pub(crate) fn pairs(&mut self, indent: usize, left: &str, right: &[String]) {
        self.pair(indent, left, &right.join(self.dot));
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
        let line = self.glyphs.line;
        let room = self.width.saturating_sub(2);
        // A title that is too long for the edge stands below it.
        let fits = !title.is_empty() && width(title) + 4 <= room;
        let title_in_edge = if fits { format!("{line} {title} ") } else { String::new() };
        let rest = line.repeat(room - width(&title_in_edge));
        self.lines.push(format!("{left}{title_in_edge}{rest}{right}"));
        if !fits && !title.is_empty() {
            self.text(0, title);
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
        let words: Vec<_> = frame(14).split(|c: char| !c.is_alphanumeric()).collect::<String>().chars().collect();
        for word in ["日本", "service", "Label", "name", "text", "Whattowritethere"] {
            assert!(words.iter().collect::<String>().contains(word), "{word}");
        }
    }
}
