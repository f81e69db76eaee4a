//! The requests of a card as they are sent, secrets masked.

use super::values::{in_text, json};
use crate::model::{
    Connector,
    action::Action,
    auth::AuthKind,
    body::{Body, Document},
    request::{PathPart, Request},
    value::Expr,
};

/// All requests of a card, one below the other.
pub fn of(connector: &Connector, action: &Action) -> String {
    let requests = action.steps.iter().filter_map(|step| Some((step.name.as_ref(), step.request()?)));
    let requests: Vec<String> = requests
        .map(|(name, request)| match name {
            Some(name) => format!("# {name}\n{}", one(connector, request)),
            None => one(connector, request),
        })
        .collect();
    requests.join("\n\n")
}

fn one(connector: &Connector, request: &Request) -> String {
    let helper = request.helper.and_then(|helper| connector.helpers.get(helper));
    let mut whole = None;
    let path: String = request
        .path
        .iter()
        .map(|part| match part {
            PathPart::Text(text) => text.clone(),
            PathPart::Value(name, _) | PathPart::Segments(name, ..) => format!("{{{name}}}"),
            PathPart::Url(name, ..) => {
                whole = Some(format!("{{{name}}}"));
                String::new()
            }
        })
        .collect();
    let url = whole.unwrap_or_else(|| format!("{}{path}", connector.settings.base_url));
    let shared = helper.into_iter().flat_map(|helper| &helper.query);
    let query: Vec<String> = request.query.iter().chain(shared).map(|(name, value)| format!("{name}={}", in_text(value))).collect();
    let query = if query.is_empty() { String::new() } else { format!("\n    ?{}", query.join("\n    &")) };
    let mut out = format!("{} {url}{query}", request.method);
    let of_helper = helper.into_iter().flat_map(|helper| &helper.headers);
    let is_own = |name: &str| request.headers.iter().any(|own| own.name.eq_ignore_ascii_case(name));
    for header in request.headers.iter().chain(of_helper.filter(|header| !is_own(&header.name))) {
        out.push_str(&format!("\n{}: {}", header.name.to_ascii_lowercase(), in_text(&header.value)));
    }
    // Kinds of auth that set the header by themselves.
    let mut schemes: Vec<&str> = Vec::new();
    for auth in connector.auths.list.iter().filter(|_| helper.is_some()) {
        let scheme = match auth.kind {
            AuthKind::Basic => "Basic",
            AuthKind::Bearer => "Bearer",
            AuthKind::Digest => "Digest",
            AuthKind::AwsSigv4 => "AWS4-HMAC-SHA256",
            _ => continue,
        };
        if !schemes.contains(&scheme) {
            schemes.push(scheme);
        }
    }
    if !schemes.is_empty() {
        out.push_str(&format!("\nauthorization: {} ***", schemes.join(" *** or ")));
    }
    if request.basic.is_some() || helper.is_some_and(|helper| helper.basic.is_some()) {
        out.push_str("\nauthorization: Basic ***");
    }
    if let Some((media_type, body)) = body(&request.body) {
        if !is_own("content-type") {
            out.push_str(&format!("\ncontent-type: {media_type}"));
        }
        out.push_str(&format!("\n\n{body}"));
    }
    out
}

fn body(body: &Body) -> Option<(&'static str, String)> {
    let pairs =
        |pairs: &[(String, Expr)]| -> Vec<String> { pairs.iter().map(|(name, value)| format!("{name}={}", in_text(value))).collect() };
    Some(match body {
        Body::Empty => return None,
        Body::Json(value) => ("application/json", json(value, 0)),
        Body::Form(form) => ("application/x-www-form-urlencoded", pairs(form).join("&")),
        Body::Xml(value) => ("application/xml", json(value, 0)),
        Body::Text(value) => ("text/plain; charset=utf-8", in_text(value)),
        Body::Stream(value) => ("the file's own", in_text(value)),
        Body::Bytes(value) => ("application/octet-stream", in_text(value)),
        Body::Chunks(chunks) => ("application/octet-stream", format!("{}, {} bytes at a time", in_text(&chunks.file), chunks.size)),
        Body::Multipart(parts) => ("multipart/form-data", pairs(parts).join("\n")),
        Body::Graphql { document, variables, .. } => {
            let document = match document {
                Document::Text(text) | Document::File(text) => text.value(),
            };
            let variables: Vec<String> = variables.iter().map(|(name, value)| format!("  {name:?}: {}", json(value, 1))).collect();
            ("application/json", format!("{document}\n\n{{\n{}\n}}", variables.join(",\n")))
        }
    })
}
