//! A file that is read chunk by chunk, in order: no more of it is held than one chunk.

use bytes::{Buf, Bytes, BytesMut};
use futures_util::StreamExt;

use super::{File, FileStream};
use crate::data::{
    chunks::Chunk,
    error::{Error, Result},
};

/// A file of known size that is read in order. What was read last can be read again.
pub(crate) struct Chunked<'a> {
    file: &'a File,
    stream: Option<FileStream>,
    /// Where what is held begins.
    from: u64,
    held: Bytes,
    /// What the stream gave beyond that.
    rest: Bytes,
}

impl<'a> Chunked<'a> {
    pub(crate) fn new(file: &'a File) -> Self {
        Self { file, stream: None, from: 0, held: Bytes::new(), rest: Bytes::new() }
    }

    /// How many bytes the file has. Who sends a chunk must know whether it is the last one.
    pub(crate) fn total(&self) -> Result<u64> {
        self.file.len().ok_or_else(|| {
            Error::input(format!(
                "the size of the file `{}` is not known, and to send it in chunks needs it; save it first, or read it: \
                 `File::from_bytes(file.name(), file.read().await?)`",
                self.file.name()
            ))
        })
    }

    /// The bytes of a chunk, which begins in the last one or right behind it.
    pub(crate) async fn read(&mut self, chunk: &Chunk) -> Result<Bytes> {
        let place = |at: u64| usize::try_from(at).unwrap_or(usize::MAX);
        if let Some(bytes) = self.file.in_memory() {
            return Ok(bytes.slice(place(chunk.from).min(bytes.len())..place(chunk.end).min(bytes.len())));
        }
        let wanted = place(chunk.end - chunk.from);
        self.held.advance(place(chunk.from.saturating_sub(self.from)).min(self.held.len()));
        self.from = chunk.from;
        if self.held.len() < wanted {
            let mut all = BytesMut::with_capacity(wanted);
            all.extend_from_slice(&std::mem::take(&mut self.held));
            while all.len() < wanted {
                if self.rest.is_empty() {
                    let stream = self.stream.get_or_insert_with(|| self.file.chunks());
                    self.rest = match stream.next().await {
                        Some(piece) => piece?,
                        None => return Err(self.shrunk(chunk)),
                    };
                }
                let more = self.rest.split_to(self.rest.len().min(wanted - all.len()));
                all.extend_from_slice(&more);
            }
            self.held = all.freeze();
        }
        Ok(self.held.slice(..wanted))
    }

    fn shrunk(&self, chunk: &Chunk) -> Error {
        Error::input(format!(
            "the file `{}` had {} bytes when the call began, and has fewer now: leave it as it is while it is sent",
            self.file.name(),
            chunk.total
        ))
    }
}
