//! Pieces of Markdown that hold what a description says.

use connector_cards::{cell, escape, hint, terminal::clean};

/// A heading of this level.
pub(super) fn heading(out: &mut String, level: usize, title: &str) {
    let title = if title.trim().is_empty() { "(no title)" } else { title };
    out.push_str(&format!("{} {}\n\n", "#".repeat(level), escape(title)));
}

/// A paragraph of our own words.
pub(super) fn paragraph(out: &mut String, text: &str) {
    out.push_str(text);
    out.push_str("\n\n");
}

/// What an author has written; nothing where they have not.
pub(super) fn written(out: &mut String, text: &str) {
    if !text.trim().is_empty() {
        paragraph(out, &hint(text));
    }
}

/// A block of code, whatever is in it.
pub(super) fn block(out: &mut String, language: &str, text: &str) {
    let lines: Vec<String> = text.trim_end().lines().map(clean).collect();
    let text = lines.join("\n");
    let longest = text.split(|char| char != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(3.max(longest + 1));
    out.push_str(&format!("{fence}{language}\n{text}\n{fence}\n\n"));
}

/// A table; the cells are Markdown.
pub(super) fn table(out: &mut String, head: &[&str], rows: &[Vec<String>]) {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    out.push_str(&line(&head.iter().map(|label| (*label).to_owned()).collect::<Vec<_>>()));
    out.push_str(&line(&vec!["---".to_owned(); head.len()]));
    rows.iter().for_each(|row| out.push_str(&line(row)));
    out.push('\n');
}

/// A link to a place of this set.
pub(super) fn link(label: &str, to: &str) -> String {
    let label = if label.trim().is_empty() { "(no title)" } else { label };
    format!("[{}]({to})", escape(label))
}

/// A picture of this set.
pub(super) fn picture(out: &mut String, says: &str, path: &str) {
    paragraph(out, &format!("![{}]({path})", escape(says)));
}

/// An address of the web as a link.
pub(super) fn address(url: &str) -> String {
    match url.starts_with("https://") || url.starts_with("http://") {
        true => hint(&format!("<{url}>")),
        false => escape(url),
    }
}

/// A mailbox as a link.
pub(super) fn mailbox(address: &str) -> String {
    let is_plain = |char: char| char.is_ascii_alphanumeric() || "@.-_+".contains(char);
    match address.contains('@') && address.chars().all(is_plain) {
        true => link(address, &format!("mailto:{address}")),
        false => escape(address),
    }
}

/// The first paragraph of what an author has written, for a cell of a table.
pub(super) fn in_cell(text: &str) -> String {
    cell(text.split("\n\n").next().unwrap_or_default())
}
