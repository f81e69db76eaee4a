//! A sample as a command line that can be pasted into a shell.

use connector_core::{
    Object, Value,
    card::{Action, Connector, Field, Sample, Type},
};

use super::{
    fields,
    names::{kebab, of_card},
    text::width,
    words,
};

/// The command that runs a card in the sandbox with the inputs of its first sample; broken between flags where it is too long.
pub(crate) fn command(connector: &Connector, card: &Action, columns: usize) -> String {
    let mut pieces = vec![format!("connectors run {} {} --sandbox", kebab(connector.key), of_card(card))];
    match card.samples.first() {
        Some(sample) => pieces.extend(of_sample(card, sample)),
        None => pieces.extend(card.input.fields.iter().filter(|field| field.required).map(blank)),
    }
    join(&pieces, columns)
}

/// The inputs of a sample as flags.
pub(crate) fn of_sample(card: &Action, sample: &Sample) -> Vec<String> {
    let inputs: Object = serde_json::from_str(sample.input).unwrap_or_default();
    let given = card.input.fields.iter().filter_map(|field| Some((field, inputs.get(field.name)?)));
    given.flat_map(|(field, value)| of_value(field, value)).collect()
}

fn of_value(field: &Field, value: &Value) -> Vec<String> {
    match value {
        Value::Array(items) if !items.is_empty() && items.iter().all(|item| !item.is_array() && !item.is_object()) => {
            items.iter().map(|item| setting(field, &text(item))).collect()
        }
        Value::String(secret) if matches!(field.ty.inner(), Type::Secret) => vec![setting(field, &format!("literal:{secret}"))],
        value => vec![setting(field, &text(value))],
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        value => value.to_string(),
    }
}

fn setting(field: &Field, text: &str) -> String {
    match fields::flag(field) {
        Some(flag) if text.starts_with('-') => format!("--{flag}={}", quote(text)),
        Some(flag) => format!("--{flag} {}", quote(text)),
        None => format!("--set {}", quote(&format!("{}={text}", field.name))),
    }
}

/// A place for a value that no sample gives.
fn blank(field: &Field) -> String {
    setting(field, words::placeholder(&field.ty))
}

/// A word as a POSIX shell reads it.
fn quote(text: &str) -> String {
    let is_plain = |char: char| char.is_ascii_alphanumeric() || "_-./:@%+,=".contains(char);
    match !text.is_empty() && text.chars().all(is_plain) {
        true => text.to_owned(),
        false => format!("'{}'", text.replace('\'', r"'\''")),
    }
}

/// The pieces in as few lines as fit, each but the last going on in the next.
fn join(pieces: &[String], columns: usize) -> String {
    let mut lines: Vec<String> = Vec::new();
    for piece in pieces {
        match lines.last_mut() {
            Some(line) if width(line) + 1 + width(piece) + 2 <= columns => {
                line.push(' ');
                line.push_str(piece);
            }
            Some(_) => lines.push(format!("    {piece}")),
            None => lines.push(format!("  {piece}")),
        }
    }
    lines.join(" \\\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_for_a_shell() {
        assert_eq!(quote("U012AB3CD"), "U012AB3CD");
        assert_eq!(quote(""), "''");
        assert_eq!(quote("it's {}"), r"'it'\''s {}'");
        assert_eq!(quote("$HOME"), "'$HOME'");
    }

    #[test]
    fn a_long_command_goes_on_in_the_next_line() {
        let pieces = ["connectors run x y".to_owned(), "--a 1".to_owned(), "--b 2".to_owned()];
        assert_eq!(join(&pieces, 80), "  connectors run x y --a 1 --b 2\n");
        assert_eq!(join(&pieces, 29), "  connectors run x y --a 1 \\\n    --b 2\n");
    }
}
