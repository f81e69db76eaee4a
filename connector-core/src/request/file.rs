//! Files in a body.

use bytes::Bytes;
use http::HeaderValue;

use super::body::Payload;

use crate::data::{
    chunks::Chunks,
    error::{Error, Result},
    file::File,
    scope::{Place, Scope},
    spec::Expr,
    value::ValueRef,
};

/// The file that is the whole body, with its media type; a text in its place where it is not there yet.
pub(super) fn whole<'a>(expr: &'a Expr, scope: &Scope<'a>) -> Result<(HeaderValue, Payload)> {
    match scope.worth(expr).as_value() {
        ValueRef::File(file) => Ok((media_type(file)?, content(file, scope))),
        _ if scope.is_pending(expr) => {
            let mut text = String::new();
            let _ = scope.write(expr, Place::Plain, &mut text);
            Ok((HeaderValue::from_static("application/octet-stream"), Bytes::from(text).into()))
        }
        _ => Err(Error::input(format!("`{}` is absent, and the request needs it", scope.name(expr)))),
    }
}

/// What people see of a file that is sent in chunks.
pub(super) fn first_chunk<'a>(chunks: &'a Chunks, scope: &Scope<'a>) -> Result<Payload> {
    let (_, whole) = whole(&chunks.file, scope)?;
    match scope.chunk.filter(|chunk| !chunk.is_last()) {
        Some(chunk) => Ok(Bytes::from(format!("{}, the first {} bytes", String::from_utf8_lossy(&whole.bytes), chunk.end)).into()),
        None => Ok(whole),
    }
}

pub(super) fn media_type(file: &File) -> Result<HeaderValue> {
    HeaderValue::from_str(file.media_type()).map_err(|_| {
        Error::input(format!("the media type of the file `{}` cannot stand in a header; write one such as `image/png`", file.name()))
    })
}

/// What is in a file; for people, how much.
pub(super) fn content(file: &File, scope: &Scope<'_>) -> Payload {
    match (scope.masked, file.in_memory()) {
        (true, _) => shown(file).into(),
        (false, Some(bytes)) => bytes.clone().into(),
        (false, None) => Payload { bytes: Bytes::new(), files: vec![file.clone()] },
    }
}

fn shown(file: &File) -> Bytes {
    match file.len() {
        Some(len) => format!("({len} bytes of `{}`)", file.name()).into(),
        None => format!("(`{}`, as it comes)", file.name()).into(),
    }
}
