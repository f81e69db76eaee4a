//! Who gets which answer: an incoming request is held against the requests of all samples.

use std::collections::BTreeSet;

use http::{HeaderMap, HeaderValue, Method, StatusCode, header::CONTENT_TYPE};
use serde_json::Value;
use url::{Url, form_urlencoded};

use super::script::{self, Exchange};
use crate::{
    auth::headers::{parameter, reads_auth},
    data::{
        card::{Action, Connector, Reply as SampleReply},
        error::Result,
        spec::{Body, Expr, Flow, Next, PageTo, PathPart, Request, Step, What},
    },
    http::transport::Reply,
    run::steps,
};

/// What a sandbox knows.
pub(super) struct Judge {
    connector: &'static Connector,
    exchanges: Vec<Exchange>,
    /// What the service says to other credentials, where a sample shows it.
    stranger: Option<&'static SampleReply>,
}

/// A request as it came.
pub(super) struct Incoming {
    pub(super) method: Method,
    pub(super) url: Url,
    pub(super) headers: HeaderMap,
    pub(super) body: Vec<u8>,
}

/// How an incoming request differs from one of a sample.
enum Difference {
    /// It is the same, but for this many optional values.
    More(usize),
    /// A parameter of the sample is not there.
    Missing(String),
    /// A parameter has another value than the sample's: its name, and the value.
    Other(String, String),
    /// A parameter that the description does not have.
    Unknown(String),
}

impl Judge {
    pub(super) async fn new(connector: &'static Connector, url: &str) -> Result<Self> {
        let mut judge = Self { connector, exchanges: Vec::new(), stranger: None };
        for auth in connector.auths {
            for action in connector.flows_of(auth) {
                for sample in action.samples {
                    let (exchanges, result) = script::play(connector, auth.name, url, action, sample).await?;
                    if action.name == "authping" && script::is_unauthorized(&result) {
                        judge.stranger = judge.stranger.or(sample.replies.first());
                    }
                    judge.exchanges.extend(exchanges);
                }
            }
        }
        Ok(judge)
    }

    /// The answer to a request.
    pub(super) fn answer(&self, incoming: &Incoming) -> Reply {
        let same_place: Vec<_> = self.exchanges.iter().filter(|exchange| is_same_place(exchange, incoming)).collect();
        if same_place.is_empty() {
            return self.nowhere(incoming);
        }
        if !same_place.iter().any(|exchange| knows(exchange, incoming, self.connector)) {
            return match self.stranger {
                Some(reply) => script::to_http(reply),
                None => refuse(StatusCode::UNAUTHORIZED, "the sandbox does not know these credentials; leave them out to use its own"),
            };
        }
        let mut nearest: Option<(usize, &Exchange, Difference)> = None;
        for exchange in same_place {
            let difference = compare(exchange, incoming, self.connector);
            let distance = match &difference {
                Difference::More(count) => *count,
                Difference::Other(..) => 1000,
                Difference::Missing(_) => 2000,
                Difference::Unknown(_) => 3000,
            };
            if nearest.as_ref().is_none_or(|(least, ..)| distance < *least) {
                nearest = Some((distance, exchange, difference));
            }
        }
        match nearest {
            Some((_, exchange, Difference::More(_))) => match exchange.next() {
                Some(reply) => script::to_http(reply),
                None => refuse(
                    StatusCode::BAD_REQUEST,
                    &format!(
                        "the sample of `{}` has no answer for its request {} {}; write one",
                        exchange.action.name,
                        incoming.method,
                        incoming.url.path()
                    ),
                ),
            },
            Some((_, exchange, difference)) => explain(exchange.action, difference),
            None => self.nowhere(incoming),
        }
    }

    /// The answer where no sample asks for this place.
    fn nowhere(&self, incoming: &Incoming) -> Reply {
        let declared = |request: &&'static Request| request.method == incoming.method.as_str() && fits(request.path, incoming.url.path());
        let all = || self.connector.auths.iter().flat_map(|auth| self.connector.flows_of(auth));
        if all().flat_map(cancels).any(|request| declared(&request)) {
            return script::cancelled();
        }
        let card = all().find(|action| steps(action).iter().filter_map(Step::request).any(|request| declared(&request)));
        match card {
            Some(action) => refuse(
                StatusCode::BAD_REQUEST,
                &format!(
                    "no sample of `{}` asks for {} {}; {}",
                    action.name,
                    incoming.method,
                    incoming.url.path(),
                    match action.samples.is_empty() {
                        true => "it has none; write `sample { … } => 200 json { … };`".to_owned(),
                        false => format!("its samples have the inputs {}", inputs(action)),
                    }
                ),
            ),
            None => refuse(StatusCode::NOT_FOUND, &format!("the description has no request {} {}", incoming.method, incoming.url.path())),
        }
    }
}

/// The requests that take back the jobs of a flow, and of those that it calls: no sample has them.
fn cancels(action: &'static Action) -> Vec<&'static Request> {
    let of_step = |step: &'static Step| match &step.what {
        What::Wait(wait) => wait.cancel.iter().collect(),
        What::Call(called, _) => cancels(called),
        _ => Vec::new(),
    };
    steps(action).iter().flat_map(of_step).collect()
}

fn inputs(action: &Action) -> String {
    let all: BTreeSet<_> = action.samples.iter().map(|sample| sample.input).collect();
    all.into_iter().collect::<Vec<_>>().join(" and ")
}

fn refuse(status: StatusCode, why: &str) -> Reply {
    let headers = HeaderMap::from_iter([(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"))]);
    Reply { status, headers, body: format!("sandbox: {why}").into() }
}

fn explain(action: &'static Action, difference: Difference) -> Reply {
    let name = action.name;
    let why = match difference {
        Difference::Missing(parameter) => format!("`{parameter}` is missing; the samples of `{name}` have it"),
        Difference::Unknown(parameter) => format!("the request of `{name}` has no `{parameter}`"),
        Difference::Other(parameter, value) => format!(
            "no sample of `{name}` has {value} as `{parameter}`; its samples have the inputs {}. Write `sample {{ … }} => 200 json {{ … }};` for another",
            inputs(action)
        ),
        Difference::More(_) => String::new(),
    };
    refuse(StatusCode::BAD_REQUEST, &why)
}

fn is_same_place(exchange: &Exchange, incoming: &Incoming) -> bool {
    exchange.request.method == incoming.method && exchange.request.url.path() == incoming.url.path()
}

/// Whether the request has the credentials of the sample's: every header and parameter that is made of them.
fn knows(exchange: &Exchange, incoming: &Incoming, connector: &'static Connector) -> bool {
    let mut headers = exchange.request.headers.iter().filter(|(_, value)| value.is_sensitive());
    let parameter = |url: &Url, name: &str| url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned());
    let request = exchange.request.source.declared;
    let query = request.into_iter().flat_map(|request| query_of(request, connector)).filter(|(_, expr)| reads_auth(expr));
    let query = query.into_iter().map(|(name, _)| *name).chain(signing_parameters(connector));
    headers.all(|(name, value)| incoming.headers.get(name).is_some_and(|given| given == value))
        && query.into_iter().all(|name| parameter(&incoming.url, name) == parameter(&exchange.request.url, name))
}

/// The query parameters that an auth adds by itself.
fn signing_parameters(connector: &'static Connector) -> impl Iterator<Item = &'static str> {
    connector.auths.iter().filter_map(parameter).map(|(name, _)| name)
}

/// The query parameters of a request, its helper's included.
fn query_of(request: &'static Request, connector: &'static Connector) -> impl Iterator<Item = &'static (&'static str, Expr)> {
    let helper = request.helper.and_then(|helper| connector.helpers.get(helper)).map_or(&[][..], |helper| helper.query);
    helper.iter().chain(request.query)
}

fn compare(exchange: &Exchange, incoming: &Incoming, connector: &'static Connector) -> Difference {
    let declared = exchange.request.source.declared;
    let query: Vec<_> = incoming.url.query_pairs().into_owned().collect();
    let mut expected: Vec<_> = exchange.request.url.query_pairs().into_owned().collect();
    for (name, value) in expected.iter_mut().filter(|(name, _)| exchange.timed.contains(name)) {
        query.iter().filter(|(given, _)| given == name).for_each(|(_, given)| value.clone_from(given));
    }
    let names = declared.map(|request| query_names(request, connector, &exchange.request.url));
    let mut more = match compare_pairs(&expected, &query, names) {
        Difference::More(more) => more,
        difference => return difference,
    };
    let body = match declared.map(|request| &request.body) {
        Some(Body::Form(pairs)) => {
            let pair = |body: &[u8]| form_urlencoded::parse(body).into_owned().collect::<Vec<_>>();
            let paged = pages(connector).filter_map(|to| if let PageTo::Form(name) = to { Some(name) } else { None });
            let names = pairs.iter().map(|(name, _)| name).chain(paged).map(|name| (*name).to_owned()).collect();
            compare_pairs(&pair(&exchange.request.body), &pair(&incoming.body), Some(names))
        }
        Some(body @ (Body::Json(expr) | Body::Graphql { variables: expr, .. })) => {
            let depth = usize::from(matches!(body, Body::Graphql { .. }));
            let paged = pages(connector).filter_map(|to| if let PageTo::Json(path) = to { path.get(depth) } else { None });
            let parse = |text: &[u8]| serde_json::from_slice::<Value>(text).ok();
            let (Some(mut expected), Some(mut given)) = (parse(&exchange.request.body), parse(&incoming.body)) else {
                return Difference::Missing("JSON body".to_owned());
            };
            if depth == 1 {
                if expected["query"] != given["query"] {
                    return Difference::Other("query".to_owned(), given["query"].to_string());
                }
                (expected, given) = (expected["variables"].take(), given["variables"].take());
            }
            for name in &exchange.timed {
                if let (Some(expected), Some(given)) = (expected.get_mut(name), given.get(name)) {
                    expected.clone_from(given);
                }
            }
            compare_json(&expected, &given, expr, paged.copied().collect())
        }
        // Rust code writes what it likes.
        None => Difference::More(0),
        Some(Body::Multipart(_)) => {
            match without_boundary(&exchange.request.headers, &exchange.request.body) == without_boundary(&incoming.headers, &incoming.body)
            {
                true => Difference::More(0),
                false => Difference::Other("body".to_owned(), "these parts".to_owned()),
            }
        }
        _ if incoming.body.is_empty() || exchange.request.body == incoming.body => Difference::More(0),
        Some(Body::Text(_) | Body::Stream(_) | Body::Bytes(_) | Body::Chunks(_)) => {
            Difference::Other("body".to_owned(), "this content".to_owned())
        }
        _ => Difference::Unknown("body".to_owned()),
    };
    if let Difference::More(count) = &body {
        more += count;
        return Difference::More(more);
    }
    body
}

/// A form without the line between its parts, which is another in every request.
fn without_boundary(headers: &HeaderMap, body: &[u8]) -> Option<String> {
    let (_, boundary) = headers.get(CONTENT_TYPE)?.to_str().ok()?.split_once("boundary=")?;
    Some(String::from_utf8_lossy(body).replace(boundary, ""))
}

/// The query parameters that a request may have: its own, those of pages, and those of the URL that a sample's page has.
fn query_names(request: &'static Request, connector: &'static Connector, url: &Url) -> Vec<String> {
    let declared = query_of(request, connector).map(|(name, _)| (*name).to_owned());
    let paged = pages(connector).filter_map(|to| if let PageTo::Query(name) = to { Some((*name).to_owned()) } else { None });
    declared
        .chain(paged)
        .chain(signing_parameters(connector).map(str::to_owned))
        .chain(url.query_pairs().map(|(name, _)| name.into_owned()))
        .collect()
}

/// What asks for the pages of all cards.
fn pages(connector: &'static Connector) -> impl Iterator<Item = &'static PageTo> {
    connector.actions.iter().chain(connector.lookups).filter_map(|action| match &action.flow {
        Flow::Steps { pages: Some(paging), .. } => match &paging.next {
            Next::Cursor { to, .. } | Next::Rust { to, .. } | Next::Number { to, .. } | Next::Offset { to, .. } => Some(to),
            Next::Link { .. } | Next::Url { .. } | Next::Nowhere => None,
        },
        _ => None,
    })
}

fn compare_pairs(expected: &[(String, String)], given: &[(String, String)], names: Option<Vec<String>>) -> Difference {
    if let Some((name, _)) = given.iter().find(|(name, _)| names.as_ref().is_some_and(|names| !names.contains(name))) {
        return Difference::Unknown(name.clone());
    }
    for (name, value) in expected {
        let mut values = given.iter().filter(|(given, _)| given == name).map(|(_, value)| value).peekable();
        match values.peek() {
            None => return Difference::Missing(name.clone()),
            Some(other) => {
                let other = other.as_str().to_owned();
                if !values.any(|given| given == value) {
                    return Difference::Other(name.clone(), format!("\"{other}\""));
                }
            }
        }
    }
    Difference::More(given.len().saturating_sub(expected.len()))
}

fn compare_json(expected: &Value, given: &Value, expr: &Expr, paged: Vec<&str>) -> Difference {
    let (Value::Object(expected), Value::Object(given), Expr::Object(members)) = (expected, given, expr) else {
        return match expected == given {
            true => Difference::More(0),
            false => Difference::Other("body".to_owned(), given.to_string()),
        };
    };
    let is_known = |name: &str| members.iter().any(|(member, _)| *member == name) || paged.contains(&name);
    if let Some(name) = given.keys().find(|name| !is_known(name)) {
        return Difference::Unknown(name.clone());
    }
    for (name, value) in expected {
        match given.get(name) {
            None => return Difference::Missing(name.clone()),
            Some(other) if other != value => return Difference::Other(name.clone(), other.to_string()),
            Some(_) => {}
        }
    }
    Difference::More(given.len().saturating_sub(expected.len()))
}

/// Whether a path is one that a template can render.
fn fits(parts: &[PathPart], path: &str) -> bool {
    match parts {
        [] => path.is_empty(),
        [PathPart::Text(text), rest @ ..] => path.strip_prefix(text).is_some_and(|path| fits(rest, path)),
        [PathPart::Url(..), ..] => true,
        [PathPart::Segments(..), rest @ ..] => (1..=path.len())
            .rev()
            .filter(|end| path.is_char_boundary(*end))
            .any(|end| path[..end].split('/').all(|segment| !segment.is_empty()) && fits(rest, &path[end..])),
        [PathPart::Value(..), rest @ ..] => {
            let longest = path.find('/').unwrap_or(path.len());
            (1..=longest).rev().filter(|end| path.is_char_boundary(*end)).any(|end| fits(rest, &path[end..]))
        }
    }
}
