//! Addresses that a description writes: the base URL, and where people sign in. Each may take a part from the connection.

use syn::LitStr;

use super::{
    auth::Reach,
    types::Type,
    value::{Expr, ExprKind, Reference, Target},
};
use crate::{
    errors::{Code, Errors, Place},
    syntax::template::Template,
};

/// Which address it is.
#[derive(Clone, Copy)]
enum Address<'a> {
    Base,
    /// The setting of an auth.
    SignIn(&'a str),
}

impl Address<'_> {
    fn name(self) -> String {
        match self {
            Address::Base => "the base URL".to_owned(),
            Address::SignIn(setting) => format!("`{setting}`"),
        }
    }

    fn bad(self) -> Code {
        if matches!(self, Address::Base) { Code::BadBaseUrl } else { Code::BadAuthSetting }
    }
}

/// The base URL: an address, or a template whose origin comes from the connection.
pub fn of_connector(literal: &LitStr, auths: Reach<'_>, errors: &Errors) -> Expr {
    let template = Template::new(literal, errors);
    let expr = Expr::template(
        &template,
        &mut |path| {
            if path.root != "auth" {
                errors.push(path.place, Code::NotInScope, format_args!("`{path}` is not known to the base URL; it sees `auth`"));
                return ExprKind::Unknown;
            }
            auths.value(path, errors)
        },
        errors,
    );
    check(&expr, Address::Base, auths, errors);
    expr
}

/// Checks an address of an auth.
pub fn check_sign_in(expr: &Expr, setting: &str, auths: Reach<'_>, errors: &Errors) {
    check(expr, Address::SignIn(setting), auths, errors);
}

fn check(expr: &Expr, address: Address<'_>, auths: Reach<'_>, errors: &Errors) {
    let text = match &expr.kind {
        ExprKind::Text(text) => text.clone(),
        ExprKind::Template(parts) => {
            let text = |(index, part)| filled(part, index == 0, expr.place, address, auths, errors);
            parts.iter().enumerate().map(text).collect()
        }
        ExprKind::Reference(_) => filled(expr, true, expr.place, address, auths, errors),
        _ => return,
    };
    if let Some(problem) = problem(&text, address) {
        errors.push(expr.place, address.bad(), format_args!("{} {problem}", address.name()));
    }
}

/// A part of the address as the check of the whole sees it.
fn filled(part: &Expr, is_first: bool, place: Place, address: Address<'_>, auths: Reach<'_>, errors: &Errors) -> String {
    let ExprKind::Reference(Reference { target: Target::Auth(slot), written, .. }) = &part.kind else {
        return match &part.kind {
            ExprKind::Text(text) => text.clone(),
            _ if is_first => "https://x".to_owned(),
            _ => "x".to_owned(),
        };
    };
    let name = address.name();
    for ty in auths.types(*slot).filter(|ty| **ty != Type::Unknown) {
        let (code, message) = match ty {
            Type::Optional(_) => (Code::AbsentValue, format!("{name} needs a value; give `{written}` a default or make it required")),
            Type::Url if !is_first => {
                (Code::BaseUrlParameter, format!("`{written}` is a whole URL; only a `String` can stand within {name}"))
            }
            other if is_first && *other != Type::Url => {
                (Code::BaseUrlParameter, format!("`{written}` stands where {name} starts; make it a `Url`, or write `https://` before it"))
            }
            _ => continue,
        };
        errors.push(place, code, message);
        break;
    }
    if is_first { "https://x".to_owned() } else { "x".to_owned() }
}

fn problem(url: &str, address: Address<'_>) -> Option<&'static str> {
    let rest = match (url.strip_prefix("https://"), url.strip_prefix("http://")) {
        (Some(rest), _) => rest,
        (None, Some(rest)) if is_loopback(rest) => rest,
        (None, Some(_)) => return Some("begins with `https://`; only `http://127.0.0.1` and `http://[::1]` may do without"),
        (None, None) => return Some("is a whole URL; begin it with `https://` and a host"),
    };
    let host = rest.split(['/', '?']).next().unwrap_or_default();
    match address {
        Address::Base if rest.contains('?') || rest.contains('#') => {
            return Some("cannot have a query or a fragment; write `query { … }` in a helper");
        }
        Address::Base if rest.ends_with('/') => return Some("cannot end in `/`; every path starts with one"),
        Address::SignIn(_) if rest.contains('#') => return Some("cannot have a fragment; leave out what stands behind `#`"),
        _ => {}
    }
    if host.contains('@') {
        return Some("cannot hold credentials; leave out what stands before `@`");
    }
    if host.is_empty() || host.starts_with(':') || host.ends_with(':') || !is_text(url) || url.contains('\\') {
        return Some("is not a URL; write a host behind `https://`, and no blanks");
    }
    None
}

pub fn is_text(text: &str) -> bool {
    text.chars().all(|char| char.is_ascii_graphic())
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

    fn base(url: &str) -> Option<&'static str> {
        problem(url, Address::Base)
    }

    fn sign_in(url: &str) -> Option<&'static str> {
        problem(url, Address::SignIn("token_url"))
    }

    #[test]
    fn base_urls() {
        for url in ["https://slack.com/api", "http://127.0.0.1:4010", "http://[::1]:80/x", "https://x.example.com"] {
            assert_eq!(base(url), None, "{url}");
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
            assert!(base(url).is_some(), "{url}");
        }
    }

    #[test]
    fn sign_in_urls() {
        for url in ["https://slack.com/oauth/", "https://a?tenant=b", "http://127.0.0.1:4010/token"] {
            assert_eq!(sign_in(url), None, "{url}");
        }
        for url in ["/oauth/token", "http://slack.com/token", "https://a#b", "https://u:p@a/token", "https:///token"] {
            assert!(sign_in(url).is_some(), "{url}");
        }
    }
}
