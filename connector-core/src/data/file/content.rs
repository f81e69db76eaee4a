//! What is in a file, wherever that is.

use std::{
    fs, io,
    path::{Path, PathBuf},
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    task::{Context, Poll, ready},
};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use futures_util::{StreamExt, stream};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::data::error::{Error, Result};

/// How much of a file of this machine is read at a time.
const PIECE: usize = 64 << 10;

/// Pieces of a file, as they come; it ends with the first error.
///
/// Made by [`File::chunks`](super::File::chunks).
pub struct FileStream(Pin<Box<dyn Stream<Item = Result<Bytes>> + Send>>);

impl FileStream {
    pub(crate) fn new(stream: impl Stream<Item = Result<Bytes>> + Send + 'static) -> Self {
        Self(Box::pin(stream))
    }

    /// The same, which keeps something until it has ended or is dropped.
    pub(crate) fn keeping<T: Send + Unpin + 'static>(self, kept: T) -> Self {
        Self::new(Keeping { stream: self, kept: Some(kept) })
    }

    /// The same, whose errors say more.
    pub(crate) fn telling(self, tell: impl Fn(Error) -> Error + Send + 'static) -> Self {
        Self::new(self.map(move |piece| piece.map_err(&tell)))
    }

    fn failed(error: Error) -> Self {
        Self::new(stream::once(std::future::ready(Err(error))))
    }
}

impl Stream for FileStream {
    type Item = Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.as_mut().poll_next(cx)
    }
}

impl std::fmt::Debug for FileStream {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FileStream")
    }
}

struct Keeping<T> {
    stream: FileStream,
    kept: Option<T>,
}

impl<T: Unpin> Stream for Keeping<T> {
    type Item = Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let next = ready!(Pin::new(&mut self.stream).poll_next(cx));
        if !matches!(next, Some(Ok(_))) {
            self.kept = None;
        }
        Poll::Ready(next)
    }
}

/// What a service is about to send: a stream that is handed out once, to whichever copy asks first.
#[derive(Debug, Clone)]
pub(crate) struct Incoming {
    stream: Arc<Mutex<Option<FileStream>>>,
    len: Option<u64>,
}

impl Incoming {
    /// This stream, of so many bytes, where the service has said that.
    pub(crate) fn new(stream: FileStream, len: Option<u64>) -> Self {
        Self { stream: Arc::new(Mutex::new(Some(stream))), len }
    }

    /// Makes another stream of this one, if it was not handed out yet.
    pub(crate) fn wrap(&self, wrap: impl FnOnce(FileStream) -> FileStream) {
        let mut stream = self.stream.lock().unwrap_or_else(PoisonError::into_inner);
        *stream = stream.take().map(wrap);
    }

    /// The stream, or one that says that it was handed out before.
    pub(crate) fn take(&self) -> FileStream {
        let taken = self.stream.lock().unwrap_or_else(PoisonError::into_inner).take();
        taken.unwrap_or_else(|| FileStream::failed(Error::input("the file was read before; what a call hands out comes once")))
    }
}

/// Where the content of a file is.
#[derive(Clone)]
pub(super) enum Content {
    /// In memory.
    Here(Bytes),
    /// In a file of this machine, that had so many bytes when it was looked at.
    OnDisk(Arc<PathBuf>, u64),
    /// With the service, which sends it once.
    Coming(Incoming),
}

impl Content {
    pub(super) fn on_disk(path: &Path) -> Result<Self> {
        let file = fs::File::open(path).and_then(|file| file.metadata());
        let about = file.map_err(|error| unreadable(path, &error))?;
        match about.is_file() {
            true => Ok(Self::OnDisk(Arc::new(path.to_owned()), about.len())),
            false => Err(Error::input(format!("`{}` is no file", path.display()))),
        }
    }

    pub(super) fn len(&self) -> Option<u64> {
        match self {
            Self::Here(bytes) => Some(bytes.len() as u64),
            Self::OnDisk(_, len) => Some(*len),
            Self::Coming(incoming) => incoming.len,
        }
    }

    pub(super) fn chunks(&self) -> FileStream {
        match self {
            Self::Here(bytes) => FileStream::new(stream::iter(Some(Ok(bytes.clone())).filter(|_| !bytes.is_empty()))),
            Self::OnDisk(path, _) => FileStream::new(pieces(path.clone())),
            Self::Coming(incoming) => incoming.take(),
        }
    }

    pub(super) async fn read(&self) -> Result<Bytes> {
        if let Self::Here(bytes) = self {
            return Ok(bytes.clone());
        }
        let mut chunks = self.chunks();
        let mut all = BytesMut::new();
        while let Some(chunk) = chunks.next().await {
            all.extend_from_slice(&chunk?);
        }
        Ok(all.freeze())
    }

    /// The content without waiting for anything but the disk. `Err`: it is still with the service.
    pub(super) fn at_once(&self) -> Result<Bytes, String> {
        match self {
            Self::Here(bytes) => Ok(bytes.clone()),
            Self::OnDisk(path, _) => fs::read(&**path).map(Bytes::from).map_err(|error| unreadable(path, &error).message().to_owned()),
            Self::Coming(_) => Err("the file is still with the service; read or save it first".to_owned()),
        }
    }

    pub(super) async fn save(&self, path: &Path) -> Result<u64> {
        let cannot = |error: io::Error| Error::input(format!("the file `{}` cannot be written: {error}", path.display()));
        let mut name = path.as_os_str().to_owned();
        name.push(".part");
        let part = Unfinished(PathBuf::from(name));
        let mut file = tokio::fs::File::create(&part.0).await.map_err(cannot)?;
        let (mut chunks, mut len) = (self.chunks(), 0);
        while let Some(chunk) = chunks.next().await {
            let chunk = chunk?;
            file.write_all(&chunk).await.map_err(cannot)?;
            len += chunk.len() as u64;
        }
        file.flush().await.map_err(cannot)?;
        file.sync_all().await.map_err(cannot)?;
        drop(file);
        tokio::fs::rename(&part.0, path).await.map_err(cannot)?;
        Ok(len)
    }
}

/// A file that goes where it was not finished.
struct Unfinished(PathBuf);

impl Drop for Unfinished {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

/// A file of this machine, opened when its first piece is wanted.
fn pieces(path: Arc<PathBuf>) -> impl Stream<Item = Result<Bytes>> + Send {
    stream::try_unfold(None, move |open: Option<tokio::fs::File>| {
        let path = path.clone();
        async move {
            let unreadable = |error| unreadable(&path, &error);
            let mut file = match open {
                Some(file) => file,
                None => tokio::fs::File::open(&*path).await.map_err(unreadable)?,
            };
            let mut piece = BytesMut::with_capacity(PIECE);
            match file.read_buf(&mut piece).await.map_err(unreadable)? {
                0 => Ok(None),
                _ => Ok(Some((piece.freeze(), Some(file)))),
            }
        }
    })
}

fn unreadable(path: &Path, error: &io::Error) -> Error {
    Error::input(format!("the file `{}` cannot be read: {error}", path.display()))
}

impl PartialEq for Content {
    /// Whether it is the same content, as far as that is known without reading it.
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Here(one), Self::Here(two)) => one == two,
            (Self::OnDisk(one, _), Self::OnDisk(two, _)) => one == two,
            (Self::Coming(one), Self::Coming(two)) => Arc::ptr_eq(&one.stream, &two.stream),
            _ => false,
        }
    }
}
