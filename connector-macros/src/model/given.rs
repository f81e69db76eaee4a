//! What the runtime itself gives to the flows of a trigger: the saved cursor, the URL that events are sent to, and what registering gave.

use proc_macro2::{Ident, Span};

use super::{field::Field, types::Type};

/// A value of this name, which may be `root.name`.
pub fn field(written: &str, label: &str, ty: Type) -> Field {
    Field::bare(Ident::new("given", Span::call_site()), written, label.to_owned(), ty)
}

/// What paths to the field start with.
pub fn root(field: &Field) -> &str {
    field.written.split_once('.').map_or(&field.written, |(root, _)| root)
}

/// What follows the root.
pub fn name(field: &Field) -> &str {
    field.written.split_once('.').map_or("", |(_, name)| name)
}

/// Where else a value is known, if it is one of these.
pub fn elsewhere(root: &str) -> Option<&'static str> {
    match root {
        "cursor" => Some("only a `poll` that declares its `cursor` has one"),
        "event_url" => Some("only `register`, `renew` and `deregister` of a webhook have it"),
        "registration" => Some("only `renew` and `deregister` of a webhook see what `register` gave"),
        "chunk" => Some("only a request that sends a file by `chunks` has one"),
        "error" => Some("only the steps behind the `on` of a `try` see one"),
        _ => None,
    }
}
