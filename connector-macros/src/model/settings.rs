//! The settings, with what is legal in each.

use proc_macro2::Ident;
use syn::LitStr;

use super::{
    auth::Auths,
    types::Type,
    value::{Expr, ExprKind, Reference, Target},
};
use crate::{
    errors::{Code, Errors, Place},
    syntax::{
        Many,
        settings::{Setting, SettingValue},
        template::Template,
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

pub fn lower(written: Many<Setting>, connector: &Ident, auths: &Auths, errors: &Errors) -> Settings {
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
    fn set(&mut self, name: &str, literal: LitStr, auths: &Auths, errors: &Errors) {
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
                expect(text.starts_with("https://") && is_url_text(&text) && text.len() > 8, "the documentation is an `https://` address");
                self.documentation = Some(text);
            }
            "support" => {
                expect(is_email(&text), "the support is an e-mail address, as in `help@example.com`");
                self.support = Some(text);
            }
            _ => {
                self.base = base_url(&literal, auths, errors);
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

fn is_version(text: &str) -> bool {
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
    filled(parts.next()) && filled(parts.next()) && parts.next().is_none() && is_url_text(text)
}

fn is_url_text(text: &str) -> bool {
    text.chars().all(|char| char.is_ascii_graphic())
}

/// The base URL: an address, or a template whose origin comes from the connection.
fn base_url(literal: &LitStr, auths: &Auths, errors: &Errors) -> Expr {
    let template = Template::new(literal, errors);
    let expr = Expr::template(
        &template,
        &mut |path| {
            if path.root != "auth" {
                errors.push(path.place, Code::NotInScope, format_args!("`{path}` is not known to the base URL; it sees `auth`"));
                return ExprKind::Unknown;
            }
            let slot = auths.resolve(path, errors);
            slot.map_or(ExprKind::Unknown, |slot| {
                ExprKind::Reference(Reference { target: Target::Auth(slot), fields: Vec::new(), written: path.to_string() })
            })
        },
        errors,
    );
    let place = Place::from(literal);
    let text = match &expr.kind {
        ExprKind::Text(text) => text.clone(),
        ExprKind::Template(parts) => parts.iter().enumerate().map(|(index, part)| filled(part, index == 0, auths, place, errors)).collect(),
        _ => return expr,
    };
    if let Some(problem) = problem(&text) {
        errors.push(place, Code::BadBaseUrl, problem);
    }
    expr
}

/// A part of the base URL as the check of the whole sees it.
fn filled(part: &Expr, is_first: bool, auths: &Auths, place: Place, errors: &Errors) -> String {
    let ExprKind::Reference(Reference { target: Target::Auth(slot), written, .. }) = &part.kind else {
        return match &part.kind {
            ExprKind::Text(text) => text.clone(),
            _ if is_first => "https://x".to_owned(),
            _ => "x".to_owned(),
        };
    };
    for ty in auths.types(*slot).filter(|ty| **ty != Type::Unknown) {
        match ty {
            Type::Optional(_) => errors.push(
                place,
                Code::AbsentValue,
                format_args!("the base URL needs a value; give `{written}` a default or make it required"),
            ),
            Type::Url if !is_first => errors.push(
                place,
                Code::BaseUrlParameter,
                format_args!("`{written}` is a whole URL; only a `String` can stand within the base URL"),
            ),
            other if is_first && *other != Type::Url => {
                errors.push(
                    place,
                    Code::BaseUrlParameter,
                    format_args!("`{written}` stands where the base URL starts; make it a `Url`, or write `https://` before it"),
                );
            }
            _ => continue,
        }
        break;
    }
    if is_first { "https://x".to_owned() } else { "x".to_owned() }
}

fn problem(url: &str) -> Option<&'static str> {
    let rest = match (url.strip_prefix("https://"), url.strip_prefix("http://")) {
        (Some(rest), _) => rest,
        (None, Some(rest)) if is_loopback(rest) => rest,
        (None, Some(_)) => return Some("the base URL is `https://`; only `http://127.0.0.1` and `http://[::1]` may do without"),
        (None, None) => return Some("the base URL is absolute: it starts with `https://`"),
    };
    let host = rest.split('/').next().unwrap_or_default();
    if rest.contains('?') || rest.contains('#') {
        return Some("the base URL has no query and no fragment; write `query { … }` in a helper");
    }
    if rest.ends_with('/') {
        return Some("the base URL does not end in `/`; every path starts with one");
    }
    if host.contains('@') {
        return Some("the base URL holds no credentials; write an `auth`");
    }
    if host.is_empty() || host.starts_with(':') || host.ends_with(':') || !is_url_text(url) || url.contains('\\') {
        return Some("the base URL is not a URL; write a host behind `https://`, and no blanks");
    }
    None
}

pub fn is_loopback(rest: &str) -> bool {
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    match host.strip_prefix("[::1]") {
        Some(port) => port.is_empty() || port.starts_with(':'),
        None => host.split(':').next().unwrap_or_default().parse::<std::net::Ipv4Addr>().is_ok_and(|address| address.is_loopback()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base_urls() {
        for url in ["https://slack.com/api", "http://127.0.0.1:4010", "http://[::1]:80/x", "https://x.example.com"] {
            assert_eq!(problem(url), None, "{url}");
        }
        for url in [
            "slack.com",
            "http://slack.com",
            "https://",
            "https://a/",
            "https://a?b",
            "https://u@a",
            "http://127.0.0.1@evil.com",
            "https://a b",
        ] {
            assert!(problem(url).is_some(), "{url}");
        }
    }

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
