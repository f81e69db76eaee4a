//! The body of a request, by its kind.

use bytes::Bytes;
use http::HeaderValue;

use super::{
    page::{self, Page},
    query,
};
use crate::data::{
    error::{Error, Result},
    scope::{JsonExpr, Scope},
    spec::Body,
};

/// A body's media type, and its bytes.
pub(super) type Rendered = Option<(HeaderValue, Bytes)>;

pub(super) fn render(body: &'static Body, scope: &Scope<'_>, page: Option<&Page>) -> Result<Rendered> {
    Ok(match body {
        Body::Empty => None,
        Body::Json(expr) => Some((HeaderValue::from_static("application/json"), json(&scope.json(expr), page)?)),
        Body::Form(pairs) => {
            let mut form = String::new();
            query::append(&mut form, pairs.iter(), page.and_then(Page::in_form), scope)?;
            Some((HeaderValue::from_static("application/x-www-form-urlencoded"), form.into()))
        }
    })
}

fn json(expr: &JsonExpr<'_, '_>, page: Option<&Page>) -> Result<Bytes> {
    let written = match page.and_then(Page::in_json) {
        None => serde_json::to_vec(expr),
        Some((path, value)) => serde_json::to_value(expr).and_then(|mut body| {
            page::insert(&mut body, path, value);
            serde_json::to_vec(&body)
        }),
    };
    written.map(Bytes::from).map_err(|error| Error::input(format!("the JSON body cannot be written: {error}")))
}
