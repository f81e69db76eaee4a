//! What an answer means: the error rules of a helper first, then the status.

use std::{cmp::Ordering, time::Duration};

use http::{HeaderMap, StatusCode};
use serde_json::Value;

use crate::data::{
    condition::Condition,
    error::{Error, ErrorKind},
    helper::{ErrorRule, Helper},
    scope::{Place, Scope, write_value},
    spec::Expr,
    value::{ValueRef, compare},
};
use crate::http::executor::Timestamp;

/// How much of an answer that no rule explains is quoted in the message.
const QUOTED: usize = 200;

/// Headers that hold the id of a request, most used first.
const REQUEST_IDS: [&str; 7] =
    ["x-request-id", "request-id", "x-slack-req-id", "x-github-request-id", "x-amzn-requestid", "x-okta-request-id", "x-correlation-id"];

/// The id that the service gave the request.
pub(crate) fn request_id(headers: &HeaderMap) -> Option<String> {
    REQUEST_IDS.iter().find_map(|name| headers.get(*name)?.to_str().ok()).map(str::to_owned)
}

/// The rule that an answer falls under, if any. `scope` sees the answer.
pub(crate) fn find(helper: Option<&'static Helper>, scope: &Scope<'_>) -> Option<&'static ErrorRule> {
    helper?.errors.iter().find(|rule| holds(&rule.when, scope))
}

/// The error that an answer is, by its rule or by its status. What the service echoed is not masked yet.
pub(crate) fn error(rule: Option<&'static ErrorRule>, scope: &Scope<'_>, status: StatusCode, body: &str, now: Timestamp) -> Error {
    match rule {
        Some(rule) => by_rule(rule, scope, status, body, now),
        None => Error::new(of_status(status).unwrap_or(ErrorKind::Rejected), quote(body)),
    }
}

/// Whether any rule reads the body to decide.
pub(crate) fn decide_by_body(helper: &Helper) -> bool {
    helper.errors.iter().any(|rule| reads_body(&rule.when))
}

fn reads_body(condition: &Condition) -> bool {
    let is_body = |expr: &Expr| matches!(expr, Expr::Body(_));
    match condition {
        Condition::All(list) | Condition::Any(list) => list.iter().any(reads_body),
        Condition::Status(..) => false,
        Condition::Equal(a, b) | Condition::NotEqual(a, b) | Condition::Less(a, b) | Condition::LessOrEqual(a, b) => {
            is_body(a) || is_body(b)
        }
        Condition::In(a, list) => is_body(a) || list.iter().any(is_body),
        Condition::Exists(a) => is_body(a),
    }
}

/// The kind of a status that no rule has explained; `None` where it is not a failure.
pub(crate) fn of_status(status: StatusCode) -> Option<ErrorKind> {
    Some(match status.as_u16() {
        0..400 => return None,
        401 => ErrorKind::Unauthorized,
        403 => ErrorKind::Forbidden,
        404 | 410 => ErrorKind::NotFound,
        400 | 422 => ErrorKind::Invalid,
        409 | 412 => ErrorKind::Conflict,
        429 => ErrorKind::RateLimited,
        408 | 425 => ErrorKind::Unavailable,
        501 | 505 => ErrorKind::Rejected,
        500.. => ErrorKind::Unavailable,
        _ => ErrorKind::Rejected,
    })
}

fn by_rule(rule: &'static ErrorRule, scope: &Scope<'_>, status: StatusCode, body: &str, now: Timestamp) -> Error {
    // Details without a kind: the status keeps its own. A rule that matches a success says that it is a failure.
    let kind = rule.kind.or_else(|| of_status(status)).unwrap_or(ErrorKind::Rejected);
    let text = |expr: &'static Option<Expr>| expr.as_ref().and_then(|expr| detail_text(expr, scope));
    let code = text(&rule.code);
    let message = text(&rule.message).or_else(|| code.clone()).unwrap_or_else(|| quote(body));
    let after = rule.after.as_ref().and_then(|expr| seconds(expr, scope));
    let until = rule.until.as_ref().and_then(|expr| seconds(expr, scope)).map(|until| until.saturating_sub(now));
    let details = rule.details.as_ref().and_then(|expr| match scope.worth(expr).as_value() {
        ValueRef::Absent => detail_text(expr, scope).map(Value::String),
        value => serde_json::to_value(value).ok(),
    });
    Error::new(kind, message).with_code(code).with_details(details).with_retry_after(after.or(until))
}

/// A detail as text. One whose value is absent or a container is left out: an error must not fail.
fn detail_text(expr: &'static Expr, scope: &Scope<'_>) -> Option<String> {
    match expr {
        // In a template each absent part is left out on its own, so that the rest is still told.
        Expr::Template(parts) => {
            let mut out = String::new();
            for part in *parts {
                let start = out.len();
                if write_value(scope.worth(part).as_value(), Place::Plain, false, &mut out).is_err() {
                    out.truncate(start);
                }
            }
            Some(out)
        }
        expr => scope.text(expr),
    }
}

fn seconds(expr: &'static Expr, scope: &Scope<'_>) -> Option<Duration> {
    let seconds = match scope.worth(expr).as_value() {
        ValueRef::Integer(number) => number as f64,
        ValueRef::Decimal(number) => number,
        ValueRef::Text(text) => text.trim().parse().ok()?,
        _ => return None,
    };
    Duration::try_from_secs_f64(seconds.max(0.0)).ok()
}

/// Whether a condition holds.
pub(crate) fn holds(condition: &Condition, scope: &Scope<'_>) -> bool {
    match condition {
        Condition::All(list) => list.iter().all(|condition| holds(condition, scope)),
        Condition::Any(list) => list.iter().any(|condition| holds(condition, scope)),
        Condition::Status(from, to) => scope.answer.is_some_and(|answer| (*from..=*to).contains(&answer.status.as_u16())),
        Condition::Equal(a, b) => order(scope, a, b) == Some(Ordering::Equal),
        Condition::NotEqual(a, b) => {
            scope.look(a, |a| scope.look(b, |b| present(a) && present(b) && compare(a, b) != Some(Ordering::Equal)))
        }
        Condition::Less(a, b) => order(scope, a, b) == Some(Ordering::Less),
        Condition::LessOrEqual(a, b) => order(scope, a, b).is_some_and(Ordering::is_le),
        Condition::In(a, list) => list.iter().any(|b| order(scope, a, b) == Some(Ordering::Equal)),
        Condition::Exists(a) => scope.look(a, |a| !matches!(a, ValueRef::Absent | ValueRef::Null)),
    }
}

fn order<'a>(scope: &Scope<'a>, a: &'a Expr, b: &'a Expr) -> Option<Ordering> {
    scope.look(a, |a| scope.look(b, |b| compare(a, b)))
}

fn present(value: ValueRef<'_>) -> bool {
    !matches!(value, ValueRef::Absent)
}

/// The beginning of an answer, on one line.
fn quote(body: &str) -> String {
    let mut line = String::new();
    for word in body.split_whitespace() {
        if line.len() > 4 * QUOTED {
            break;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    let mut quoted: String = line.chars().filter(|c| !c.is_control()).take(QUOTED).collect();
    if quoted.len() < line.len() {
        quoted.push('…');
    }
    match quoted.is_empty() {
        true => "the answer has no body".to_owned(),
        false => format!("the service answered: {quoted}"),
    }
}
