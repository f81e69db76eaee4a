//! Bodies that are not in memory: files on their way out, and answers that are read as they are wanted.

use std::time::Duration;

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use futures_util::{StreamExt, stream};
use tokio::time::{Instant, timeout_at};

use super::{FAR, Patience, Progress, SendError, classify_body};
use crate::{
    data::{
        error::{Error, Result},
        file::{File, FileStream, Incoming},
    },
    http::transport,
};

/// The bytes of a body, and the files that follow them.
pub(super) fn outgoing(begin: Bytes, files: Vec<File>, progress: Progress) -> impl Stream<Item = Result<Bytes>> + Send {
    let files = stream::iter(files).flat_map(|file| file.chunks());
    begun(begin).chain(files).inspect(move |_| progress.note())
}

/// What is there already, as the first piece.
fn begun(begin: Bytes) -> impl Stream<Item = Result<Bytes>> + Send {
    stream::iter((!begin.is_empty()).then_some(Ok(begin)))
}

/// The beginning of a body.
pub(super) enum Begun {
    All(Bytes),
    More(Bytes),
}

/// Reads a body until so many bytes are there.
pub(super) async fn beginning(response: &mut reqwest::Response, len: usize, patience: &mut Patience<'_>) -> Result<Begun, SendError> {
    let mut begin = BytesMut::new();
    while begin.len() < len {
        match patience.wait(response.chunk()).await?.map_err(classify_body)? {
            Some(chunk) => begin.extend_from_slice(&chunk),
            None => return Ok(Begun::All(begin.freeze())),
        }
    }
    Ok(Begun::More(begin.freeze()))
}

/// What a service is about to send: no more than so many bytes, and no longer a silence than this one.
pub(super) fn incoming(begin: Bytes, response: reqwest::Response, most: u64, read: Duration) -> Result<Incoming, SendError> {
    let len = response.content_length();
    if len.is_some_and(|len| len > most) {
        return Err(SendError::TooLarge(usize::try_from(most).unwrap_or(usize::MAX)));
    }
    let left = most.saturating_sub(begin.len() as u64);
    let rest = stream::try_unfold((response, left), move |(mut response, left)| async move {
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
    Ok(Incoming::new(FileStream::new(begun(begin).chain(rest)), len))
}

fn told(error: SendError, read: Duration) -> Error {
    transport::no_answer(error, read, read)
}
