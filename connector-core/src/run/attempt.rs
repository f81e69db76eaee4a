//! One attempt: render, limit, send, follow, understand.

use std::{error::Error as StdError, time::Duration};

use super::{
    Ask, Run,
    redirect::{self, Hop, Target},
};
use crate::{
    auth::signing::Signer,
    data::{
        auth::{Auth, AuthKind},
        error::{Error, ErrorKind, Result},
        helper::Helper,
        spec::Reads,
    },
    http::transport::{Bounds, HttpRequest, Reply, SendError},
    request::Extra,
};

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
        let mut request = self.render(ask, extra)?;
        request.source.attempt = attempt;
        let _place = self.enter(helper).await?;
        self.limit(helper).await?;
        let mut request = Some(self.sign(request, helper).await?);
        self.attempts += 1;
        let mut reply = self.send(&mut request).await?;
        if let Signer::Digest(_) = self.shared.signer {
            reply = Box::pin(self.answer(ask, extra, None, reply)).await?;
        }
        if reply.status.is_redirection() {
            reply = self.follow(ask, extra, reply).await?;
        }
        self.understand(helper.map(|(_, helper)| helper), reads, base, &reply).await?;
        Ok(reply)
    }

    /// Follows redirects. Rare, so the request is rendered anew rather than kept by every call.
    async fn follow(&mut self, ask: Ask, extra: &Extra, mut reply: Reply) -> Result<Reply> {
        let follow = if let Ask::Declared(request) = ask { request.follow } else { &[] };
        let mut url = self.render(ask, extra)?.url;
        let mut is_away = false;
        for _ in 0..redirect::MOST {
            let mut request = self.render(ask, extra)?;
            let hop = Hop { url: &url, is_away, follow, origins: &self.shared.origins };
            url = match redirect::target(&request.method, &hop, &reply).map_err(|error| self.failed(error))? {
                None => return Ok(reply),
                Some(Target::Same(url)) => url,
                Some(Target::Away(url)) => {
                    is_away = true;
                    // Neither the helper's headers nor those of the call: each may hold a credential.
                    request.headers = self.shared.headers.last().cloned().unwrap_or_default();
                    request.body = Default::default();
                    request.source.with_credentials = false;
                    url
                }
            };
            request.url = url.clone();
            self.now = self.shared.executor.now().await;
            if !is_away {
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

    pub(super) async fn send(&self, request: &mut Option<HttpRequest>) -> Result<Reply> {
        let timeout = self.deadline.saturating_sub(self.now);
        if timeout.is_zero() {
            return Err(self.failed(Error::new(ErrorKind::Timeout, "the deadline passed before the call was made").with_nothing_done()));
        }
        let bounds = Bounds { timeout, body: self.shared.settings.body_limit };
        let silence = self.shared.settings.read_timeout;
        self.shared.executor.call(request, bounds).await.map_err(|error| self.failed(no_answer(error, self.shared.auth, timeout, silence)))
    }

    fn failed(&self, error: Error) -> Error {
        error.with_attempts(self.attempts)
    }
}

fn no_answer(error: SendError, auth: &Auth, timeout: Duration, silence: Duration) -> Error {
    let root = |error: &(dyn StdError + Send + Sync + 'static)| {
        let mut cause: &dyn StdError = error;
        while let Some(deeper) = cause.source() {
            cause = deeper;
        }
        cause.to_string()
    };
    match error {
        SendError::NotSent(source) | SendError::Broken(source)
            if matches!(auth.kind, AuthKind::Mtls) && is_about_a_certificate(&root(&*source)) =>
        {
            let message = format!("the service does not accept the client certificate: {}", root(&*source));
            Error::new(ErrorKind::Unauthorized, message).with_source(source)
        }
        SendError::NotSent(source) => Error::new(ErrorKind::Transport, format!("the service could not be reached: {}", root(&*source)))
            .with_nothing_done()
            .with_source(source),
        SendError::Broken(source) => {
            Error::new(ErrorKind::Transport, format!("the connection broke before the answer was complete: {}", root(&*source)))
                .with_source(source)
        }
        SendError::Timeout => {
            let message =
                format!("no complete answer came in time: {timeout:.1?} in all were left, and {silence:.1?} of silence are allowed");
            Error::new(ErrorKind::Timeout, message)
        }
        SendError::TooLarge(most) => Error::new(
            ErrorKind::Decode,
            format!("the answer has more than {most} bytes; raise `body_limit` of the connection if that is expected"),
        ),
        SendError::Refused(why) => Error::input(why),
    }
}

/// Whether the service has ended a handshake because of the certificate that it was shown, or was not shown (RFC 8446, 6.2).
fn is_about_a_certificate(cause: &str) -> bool {
    let alert = cause.split_once("fatal alert: ").map(|(_, alert)| alert);
    alert.is_some_and(|alert| alert.contains("Certificate") || matches!(alert, "UnknownCA" | "AccessDenied" | "DecryptError"))
}
