//! Text on a terminal: how wide it is, and how it is wrapped. Nothing is cut without a mark.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How many columns a text takes.
pub(crate) fn width(text: &str) -> usize {
    text.width()
}

/// A text that cannot move the cursor or change colours, on one line.
pub(crate) fn clean(text: &str) -> String {
    let visible = |char: char| match char {
        '\n' | '\r' | '\t' => ' ',
        char if char.is_control() || is_direction(char) => '\u{fffd}',
        char => char,
    };
    text.chars().map(visible).collect()
}

/// Marks that would show the rest of a line in another order.
fn is_direction(char: char) -> bool {
    matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A text with spaces behind it, up to a width.
pub(crate) fn pad(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

/// A text with spaces before it, up to a width.
pub(crate) fn pad_left(text: &str, columns: usize) -> String {
    format!("{}{text}", " ".repeat(columns.saturating_sub(width(text))))
}

/// A text of at most so many columns; what is left out is marked.
pub(crate) fn shorten(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let (head, _) = split(text, columns.saturating_sub(1));
    format!("{head}…")
}

/// Lines of at most so many columns, broken between words where that can be.
pub(crate) fn wrap(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(2);
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() && width(&line) + 1 + width(word) > columns {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        let mut rest = word;
        while width(rest) > columns {
            let (head, tail) = split(rest, columns);
            lines.push(head.to_owned());
            rest = tail;
        }
        line.push_str(rest);
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

/// The longest start of a text that fits, and the rest.
fn split(text: &str, columns: usize) -> (&str, &str) {
    let mut taken = 0;
    let end = text.char_indices().find_map(|(place, char)| {
        taken += char.width().unwrap_or(0);
        (taken > columns).then_some(place)
    });
    text.split_at(end.unwrap_or(text.len()))
}

/// How wide the terminal behind stdout is; 80 where there is none.
pub(crate) fn terminal_width() -> usize {
    terminal_size::terminal_size_of(std::io::stdout()).map_or(80, |(columns, _)| usize::from(columns.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_characters_count_twice() {
        assert_eq!(width("日本"), 4);
        assert_eq!(pad("日本", 6), "日本  ");
        assert_eq!(shorten("日本語テキスト", 8), "日本語…");
        assert_eq!(wrap("日本語 テキスト", 8), ["日本語", "テキスト"]);
    }

    #[test]
    fn a_long_word_goes_on_in_the_next_line() {
        assert_eq!(wrap("an incomprehensibly long word", 10), ["an", "incomprehe", "nsibly", "long word"]);
        assert_eq!(wrap("", 10), [""]);
        assert_eq!(wrap("日本", 1), ["日", "本"]);
    }

    #[test]
    fn what_a_service_says_cannot_move_the_cursor() {
        assert_eq!(clean("a\u{1b}[2Jb\nc\u{202e}"), "a\u{fffd}[2Jb c\u{fffd}");
    }
}
