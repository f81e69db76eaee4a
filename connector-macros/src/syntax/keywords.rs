//! Every word of the language, once.

/// The parts of a connector.
pub const SECTIONS: &[&str] = &[
    "auth",
    "config",
    "helper",
    "function",
    "async",
    "authping",
    "revoke",
    "record",
    "choices",
    "lookup",
    "fields",
    "action",
    "trigger",
    "custom_api_action",
];
/// Parts that a later edition of the language has.
pub const LATER_SECTIONS: &[&str] = &[];

pub const SETTINGS: &[&str] = &["key", "version", "icon", "color", "documentation", "support", "base_url", "grammar"];

pub const AUTH_KINDS: &[&str] = &["custom", "basic", "oauth2", "session", "api_key", "bearer", "digest", "hmac", "aws_sigv4", "mtls"];
/// How OAuth 2.0 gets an access token.
pub const GRANTS: &[&str] = &["authorization_code", "client_credentials", "device", "jwt_bearer"];

pub const HELPER_STATEMENTS: &[&str] =
    &["header", "query", "basic", "error", "retry", "limit", "concurrency", "cost", "idempotency_key", "sign", "answer"];

/// What counts together in a limit.
pub const LIMIT_SHARES: &[&str] = &["card", "connection", "account"];

pub const ACTION_STATEMENTS: &[&str] = &[
    "effects",
    "deprecated",
    "audience",
    "scopes",
    "deadline",
    "options",
    "input",
    "let",
    "if",
    "match",
    "try",
    "for",
    "wait",
    "fail",
    "pages",
    "items",
    "run",
    "output",
    "sample",
];
pub const LATER_ACTION_STATEMENTS: &[&str] = &[];

/// What a helper with inputs of its own has beside its steps.
pub const HELPER_FLOW_STATEMENTS: &[&str] = &["effects", "let", "if", "match", "try", "for", "wait", "fail", "output"];

/// The words that steps begin with, besides the methods.
pub const STEPS: &[&str] = &["let", "if", "match", "try", "for", "give", "fail", "wait"];
pub const LATER_STEPS: &[&str] = &[];

/// What a lookup has beside its steps.
pub const LOOKUP_STATEMENTS: &[&str] = &["let", "if", "match", "try", "for", "wait", "fail", "pages", "items", "choice", "cache", "sample"];
/// What `fields` has beside its steps.
pub const FIELDS_STATEMENTS: &[&str] =
    &["let", "if", "match", "try", "for", "wait", "fail", "pages", "items", "field", "types", "cache", "sample"];
/// What a dynamic field is made of, in the order of the runtime's own fields.
pub const FIELD_PARTS: &[&str] = &["name", "label", "hint", "type", "required", "default", "choices"];
/// What a choice is made of, in the order of the runtime's own fields.
pub const CHOICE_PARTS: &[&str] = &["value", "label", "hint"];

pub const METHODS: &[&str] = &["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

pub const REQUEST_STATEMENTS: &[&str] = &[
    "query",
    "header",
    "json",
    "form",
    "text",
    "graphql",
    "multipart",
    "xml",
    "stream",
    "bytes",
    "chunks",
    "basic",
    "follow",
    "tolerate",
    "answer",
];
pub const LATER_REQUEST_STATEMENTS: &[&str] = &[];
/// How the body of an answer can be written.
pub const FORMATS: &[&str] = &["json", "ndjson", "csv", "xml", "form", "text"];
/// What is said of a file that is sent in chunks.
pub const CHUNK_STATEMENTS: &[&str] = &["next", "resume"];

pub const EFFECTS: &[&str] = &["read", "write", "idempotent", "destructive"];

pub const CLAUSES: &[&str] =
    &["from", "as", "where", "choose", "fields", "when", "extensible", "placeholder", "important", "advanced", "hidden"];
pub const LATER_CLAUSES: &[&str] = &[];

pub const CONSTRAINTS: &[&str] = &["matches", "len", "range", "one_of", "within"];

/// Types without a parameter, and those with one.
pub const TYPES: &[&str] = &["String", "i64", "f64", "bool", "Url", "DateTime", "Object", "Secret", "File"];
pub const GENERIC_TYPES: &[&str] = &["Option", "Vec", "Nullable"];
pub const LATER_TYPES: &[&str] = &[];

/// The kinds that an error rule may give; the runtime keeps `Transport`, `Decode`, `Input` and `Cancelled` to itself.
pub const ERROR_KINDS: &[&str] =
    &["Unauthorized", "Forbidden", "NotFound", "Invalid", "Conflict", "RateLimited", "Rejected", "Unavailable", "Timeout"];
pub const RUNTIME_ERROR_KINDS: &[&str] = &["Transport", "Decode", "Input", "Cancelled", "Storage"];
/// What a `fail` says.
pub const FAIL_DETAILS: &[&str] = &["code", "message", "status"];
pub const ERROR_DETAILS: &[&str] = &["code", "message", "details", "after", "until"];

pub const PAGE_STATEMENTS: &[&str] = &["cursor", "number", "offset", "link", "next_url", "more", "limit", "items"];

pub const TRIGGER_KINDS: &[&str] = &["poll", "webhook"];
/// What both kinds of trigger have; then what each has.
pub const TRIGGER_STATEMENTS: &[&str] = &["options", "input", "output", "deliver", "dedupe", "sample"];
pub const POLL_STATEMENTS: &[&str] = &["pages", "items", "cursor", "lookback", "first_run"];
pub const WEBHOOK_STATEMENTS: &[&str] =
    &["verify", "challenge", "payload", "event", "events", "reply", "register", "renew", "deregister", "reconcile"];
pub const DELIVERIES: &[&str] = &["each", "batch", "always"];
pub const FIRST_RUNS: &[&str] = &["now", "everything"];
/// Which value of many items becomes the cursor.
pub const PICKS: &[&str] = &["max", "min", "first", "last"];

pub const VERIFY_KINDS: &[&str] = &["hmac_sha256", "hmac_sha1", "hmac_sha512", "shared_secret", "jwt", "none"];
/// What each kind of verification says.
pub const VERIFY_HMAC: &[&str] = &["key", "over", "equals", "fresh"];
pub const VERIFY_SECRET: &[&str] = &["key", "in"];
pub const VERIFY_JWT: &[&str] = &["key", "jwks", "algorithms", "issuer", "audience", "in"];

/// What a path may start with, besides the name of a step; no step can be called so.
pub const ROOTS: &[&str] =
    &["input", "options", "auth", "body", "header", "status", "response", "query", "item", "cursor", "flow", "selected", "error"];
