//! A file that is sent in chunks, as data, and which part of it a chunk is.

use super::spec::{Expr, Reads, Request};

/// `chunks input.file, 8MiB { next header.location; resume GET "…" from header.range; }`
///
/// What is read of an answer goes into two slots: where the next chunk goes, and how much of the file has arrived.
#[derive(Debug)]
pub struct Chunks {
    /// The file.
    pub file: Expr,
    /// How many bytes a chunk has; the last one has what is left.
    pub size: u64,
    /// What is read of the answer to a chunk.
    pub reads: Reads,
    /// How the service is asked where to go on, after a failure.
    pub resume: Option<Resume>,
}

/// `resume GET "…" from header.range;`
#[derive(Debug)]
pub struct Resume {
    /// What asks.
    pub request: Request,
    /// What is read of its answer.
    pub reads: Reads,
}

/// `chunk.from`: what a request says of the chunk that it sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChunkPart {
    /// Which chunk it is, from 1.
    Number,
    /// The place of its first byte, from 0.
    From,
    /// The place of its last byte; absent where it has none.
    To,
    /// The place behind its last byte.
    End,
    /// How many bytes it has.
    Size,
    /// How many bytes the file has.
    Total,
}

/// Which part of a file a request sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Chunk {
    pub(crate) number: u64,
    pub(crate) from: u64,
    pub(crate) end: u64,
    pub(crate) total: u64,
}

impl Chunk {
    /// The chunk of at most this size that begins here.
    pub(crate) fn new(number: u64, from: u64, size: u64, total: u64) -> Self {
        Self { number, from, end: from.saturating_add(size).min(total), total }
    }

    pub(crate) fn is_last(&self) -> bool {
        self.end == self.total
    }

    pub(crate) fn part(&self, part: ChunkPart) -> Option<i64> {
        let number = match part {
            ChunkPart::Number => self.number,
            ChunkPart::From => self.from,
            ChunkPart::To if self.end == self.from => return None,
            ChunkPart::To => self.end - 1,
            ChunkPart::End => self.end,
            ChunkPart::Size => self.end - self.from,
            ChunkPart::Total => self.total,
        };
        i64::try_from(number).ok()
    }
}
