//! Bodies that are not in memory: files on their way out, and answers that are read as they are wanted.

use std::{
    future::Future,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use futures_util::{StreamExt, stream};
use tokio::time::{Instant, Sleep, sleep_until};

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
    let rest = Rest {
        bytes: Box::pin(response.bytes_stream()),
        silence: Box::pin(sleep_until(Instant::now())),
        is_waiting: false,
        is_over: false,
        read,
        most,
        left,
    };
    Ok(Incoming::new(FileStream::new(begun(begin).chain(rest)), len))
}

/// What is left of a body.
struct Rest {
    bytes: Pin<Box<dyn Stream<Item = reqwest::Result<Bytes>> + Send>>,
    /// Set when a piece is found to take time, and not before.
    silence: Pin<Box<Sleep>>,
    is_waiting: bool,
    /// Nothing comes behind an error.
    is_over: bool,
    read: Duration,
    most: u64,
    left: u64,
}

impl Rest {
    fn poll_piece(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, SendError>>> {
        let Poll::Ready(piece) = self.bytes.as_mut().poll_next(cx) else {
            if !std::mem::replace(&mut self.is_waiting, true) {
                let now = Instant::now();
                self.silence.as_mut().reset(now.checked_add(self.read).unwrap_or(now + FAR));
            }
            return self.silence.as_mut().poll(cx).map(|()| Some(Err(SendError::Timeout)));
        };
        self.is_waiting = false;
        Poll::Ready(piece.map(|piece| {
            let piece = piece.map_err(classify_body)?;
            let too_large = || SendError::TooLarge(usize::try_from(self.most).unwrap_or(usize::MAX));
            self.left = self.left.checked_sub(piece.len() as u64).ok_or_else(too_large)?;
            Ok(piece)
        }))
    }
}

impl Stream for Rest {
    type Item = Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.is_over {
            return Poll::Ready(None);
        }
        self.poll_piece(cx).map_err(|error| {
            self.is_over = true;
            told(error, self.read)
        })
    }
}

fn told(error: SendError, read: Duration) -> Error {
    transport::no_answer(error, read, read)
}
