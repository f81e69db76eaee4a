//! Spans of `tracing`: what is called, what is sent, and what is waited for, by the names that OpenTelemetry has for HTTP clients.
//!
//! They hold what the description says and what the service answers, and none of the values: no input, no credential, no URL with either.
//! Where nobody listens they cost a few instructions.

use std::time::Duration;

use tracing::{Span, field::Empty, info_span};

use super::transport::{HttpRequest, Reply, SendError};
use crate::data::{
    card::{Action, Connector},
    error::Error,
    spec::{PathPart, Request},
};

/// Why a flow waits.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Waiting {
    /// The limits of the connector.
    Limit,
    /// As many calls as it allows are under way.
    Concurrency,
    /// The service asks for a pause, or has failed.
    Retry,
    /// A job that is not done.
    Job,
    /// Somebody who signs in elsewhere.
    SignIn,
    /// Another process, which renews the sign-in just now, or a store that did not keep it.
    Renewal,
}

impl Waiting {
    fn name(self) -> &'static str {
        match self {
            Self::Limit => "limit",
            Self::Concurrency => "concurrency",
            Self::Retry => "retry",
            Self::Job => "job",
            Self::SignIn => "sign_in",
            Self::Renewal => "renewal",
        }
    }
}

/// A run of a card; of which page, where it has pages.
pub(crate) fn card(connector: &Connector, action: &Action, page: Option<u32>) -> Span {
    let span = info_span!(
        target: "connector_core",
        "card",
        otel.name = Empty,
        otel.kind = "internal",
        otel.status_code = Empty,
        connector.key = connector.key,
        connector.card = action.name,
        connector.page = page,
        "error.type" = Empty,
    );
    if !span.is_disabled() {
        span.record("otel.name", format!("{}.{}", connector.key, action.name));
    }
    span
}

/// One request, and the head of its answer.
pub(crate) fn request(request: Option<&HttpRequest>) -> Span {
    let span = info_span!(
        target: "connector_core",
        "http",
        otel.name = Empty,
        otel.kind = "client",
        otel.status_code = Empty,
        http.request.method = Empty,
        http.request.resend_count = Empty,
        http.request.body.size = Empty,
        http.response.status_code = Empty,
        http.response.body.size = Empty,
        server.address = Empty,
        server.port = Empty,
        url.scheme = Empty,
        url.template = Empty,
        connector.step = Empty,
        "error.type" = Empty,
    );
    if let (false, Some(request)) = (span.is_disabled(), request) {
        describe(&span, request);
    }
    span
}

fn describe(span: &Span, request: &HttpRequest) {
    let method = request.method.as_str();
    let template = request.source.declared.map(template);
    match &template {
        Some(template) => span.record("otel.name", format!("{method} {template}")),
        None => span.record("otel.name", method),
    };
    span.record("http.request.method", method);
    if let Some(length) = request.body_len() {
        span.record("http.request.body.size", length);
    }
    if request.source.attempt > 1 {
        span.record("http.request.resend_count", request.source.attempt - 1);
    }
    span.record("server.address", request.url.host_str());
    span.record("server.port", request.url.port_or_known_default());
    span.record("url.scheme", request.url.scheme());
    span.record("url.template", template);
    if !request.source.step.is_empty() {
        span.record("connector.step", &*request.source.step);
    }
}

/// The path as it is declared, with the names of its placeholders.
fn template(request: &Request) -> String {
    let mut out = String::new();
    for part in request.path {
        match part {
            PathPart::Text(text) => out.push_str(text),
            PathPart::Value(name, _) | PathPart::Segments(name, ..) | PathPart::Url(name, ..) => {
                out.push('{');
                out.push_str(name);
                out.push('}');
            }
        }
    }
    out
}

/// What came of a request.
pub(crate) fn answered(span: &Span, answer: Result<&Reply, &SendError>) {
    if span.is_disabled() {
        return;
    }
    match answer {
        Ok(reply) => {
            span.record("http.response.status_code", reply.status.as_u16());
            span.record("http.response.body.size", reply.body.len());
            if reply.status.is_client_error() || reply.status.is_server_error() {
                span.record("error.type", reply.status.as_str());
                span.record("otel.status_code", "ERROR");
            }
        }
        Err(error) => {
            let what = match error {
                SendError::NotSent(_) => "not_sent",
                SendError::Broken(_) => "broken",
                SendError::Timeout => "timeout",
                SendError::TooLarge(_) => "too_large",
                SendError::Refused(_) => "refused",
            };
            span.record("error.type", what);
            span.record("otel.status_code", "ERROR");
        }
    }
}

/// How a card ended.
pub(crate) fn ended<T>(span: &Span, result: &Result<T, Error>) {
    if let (false, Err(error)) = (span.is_disabled(), result) {
        span.record("error.type", error.kind().as_str());
        span.record("otel.status_code", "ERROR");
    }
}

/// A wait, and how long it is at most.
pub(crate) fn wait(waiting: Waiting, duration: Duration) -> Span {
    info_span!(
        target: "connector_core",
        "wait",
        otel.kind = "internal",
        connector.wait.reason = waiting.name(),
        connector.wait.seconds = duration.as_secs_f64(),
    )
}
