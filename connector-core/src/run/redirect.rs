//! Redirects (RFC 9110, 15.4): followed where nothing is changed by it. Off the origin of the request they lead only where the request
//! says, without credentials, and never back.

use http::{Method, StatusCode, header::LOCATION};
use url::Url;

use crate::{
    data::error::{Error, ErrorKind, Result},
    http::{
        origin::{Origins, same_origin},
        transport::Reply,
    },
};

/// How many redirects of one call are followed.
pub(super) const MOST: usize = 5;

/// Where a call stands among its redirects.
pub(super) struct Hop<'a> {
    /// The URL that was called.
    pub(super) url: &'a Url,
    /// Whether it is off the origin of the request, so that nothing leads back.
    pub(super) is_away: bool,
    /// Whether it sends a chunk of a file, or asks how much of one has arrived: there a 308 without a place says that more is wanted.
    pub(super) is_chunk: bool,
    /// The origins that the request follows.
    pub(super) follow: &'static [&'static str],
    pub(super) origins: &'a Origins,
}

/// Where an answer sends a call.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// Elsewhere on its own origin: the same request.
    Same(Url),
    /// To a declared download: a request without credentials.
    Away(Url),
}

/// Where an answer sends the call, if anywhere.
pub(super) fn target(method: &Method, hop: &Hop<'_>, reply: &Reply) -> Result<Option<Target>> {
    let reads = *method == Method::GET || *method == Method::HEAD;
    let follows = match reply.status {
        StatusCode::MOVED_PERMANENTLY | StatusCode::FOUND | StatusCode::SEE_OTHER => reads,
        StatusCode::TEMPORARY_REDIRECT | StatusCode::PERMANENT_REDIRECT => true,
        _ => return Ok(None),
    };
    let refused = |why: String| Err(Error::new(ErrorKind::Rejected, why).with_status(reply.status.as_u16()));
    let Some(location) = reply.headers.get(LOCATION) else {
        return match hop.is_chunk && reply.status == StatusCode::PERMANENT_REDIRECT {
            true => Ok(None),
            // What is meant stands elsewhere; taken for an answer, it would be an empty one.
            false => refused("the service redirects, and does not say where to".to_owned()),
        };
    };
    // Some services write it in plain UTF-8, which is no header's text to `to_str`.
    let Some(target) = std::str::from_utf8(location.as_bytes()).ok().and_then(|location| hop.url.join(location).ok()) else {
        return refused("the service redirects to something that is not a URL".to_owned());
    };
    let at_home = !hop.is_away && same_origin(hop.url, &target) && target.username().is_empty() && target.password().is_none();
    let target = match at_home {
        true => Target::Same(target),
        false => match hop.origins.admit(hop.follow, &target).filter(|_| reads) {
            Some(target) => Target::Away(target),
            None => {
                let origin = target.origin().ascii_serialization();
                return refused(match hop.follow {
                    [] => format!("the service redirects to `{origin}`, which this connector does not declare"),
                    follow => format!("the service redirects to `{origin}`, and this request follows only {}", follow.join(" and ")),
                });
            }
        },
    };
    if let Target::Away(url) = &target
        && let Err(why) = hop.origins.check_url(url)
    {
        return Err(Error::input(why));
    }
    match follows {
        true => Ok(Some(target)),
        false => refused(format!("the service answers a {method} with a redirect that would turn it into a GET")),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use http::HeaderMap;

    use super::*;

    const DOWNLOADS: &[&str] = &["https://*.example.net"];

    fn hop(
        method: &Method,
        from: &str,
        is_away: bool,
        follow: &'static [&'static str],
        status: u16,
        location: &str,
    ) -> Result<Option<Target>> {
        let reply = Reply {
            status: StatusCode::from_u16(status).unwrap(),
            headers: HeaderMap::from_iter([(LOCATION, location.parse().unwrap())]),
            body: Default::default(),
        };
        target(method, &Hop { url: &Url::parse(from).unwrap(), is_away, is_chunk: false, follow, origins: &Origins::default() }, &reply)
    }

    fn to(method: Method, status: u16, location: &str) -> Result<Option<Target>> {
        hop(&method, "https://api.example.com/v1/a?b=1", false, &[], status, location)
    }

    #[test]
    fn a_redirect_to_nowhere_is_no_answer() {
        let url = Url::parse("https://api.example.com/v1/a").unwrap();
        let hop = Hop { url: &url, is_away: false, is_chunk: false, follow: &[], origins: &Origins::default() };
        let answer = |status| Reply { status: StatusCode::from_u16(status).unwrap(), headers: HeaderMap::new(), body: Default::default() };
        for status in [301, 302, 303, 307, 308] {
            assert!(target(&Method::GET, &hop, &answer(status)).unwrap_err().message().contains("does not say where"), "{status}");
        }
        assert!(target(&Method::GET, &hop, &answer(304)).unwrap().is_none());
    }

    #[test]
    fn a_redirect_stays_on_the_origin() {
        for (location, followed) in [("/v2/a", "https://api.example.com/v2/a"), ("c", "https://api.example.com/v1/c")] {
            assert_eq!(to(Method::GET, 302, location).unwrap().unwrap(), Target::Same(Url::parse(followed).unwrap()));
        }
        for elsewhere in [
            "https://evil.example/",
            "//evil.example/x",
            "http://api.example.com/",
            "https://api.example.com:8443/",
            "https://u:p@api.example.com/",
            "https://api.example.com.evil.example",
        ] {
            let error = to(Method::GET, 301, elsewhere).unwrap_err();
            assert!(error.is_rejected() && error.message().contains("does not declare"), "{elsewhere}");
        }
    }

    #[test]
    fn a_write_is_not_turned_into_a_read() {
        assert!(to(Method::POST, 302, "/v2").is_err());
        assert!(to(Method::POST, 307, "/v2").unwrap().is_some());
        assert!(to(Method::GET, 304, "/v2").unwrap().is_none());
    }

    #[test]
    fn a_download_leads_to_declared_origins_only_and_never_back() {
        let api = "https://api.example.com/v1/a";
        let cdn = "https://cdn.example.net/f";
        let away = |from, is_away, location| hop(&Method::GET, from, is_away, DOWNLOADS, 302, location);
        assert_eq!(away(api, false, cdn).unwrap().unwrap(), Target::Away(Url::parse(cdn).unwrap()));
        assert_eq!(away(cdn, true, "/g").unwrap().unwrap(), Target::Away(Url::parse("https://cdn.example.net/g").unwrap()));
        assert_eq!(away(api, false, "/v1/b").unwrap().unwrap(), Target::Same(Url::parse("https://api.example.com/v1/b").unwrap()));
        for hostile in [
            "https://example.net/",
            "https://cdn.example.net.evil.example/",
            "https://cdnexample.net/",
            "https://u:p@cdn.example.net/",
            "https://cdn.example.net:8443/",
            "http://cdn.example.net/",
            "https://evil.example/cdn.example.net",
            "https://evil.example\\.example.net/",
            "file:///etc/passwd",
            "https://169.254.169.254/",
        ] {
            assert!(away(api, false, hostile).unwrap_err().is_rejected(), "{hostile}");
            assert!(away(cdn, true, hostile).unwrap_err().is_rejected(), "{hostile}");
        }
        assert!(away(cdn, true, api).unwrap_err().message().contains("follows only https://*.example.net"), "nothing leads back");
        assert!(hop(&Method::POST, api, false, DOWNLOADS, 307, cdn).is_err(), "a body goes nowhere else");
    }
}
