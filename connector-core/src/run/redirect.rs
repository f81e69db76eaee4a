//! Redirects (RFC 9110, 15.4): followed where nothing is changed by it, and never off the connection's origin.

use http::{Method, StatusCode, header::LOCATION};
use url::Url;

use crate::{
    data::error::{Error, ErrorKind, Result},
    http::{origin::Base, transport::Reply},
};

/// How many redirects of one call are followed.
pub(super) const MOST: usize = 5;

/// Where an answer sends the call, if anywhere.
pub(super) fn target(method: &Method, url: &Url, reply: &Reply, base: &Base) -> Result<Option<Url>> {
    let follows = match reply.status {
        StatusCode::MOVED_PERMANENTLY | StatusCode::FOUND | StatusCode::SEE_OTHER => *method == Method::GET || *method == Method::HEAD,
        StatusCode::TEMPORARY_REDIRECT | StatusCode::PERMANENT_REDIRECT => true,
        _ => return Ok(None),
    };
    let Some(location) = reply.headers.get(LOCATION).and_then(|value| value.to_str().ok()) else { return Ok(None) };
    let refused = |why: String| Err(Error::new(ErrorKind::Rejected, why).with_status(reply.status.as_u16()));
    let Ok(target) = url.join(location) else { return refused("the service redirects to something that is not a URL".to_owned()) };
    let origin = target.origin().ascii_serialization();
    if !base.allows(&target) {
        return refused(format!("the service redirects to `{origin}`, which this connector does not declare"));
    }
    if !follows {
        return refused(format!("the service answers a {method} with a redirect that would turn it into a GET"));
    }
    Ok(Some(target))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use http::HeaderMap;

    use super::*;
    use crate::http::address::AddressPolicy;

    fn to(method: Method, status: u16, location: &str) -> Result<Option<Url>> {
        let reply = Reply {
            status: StatusCode::from_u16(status).unwrap(),
            headers: HeaderMap::from_iter([(LOCATION, location.parse().unwrap())]),
            body: Default::default(),
        };
        let base = Base::new("https://api.example.com/v1", &[], None, AddressPolicy::default()).unwrap();
        target(&method, &Url::parse("https://api.example.com/v1/a?b=1").unwrap(), &reply, &base)
    }

    #[test]
    fn a_redirect_stays_on_the_origin() {
        for (location, followed) in [("/v2/a", "https://api.example.com/v2/a"), ("c", "https://api.example.com/v1/c")] {
            assert_eq!(to(Method::GET, 302, location).unwrap().unwrap().as_str(), followed);
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
}
