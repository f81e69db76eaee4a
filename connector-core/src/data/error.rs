//! The one error of the runtime: what happened, where, and who can mend it.

use std::{error::Error as StdError, fmt, time::Duration};

use bytes::Bytes;
use serde::Serialize;
use serde_json::Value;

use super::shape::Constraint;

/// The result of everything that can fail here.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What kind of failure an [`Error`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The service does not accept the connection's credentials.
    Unauthorized,
    /// The credentials are good and do not allow this.
    Forbidden,
    /// What was asked for does not exist.
    NotFound,
    /// The service does not accept the values it was sent.
    Invalid,
    /// The state of the service does not allow this now.
    Conflict,
    /// Too many calls.
    RateLimited,
    /// The service refused for a reason of its own.
    Rejected,
    /// The service cannot answer now.
    Unavailable,
    /// It took too long.
    Timeout,
    /// The service could not be reached, or the connection broke.
    Transport,
    /// The answer is not what the connector's description says.
    Decode,
    /// A value given by the caller is missing or wrong; nothing was sent.
    Input,
    /// The caller gave up.
    Cancelled,
    /// What is kept on this machine, such as saved connections, cannot be read or written.
    Storage,
}

/// Who can mend an [`Error`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Actor {
    /// Whoever wrote the connector.
    Author,
    /// Whoever uses it: the input, the credentials or their rights.
    User,
    /// The service, or the network on the way to it.
    Service,
}

impl ErrorKind {
    /// The name, as descriptions write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unauthorized => "Unauthorized",
            Self::Forbidden => "Forbidden",
            Self::NotFound => "NotFound",
            Self::Invalid => "Invalid",
            Self::Conflict => "Conflict",
            Self::RateLimited => "RateLimited",
            Self::Rejected => "Rejected",
            Self::Unavailable => "Unavailable",
            Self::Timeout => "Timeout",
            Self::Transport => "Transport",
            Self::Decode => "Decode",
            Self::Input => "Input",
            Self::Cancelled => "Cancelled",
            Self::Storage => "Storage",
        }
    }

    /// Whether the same call may succeed later without anyone doing anything.
    pub fn is_transient(self) -> bool {
        matches!(self, Self::RateLimited | Self::Unavailable | Self::Timeout | Self::Transport)
    }

    /// Who can mend it.
    pub fn actor(self) -> Actor {
        match self {
            Self::Decode => Actor::Author,
            Self::RateLimited | Self::Unavailable | Self::Timeout | Self::Transport => Actor::Service,
            _ => Actor::User,
        }
    }

    fn advice(self) -> &'static str {
        match self {
            Self::Unauthorized => "sign in again, or check the credentials of the connection",
            Self::Forbidden => "ask for the right to do this, or use another connection",
            Self::NotFound => "check the ids in the input",
            Self::Invalid | Self::Input => "correct the input",
            Self::Conflict => "read the current state and try again",
            Self::RateLimited => "wait, then try again",
            Self::Rejected => "see the service's documentation for the code",
            Self::Unavailable => "the service is at fault; try again later",
            Self::Timeout => "try again later, or with a longer deadline",
            Self::Transport => "check the address and the network",
            Self::Decode => "tell the connector's author: its description and the service disagree",
            Self::Cancelled => "start it again",
            Self::Storage => "put right what is said of the file or key; nothing was lost",
        }
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A failed call: its kind, the operation, what the service said, and what to do.
///
/// No credential of the connection stands in it: what a service echoes is masked.
///
/// ```
/// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/people.rs"));
/// # fn main() {}
/// # async fn example(people: People) -> connector_core::Result<()> {
/// match people.get_user("U0").await {
///     Err(error) if error.is_not_found() => assert_eq!(error.code(), Some("user_not_found")),
///     Err(error) if error.kind().is_transient() => tokio::time::sleep(error.retry_after().unwrap_or_default()).await,
///     other => assert_eq!(other?.real_name, "Egon"),
/// }
/// # Ok(())
/// # }
/// ```
pub struct Error(Box<Inner>);

#[derive(Default)]
struct Inner {
    kind: Option<ErrorKind>,
    operation: String,
    message: String,
    code: Option<String>,
    details: Option<Value>,
    field: Option<String>,
    constraint: Option<&'static Constraint>,
    status: Option<u16>,
    request_id: Option<String>,
    attempts: u32,
    retry_after: Option<Duration>,
    answer: Option<Bytes>,
    nothing_done: bool,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

macro_rules! kind_questions {
    ($($name:ident $kind:ident),*) => {
        $(
            #[doc = concat!("Whether the kind is [`ErrorKind::", stringify!($kind), "`].")]
            pub fn $name(&self) -> bool {
                self.kind() == ErrorKind::$kind
            }
        )*
    };
}

impl Error {
    /// An error of this kind, with what happened: lower case, no full stop, no secret.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self(Box::new(Inner { kind: Some(kind), message: message.into(), ..Inner::default() }))
    }

    /// A value that the caller gave is missing or wrong (status 400); nothing was sent.
    pub fn input(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Input, message).with_status(400).with_nothing_done()
    }

    /// The kind.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind.unwrap_or(ErrorKind::Rejected)
    }

    kind_questions! {
        is_unauthorized Unauthorized, is_forbidden Forbidden, is_not_found NotFound, is_invalid Invalid, is_conflict Conflict,
        is_rate_limited RateLimited, is_rejected Rejected, is_unavailable Unavailable, is_timeout Timeout, is_transport Transport,
        is_decode Decode, is_input Input, is_cancelled Cancelled, is_storage Storage
    }

    /// The connector and the card, as `slack_modal.get_user`; empty before a call.
    pub fn operation(&self) -> &str {
        &self.0.operation
    }

    /// What happened, for people.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// The service's own code, where an error rule reads one.
    pub fn code(&self) -> Option<&str> {
        self.0.code.as_deref()
    }

    /// More of what the service said, where an error rule reads it.
    pub fn details(&self) -> Option<&Value> {
        self.0.details.as_ref()
    }

    /// The input, or the parameter of a connection, whose value is missing or wrong; `address.city` inside a record.
    pub fn field(&self) -> Option<&str> {
        self.0.field.as_deref()
    }

    /// What the value of that field must satisfy, and does not.
    pub fn constraint(&self) -> Option<&'static Constraint> {
        self.0.constraint
    }

    /// The HTTP status of the answer; 400 where an input was refused before anything was sent.
    pub fn status(&self) -> Option<u16> {
        self.0.status
    }

    /// The id that the service gave the request, to be named when asking its support.
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id.as_deref()
    }

    /// How many times the service was called.
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// How long the service asks to wait before the next try.
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// The raw answer: at most its first 16 KiB, credentials masked.
    pub fn answer(&self) -> Option<&[u8]> {
        self.0.answer.as_deref()
    }

    /// Whether the service certainly did nothing: the call may be repeated whatever its effect.
    pub fn is_nothing_done(&self) -> bool {
        self.0.nothing_done
    }

    /// Who can mend it.
    pub fn actor(&self) -> Actor {
        self.kind().actor()
    }
}

/// How the runtime tells an error more, on its way up.
impl Error {
    pub(crate) fn with_operation(mut self, connector: &str, action: &str) -> Self {
        if self.0.operation.is_empty() {
            self.0.operation = format!("{connector}.{action}");
        }
        self
    }

    pub(crate) fn with_kind(mut self, kind: ErrorKind) -> Self {
        self.0.kind = Some(kind);
        self
    }

    pub(crate) fn with_status(mut self, status: u16) -> Self {
        self.0.status = Some(status);
        self
    }

    pub(crate) fn with_code(mut self, code: Option<String>) -> Self {
        self.0.code = code;
        self
    }

    pub(crate) fn with_details(mut self, details: Option<Value>) -> Self {
        self.0.details = details;
        self
    }

    pub(crate) fn with_field(mut self, field: &str) -> Self {
        self.0.field = Some(field.to_owned());
        self
    }

    pub(crate) fn with_constraint(mut self, constraint: &'static Constraint) -> Self {
        self.0.constraint = Some(constraint);
        self
    }

    pub(crate) fn with_request_id(mut self, id: Option<String>) -> Self {
        self.0.request_id = id;
        self
    }

    pub(crate) fn with_retry_after(mut self, pause: Option<Duration>) -> Self {
        self.0.retry_after = pause;
        self
    }

    pub(crate) fn with_attempts(mut self, attempts: u32) -> Self {
        self.0.attempts = attempts;
        self
    }

    pub(crate) fn with_answer(mut self, answer: Bytes) -> Self {
        self.0.answer = Some(answer);
        self
    }

    pub(crate) fn with_nothing_done(mut self) -> Self {
        self.0.nothing_done = true;
        self
    }

    pub(crate) fn with_source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    pub(crate) fn with_message(mut self, message: impl Into<String>) -> Self {
        self.0.message = message.into();
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &*self.0;
        if !inner.operation.is_empty() {
            write!(f, "{}: ", inner.operation)?;
        }
        write!(f, "{}", self.kind())?;
        if let Some(code) = &inner.code {
            write!(f, " ({code})")?;
        }
        if !inner.message.is_empty() && inner.code.as_deref() != Some(&inner.message) {
            write!(f, ": {}", inner.message)?;
        }
        if inner.attempts > 0 {
            write!(f, " [")?;
            if let Some(status) = inner.status {
                write!(f, "status {status}, ")?;
            }
            if let Some(id) = &inner.request_id {
                write!(f, "request {id}, ")?;
            }
            write!(f, "{} attempt{}]", inner.attempts, if inner.attempts == 1 { "" } else { "s" })?;
        }
        write!(f, "; {}", self.kind().advice())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Error({self})")
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}

impl Serialize for Error {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut map = serializer.serialize_struct("Error", 12)?;
        map.serialize_field("kind", &self.kind())?;
        map.serialize_field("operation", self.operation())?;
        map.serialize_field("message", self.message())?;
        map.serialize_field("code", &self.code())?;
        map.serialize_field("details", &self.details())?;
        map.serialize_field("field", &self.field())?;
        map.serialize_field("constraint", &self.constraint())?;
        map.serialize_field("status", &self.status())?;
        map.serialize_field("request_id", &self.request_id())?;
        map.serialize_field("attempts", &self.attempts())?;
        map.serialize_field("retry_after_seconds", &self.retry_after().map(|pause| pause.as_secs_f64()))?;
        map.serialize_field("actor", &self.actor())?;
        map.end()
    }
}
