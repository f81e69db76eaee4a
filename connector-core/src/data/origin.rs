//! Declared origins, held against parsed URLs. Nothing is compared as a prefix.

use url::{Host, Url};

/// Whether a URL leads to an origin as it is declared: `https://uploads.example.com`, `https://*.example.com:8443`.
pub(crate) fn is_at(declared: &str, url: &Url) -> bool {
    if !url.username().is_empty() || url.password().is_some() {
        return false;
    }
    match declared.split_once("://*.") {
        Some((scheme, domain)) => {
            // The labels stand for something that can be parsed, so that host and port come out as of any other URL.
            let Ok(example) = Url::parse(&format!("{scheme}://x.{domain}")) else { return false };
            let (Some(Host::Domain(host)), Some(domain)) = (url.host(), example.host_str().and_then(|host| host.strip_prefix('x'))) else {
                return false;
            };
            let labels = host.strip_suffix(domain);
            labels.is_some_and(|labels| labels.split('.').all(|label| !label.is_empty()))
                && url.scheme() == example.scheme()
                && url.port_or_known_default() == example.port_or_known_default()
        }
        None => Url::parse(declared).is_ok_and(|declared| same(&declared, url)),
    }
}

/// Whether two URLs with hosts have one origin (RFC 6454): scheme, host and port.
pub(crate) fn same(a: &Url, b: &Url) -> bool {
    a.scheme() == b.scheme() && a.host_str() == b.host_str() && a.port_or_known_default() == b.port_or_known_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn hosts_that_look_like_a_declared_one_are_others() {
        let at = |declared, url| is_at(declared, &Url::parse(url).unwrap());
        for url in ["https://a.example.com/x", "https://a.b.EXAMPLE.com:443/", "https://a.example.com?x"] {
            assert!(at("https://*.example.com", url), "{url}");
        }
        for url in [
            "https://example.com/",
            "https://.example.com/",
            "https://a..example.com/",
            "https://aexample.com/",
            "https://a.example.com.evil.org/",
            "https://evil.org/a.example.com",
            "https://a.example.com@evil.org/",
            "https://u@a.example.com/",
            "https://u:p@a.example.com/",
            "https://evil.org#.example.com",
            "https://evil.org\\.example.com/",
            "http://a.example.com/",
            "https://a.example.com:8443/",
            "https://127.0.0.1/",
            "https://[::1]/",
            "ftp://a.example.com/",
        ] {
            assert!(!at("https://*.example.com", url), "{url}");
        }
        assert!(at("https://up.example.com", "https://UP.example.com:443/a?b"));
        assert!(at("http://127.0.0.1:4010", "http://127.0.0.1:4010/x"));
        for url in ["https://up.example.com.evil.org", "https://up.example.com:1", "https://x.up.example.com", "http://up.example.com"] {
            assert!(!at("https://up.example.com", url), "{url}");
        }
    }
}
