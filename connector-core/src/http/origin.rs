//! Where a connection's calls go: the API's origin and path prefix, and the origins that requests declare beside it, compared parsed.

use url::Url;

use super::address::AddressPolicy;
pub(crate) use crate::data::origin::same as same_origin;
use crate::data::{
    error::{Error, Result},
    origin,
};

/// The base URL of a connection, fixed when the connection is made.
#[derive(Debug, Clone)]
pub(crate) struct Base {
    url: Url,
    declared: Option<Url>,
}

impl Base {
    /// The base URL as declared, or what stands in for it: `replacements` pairs a declared URL with the actual one; a `stand_in`
    /// replaces whatever was declared.
    pub(crate) fn new(declared: &str, replacements: &[(String, String)], stand_in: Option<&str>, policy: AddressPolicy) -> Result<Self> {
        let declared = parse("the base URL", declared)?;
        let mut actual = stand_in.map(|url| parse("the endpoint", url)).transpose()?;
        for (from, to) in replacements {
            if parse("the declared URL of `endpoint`", from)? != declared {
                return Err(Error::input(format!("`endpoint`: this connection does not call `{from}`; it calls `{declared}`")));
            }
            actual = Some(parse("the actual URL of `endpoint`", to)?);
        }
        let replaced = actual.is_some().then(|| declared.clone());
        let url = actual.unwrap_or(declared);
        policy.check_url(&url).map_err(Error::input)?;
        Ok(Self { url, declared: replaced })
    }

    /// The base URL; its path has no slash at the end.
    pub(crate) fn url(&self) -> &Url {
        &self.url
    }

    /// The path prefix, without a slash at the end.
    pub(crate) fn prefix(&self) -> &str {
        self.url.path().trim_end_matches('/')
    }

    /// The URL that was declared, where another stands in for it.
    pub(crate) fn declared(&self) -> Option<&Url> {
        self.declared.as_ref()
    }

    /// Whether calls may go to this URL.
    pub(crate) fn allows(&self, url: &Url) -> bool {
        same_origin(url, &self.url) && is_bare(url)
    }

    /// A URL that the service gave, as it may be called: one below the declared URL is called where another stands in for that.
    /// `None` where it leads elsewhere.
    pub(crate) fn admit(&self, url: &Url) -> Option<Url> {
        if self.allows(url) {
            return Some(url.clone());
        }
        let declared = self.declared.as_ref().filter(|declared| same_origin(declared, url) && is_bare(url))?;
        let below = url.path().strip_prefix(declared.path().trim_end_matches('/'))?;
        let is_below = below.is_empty() || below.starts_with('/');
        is_below.then(|| moved(below, url.query(), &self.url))
    }
}

fn is_bare(url: &Url) -> bool {
    url.username().is_empty() && url.password().is_none()
}

/// The origins beside the API's own: where uploads and downloads may go, and what stands in for them.
#[derive(Debug, Default)]
pub(crate) struct Origins {
    /// A declared origin, and the URL that it is replaced by.
    replaced: Vec<(String, Url)>,
    /// What stands in for all of them.
    stand_in: Option<Url>,
    policy: AddressPolicy,
}

impl Origins {
    /// What stands in for declared origins, checked like a base URL.
    pub(crate) fn new(replacements: &[(String, String)], stand_in: Option<&str>, policy: AddressPolicy) -> Result<Self> {
        let actual = |text: &str| -> Result<Url> {
            let url = parse("the actual URL of `endpoint`", text)?;
            policy.check_url(&url).map_err(Error::input)?;
            Ok(url)
        };
        let replaced = replacements.iter().map(|(declared, to)| Ok((declared.clone(), actual(to)?))).collect::<Result<_>>()?;
        Ok(Self { replaced, stand_in: stand_in.map(actual).transpose()?, policy })
    }

    /// The URL as it may be called; `None` where none of the declared origins is its own.
    pub(crate) fn admit(&self, declared: &[&str], url: &Url) -> Option<Url> {
        declared.iter().find_map(|declared| {
            let replaced = self.replaced.iter().find(|(origin, _)| origin == declared).map(|(_, actual)| actual);
            match replaced.or(self.stand_in.as_ref()) {
                None => origin::is_at(declared, url).then(|| url.clone()),
                Some(actual) if same_origin(actual, url) && is_bare(url) => Some(url.clone()),
                Some(actual) if origin::is_at(declared, url) => Some(moved(url.path(), url.query(), actual)),
                Some(_) => None,
            }
        })
    }

    /// The URL that stands in for one whose origin was replaced, or the URL itself.
    pub(crate) fn instead(&self, url: &Url) -> Url {
        let replaced = self.replaced.iter().find(|(origin, _)| origin::is_at(origin, url)).map(|(_, actual)| actual);
        replaced.or(self.stand_in.as_ref()).map_or_else(|| url.clone(), |actual| moved(url.path(), url.query(), actual))
    }

    /// Whether calls to a declared origin, or to what stands in for it, are encrypted.
    pub(crate) fn is_encrypted(&self, declared: &str) -> bool {
        let replaced = self.replaced.iter().find(|(origin, _)| origin == declared).map(|(_, actual)| actual);
        replaced.or(self.stand_in.as_ref()).map_or(declared.starts_with("https:"), |actual| actual.scheme() == "https")
    }

    /// Whether a URL may be called as far as its scheme and its address go.
    pub(crate) fn check_url(&self, url: &Url) -> Result<(), String> {
        self.policy.check_url(url)
    }
}

/// A path and a query at another origin, below its path.
fn moved(path: &str, query: Option<&str>, actual: &Url) -> Url {
    let mut moved = actual.clone();
    moved.set_path(&format!("{}{path}", actual.path().trim_end_matches('/')));
    moved.set_query(query);
    moved
}

/// An absolute URL without credentials, as somebody gave it. The message never shows it: it may hold a secret.
pub(crate) fn whole_url(name: &str, text: &str) -> Result<Url> {
    let mut url = Url::parse(text).map_err(|error| Error::input(format!("`{name}` is not an absolute URL: {error}")))?;
    if !url.has_host() || url.cannot_be_a_base() {
        return Err(Error::input(format!("`{name}` has no host")));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Error::input(format!("`{name}` holds credentials; leave them out")));
    }
    url.set_fragment(None);
    Ok(url)
}

/// An absolute http(s) URL that is an origin and a path, and nothing more.
fn parse(what: &str, text: &str) -> Result<Url> {
    let url = Url::parse(text).map_err(|error| {
        // What stands before an `@` may be a password.
        let shown = text.rsplit_once('@').map_or(text, |(_, host)| host);
        Error::input(format!("{what} `{shown}` is not an absolute URL: {error}"))
    })?;
    let more = match () {
        () if !url.has_host() || url.cannot_be_a_base() => Some("has no host"),
        () if !url.username().is_empty() || url.password().is_some() => Some("holds credentials; give them to the connection instead"),
        () if url.query().is_some() || url.fragment().is_some() => Some("has a query or fragment; leave it out"),
        () => None,
    };
    match more {
        // The text is not shown here: it may hold a password.
        Some(more) => Err(Error::input(format!("{what} {more}"))),
        None => Ok(url),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn base(declared: &str, replaced: &[(&str, &str)]) -> Result<Base> {
        let replaced: Vec<_> = replaced.iter().map(|(from, to)| (from.to_string(), to.to_string())).collect();
        Base::new(declared, &replaced, None, AddressPolicy::default())
    }

    #[test]
    fn a_replacement_names_what_it_replaces_and_replaces_origin_and_path() {
        let replaced = base("https://slack.com/api", &[("https://slack.com/api", "http://127.0.0.1:4010")]).unwrap();
        assert_eq!((replaced.url().as_str(), replaced.prefix()), ("http://127.0.0.1:4010/", ""));
        assert!(!replaced.allows(&Url::parse("https://slack.com/api/x").unwrap()), "the declared origin is no longer called");
        let error = base("https://slack.com/api", &[("https://slack.com", "http://127.0.0.1:1")]).unwrap_err();
        assert!(error.message().contains("it calls `https://slack.com/api`"), "{error}");
    }

    #[test]
    fn what_names_the_declared_url_is_called_where_another_stands_in_for_it() {
        let admit = |base: &Base, url: &str| base.admit(&Url::parse(url).unwrap()).map(String::from);
        let replaced = base("https://slack.com/api", &[("https://slack.com/api", "http://127.0.0.1:4010/slack/")]).unwrap();
        for (url, called) in [
            ("https://slack.com/api/users?page=2", "http://127.0.0.1:4010/slack/users?page=2"),
            ("https://slack.com/api", "http://127.0.0.1:4010/slack"),
            ("http://127.0.0.1:4010/slack/users", "http://127.0.0.1:4010/slack/users"),
        ] {
            assert_eq!(admit(&replaced, url).as_deref(), Some(called), "{url}");
        }
        let plain = base("https://slack.com/api", &[]).unwrap();
        assert_eq!(admit(&plain, "https://slack.com/api/users").as_deref(), Some("https://slack.com/api/users"));
        for elsewhere in [
            "https://slack.com/apis",
            "https://slack.com/other",
            "https://slack.com/api/../other",
            "https://u@slack.com/api/users",
            "http://slack.com/api/users",
            "https://slack.com.evil.example/api/users",
        ] {
            assert_eq!(admit(&replaced, elsewhere), None, "{elsewhere}");
        }
    }

    #[test]
    fn a_base_is_an_origin_and_a_path() {
        for wrong in
            ["slack.com", "https://user:pw@slack.com", "https://slack.com?a=1", "https://slack.com#x", "mailto:a@b.c", "http://slack.com"]
        {
            let error = base(wrong, &[]).unwrap_err();
            assert!(error.is_input() && !error.to_string().contains("pw"), "{wrong}: {error}");
        }
    }

    #[test]
    fn origins_are_compared_parsed() {
        let base = base("https://slack.com/api", &[]).unwrap();
        for inside in ["https://slack.com/other", "https://SLACK.com:443/x"] {
            assert!(base.allows(&Url::parse(inside).unwrap()), "{inside}");
        }
        for outside in [
            "https://slack.com.evil.example/api",
            "https://slack.com@evil.example/",
            "http://slack.com/api",
            "https://slack.com:8443/api",
            "https://evil@slack.com/",
        ] {
            assert!(!base.allows(&Url::parse(outside).unwrap()), "{outside}");
        }
    }
}
