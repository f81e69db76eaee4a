//! A card as Markdown (CommonMark, with the tables of GitHub).

mod hint;

use crate::{
    card::{Card, Control, Field, Group, Part},
    chars::clean,
    words::{dependence, limits},
};
pub(crate) use hint::plain;
pub use hint::{cell, hint};

/// The card with a heading of this level, and below it a table for each group: Label, Definition, Type and Required.
pub fn markdown(card: &Card, level: usize) -> String {
    let mut out = String::new();
    heading(&mut out, level, &card.title);
    if !card.badges.is_empty() {
        out.push_str(&format!("*{}*\n\n", escape(&card.badges.join(" · "))));
    }
    if !card.hint.trim().is_empty() {
        out.push_str(&hint(&card.hint));
        out.push_str("\n\n");
    }
    out.push_str(&tables(card, level + 1));
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// A table for each group, under a heading of this level.
pub fn tables(card: &Card, level: usize) -> String {
    let mut out = String::new();
    for group in card.groups.iter().filter(|group| group.shown().next().is_some()) {
        heading(&mut out, level, &group.heading());
        out.push_str(&table(group));
        out.push('\n');
    }
    out
}

fn heading(out: &mut String, level: usize, title: &str) {
    let title = if title.trim().is_empty() { "(no title)" } else { title };
    out.push_str(&format!("{} {}\n\n", "#".repeat(level.clamp(1, 6)), escape(title)));
}

fn table(group: &Group) -> String {
    let mut rows = match group.part {
        Part::Facts => vec![vec!["Label".to_owned(), "Value".to_owned(), "Definition".to_owned()]],
        _ => vec![["Label", "Definition", "Type", "Required"].map(str::to_owned).to_vec()],
    };
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    rows.push(vec!["---".to_owned(); columns]);
    group.shown().for_each(|field| of_field(&mut rows, group.part, "", field));
    rows.iter().map(|row| format!("| {} |\n", row.join(" | "))).collect()
}

/// A row; the fields of a record stand below it, with the label of the record before their own.
fn of_field(rows: &mut Vec<Vec<String>>, part: Part, outer: &str, field: &Field) {
    let label = format!("{outer}{}", escape(&field.label));
    let name = if field.name.is_empty() { String::new() } else { code(&field.name) };
    let mut definition = vec![cell(&field.hint)];
    let required = match (part, field.required) {
        (Part::Output, true) => "always",
        (Part::Output, false) => "if any",
        (_, true) => "yes",
        (_, false) => "no",
    };
    match part {
        Part::Facts => definition.insert(0, name),
        Part::Scopes => definition.extend([name, escape(&field.ty)]),
        _ => definition.push(sentence(limits(field).into_iter().chain(dependence(field)))),
    }
    definition.retain(|part| !part.is_empty());
    let definition = definition.join("<br>");
    let ty = if part == Part::Scopes { "scope".to_owned() } else { escape(&field.ty) };
    rows.push(match part {
        Part::Facts => vec![label.clone(), ty, definition],
        _ if field.control == Control::None => vec![label.clone(), definition, ty, String::new()],
        _ => vec![label.clone(), definition, ty, required.to_owned()],
    });
    field.fields.iter().for_each(|inner| of_field(rows, part, &format!("{label} / "), inner));
}

fn sentence(parts: impl Iterator<Item = String>) -> String {
    escape(&parts.collect::<Vec<_>>().join("; "))
}

/// A text that shows as itself, anywhere in a line of Markdown.
pub fn escape(text: &str) -> String {
    let mut out = String::new();
    for char in clean(text).trim().chars() {
        match char {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            // A backslash before it would do in CommonMark, but a table looks for it before anything else.
            '|' => out.push_str("&#124;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '!' | '~' | '$' | '^' | '=' => out.extend(['\\', char]),
            char => out.push(char),
        }
    }
    // Bare addresses would become links.
    out.replace("://", "\\://").replace("www.", "www\\.")
}

/// A text in the letters of code. What a span of Markdown cannot hold in a table is written as HTML.
pub(crate) fn code(text: &str) -> String {
    let text = clean(text);
    match text.contains(['`', '|', '\\', '<', '&']) {
        _ if text.trim().is_empty() => String::new(),
        true => format!("<code>{}</code>", escape(&text)),
        false => format!("`{text}`"),
    }
}
