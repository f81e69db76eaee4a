//! Lines of text in a room: how wide they are, where they are broken, and where they end.

use crate::chars::{clusters, columns, is_closing, is_flag, is_wide};

/// Says how wide a text is.
pub(crate) trait Ruler {
    /// The width of one character as a person sees it.
    fn cluster(&self, cluster: &str) -> usize;

    /// The width of a text.
    fn width(&self, text: &str) -> usize {
        clusters(text).map(|cluster| self.cluster(cluster)).sum()
    }

    /// The longest start of a text that fits, and the rest.
    fn split<'t>(&self, text: &'t str, room: usize) -> (&'t str, &'t str) {
        let (mut taken, mut end) = (0, 0);
        for cluster in clusters(text) {
            taken += self.cluster(cluster);
            if taken > room {
                break;
            }
            end += cluster.len();
        }
        text.split_at(end)
    }

    /// A text that fits; what is left out is marked.
    fn shorten(&self, text: &str, room: usize) -> String {
        if self.width(text) <= room {
            return text.to_owned();
        }
        let (head, _) = self.split(text, room.saturating_sub(self.width("…")));
        format!("{}…", head.trim_end())
    }

    /// Lines that fit, broken between words where that can be.
    fn wrap(&self, text: &str, room: usize) -> Vec<String> {
        let space = self.width(" ");
        let (mut lines, mut line, mut taken) = (Vec::new(), String::new(), 0);
        for word in text.split_whitespace() {
            for (place, piece) in pieces(word).into_iter().enumerate() {
                let (mut piece, gap) = (piece, if place == 0 && !line.is_empty() { space } else { 0 });
                let mut width = self.width(piece);
                if !line.is_empty() && taken + gap + width > room {
                    lines.push(std::mem::take(&mut line));
                    taken = 0;
                } else if gap > 0 {
                    line.push(' ');
                    taken += gap;
                }
                while width > room {
                    let (head, tail) = self.split(piece, room);
                    // A room that is narrower than a character still takes one.
                    let (head, tail) =
                        if head.is_empty() { piece.split_at(clusters(piece).next().map_or(0, str::len)) } else { (head, tail) };
                    lines.push(head.to_owned());
                    piece = tail;
                    width = self.width(piece);
                }
                line.push_str(piece);
                taken += width;
            }
        }
        if !line.is_empty() || lines.is_empty() {
            lines.push(line);
        }
        lines
    }
}

/// The parts of a word that may stand on lines of their own.
fn pieces(word: &str) -> Vec<&str> {
    let (mut pieces, mut start, mut end, mut before_is_wide) = (Vec::new(), 0, 0, false);
    for cluster in clusters(word) {
        let wide = is_wide(cluster);
        if end > start && (wide || before_is_wide) && !is_closing(cluster) {
            pieces.push(&word[start..end]);
            start = end;
        }
        end += cluster.len();
        before_is_wide = wide;
    }
    pieces.push(&word[start..]);
    pieces
}

/// Columns of a terminal.
pub(crate) struct Columns;

impl Ruler for Columns {
    fn cluster(&self, cluster: &str) -> usize {
        let first = cluster.chars().next().map_or(0, columns);
        let is_pair = cluster.contains('\u{fe0f}') || cluster.starts_with(is_flag) && cluster.len() > 4;
        if is_pair { 2 } else { first }
    }
}

/// Thousandths of a pixel, of a text in the fonts of a system. Fonts differ, so these are the widths of a wide one: a text may leave room, but
/// does not run over.
pub(crate) struct Pixels {
    pub(crate) size: usize,
    pub(crate) bold: bool,
}

impl Ruler for Pixels {
    fn cluster(&self, cluster: &str) -> usize {
        let em = cluster.chars().next().map_or(0, |first| if cluster.contains('\u{fe0f}') { EMOJI } else { advance(first) });
        let em = if self.bold { em * 11 / 10 } else { em };
        em * self.size
    }
}

const EMOJI: usize = 1380;

/// The width of a character in thousandths of the size of its font.
fn advance(char: char) -> usize {
    match char {
        'i' | 'j' | 'l' | 'I' | 'J' | ' ' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '\u{a0}' => 340,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '-' | '/' | '\\' | '·' | '`' => 420,
        '*' | '"' | '^' | '_' | 's' | 'z' | 'c' | 'k' | 'v' | 'x' | 'y' => 580,
        'm' | 'W' | '@' | '…' => 1000,
        'w' | 'M' | 'O' | 'Q' | '%' | '+' | '<' | '>' | '=' | '~' | '#' | '&' => 850,
        'A'..='Z' => 740,
        ' '..='~' => 640,
        '\u{fdfd}' => 12_000,
        '\u{fdf0}'..='\u{fdfc}' => 2000,
        '\u{200b}'..='\u{200f}' => 0,
        '\u{c0}'..='\u{2ff}' | '\u{370}'..='\u{5ff}' | '\u{1e00}'..='\u{1fff}' => 800,
        '\u{600}'..='\u{8ff}' => 900,
        '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' => EMOJI,
        // Marks of scripts whose fonts are not everywhere take no room; a box that stands for one does.
        _ if columns(char) == 0 => 300,
        '\u{2010}'..='\u{2027}' => 1000,
        _ => 1100,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_characters_count_twice() {
        assert_eq!(Columns.width("日本"), 4);
        assert_eq!(Columns.width("👩‍👩‍👧🇫🇷❤\u{fe0f}e\u{301}"), 7);
        assert_eq!(Columns.shorten("日本語テキスト", 8), "日本語…");
        assert_eq!(Columns.wrap("日本語 テキスト", 8), ["日本語", "テキスト"]);
        assert_eq!(Columns.wrap("ab日本語。テキスト", 8), ["ab日本", "語。テキ", "スト"]);
    }

    #[test]
    fn a_long_word_goes_on_in_the_next_line() {
        assert_eq!(Columns.wrap("an incomprehensibly long word", 10), ["an", "incomprehe", "nsibly", "long word"]);
        assert_eq!(Columns.wrap("", 10), [""]);
        assert_eq!(Columns.wrap("日本", 1), ["日", "本"]);
    }

    #[test]
    fn a_bold_text_is_wider() {
        let [plain, bold] = [false, true].map(|bold| Pixels { size: 13, bold }.width("Channel"));
        assert!(plain < bold && bold < 80_000, "{plain} {bold}");
    }
}
