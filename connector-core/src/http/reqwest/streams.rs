//! Bodies that are not in memory: files on their way out, and answers that are read as they are wanted.

use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use futures_util::{StreamExt, stream};
use tokio::time::{Instant, timeout_at};

use super::{FAR, Progress, SendError, classify_body};
use crate::{
    data::{
        error::{Error, Result},
        file::{File, FileStream, Incoming},
    },
    http::transport,
};

/// The bytes of a body, and the files that follow them.
pub(super) fn outgoing(begin: Bytes, files: Vec<File>, progress: Progress) -> impl Stream<Item = Result<Bytes>> + Send {
    let begin = stream::iter(Some(Ok(begin)).filter(|begin| !matches!(begin, Ok(bytes) if bytes.is_empty())));
    let files = stream::iter(files).flat_map(|file| file.chunks());
    begin.chain(files).inspect(move |_| progress.note())
}

/// What a service is about to send: no more than so many bytes, and no longer a silence than this one.
pub(super) fn incoming(response: reqwest::Response, most: u64, read: Duration) -> Result<Incoming, SendError> {
    let len = response.content_length();
    if len.is_some_and(|len| len > most) {
        return Err(SendError::TooLarge(usize::try_from(most).unwrap_or(usize::MAX)));
    }
    let stream = stream::try_unfold((response, most), move |(mut response, left)| async move {
        let now = Instant::now();
        let silence = now.checked_add(read).unwrap_or(now + FAR);
        let chunk = match timeout_at(silence, response.chunk()).await {
            Ok(Ok(chunk)) => chunk,
            Ok(Err(error)) => return Err(told(classify_body(error), read)),
            Err(_) => return Err(told(SendError::Timeout, read)),
        };
        let Some(chunk) = chunk else { return Ok(None) };
        match left.checked_sub(chunk.len() as u64) {
            Some(left) => Ok(Some((chunk, (response, left)))),
            None => Err(told(SendError::TooLarge(usize::try_from(most).unwrap_or(usize::MAX)), read)),
        }
    });
    Ok(Incoming::new(FileStream::new(stream), len))
}

fn told(error: SendError, read: Duration) -> Error {
    transport::no_answer(error, read, read)
}
