//! Origins beside the API's own: where uploads may go, and where downloads may be redirected to.

use syn::LitStr;

use super::url::is_loopback;
use crate::errors::{Code, Errors};

/// The origins that are legal; what is wrong with the others is reported.
pub fn lower(written: &[LitStr], errors: &Errors) -> Vec<String> {
    let mut origins: Vec<String> = Vec::new();
    for literal in written {
        let text = literal.value();
        if let Some(problem) = problem(&text) {
            errors.push(literal, Code::BadOrigin, format_args!("{problem}; write scheme and host, as in `https://files.example.com`"));
        } else if origins.contains(&text) {
            errors.push(literal, Code::GivenTwice, format_args!("`{text}` is given twice"));
        } else {
            origins.push(text);
        }
    }
    origins
}

fn problem(text: &str) -> Option<&'static str> {
    let (rest, encrypted) = match (text.strip_prefix("https://"), text.strip_prefix("http://")) {
        (Some(rest), _) => (rest, true),
        (None, Some(rest)) => (rest, false),
        (None, None) => return Some("an origin starts with `https://`"),
    };
    if !encrypted && !is_loopback(rest) {
        return Some("an origin is `https://`; only `http://127.0.0.1` and `http://[::1]` may do without");
    }
    if rest.contains(['/', '?', '#', '@', '\\']) {
        return Some("an origin has no path, no query and no credentials");
    }
    let (host, port) = match rest.rsplit_once(':') {
        Some((host, port)) if !rest.ends_with(']') => (host, Some(port)),
        _ => (rest, None),
    };
    if port.is_some_and(|port| port.parse::<u16>().is_err()) {
        return Some("the port of an origin is a number");
    }
    let name = host.strip_prefix("*.").unwrap_or(host);
    if name.len() < host.len() && !name.contains('.') {
        return Some("`*.` stands before a whole domain, such as `*.example.com`");
    }
    let is_v6 = name.starts_with('[') && name.ends_with(']') && name.len() == host.len();
    let legal = |char: char| matches!(char, 'a'..='z' | '0'..='9' | '-' | '_');
    let is_name = !name.is_empty() && name.split('.').all(|label| !label.is_empty() && label.chars().all(legal));
    (!is_name && !is_v6).then_some("the host of an origin has small letters, digits, `-` and `.`")
}

/// Whether a URL that is written in the description leads to one of these origins.
pub fn is_within(origins: &[String], url: &str) -> bool {
    let Some((scheme, rest)) = url.split_once("://") else { return false };
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default().to_ascii_lowercase();
    let (scheme, default) = if scheme.eq_ignore_ascii_case("https") { ("https", ":443") } else { ("http", ":80") };
    let bare = |authority: &str| authority.strip_suffix(default).unwrap_or(authority).to_owned();
    let found = bare(&authority);
    !found.contains('@')
        && origins.iter().any(|origin| match origin.split_once("://") {
            Some((wanted, authority)) if wanted == scheme => match authority.strip_prefix('*') {
                Some(tail) => found.strip_suffix(bare(tail).as_str()).is_some_and(|labels| !labels.is_empty()),
                None => bare(authority) == found,
            },
            _ => false,
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_a_scheme_and_a_host() {
        for origin in ["https://a.example.com", "https://*.example.com", "https://a.example:8443", "http://127.0.0.1:80", "http://[::1]:1"]
        {
            assert_eq!(problem(origin), None, "{origin}");
        }
        for wrong in [
            "a.example.com",
            "http://a.example.com",
            "https://a.example.com/",
            "https://*.com",
            "https://*",
            "https://a.*.com",
            "https://u@a.example",
            "https://A.example",
            "https://",
            "https://a.example:x",
            "ftp://a.example",
        ] {
            assert!(problem(wrong).is_some(), "{wrong}");
        }
    }

    #[test]
    fn a_default_is_held_against_its_origins() {
        let origins = ["https://*.example.com".to_owned(), "https://up.example.org:443".to_owned()];
        for url in ["https://a.example.com/x", "https://A.B.EXAMPLE.com:443?q", "https://up.example.org/"] {
            assert!(is_within(&origins, url), "{url}");
        }
        for url in [
            "https://example.com",
            "http://a.example.com",
            "https://a.example.com.evil.org",
            "https://u@a.example.com",
            "https://evilexample.com",
        ] {
            assert!(!is_within(&origins, url), "{url}");
        }
    }
}
