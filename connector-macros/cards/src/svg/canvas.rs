//! What is drawn on: elements from top to bottom, none of which leaves the card.

use crate::{
    chars::clean,
    measure::{Pixels, Ruler},
};

/// What an element is, which the style sheet gives its colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Ground,
    Edge,
    Accent,
    OnAccent,
    Text,
    Muted,
    Mark,
    Box,
    Pill,
    Tile,
    OnTile,
    Line,
    Glyph,
    Off,
    Tick,
    TickOff,
}

impl Class {
    pub(super) fn name(self) -> &'static str {
        match self {
            Class::Ground => "g",
            Class::Edge => "e",
            Class::Accent => "a",
            Class::OnAccent => "i",
            Class::Text => "t",
            Class::Muted => "m",
            Class::Mark => "r",
            Class::Box => "x",
            Class::Pill => "p",
            Class::Tile => "k",
            Class::OnTile => "n",
            Class::Line => "l",
            Class::Glyph => "y",
            Class::Off => "o",
            Class::Tick => "c",
            Class::TickOff => "d",
        }
    }
}

/// How a text looks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Font {
    pub(super) size: usize,
    pub(super) bold: bool,
    pub(super) class: Class,
}

impl Font {
    pub(super) const LABEL: Self = Self { size: 13, bold: true, class: Class::Text };
    pub(super) const BODY: Self = Self { size: 13, bold: false, class: Class::Text };
    pub(super) const SMALL: Self = Self { size: 12, bold: false, class: Class::Muted };
    pub(super) const HEADING: Self = Self { size: 12, bold: true, class: Class::Muted };

    fn ruler(self) -> Pixels {
        Pixels { size: self.size, bold: self.bold }
    }

    /// How wide a text is at most, in pixels.
    pub(super) fn width(self, text: &str) -> usize {
        self.ruler().width(text).div_ceil(1000)
    }

    /// The text, or as much of it as fits.
    pub(super) fn shorten(self, text: &str, room: usize) -> String {
        self.ruler().shorten(text, room * 1000)
    }

    /// The first lines of a text; what is left out is marked.
    pub(super) fn lines(self, text: &str, room: usize, most: usize) -> Vec<String> {
        let mut lines = self.ruler().wrap(text, room * 1000);
        if lines.len() > most {
            lines.truncate(most);
            if let Some(last) = lines.last_mut() {
                // The mark has room only if something goes, or if there is some left.
                let mark = self.ruler().width("…");
                let (head, _) = self.ruler().split(last, (room * 1000).saturating_sub(mark));
                *last = format!("{}…", head.trim_end());
            }
        }
        lines
    }

    fn line_height(self) -> usize {
        self.size * 4 / 3 + 1
    }
}

/// A card that grows downwards.
pub(super) struct Canvas {
    body: String,
    width: usize,
    edge: usize,
    y: usize,
}

impl Canvas {
    pub(super) fn new(width: usize, edge: usize) -> Self {
        Self { body: String::new(), width, edge, y: 0 }
    }

    /// Where the next element begins.
    pub(super) fn y(&self) -> usize {
        self.y
    }

    pub(super) fn down(&mut self, by: usize) {
        self.y += by;
    }

    /// What is between the edges.
    pub(super) fn room(&self) -> usize {
        self.width - 2 * self.edge
    }

    /// Elements behind which others stand.
    pub(super) fn insert_first(&mut self, element: &str) {
        self.body.insert_str(0, element);
    }

    pub(super) fn push(&mut self, element: &str) {
        self.body.push_str(element);
        self.body.push('\n');
    }

    pub(super) fn rect(&mut self, x: usize, y: usize, width: usize, height: usize, round: usize, class: Class) {
        let class = class.name();
        self.push(&format!("<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{round}\"/>"));
    }

    pub(super) fn line(&mut self) {
        let (edge, end, y) = (self.edge, self.width - self.edge, self.y);
        self.push(&format!("<path class=\"l\" d=\"M{edge} {y}.5H{end}\"/>"));
    }

    /// A small picture, whose own coordinates begin here.
    pub(super) fn glyph(&mut self, x: usize, y: usize, path: &str, class: Class) {
        self.push(&format!("<path class=\"{}\" transform=\"translate({x} {y})\" d=\"{path}\"/>", class.name()));
    }

    /// One line of text on this base line. Of a text that is shortened, `whole` says all.
    pub(super) fn text_at(&mut self, x: usize, y: usize, font: Font, text: &str, whole: &str) {
        self.put(x, y, font, "", text, whole, "");
    }

    /// The same, ending here.
    pub(super) fn text_to(&mut self, x: usize, y: usize, font: Font, text: &str, whole: &str) {
        self.put(x, y, font, " text-anchor=\"end\"", text, whole, "");
    }

    /// The same, around this place.
    pub(super) fn text_middle(&mut self, x: usize, y: usize, font: Font, text: &str, whole: &str) {
        self.put(x, y, font, " text-anchor=\"middle\"", text, whole, "");
    }

    /// A bold word around this place.
    pub(super) fn middle(&mut self, x: usize, y: usize, size: usize, text: &str, class: Class) {
        self.put(x, y, Font { size, bold: true, class }, " text-anchor=\"middle\"", text, text, "");
    }

    #[allow(clippy::too_many_arguments)] // what a text is, and nothing else
    fn put(&mut self, x: usize, y: usize, font: Font, anchor: &str, text: &str, whole: &str, behind: &str) {
        if text.trim().is_empty() && behind.is_empty() {
            return;
        }
        let class = font.class.name();
        let bold = if font.bold { " b" } else { "" };
        let title = if text == whole { String::new() } else { format!("<title>{}</title>", escape(whole)) };
        let (size, text) = (font.size, escape(text));
        self.push(&format!("<text class=\"{class}{bold}\" x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{anchor}>{title}{text}{behind}</text>"));
    }

    /// A text of at most so many lines, which begin at `x`. What is left out is marked, and told to who points at it.
    pub(super) fn paragraph(&mut self, x: usize, room: usize, font: Font, text: &str, most: usize) {
        self.marked(x, room, font, text, most, false);
    }

    /// The same, with the mark of what must be filled in.
    pub(super) fn marked(&mut self, x: usize, room: usize, font: Font, text: &str, most: usize, is_required: bool) {
        let text = one_line(text);
        let mark = if is_required { "<tspan class=\"r\"> *</tspan>" } else { "" };
        let room = if is_required { room.saturating_sub(12) } else { room };
        let lines = font.lines(&text, room, most);
        let is_cut = lines.last().is_some_and(|last| last.ends_with('…') && !text.ends_with('…'));
        for (index, line) in lines.iter().enumerate() {
            let whole = if is_cut && index + 1 == lines.len() { &text } else { line };
            let behind = if index + 1 == lines.len() { mark } else { "" };
            self.put(x, self.y + font.size, font, "", line, whole, behind);
            self.y += font.line_height();
        }
    }

    pub(super) fn finish(self) -> String {
        self.body
    }
}

/// A text without what would not be seen.
pub(super) fn one_line(text: &str) -> String {
    clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text as XML and HTML read it.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::new();
    for char in clean(text).chars() {
        match char {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            char => out.push(char),
        }
    }
    out
}
