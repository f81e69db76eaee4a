//! Hints: Markdown of an author, on a page of ours. Their Markdown stays, and their HTML is shown as text; links lead to the web or to the
//! page, pictures are not fetched, and what is opened is closed.

use super::code;
use crate::chars::clean;

/// A hint as paragraphs of a page.
pub fn hint(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(clean).collect();
    let mut out: Vec<String> = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut rest = lines.as_slice();
    while let Some((line, after)) = rest.split_first() {
        rest = after;
        match fence(line).and_then(|mark| after.iter().position(|line| closes(line, mark))) {
            // A block of code stays as it is, if it ends.
            Some(end) => {
                flush(&mut open, &mut out);
                let (block, others) = after.split_at(end + 1);
                out.push(line.clone());
                out.extend_from_slice(block);
                rest = others;
            }
            None if line.trim().is_empty() => {
                flush(&mut open, &mut out);
                out.push(String::new());
            }
            None => open.push(line.clone()),
        }
    }
    flush(&mut open, &mut out);
    out.join("\n").trim_end().to_owned()
}

/// A hint in a cell of a table: one line.
pub fn cell(text: &str) -> String {
    inline(&text.lines().map(|line| clean(line.trim())).collect::<Vec<_>>().join(" "), true)
}

/// The lines of one paragraph.
fn flush(open: &mut Vec<String>, out: &mut Vec<String>) {
    if !open.is_empty() {
        let text = std::mem::take(open).join("\n");
        out.push(inline(&text, false));
    }
}

/// The mark that opens a block of code.
fn fence(line: &str) -> Option<&str> {
    let text = line.strip_prefix("   ").or_else(|| line.strip_prefix("  ")).or_else(|| line.strip_prefix(' ')).unwrap_or(line);
    let mark = text.chars().next().filter(|char| matches!(char, '`' | '~'))?;
    let (run, info) = text.split_at(text.len() - text.trim_start_matches(mark).len());
    (run.len() >= 3 && !info.contains('`')).then_some(run)
}

fn closes(line: &str, mark: &str) -> bool {
    let text = line.trim();
    text.len() >= mark.len() && text.chars().all(|char| mark.starts_with(char)) && line.len() - line.trim_start().len() < 4
}

/// The text of a paragraph, made safe.
fn inline(text: &str, in_cell: bool) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(char) = rest.chars().next() {
        let (now, after) = rest.split_at(char.len_utf8());
        rest = after;
        match char {
            '\\' => match after.chars().next().filter(char::is_ascii_punctuation) {
                // What follows is made safe in its own way.
                Some('|' | '<') => {}
                Some(next) => {
                    out.extend(['\\', next]);
                    rest = &after[1..];
                }
                None => out.push_str(if after.is_empty() { "\\\\" } else { "\\" }),
            },
            '`' => {
                let whole = &text[text.len() - after.len() - 1..];
                // At the start of a line, three would open a block that nothing ends.
                let opens = whole.starts_with("```") && !in_cell && out.rsplit('\n').next().is_none_or(|line| line.trim().is_empty());
                let (span, others) = if opens { (None, whole.trim_start_matches('`')) } else { code_span(whole) };
                match span {
                    Some(inner) if in_cell && inner.contains(['|', '\\']) => out.push_str(&code(inner.trim())),
                    Some(_) => out.push_str(&whole[..whole.len() - others.len()]),
                    None => whole[..whole.len() - others.len()].chars().for_each(|tick| out.extend(['\\', tick])),
                }
                rest = others;
            }
            '<' => match autolink(after) {
                Some(end) => {
                    out.push('<');
                    out.push_str(&after[..end]);
                    rest = &after[end..];
                }
                None => out.push_str("&lt;"),
            },
            '|' => out.push_str("&#124;"),
            '!' if after.starts_with('[') => out.push_str("\\!"),
            // `[name]: address` would lead other links elsewhere.
            ']' if after.starts_with(':') || after.starts_with('(') && !leads_well(&after[1..]) => out.push_str("\\]"),
            '~' if after.starts_with("~~") => out.push_str("\\~"),
            _ => out.push_str(now),
        }
    }
    out
}

/// What stands between runs of backticks, and what comes behind; without a second run, the first alone is taken.
fn code_span(text: &str) -> (Option<&str>, &str) {
    let run = text.len() - text.trim_start_matches('`').len();
    let (ticks, body) = text.split_at(run);
    let mut from = 0;
    while let Some(found) = body[from..].find('`') {
        let start = from + found;
        let len = body[start..].len() - body[start..].trim_start_matches('`').len();
        if len == ticks.len() {
            return (Some(&body[..start]), &body[start + len..]);
        }
        from = start + len;
    }
    (None, body)
}

/// The end of `https://…>`.
fn autolink(text: &str) -> Option<usize> {
    let is_address = text.starts_with("https://") || text.starts_with("http://");
    let end = text.find(|char: char| char == '>' || char == '<' || char == '|' || char == '"' || char.is_whitespace())?;
    (is_address && text[end..].starts_with('>')).then_some(end + 1)
}

/// Whether a link leads to the web, to a mailbox or into the page.
fn leads_well(target: &str) -> bool {
    let target = target.trim_start().trim_start_matches('<');
    ["https://", "http://", "mailto:", "#"].iter().any(|start| target.starts_with(start))
}

/// A hint without its marks, for where nothing renders them.
pub(crate) fn plain(text: &str) -> String {
    let text = clean(text);
    let mut out = String::new();
    let mut rest = text.as_str();
    while let Some(char) = rest.chars().next() {
        let after = &rest[char.len_utf8()..];
        let before_is_word = out.chars().next_back().is_some_and(char::is_alphanumeric);
        let after_is_word = after.trim_start_matches(char).chars().next().is_some_and(char::is_alphanumeric);
        match char {
            '`' => {
                let (span, others) = code_span(rest);
                out.push_str(span.unwrap_or("`"));
                rest = others;
                continue;
            }
            // Emphasis touches a word on one side; a mark between words or spaces is a character.
            '*' | '_' if before_is_word != after_is_word => {
                rest = rest.trim_start_matches(char);
                continue;
            }
            '[' => {
                if let Some((label, others)) = link(after) {
                    out.push_str(label);
                    rest = others;
                    continue;
                }
                out.push('[');
            }
            '\\' if after.starts_with(|next: char| next.is_ascii_punctuation()) => {
                out.push_str(&after[..1]);
                rest = &after[1..];
                continue;
            }
            char => out.push(char),
        }
        rest = after;
    }
    out
}

/// The label of `label](address)`, and what comes behind.
fn link(text: &str) -> Option<(&str, &str)> {
    let (label, after) = text.split_once("](")?;
    let (address, others) = after.split_once(')')?;
    (!label.contains(['[', ']']) && !address.contains(char::is_whitespace)).then_some((label, others))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_stays() {
        for text in [
            "Shown on *OAuth & Permissions*, in `code` and [the docs](https://example.com/a_b).",
            "One\n\n- a list\n- of **two**",
            "```json\n{ \"a\": \"<b>|\" }\n```\n\nAfter.",
            "See <https://example.com/x>.",
        ] {
            assert_eq!(hint(text), text);
        }
        assert_eq!(cell("A `<b>`\nof `x`."), "A `<b>` of `x`.");
    }

    #[test]
    fn html_and_what_leads_elsewhere_is_text() {
        assert_eq!(hint("<script>alert(1)</script>"), "&lt;script>alert(1)&lt;/script>");
        assert_eq!(hint("\\<b>"), "&lt;b>");
        assert_eq!(hint("[x](javascript:alert(1))"), "[x\\](javascript:alert(1))");
        assert_eq!(hint("[x]: javascript:alert(1)"), "[x\\]: javascript:alert(1)");
        assert_eq!(hint("![x](https://example.com/x.png)"), "\\![x](https://example.com/x.png)");
        assert_eq!(hint("<https://example.com/\"onclick=\">"), "&lt;https://example.com/\"onclick=\">");
    }

    #[test]
    fn what_is_not_closed_does_not_open() {
        assert_eq!(hint("```\nall that follows"), "\\`\\`\\`\nall that follows");
        assert_eq!(hint("~~~\nall that follows"), "\\~~~\nall that follows");
        assert_eq!(hint("a ` b"), "a \\` b");
        assert_eq!(hint("```\na\n``` b"), "```\na\n``` b".replace("```", "\\`\\`\\`"));
        assert_eq!(cell("a | b `c|d` \\| e \\"), "a &#124; b <code>c&#124;d</code> &#124; e \\\\");
    }

    #[test]
    fn marks_are_left_out_where_nothing_renders_them() {
        assert_eq!(plain("**Bold**, *soft* `a*b` [docs](https://x.y) snake_case 2 * 3 \\*"), "Bold, soft a*b docs snake_case 2 * 3 *");
    }
}
