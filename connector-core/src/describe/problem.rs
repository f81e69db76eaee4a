//! Errors as a host answers them over HTTP: problem details (RFC 9457), with the members of [`Error`](crate::Error).

use serde_json::{Value, json};

use crate::data::error::ErrorKind;

/// Every kind, in the order of their statuses.
pub(super) const KINDS: [ErrorKind; 14] = [
    ErrorKind::Input,
    ErrorKind::Unauthorized,
    ErrorKind::Forbidden,
    ErrorKind::NotFound,
    ErrorKind::Cancelled,
    ErrorKind::Conflict,
    ErrorKind::Invalid,
    ErrorKind::Rejected,
    ErrorKind::RateLimited,
    ErrorKind::Storage,
    ErrorKind::Transport,
    ErrorKind::Decode,
    ErrorKind::Unavailable,
    ErrorKind::Timeout,
];

/// What any card can give, whatever its description says.
pub(super) const ALWAYS: [ErrorKind; 7] = [
    ErrorKind::Input,
    ErrorKind::Unauthorized,
    ErrorKind::RateLimited,
    ErrorKind::Transport,
    ErrorKind::Decode,
    ErrorKind::Unavailable,
    ErrorKind::Timeout,
];

/// The HTTP status of an error of this kind.
pub(super) fn status(kind: ErrorKind) -> u16 {
    match kind {
        ErrorKind::Input => 400,
        ErrorKind::Unauthorized => 401,
        ErrorKind::Forbidden => 403,
        ErrorKind::NotFound => 404,
        ErrorKind::Cancelled => 408,
        ErrorKind::Conflict => 409,
        ErrorKind::Invalid | ErrorKind::Rejected => 422,
        ErrorKind::RateLimited => 429,
        ErrorKind::Storage => 500,
        ErrorKind::Transport | ErrorKind::Decode => 502,
        ErrorKind::Unavailable => 503,
        ErrorKind::Timeout => 504,
    }
}

/// What an error of this kind means.
fn meaning(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::Input => "a value is missing or wrong; nothing was sent",
        ErrorKind::Unauthorized => "the service does not accept the credentials of the connection",
        ErrorKind::Forbidden => "the credentials do not allow this",
        ErrorKind::NotFound => "what was asked for does not exist",
        ErrorKind::Cancelled => "the caller gave up",
        ErrorKind::Conflict => "the state of the service does not allow this now",
        ErrorKind::Invalid => "the service does not accept the values it was sent",
        ErrorKind::Rejected => "the service refused for a reason of its own",
        ErrorKind::RateLimited => "too many calls",
        ErrorKind::Storage => "what the host keeps cannot be read or written",
        ErrorKind::Transport => "the service could not be reached",
        ErrorKind::Decode => "the answer of the service is not what the connector says",
        ErrorKind::Unavailable => "the service cannot answer now",
        ErrorKind::Timeout => "it took too long",
    }
}

/// The response of all kinds that have this status.
pub(super) fn response(with: u16) -> Value {
    let kinds = KINDS.into_iter().filter(|kind| status(*kind) == with);
    let texts: Vec<_> = kinds.map(|kind| format!("`{kind}`: {}", meaning(kind))).collect();
    let mut response = described(&texts.join("; "));
    if matches!(with, 429 | 503) {
        response["headers"] =
            json!({ "Retry-After": { "description": "Seconds to wait.", "schema": { "type": "integer", "minimum": 0 } } });
    }
    response
}

/// A response that holds a problem.
pub(super) fn described(text: &str) -> Value {
    let content = json!({ "application/problem+json": { "schema": { "$ref": "#/components/schemas/problem" } } });
    json!({ "description": text, "content": content })
}

/// The schema of a problem.
pub(super) fn schema() -> Value {
    let kinds: Vec<_> = KINDS.into_iter().map(ErrorKind::as_str).collect();
    json!({
        "description": "What went wrong (RFC 9457), and who can mend it.",
        "type": "object",
        "required": ["status", "title", "kind", "actor"],
        "properties": {
            "type": { "type": "string", "format": "uri-reference" },
            "title": { "type": "string", "description": "The kind, for people." },
            "status": { "type": "integer", "description": "The status of this response." },
            "detail": { "type": "string", "description": "What happened, for people." },
            "kind": { "type": "string", "enum": kinds },
            "actor": { "type": "string", "enum": ["author", "user", "service"], "description": "Who can mend it." },
            "operation": { "type": "string", "description": "The connector and the card." },
            "code": { "type": ["string", "null"], "description": "The service's own code." },
            "details": { "description": "More of what the service said." },
            "field": { "type": ["string", "null"], "description": "The input that is missing or wrong." },
            "service_status": { "type": ["integer", "null"], "description": "The status of the service's answer." },
            "request_id": { "type": ["string", "null"], "description": "The id that the service gave the request." },
            "attempts": { "type": "integer", "minimum": 0, "description": "How many times the service was called." },
            "retry_after_seconds": { "type": ["number", "null"], "minimum": 0, "description": "How long the service asks to wait." },
        },
    })
}
