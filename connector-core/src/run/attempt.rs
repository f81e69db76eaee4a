//! One attempt: render, limit, send, follow, understand.

use http::{HeaderMap, StatusCode};

use super::{
    Ask, Manner, Run,
    redirect::{self, Hop, Target},
};
use crate::{
    auth::signing::{Signer, mtls},
    data::{
        error::{Error, ErrorKind, Result},
        format::Format,
        helper::Helper,
        spec::{Reads, Request},
        value::Slot,
    },
    http::{
        limit::Spent,
        transport::{Bounds, HttpRequest, Later, Reply, SendError},
    },
    request::Extra,
    response::{decode, rules},
};

/// A list in a shorter answer is read whole, so that it can be asked for once more where it breaks off.
const LONG: usize = 1 << 20;

impl Run<'_> {
    pub(super) async fn attempt(
        &mut self,
        ask: Ask,
        helper: Option<(usize, &'static Helper)>,
        reads: &'static Reads,
        base: usize,
        extra: &Extra,
        attempt: u32,
    ) -> Result<Reply> {
        self.sign_in().await?;
        self.credentials.allow(self.card)?;
        let place = self.enter(helper).await?;
        self.manner = match () {
            () if self.streams_items => Manner::Items { format: reads.format },
            () if self.streams && is_file(ask, reads) => {
                Manner::File { by_body: helper.is_some_and(|(_, helper)| rules::decide_by_body(helper)) }
            }
            () => Manner::Whole,
        };
        let mut reply = self.exchange(ask, helper, extra, attempt).await?;
        if self.sign_in_again(&reply).await? {
            reply = self.exchange(ask, helper, extra, attempt).await?;
        }
        if let (Some(place), Some(incoming)) = (place, &self.incoming) {
            incoming.wrap(|body| body.keeping(place));
        }
        if !matches!(self.manner, Manner::Items { .. }) || self.incoming.is_none() {
            self.understand(helper.map(|(_, helper)| helper), reads, base, &reply).await?;
        }
        Ok(reply)
    }

    /// Reads what stands around the items of an answer, when these have been read.
    pub(crate) async fn understand_around(&mut self, request: &'static Request, reads: &'static Reads, reply: &Reply) -> Result<()> {
        let helper = self.helper(Ask::Declared(request)).map(|(_, helper)| helper);
        self.slots.resize_with(self.slots.len().max(reads.slots), Slot::default);
        self.understand(helper, reads, 0, reply).await
    }

    /// Sends the request once, and reads the answer.
    async fn exchange(&mut self, ask: Ask, helper: Option<(usize, &'static Helper)>, extra: &Extra, attempt: u32) -> Result<Reply> {
        let mut request = self.render(ask, extra)?;
        request.source.attempt = attempt;
        self.limit(helper).await?;
        let mut request = Some(self.sign(request, helper).await?);
        self.attempts += 1;
        let mut reply = self.send(&mut request).await?;
        if let Signer::Digest(_) = self.shared.signer {
            reply = Box::pin(self.answer(ask, extra, None, reply)).await?;
        }
        if reply.status.is_redirection() { self.follow(ask, extra, reply).await } else { Ok(reply) }
    }

    /// Sends a request that has been rendered, once: no answer to it is worth another try.
    pub(crate) async fn send_once(&mut self, request: HttpRequest, helper: Option<usize>) -> Result<Reply> {
        let helper = self.helper_at(helper);
        let _place = self.enter(helper).await?;
        self.limit(helper).await?;
        let request = self.sign(request, helper).await?;
        self.attempts += 1;
        self.send(&mut Some(request)).await
    }

    /// Follows redirects. Rare, so the request is rendered anew rather than kept by every call.
    async fn follow(&mut self, ask: Ask, extra: &Extra, mut reply: Reply) -> Result<Reply> {
        let follow = if let Ask::Declared(request) = ask { request.follow } else { &[] };
        let mut url = self.render(ask, extra)?.url;
        let mut is_away = false;
        for _ in 0..redirect::MOST {
            let mut request = self.render(ask, extra)?;
            let hop = Hop { url: &url, is_away, is_chunk: extra.part.is_some(), follow, origins: &self.shared.origins };
            url = match redirect::target(&request.method, &hop, &reply).map_err(|error| self.failed(error))? {
                None => return Ok(reply),
                Some(Target::Same(url)) => url,
                Some(Target::Away(url)) => {
                    is_away = true;
                    // Neither the helper's headers nor those of the call: each may hold a credential.
                    request.headers = self.credentials.headers(None);
                    request.drop_body();
                    request.source.with_credentials = false;
                    url
                }
            };
            request.url = url.clone();
            self.now = self.shared.executor.now().await;
            if !is_away {
                self.take_of_budgets(self.helper(ask)).await?;
                request = self.sign(request, self.helper(ask)).await?;
            }
            reply = self.send(&mut Some(request)).await?;
            if !is_away {
                reply = Box::pin(self.answer(ask, extra, Some(&url), reply)).await?;
            }
        }
        match reply.status.is_redirection() {
            true => Err(self.failed(Error::new(ErrorKind::Rejected, format!("the service redirected more than {} times", redirect::MOST)))),
            false => Ok(reply),
        }
    }

    pub(super) async fn send(&mut self, request: &mut Option<HttpRequest>) -> Result<Reply> {
        let timeout = self.deadline.saturating_sub(self.now);
        if timeout.is_zero() {
            return Err(self.failed(Error::new(ErrorKind::Timeout, "the deadline passed before the call was made").with_nothing_done()));
        }
        // However this ends, what was taken of the service's budgets is settled: with the run, where it is dropped here.
        self.spent.iter_mut().for_each(Spent::sent);
        let bounds = Bounds { timeout, body: self.shared.settings.body_limit };
        let sent = match self.manner {
            Manner::Whole => self.shared.executor.call(request, bounds).await,
            // Values on lines are given as they come.
            Manner::File { .. } | Manner::Items { format: Format::Ndjson } => self.open(request, bounds, 0).await,
            Manner::Items { .. } => self.open(request, bounds, LONG).await,
        };
        if !self.spent.is_empty() {
            self.settle(&sent).await;
        }
        let silence = self.shared.settings.read_timeout;
        sent.map_err(|error| self.failed(mtls::no_answer(error, self.shared.auth, timeout, silence)))
    }

    /// Sends a request whose answer stays with the service from this length on.
    async fn open(&mut self, request: &mut Option<HttpRequest>, bounds: Bounds, from: usize) -> Result<Reply, SendError> {
        let most = self.shared.settings.file_limit;
        let manner = self.manner;
        let is_later = |status: StatusCode, headers: &HeaderMap| {
            let is_as_said = match manner {
                Manner::Whole => false,
                // What may be a refusal in disguise is read.
                Manner::File { by_body } => !(by_body && decode::is_json(headers)),
                Manner::Items { format } => decode::format(format, Format::Json, status, headers) == format,
            };
            status.is_success() && is_as_said
        };
        let later = |status, headers: &HeaderMap| is_later(status, headers).then_some(Later { from, most });
        let (reply, incoming) = self.shared.executor.open(request, bounds, later).await?;
        self.incoming = incoming;
        Ok(reply)
    }

    /// What the answer says of the service's budgets.
    async fn settle(&mut self, sent: &Result<Reply, SendError>) {
        let now = self.shared.executor.now().await;
        for mut spent in self.spent.drain(..) {
            match sent {
                Ok(reply) => spent.hear(&reply.headers, now),
                Err(SendError::NotSent(_) | SendError::Refused(_)) => spent.not_sent(),
                Err(_) => {}
            }
        }
    }

    fn failed(&self, error: Error) -> Error {
        error.with_attempts(self.attempts)
    }
}

/// Whether an answer is a file, and no output looks into it.
fn is_file(ask: Ask, reads: &'static Reads) -> bool {
    let looks = !reads.body.takes().is_empty() || !reads.body.children().is_empty();
    matches!(ask, Ask::Declared(_)) && !reads.response.is_empty() && !looks
}
