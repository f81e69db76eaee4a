//! A service that answers by a rule, a clock that never makes anybody wait, and a connector that reads and sends everything.

use std::{
    future::{Future, IntoFuture},
    sync::{Arc, Mutex},
    time::Duration,
};

use connector_core::{
    connector,
    seam::{Bounds, BoxFuture, Clock, HttpRequest, Reply, SendError, Timestamp, Transport},
};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};

connector! {
    pub(crate) connector Probe "Probe" { key: "probe", version: "1.0.0", base_url: "https://api.example.com/v1" }

    auth token custom { parameters { token: Secret } }

    helper api {
        header "Authorization": "Bearer {auth.token}";
        error status 403 && header["x-remaining"] == "0" => RateLimited { until: header["x-reset"] };
        error status 400 => Invalid { code: body.error.code, message: "{body.error.message} {status}", details: body.error };
        error body.ok == false && body.retry_in > 0 => RateLimited { after: body.retry_in };
        error exists body.error => Rejected { code: body.error.code, message: body.error.message, details: body.error };
        retry { attempts: 3, backoff: 10ms..1s }
    }

    custom_api_action via api;

    record Owner { login: String, site: Option<Url> }
    record Item { id: i64, name: Option<String>, tags: Vec<String>, owner: Option<Owner>, at: Option<DateTime>, owners: Vec<Owner> }

    action places "Places" {
        effects write;
        input { segment: String, path: String, text: String, list: Vec<String>, number: i64, decimal: f64, flag: bool, object: Object }
        POST "/a/{input.segment}/b-{input.number}/{input.path:segments}/z" via api {
            query { text: input.text, list: input.list, decimal: input.decimal, mixed: "a{input.text}b{input.flag}" }
            header "X-Text": input.text;
            json { text: input.text, list: input.list, number: input.number, decimal: input.decimal, flag: input.flag, object: input.object }
        }
        output { status: i64 from status }
    }
    action form "Form" {
        effects write;
        input { text: String, list: Vec<String> }
        POST "/form" via api { form { text: input.text, list: input.list } }
        output { status: i64 from status }
    }

    action answer "Answer" {
        effects read;
        GET "/answer" via api;
        output {
            id: i64 from body.id,
            name: String from body.name,
            part: Option<String> from body.list[1].name,
            items: Vec<Item> from body.items,
            item: Option<Item> from body.item,
            ratio: Option<f64> from body.ratio,
            flag: Option<bool> from body.flag,
            at: Option<DateTime> from body.item.at,
            site: Option<Url> from body.site,
            object: Option<Object> from body.object,
            inner: Option<String> from body.object.inner.text,
            tags: Vec<String> from body.tags,
            length: Option<String> from header["x-length"],
        }
    }
    action file "File" { effects read; GET "/file" via api; output { file: File from response } }
    action by_link "By Link" { effects read; GET "/link" via api; pages { link header.link; limit 20; items Item from body.items; } }
    action by_next "By Next" { effects read; GET "/next" via api; pages { next_url from body.next; limit 20; items Item from body.items; } }
    action by_cursor "By Cursor" {
        effects read;
        POST "/cursor" via api { json { size: 1 } }
        pages { cursor json.after from body.cursor; more body.more; limit 20; items Item from body.items; }
    }
}

connector! {
    pub(crate) connector Robot "Robot" { key: "robot", version: "1.0.0", base_url: "https://api.example.com/v1" }

    auth robot oauth2 client_credentials { token_url: "https://auth.example.com/token", scopes { "read" required } }

    helper api { header "Authorization": "Bearer {auth.access_token}"; retry { attempts: 2, backoff: 10ms..1s } }

    action read "Read" { effects read; GET "/read" via api; output { status: i64 from status } }
}

type Answer = dyn Fn(&HttpRequest) -> Reply + Send + Sync;

/// A service that answers by its own rule, and keeps what it was asked.
pub(crate) struct World {
    answer: Box<Answer>,
    asked: Mutex<Vec<HttpRequest>>,
    now: Mutex<Timestamp>,
}

impl World {
    pub(crate) fn new(answer: impl Fn(&HttpRequest) -> Reply + Send + Sync + 'static) -> Arc<Self> {
        Arc::new(Self { answer: Box::new(answer), asked: Mutex::default(), now: Mutex::new(Duration::from_secs(1_800_000_000)) })
    }

    pub(crate) fn asked(&self) -> Vec<HttpRequest> {
        std::mem::take(&mut *self.asked.lock().unwrap())
    }

    pub(crate) fn probe(self: &Arc<Self>) -> Probe {
        Probe::token().token("t0ken").transport(self.clone()).clock(self.clone()).connect().unwrap()
    }

    /// Every request went to one of these origins, without credentials in its URL, and there were not more than so many.
    pub(crate) fn judge(&self, origins: &[&str], most: usize) -> Result<(), String> {
        let asked = self.asked();
        if asked.len() > most {
            return Err(format!("{} requests were made", asked.len()));
        }
        let is_elsewhere = |request: &&HttpRequest| {
            let url = &request.url;
            !origins.contains(&url.origin().ascii_serialization().as_str()) || !url.username().is_empty() || url.password().is_some()
        };
        asked.iter().find(is_elsewhere).map_or(Ok(()), |request| Err(format!("a request went to {}", request.url)))
    }
}

impl Transport for World {
    fn send(&self, request: HttpRequest, _: Bounds) -> BoxFuture<'_, Result<Reply, SendError>> {
        let reply = (self.answer)(&request);
        self.asked.lock().unwrap().push(request);
        Box::pin(async move { Ok(reply) })
    }
}

impl Clock for World {
    fn now(&self) -> Timestamp {
        *self.now.lock().unwrap()
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        let mut now = self.now.lock().unwrap();
        *now = now.saturating_add(duration);
        Box::pin(async {})
    }
}

/// An answer; a header that cannot be one is left out.
pub(crate) fn reply(status: u16, headers: &[(&str, &str)], body: impl Into<Vec<u8>>) -> Reply {
    let header = |(name, value): &(&str, &str)| {
        Some((HeaderName::from_bytes(name.as_bytes()).ok()?, HeaderValue::from_bytes(value.as_bytes()).ok()?))
    };
    let body: Vec<u8> = body.into();
    Reply {
        status: StatusCode::from_u16(status).unwrap(),
        headers: headers.iter().filter_map(header).collect::<HeaderMap>(),
        body: body.into(),
    }
}

/// Waits for a call, in a runtime of its own.
pub(crate) fn wait<F: IntoFuture>(call: F) -> <F::IntoFuture as Future>::Output {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(call.into_future())
}
