//! Names: what a legal one is, and how the names of generated items come from it.

use proc_macro2::Ident;
use syn::LitStr;

use crate::errors::{Code, Errors};

/// Rust's keywords of the 2024 edition, reserved ones included.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn", "else", "enum", "extern",
    "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv",
    "pub", "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// What every client has by itself.
pub const CLIENT_METHODS: &[&str] =
    &["connect", "authping", "revoke", "invoke", "invoke_pages", "request", "connection", "clone", "custom_api_action"];

/// The name of something that becomes a function or a field. An illegal name is reported, and replaced by a legal one.
pub fn snake_case(ident: &Ident, what: &str, errors: &Errors) -> Ident {
    let name = ident.to_string();
    if KEYWORDS.contains(&name.as_str()) {
        let advice = match what {
            "field" => format!("write another name, and this one behind it: `{} … as \"{name}\"`", instead_of(&name)),
            _ => "choose another name".to_owned(),
        };
        errors.push(ident, Code::RustKeyword, format_args!("`{name}` is a Rust keyword; {advice}"));
        return Ident::new(&format!("{name}_"), ident.span());
    }
    let legal = name.starts_with(|char: char| char.is_ascii_lowercase())
        && name.chars().all(|char| char.is_ascii_lowercase() || char.is_ascii_digit() || char == '_');
    if !legal {
        let better = to_snake_case(&name);
        let better = better.trim_start_matches(|char: char| !char.is_ascii_lowercase());
        let better = if better.is_empty() { "name" } else { better };
        errors.push(ident, Code::NameCase, format_args!("the name of this {what} is not in snake case; write `{better}`"));
        if name.chars().all(|char| char == '_') {
            return Ident::new(better, ident.span());
        }
    }
    ident.clone()
}

/// The name of something that becomes a type.
pub fn pascal_case(ident: &Ident, what: &str, errors: &Errors) -> Ident {
    let name = ident.to_string();
    let legal = name.starts_with(|char: char| char.is_ascii_uppercase()) && name.chars().all(|char| char.is_ascii_alphanumeric());
    if legal && name != "Self" {
        return ident.clone();
    }
    let better = match to_pascal_case(&name) {
        better if better == "Self" => "Name".to_owned(),
        better => better,
    };
    errors.push(ident, Code::NameCase, format_args!("the name of this {what} is not in Pascal case; write `{better}`"));
    Ident::new(&better, ident.span())
}

fn instead_of(keyword: &str) -> String {
    match keyword {
        "type" => "kind".to_owned(),
        "ref" => "reference".to_owned(),
        "self" => "itself".to_owned(),
        "in" => "within".to_owned(),
        other => format!("{other}_value"),
    }
}

/// `get_user` becomes `GetUser`. Whatever the name, what comes out is a name in Rust.
pub fn to_pascal_case(name: &str) -> String {
    let capital = |word: &str| {
        let mut chars = word.chars();
        chars.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(chars).collect::<String>()
    };
    let pascal: String = name.split('_').map(capital).collect::<String>().chars().filter(char::is_ascii_alphanumeric).collect();
    match pascal.chars().next() {
        None => "Name".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("N{pascal}"),
        Some(_) => pascal,
    }
}

/// `GetUser` becomes `get_user`. No two names become the same.
pub fn to_snake_case(name: &str) -> String {
    let mut snake = String::new();
    for (index, char) in name.chars().enumerate() {
        if char.is_ascii_uppercase() && index > 0 && !snake.ends_with('_') {
            snake.push('_');
        }
        snake.push(if char.is_ascii_alphanumeric() || char == '_' { char.to_ascii_lowercase() } else { '_' });
    }
    snake
}

/// The label that a person sees; where none is written, the name in words.
pub fn label(written: Option<&LitStr>, name_in_words: impl FnOnce() -> String, errors: &Errors) -> String {
    let Some(literal) = written else { return name_in_words() };
    let label = literal.value();
    if label.trim().is_empty() {
        errors.push(literal, Code::BadLabel, "a label has at least one character; leave it out, and it is made from the name");
    } else if label.trim() != label {
        errors.push(literal, Code::BadLabel, format_args!("a label has no blanks at its ends; write `{:?}`", label.trim()));
    } else if label.chars().any(char::is_control) {
        errors.push(literal, Code::BadLabel, "a label stands on one line, without control characters");
    }
    label
}

/// `user_id` becomes `User id`.
pub fn words_of_snake(name: &str) -> String {
    let words = name.trim_matches('_').replace('_', " ");
    let mut chars = words.chars();
    chars.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(chars).collect()
}

/// `SlackModal` becomes `Slack Modal`.
pub fn words_of_pascal(name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    let mut words = String::new();
    for (index, char) in chars.iter().enumerate() {
        let after_small = index > 0 && !chars[index - 1].is_uppercase();
        let before_small = index > 0 && chars.get(index + 1).is_some_and(|next| next.is_lowercase());
        if char.is_uppercase() && index > 0 && (after_small || before_small) {
            words.push(' ');
        }
        words.push(*char);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_others() {
        assert_eq!(to_pascal_case("get_user_2"), "GetUser2");
        assert_eq!(["_", "_1", "é", "ñ2"].map(to_pascal_case), ["Name", "N1", "Name", "N2"]);
        assert_eq!(to_snake_case("GetUser"), "get_user");
        assert_eq!(words_of_snake("user_id"), "User id");
        assert_eq!(words_of_pascal("SlackModal"), "Slack Modal");
        assert_eq!(words_of_pascal("RabbitMQ"), "Rabbit MQ");
        assert_eq!(words_of_pascal("HTTPServer"), "HTTP Server");
    }
}
