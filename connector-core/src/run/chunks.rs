//! A file in chunks, a request for each: what failed is sent again where that is safe, or goes on where the service says.

use bytes::Bytes;
use http::{HeaderValue, StatusCode};
use url::Url;

use super::{Ask, Run};
use crate::{
    data::{
        chunks::{Chunk, Chunks},
        error::{Error, ErrorKind, Result},
        file::{Chunked, File},
        helper::Retry,
        spec::{PathPart, Reads, Request},
        value::{Slot, ValueRef},
    },
    http::{retry, transport::Reply},
    request::{Extra, FilePart, wants_new},
    response::arrived,
};

/// An upload that is under way.
struct Upload<'f> {
    request: &'static Request,
    chunks: &'static Chunks,
    file: Chunked<'f>,
    chunk: Chunk,
    /// Where the chunk goes, if that is another place than the first one's.
    url: Option<Url>,
    /// The key of this chunk, which all its attempts have.
    key: Option<HeaderValue>,
    /// How many requests in a row have brought no whole chunk.
    failures: u32,
}

impl Run<'_> {
    /// Sends a file. The answer to the last chunk is read into the slots from `base` on.
    pub(super) async fn upload(
        &mut self,
        request: &'static Request,
        chunks: &'static Chunks,
        reads: &'static Reads,
        base: usize,
        extra: &Extra,
    ) -> Result<Reply> {
        // What is said of a chunk is read whole.
        self.streams_items = false;
        let file = self.file_of(chunks)?;
        let file = Chunked::new(&file);
        let chunk = Chunk::new(1, 0, chunks.size, file.total()?);
        let mut upload = Upload { request, chunks, file, chunk, url: None, key: None, failures: 0 };
        loop {
            let chunk = upload.chunk;
            let (reply, from) = match self.send_chunk(&mut upload, extra).await {
                Ok(sent) => {
                    upload.failures += u32::from(sent.1 < chunk.end);
                    sent
                }
                Err(error) => match self.after_failure(&mut upload, extra, error).await.map_err(|error| placed(error, &chunk))? {
                    Some(told) => told,
                    None => continue,
                },
            };
            if from == chunk.total {
                let helper = self.helper(Ask::Declared(request)).map(|(_, helper)| helper);
                self.moved = upload.url.take().map(Box::new);
                self.understand(helper, reads, base, &reply).await?;
                if request.effects.write {
                    self.shared.cache.clear();
                }
                return Ok(reply);
            }
            let is_whole = from == chunk.end;
            if is_whole {
                upload.failures = 0;
            } else if upload.failures >= self.policy(request).attempts {
                let message = format!("the service takes no more of the file than its first {from} bytes of {}", chunk.total);
                return Err(self.explain(Error::new(ErrorKind::Rejected, message), &reply));
            }
            upload.key = None;
            upload.chunk = Chunk::new(chunk.number + u64::from(is_whole), from, chunks.size, chunk.total);
        }
    }

    fn file_of(&self, chunks: &'static Chunks) -> Result<File> {
        let scope = self.scope();
        match scope.worth(&chunks.file).as_value() {
            ValueRef::File(file) => Ok(file.clone()),
            _ => Err(Error::input(format!("`{}` is absent, and the request needs it", scope.name(&chunks.file)))),
        }
    }

    fn policy(&self, request: &'static Request) -> Retry {
        self.helper(Ask::Declared(request)).map_or(Retry::DEFAULT, |(_, helper)| helper.retry)
    }

    /// Sends one chunk, once. Gives the answer, and where to go on.
    async fn send_chunk(&mut self, upload: &mut Upload<'_>, extra: &Extra) -> Result<(Reply, u64)> {
        let (ask, chunk) = (Ask::Declared(upload.request), upload.chunk);
        let bytes = upload.file.read(&chunk).await.map_err(|error| error.with_attempts(self.attempts))?;
        let extra = self.extra_of(upload, extra, bytes).await;
        if self.attempts > 0 {
            self.now = self.shared.executor.now().await;
        }
        let (helper, mark) = (self.helper(ask), self.slots.len());
        let sent = self.attempt(ask, helper, &upload.chunks.reads, mark, &extra, upload.failures + 1).await;
        let told = self.told(upload, ask, &extra, sent, mark);
        self.slots.truncate(mark);
        let (reply, arrived) = told?;
        let from = match (arrived, reply.status) {
            (Some(from), _) => from,
            // It waits for more, and says of nothing that it has come.
            (None, StatusCode::PERMANENT_REDIRECT) if upload.chunks.resume.is_some() => 0,
            (None, _) => chunk.end,
        };
        self.check(&chunk, from, &reply)?;
        if reply.status == StatusCode::PERMANENT_REDIRECT && from == chunk.total {
            let error = Error::new(ErrorKind::Rejected, "the service has all of the file, and says that the upload is not complete");
            return Err(self.explain(error, &reply));
        }
        Ok((reply, from))
    }

    /// What this chunk adds to the request: its key, if it has one, is no other's.
    async fn extra_of(&self, upload: &mut Upload<'_>, extra: &Extra, bytes: Bytes) -> Extra {
        let Chunk { number, from, .. } = upload.chunk;
        let own = |key: &HeaderValue| HeaderValue::try_from(format!("{}-{number}.{from}", key.to_str().unwrap_or_default())).ok();
        let part = FilePart { chunk: upload.chunk, bytes, url: upload.url.clone() };
        let idempotency_key = extra.idempotency_key.as_ref().and_then(own);
        let mut extra = Extra { part: Some(Box::new(part)), idempotency_key, new_key: upload.key.clone(), ..extra.clone() };
        let ask = Ask::Declared(upload.request);
        if upload.key.is_none()
            && let Some(drawn) = self.draw(ask, self.helper(ask).map(|(_, helper)| helper), &extra).await
        {
            upload.key.clone_from(&drawn.new_key);
            extra = drawn;
        }
        extra
    }

    /// What an answer says of the chunks: how much has arrived. Where the next one goes is kept.
    fn told(&mut self, upload: &mut Upload<'_>, ask: Ask, extra: &Extra, sent: Result<Reply>, at: usize) -> Result<(Reply, Option<u64>)> {
        let reply = sent?;
        if !reply.status.is_success() && reply.status != StatusCode::PERMANENT_REDIRECT {
            let message = format!("the service answers a chunk with status {}", reply.status.as_u16());
            return Err(self.explain(Error::new(ErrorKind::Rejected, message), &reply));
        }
        let [next, arrived] = [at, at + 1].map(|at| self.slots.get_mut(at).map(std::mem::take).unwrap_or_default());
        if let Slot::Text(next) = &next {
            upload.url = Some(self.next_url(upload, ask, extra, next).map_err(|error| self.explain(error, &reply))?);
        }
        let arrived =
            arrived::of(arrived.as_value(), upload.chunk.end).map_err(|why| self.explain(Error::new(ErrorKind::Decode, why), &reply))?;
        Ok((reply, arrived))
    }

    /// Where the next chunk goes: to the origins of the request alone.
    fn next_url(&self, upload: &Upload<'_>, ask: Ask, extra: &Extra, next: &str) -> Result<Url> {
        let refused = |what: &str| Error::new(ErrorKind::Rejected, format!("the service sends the next chunk to {what}"));
        let here = self.render(ask, extra)?.url;
        let url = here.join(next).map_err(|_| refused("something that is no URL"))?;
        let admitted = match upload.request.path {
            [PathPart::Url(_, _, within)] if !within.is_empty() => self.shared.origins.admit(within, &url),
            _ => self.shared.base.admit(&url),
        };
        let elsewhere = || refused(&format!("`{}`, where this request may not go", url.origin().ascii_serialization()));
        let url = admitted.ok_or_else(elsewhere)?;
        self.shared.origins.check_url(&url).map_err(Error::input)?;
        Ok(url)
    }

    /// What has arrived is neither less than what the service had before, nor more than it was sent.
    fn check(&self, chunk: &Chunk, from: u64, reply: &Reply) -> Result<()> {
        let Chunk { from: before, end, .. } = *chunk;
        if (before..=end).contains(&from) {
            return Ok(());
        }
        let message = match from < before {
            true => format!("the service says that {from} bytes of the file have arrived, and had {before} before"),
            false => format!("the service says that {from} bytes of the file have arrived, and was sent {end}"),
        };
        Err(self.explain(Error::new(ErrorKind::Decode, message), reply))
    }

    /// After a failure: waits, and finds out where to go on. None: with the same chunk again.
    async fn after_failure(&mut self, upload: &mut Upload<'_>, extra: &Extra, error: Error) -> Result<Option<(Reply, u64)>> {
        let (request, chunk, policy) = (upload.request, upload.chunk, self.policy(upload.request));
        upload.failures += 1;
        let helper = self.helper(Ask::Declared(request)).map(|(_, helper)| helper);
        let has_key = extra.idempotency_key.is_some() || wants_new(helper, request.effects);
        let is_safe = retry::is_safe(&error, &policy, request.effects, has_key);
        // Whoever asks first does nothing twice. Of no byte nobody can say whether it has come, and of a first one not everybody.
        let may_ask = upload.chunks.resume.is_some() && chunk.end > chunk.from.max(1) && may_go_on(&error, &policy);
        if upload.failures >= policy.attempts || !is_safe && !may_ask {
            return Err(error);
        }
        let nothing_done = error.is_nothing_done() || error.kind() == ErrorKind::RateLimited;
        self.pause(error, &policy, upload.failures).await?;
        match may_ask && !nothing_done {
            true => self.ask_what_arrived(upload, extra).await.map(Some),
            false => Ok(None),
        }
    }

    /// Asks the service how much of the file has arrived.
    async fn ask_what_arrived(&mut self, upload: &mut Upload<'_>, extra: &Extra) -> Result<(Reply, u64)> {
        let (chunk, Some(resume)) = (upload.chunk, &upload.chunks.resume) else {
            return Err(Error::new(ErrorKind::Cancelled, "nothing says how to ask"));
        };
        // Where both have the same URL, it has moved for both.
        let url = upload.url.clone().filter(|_| is_same_url(upload.request, &resume.request));
        let part = FilePart { chunk, bytes: Bytes::new(), url };
        let extra = Extra { part: Some(Box::new(part)), idempotency_key: None, new_key: None, page: None, ..extra.clone() };
        let (ask, mark) = (Ask::Declared(&resume.request), self.slots.len());
        let reply = Box::pin(self.request(ask, &resume.reads, mark, &extra)).await;
        let told = self.told(upload, ask, &extra, reply, mark);
        self.slots.truncate(mark);
        let (reply, arrived) = told?;
        let is_more = reply.status == StatusCode::PERMANENT_REDIRECT;
        let from = match arrived {
            Some(from) => from,
            None if is_more => 0,
            // The upload itself was asked, and is done.
            None if resume.request.method == upload.request.method && chunk.is_last() => return Ok((reply, chunk.total)),
            None => {
                let error = Error::new(ErrorKind::Decode, "the answer to `resume` does not say how much of the file has arrived");
                return Err(self.explain(error, &reply));
            }
        };
        self.check(&chunk, from, &reply)?;
        Ok((reply, from))
    }
}

/// Whether a service may know more: another try may go better, or it says that another part of the file is wanted.
fn may_go_on(error: &Error, policy: &Retry) -> bool {
    retry::is_transient(error, policy) || matches!(error.status(), Some(409 | 412 | 416))
}

/// Says where in the file it was that something failed.
fn placed(error: Error, chunk: &Chunk) -> Error {
    match chunk.from {
        0 => error,
        from => {
            let message = format!("{} (behind the first {from} bytes of {})", error.message(), chunk.total);
            error.with_message(message)
        }
    }
}

/// Whether two requests go to the same URL, which a step has given.
fn is_same_url(one: &Request, other: &Request) -> bool {
    matches!((one.path, other.path), ([PathPart::Url(one, ..)], [PathPart::Url(other, ..)]) if one == other)
}
