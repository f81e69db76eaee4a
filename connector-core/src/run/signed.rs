//! Signatures: by the author's function, then by the auth, which covers all that is sent; and the answer to a challenge.

use http::{HeaderMap, StatusCode};
use url::Url;

use super::{Ask, Run};
use crate::{
    auth::signing::{
        Moment, Signer,
        digest::{Challenge, INFO},
    },
    data::{
        error::{Error, ErrorKind, Result},
        helper::Helper,
        rust::Signing,
    },
    http::transport::{HttpRequest, Reply},
    request::Extra,
};

impl Run<'_> {
    /// Signs a request that goes through a helper. It is signed last, when nothing is waited for any more: signatures age.
    pub(super) async fn sign(&mut self, mut request: HttpRequest, helper: Option<(usize, &'static Helper)>) -> Result<HttpRequest> {
        let Some((_, helper)) = helper else { return Ok(request) };
        if helper.sign.is_some() || !matches!(self.shared.signer, Signer::None) {
            // A signature covers all of the body.
            request.gather().await?;
        }
        if let Some(sign) = helper.sign {
            let values = self.shared.connector.auth_fields.iter().copied().zip(self.credentials.values.iter().cloned()).collect();
            let parts = (request.method.clone(), request.url.clone(), request.headers, request.body.clone());
            (request.url, request.headers) = sign(Signing::new(parts, values, self.now)).await?.into_parts();
        }
        let signer = &self.shared.signer;
        if let Signer::None = signer {
            return Ok(request);
        }
        let chance = if signer.needs_chance() { self.chance().await } else { [0; 2] };
        let moment = Moment { now: self.now, chance };
        self.proof = signer.sign(self.shared.auth, &self.scope(), &moment, &mut request)?;
        Ok(request)
    }

    /// Answers the challenge of a refusal, once: what was refused so was not done, so it may be sent again whatever its effects. Other answers
    /// are handed on.
    pub(super) async fn answer(&mut self, ask: Ask, extra: &Extra, url: Option<&Url>, reply: Reply) -> Result<Reply> {
        let Signer::Digest(challenges) = &self.shared.signer else { return Ok(reply) };
        let helper = self.helper(ask);
        let is_refused = reply.status == StatusCode::UNAUTHORIZED;
        if helper.is_none() || !is_refused && !reply.headers.contains_key(INFO) {
            return Ok(reply);
        }
        // Rare, so the request is rendered anew rather than kept by every call.
        let mut request = self.render(ask, extra)?;
        if let Some(url) = url {
            request.url = url.clone();
        }
        if !is_refused {
            challenges.hear(&request.url, &reply.headers);
            return Ok(reply);
        }
        let Some(challenge) = self.challenge(&reply.headers)? else {
            challenges.forget(self.proof.as_ref());
            return Ok(reply);
        };
        challenges.keep(&request.url, challenge, self.chance().await);
        self.now = self.shared.executor.now().await;
        self.limit(helper).await?;
        let request = self.sign(request, helper).await?;
        let url = request.url.clone();
        let reply = self.send(&mut Some(request)).await?;
        match reply.status {
            // A wrong password goes out once for each call, not twice: services lock accounts.
            StatusCode::UNAUTHORIZED => challenges.forget(self.proof.as_ref()),
            _ => challenges.hear(&url, &reply.headers),
        }
        Ok(reply)
    }

    /// The challenge of a refusal, where it is worth an answer.
    fn challenge(&self, headers: &HeaderMap) -> Result<Option<Challenge>> {
        match Challenge::best(headers) {
            Ok(challenge) => Ok(challenge.filter(|challenge| challenge.is_news_to(self.proof.as_ref()))),
            Err(algorithms) => {
                let message = format!(
                    "the service asks for HTTP Digest in a way that is not known here (algorithm {algorithms}); \
                     it must offer MD5, SHA-256 or SHA-512-256, with the qop `auth` or `auth-int`"
                );
                let error = Error::new(ErrorKind::Unauthorized, message).with_status(StatusCode::UNAUTHORIZED.as_u16());
                Err(error.with_attempts(self.attempts))
            }
        }
    }

    async fn chance(&self) -> [u64; 2] {
        [self.shared.executor.random().await, self.shared.executor.random().await]
    }
}
