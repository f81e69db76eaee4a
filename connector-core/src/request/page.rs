//! What a page of a list is asked for with.

use serde_json::{Map, Value};
use url::{ParseError, Url};

use crate::{
    auth::connection::Shared,
    data::{
        error::{Error, ErrorKind, Result},
        spec::{PageTo, PathPart, Request},
    },
};

/// How one page is asked for.
#[derive(Debug, Clone)]
pub(crate) enum Page {
    /// A value of the request, in the place of whatever stands there.
    Value(&'static PageTo, Value),
    /// A URL that the service gave, in the place of the request's own.
    Url(Url),
}

impl Page {
    /// The query parameter of this page.
    pub(super) fn in_query(&self) -> Option<(&'static str, String)> {
        match self {
            Self::Value(PageTo::Query(name), value) => Some((name, text(value))),
            _ => None,
        }
    }

    /// The form field of this page.
    pub(super) fn in_form(&self) -> Option<(&'static str, String)> {
        match self {
            Self::Value(PageTo::Form(name), value) => Some((name, text(value))),
            _ => None,
        }
    }

    /// The member of the JSON body of this page: its path, and its value.
    pub(super) fn in_json(&self) -> Option<(&'static [&'static str], &Value)> {
        match self {
            Self::Value(PageTo::Json(path), value) => Some((path, value)),
            _ => None,
        }
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Puts a value at a path of a JSON body; objects on the way are made.
pub(super) fn insert(body: &mut Value, path: &[&str], value: &Value) {
    match path.split_first() {
        None => *body = value.clone(),
        Some((name, rest)) => {
            if !body.is_object() {
                *body = Value::Object(Map::new());
            }
            insert(&mut body[*name], rest, value);
        }
    }
}

/// The URL of the next page as it may be called: it leads where the request itself does. `here` is what a relative one is relative to.
pub(crate) fn url(shared: &Shared, request: &'static Request, text: &str, here: impl FnOnce() -> Result<Url>) -> Result<Url> {
    let refused = |why: String| Error::new(ErrorKind::Rejected, why);
    let parsed = match Url::parse(text) {
        Err(ParseError::RelativeUrlWithoutBase) => here()?.join(text),
        parsed => parsed,
    };
    let mut url = parsed.map_err(|error| refused(format!("what the service gives as the next page is no URL: {error}")))?;
    url.set_fragment(None);
    let admitted = match request.path {
        [PathPart::Url(_, _, within @ [_, ..])] => shared.origins.admit(within, &url),
        _ => shared.base.admit(&url),
    };
    let elsewhere = || {
        let origin = url.origin().ascii_serialization();
        refused(format!("the service gives the next page at `{origin}`, which is not where this connection reads"))
    };
    let admitted = admitted.ok_or_else(elsewhere)?;
    shared.origins.check_url(&admitted).map_err(Error::input)?;
    Ok(admitted)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_page_is_put_where_it_belongs_and_spares_the_rest() {
        let mut body = json!({ "limit": 10, "page": { "size": 5, "after": "a" }, "filter": 3 });
        insert(&mut body, &["page", "after"], &json!("b"));
        insert(&mut body, &["filter", "from"], &json!(7));
        insert(&mut body, &["offset"], &json!(20));
        assert_eq!(body, json!({ "limit": 10, "page": { "size": 5, "after": "b" }, "filter": { "from": 7 }, "offset": 20 }));
    }
}
