//! The settings, with what is legal in each.

use proc_macro2::Ident;
use syn::LitStr;

use super::{auth::Reach, url, value::Expr};
use crate::{
    errors::{Code, Errors},
    syntax::{
        Many,
        settings::{Setting, SettingValue},
        value::Number,
    },
};

/// The editions of the language that this crate knows.
const NEWEST_GRAMMAR: u32 = 1;

pub struct Settings {
    pub key: String,
    pub version: String,
    pub grammar: u32,
    /// The file's name; the file is looked at by the compiler.
    pub icon: Option<LitStr>,
    pub color: Option<String>,
    pub documentation: Option<String>,
    pub support: Option<String>,
    /// As written.
    pub base_url: String,
    pub base: Expr,
}

pub fn lower(written: Many<Setting>, connector: &Ident, auths: Reach<'_>, errors: &Errors) -> Settings {
    let mut settings = Settings {
        key: String::new(),
        version: String::new(),
        grammar: NEWEST_GRAMMAR,
        icon: None,
        color: None,
        documentation: None,
        support: None,
        base_url: String::new(),
        base: Expr::unknown(connector.into()),
    };
    let mut seen: Vec<String> = Vec::new();
    for Setting { name, value } in written.list {
        if seen.iter().any(|before| name == before) {
            errors.push(&name, Code::GivenTwice, format_args!("setting `{name}` is given twice"));
            continue;
        }
        seen.push(name.to_string());
        match value {
            SettingValue::Text(literal) => settings.set(&name.to_string(), literal, auths, errors),
            SettingValue::Number(number) => settings.grammar = grammar(&number, errors),
        }
    }
    let needed = [
        ("key", "an id that never changes, such as `key: \"my_service\"`"),
        ("version", "the connector's own version, such as `version: \"1.0.0\"`"),
        ("base_url", "the address of the API, such as `base_url: \"https://api.example.com\"`"),
    ];
    for (name, advice) in needed {
        if !written.broken && !seen.iter().any(|given| given == name) {
            errors.push(connector, Code::MissingSetting, format_args!("connector `{connector}` has no `{name}`; write {advice}"));
        }
    }
    settings
}

impl Settings {
    fn set(&mut self, name: &str, literal: LitStr, auths: Reach<'_>, errors: &Errors) {
        let text = literal.value();
        let expect = |legal: bool, message: &str| {
            if !legal {
                errors.push(&literal, Code::BadSetting, message);
            }
        };
        match name {
            "key" => {
                expect(is_key(&text), "a key has small letters, digits and `_`, and starts with a letter, as in `slack_modal`");
                self.key = text;
            }
            "version" => {
                expect(is_version(&text), "a version has three numbers, as in `1.0.0` (https://semver.org)");
                self.version = text;
            }
            "icon" => {
                expect(!text.is_empty(), "an icon is an SVG or PNG file beside this one, as in `icon: \"slack.svg\"`");
                self.icon = Some(literal);
            }
            "color" => {
                expect(is_color(&text), "a colour is `#` and 3 or 6 hex digits, as in `#4A154B`");
                self.color = Some(text);
            }
            "documentation" => {
                expect(text.starts_with("https://") && url::is_text(&text) && text.len() > 8, "the documentation is an `https://` address");
                self.documentation = Some(text);
            }
            "support" => {
                expect(is_email(&text), "the support is an e-mail address, as in `help@example.com`");
                self.support = Some(text);
            }
            _ => {
                self.base = url::of_connector(&literal, auths, errors);
                self.base_url = text;
            }
        }
    }
}

fn grammar(number: &Number, errors: &Errors) -> u32 {
    if number.digits != NEWEST_GRAMMAR.to_string() {
        errors.push(
            number.place,
            Code::UnknownGrammar,
            format_args!("there is no grammar {}; write `grammar: {NEWEST_GRAMMAR}`", number.digits),
        );
    }
    NEWEST_GRAMMAR
}

fn is_key(text: &str) -> bool {
    text.starts_with(|char: char| char.is_ascii_lowercase())
        && text.chars().all(|char| char.is_ascii_lowercase() || char.is_ascii_digit() || char == '_')
}

pub fn is_version(text: &str) -> bool {
    let is_number =
        |part: &str| part.bytes().all(|byte| byte.is_ascii_digit()) && (part == "0" || !part.starts_with('0')) && !part.is_empty();
    let is_tail =
        |tail: &str| tail.split('.').all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'));
    let (text, build) = text.split_once('+').map_or((text, None), |(text, build)| (text, Some(build)));
    let (core, pre) = text.split_once('-').map_or((text, None), |(core, pre)| (core, Some(pre)));
    core.split('.').count() == 3 && core.split('.').all(is_number) && pre.is_none_or(is_tail) && build.is_none_or(is_tail)
}

fn is_color(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|hex| matches!(hex.len(), 3 | 6) && hex.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn is_email(text: &str) -> bool {
    let mut parts = text.split('@');
    let filled = |part: Option<&str>| part.is_some_and(|part| !part.is_empty());
    filled(parts.next()) && filled(parts.next()) && parts.next().is_none() && url::is_text(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions() {
        for version in ["1.0.0", "0.1.10", "1.0.0-rc.1+build.5"] {
            assert!(is_version(version), "{version}");
        }
        for version in ["1.0", "01.0.0", "1.0.0-", "v1.0.0", ""] {
            assert!(!is_version(version), "{version}");
        }
    }
}
