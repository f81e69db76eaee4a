//! The body of a request, by its kind.

use bytes::Bytes;
use http::HeaderValue;
use serde::Serialize;

use super::{
    Extra, file,
    multipart::Multipart,
    page::{self, Page},
    query, xml,
};
use crate::data::{
    error::{Error, Result},
    file::File,
    scope::Scope,
    spec::Body,
    wire::JsonExpr,
};

/// A body's media type, and what is in it.
pub(super) type Rendered = Option<(HeaderValue, Payload)>;

/// What is in a body: bytes, and the files that follow them, which are read as they are sent.
#[derive(Default)]
pub(super) struct Payload {
    pub(super) bytes: Bytes,
    pub(super) files: Vec<File>,
}

impl From<Bytes> for Payload {
    fn from(bytes: Bytes) -> Self {
        Self { bytes, files: Vec::new() }
    }
}

const JSON: HeaderValue = HeaderValue::from_static("application/json");
const FORM: HeaderValue = HeaderValue::from_static("application/x-www-form-urlencoded");
const BYTES: HeaderValue = HeaderValue::from_static("application/octet-stream");
const XML: HeaderValue = HeaderValue::from_static("application/xml");
const TEXT: HeaderValue = HeaderValue::from_static("text/plain; charset=utf-8");

pub(super) fn render(body: &'static Body, scope: &Scope<'_>, extra: &Extra) -> Result<Rendered> {
    let page = extra.page.as_ref();
    Ok(match body {
        Body::Empty => None,
        Body::Json(expr) => Some((JSON, json(&scope.json(expr), page)?.into())),
        Body::Graphql { document, variables } => {
            let body = Graphql { query: document, variables: scope.json(variables) };
            Some((JSON, json(&body, page)?.into()))
        }
        Body::Form(pairs) => {
            let mut form = String::new();
            query::append(&mut form, pairs.iter(), page.and_then(Page::in_form), scope)?;
            Some((FORM, Bytes::from(form).into()))
        }
        Body::Stream(expr) => Some(file::whole(expr, scope)?),
        Body::Bytes(expr) => Some((BYTES, file::whole(expr, scope)?.1)),
        Body::Chunks(chunks) => match &extra.part {
            Some(part) => Some((BYTES, part.bytes.clone().into())),
            None => Some((BYTES, file::first_chunk(chunks, scope)?)),
        },
        Body::Xml(expr) => Some((XML, Bytes::from(xml::render(expr, scope)?).into())),
        Body::Multipart(pairs) => Some(Multipart::new(scope, extra.chance).render(pairs)?),
        Body::Text(expr) => scope.text(expr).map(|text| (TEXT, Bytes::from(text).into())),
    })
}

/// What a GraphQL service takes (GraphQL over HTTP).
#[derive(Serialize)]
struct Graphql<'s, 'a> {
    query: &'static str,
    variables: JsonExpr<'s, 'a>,
}

fn json(body: &impl Serialize, page: Option<&Page>) -> Result<Bytes> {
    let written = match page.and_then(Page::in_json) {
        None => serde_json::to_vec(body),
        Some((path, value)) => serde_json::to_value(body).and_then(|mut body| {
            page::insert(&mut body, path, value);
            serde_json::to_vec(&body)
        }),
    };
    written.map(Bytes::from).map_err(|error| Error::input(format!("the JSON body cannot be written: {error}")))
}
