//! The call on hyper-util's client, with the timeouts that reqwest brings, and serde.

use std::marker::PhantomData;

use bytes::{Bytes, BytesMut};
use http::{Request, header::AUTHORIZATION};
use http_body_util::{BodyExt, Empty};
use hyper_util::{
    client::legacy::{self, connect::HttpConnector},
    rt::{TokioExecutor, TokioTimer},
};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use tokio::time::timeout;

use crate::{
    Result,
    case::{Case, TOKEN},
    drive::{CONNECT_TIMEOUT, Client, READ_TIMEOUT, TIMEOUT},
    model::Answer,
};

pub(crate) struct ByHyper<A> {
    client: legacy::Client<HttpConnector, Empty<Bytes>>,
    base: String,
    token: String,
    case: Case,
    answer: PhantomData<fn() -> A>,
}

impl<A: Answer> ByHyper<A> {
    pub(crate) fn new(case: Case, base: &str) -> Self {
        let mut connector = HttpConnector::new();
        connector.set_nodelay(true);
        connector.set_connect_timeout(Some(CONNECT_TIMEOUT));
        let client = legacy::Client::builder(TokioExecutor::new()).pool_timer(TokioTimer::new()).build(connector);
        Self { client, base: base.to_owned(), token: TOKEN.to_owned(), case, answer: PhantomData }
    }

    async fn fetch(&self) -> Result<Bytes> {
        let [first, second] = self.case.query().map(|(name, value)| format!("{name}={}", utf8_percent_encode(value, NON_ALPHANUMERIC)));
        let request = Request::get(format!("{}{}?{first}&{second}", self.base, self.case.path()))
            .header(AUTHORIZATION, format!("Bearer {}", self.token))
            .body(Empty::new())?;
        let response = timeout(READ_TIMEOUT, self.client.request(request)).await??;
        if !response.status().is_success() {
            return Err(format!("the service answered {}", response.status()).into());
        }
        let mut body = response.into_body();
        // A body of one chunk, as most are, is not copied.
        let (mut first, mut whole) = (Bytes::new(), BytesMut::new());
        while let Some(frame) = timeout(READ_TIMEOUT, body.frame()).await? {
            let Ok(chunk) = frame?.into_data() else { continue };
            if first.is_empty() {
                first = chunk;
                continue;
            }
            if whole.is_empty() {
                whole.extend_from_slice(&first);
            }
            whole.extend_from_slice(&chunk);
        }
        Ok(if whole.is_empty() { first } else { whole.freeze() })
    }
}

impl<A: Answer> Client for ByHyper<A> {
    async fn call(&self) -> Result<usize> {
        let body = timeout(TIMEOUT, self.fetch()).await??;
        serde_json::from_slice::<A>(&body)?.wanted()
    }
}
