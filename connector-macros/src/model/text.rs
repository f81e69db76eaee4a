//! Texts with values of the connection in them, kept also as they were written: hosts show them.

use super::{
    auth::Reach,
    types::Type,
    value::{Expr, ExprKind, Reference, Target},
};
use crate::{
    errors::{Code, Errors, Place},
    syntax::{
        path::Path,
        template::{Part, Template},
        value::{Pair, Value},
    },
};

#[derive(Clone)]
pub struct Text {
    pub written: String,
    pub expr: Expr,
}

/// A value with the name that it is sent by.
pub struct Named<T> {
    pub name: String,
    /// Where the name stands.
    pub place: Place,
    pub value: T,
}

impl<T> Named<T> {
    pub fn new(pair: &Pair, value: T) -> Self {
        Self { name: pair.key.clone(), place: pair.place, value }
    }
}

impl Text {
    /// A text of an auth, which sees the parameters of this auth.
    pub fn lower(value: &Value, reach: Reach<'_>, errors: &Errors) -> Self {
        Self::resolve(value, &mut |path| in_auth(path, reach, errors), errors)
    }

    pub fn resolve(value: &Value, resolve: &mut dyn FnMut(&Path) -> ExprKind, errors: &Errors) -> Self {
        let written = match value {
            Value::Text(template) => written(template),
            Value::Path(path) => format!("{{{path}}}"),
            Value::Number(number) => number.digits.clone(),
            Value::Boolean(value, _) => value.to_string(),
            other => {
                errors.push(other.place(), Code::UnfitType, "expected a text here, or a parameter such as `auth.name`");
                return Self { written: String::new(), expr: Expr::unknown(other.place()) };
            }
        };
        Self { written, expr: Expr::lower(value, resolve, errors) }
    }
}

/// Names with their texts, in an auth.
pub fn lower_pairs(pairs: &[Pair], reach: Reach<'_>, errors: &Errors) -> Vec<Named<Text>> {
    pairs.iter().map(|pair| Named::new(pair, Text::lower(&pair.value, reach, errors))).collect()
}

/// What a path of an auth's setting means.
pub fn in_auth(path: &Path, reach: Reach<'_>, errors: &Errors) -> ExprKind {
    if path.root == "auth" {
        return reach.value(path, errors);
    }
    errors.push(path.place, Code::NotInScope, format_args!("`{path}` is not known to an auth; it sees its own `auth`"));
    ExprKind::Unknown
}

/// A value as it was written, about.
pub fn of_value(value: &Value) -> String {
    let list = |values: &[Value]| values.iter().map(of_value).collect::<Vec<_>>().join(", ");
    match value {
        Value::Null(_) => "null".to_owned(),
        Value::Boolean(value, _) => value.to_string(),
        Value::Number(number) => number.digits.clone(),
        Value::Text(template) => format!("{:?}", written(template)),
        Value::Path(path) => path.to_string(),
        Value::Object(pairs, _) => {
            let pairs: Vec<String> = pairs.iter().map(|pair| format!("{}: {}", pair.key, of_value(&pair.value))).collect();
            format!("{{ {} }}", pairs.join(", "))
        }
        Value::List(items, _) => format!("[{}]", list(items)),
        Value::Call(name, arguments, _) => format!("{name}({})", list(arguments)),
        Value::Duration(millis, _) => format!("{millis}ms"),
    }
}

/// A template as it was written.
pub fn written(template: &Template) -> String {
    let part = |part: &Part| match part {
        Part::Text(text) => text.replace('{', "{{").replace('}', "}}"),
        Part::Value(path) | Part::Segments(path, _) => format!("{{{path}}}"),
        Part::Broken => String::new(),
    };
    template.parts.iter().map(part).collect()
}

/// Reports a value that may be absent, where that would leave a hole.
pub fn needs_values(expr: &Expr, place: &str, reach: Reach<'_>, errors: &Errors) {
    let parts = if let ExprKind::Template(parts) = &expr.kind { parts.as_slice() } else { std::slice::from_ref(expr) };
    for part in parts {
        let ExprKind::Reference(Reference { target: Target::Auth(slot), written, .. }) = &part.kind else { continue };
        if reach.types(*slot).any(Type::is_optional) {
            let message = format!("`{written}` may be absent; `{place}` needs a value: give it a default or make it required");
            errors.push(expr.place, Code::AbsentValue, message);
        }
    }
}
