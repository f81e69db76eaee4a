//! What an expression is worth where it stands, whatever it is composed of.

use super::{
    function::{Arguments, Function},
    scope::Scope,
    secret::Secret,
    spec::Expr,
    value::{Slot, ValueRef},
};

/// A value that stands somewhere, or that was made just now.
pub(crate) enum Worth<'a> {
    Seen(ValueRef<'a>),
    Made(Slot),
}

impl Worth<'_> {
    pub(crate) fn as_value(&self) -> ValueRef<'_> {
        match self {
            Worth::Seen(value) => *value,
            Worth::Made(slot) => slot.as_value(),
        }
    }

    pub(crate) fn into_slot(self) -> Slot {
        match self {
            Worth::Seen(value) => value.into(),
            Worth::Made(slot) => slot,
        }
    }
}

/// Whether a value is made by a function, and stands nowhere.
fn is_made(expr: &Expr) -> bool {
    match expr {
        Expr::Call(..) => true,
        Expr::Field(record, _) => is_made(record),
        _ => false,
    }
}

impl<'a> Scope<'a> {
    /// Looks at the value of an expression, where most values stand already.
    pub(crate) fn look<R>(&self, expr: &'a Expr, look: impl FnOnce(ValueRef<'_>) -> R) -> R {
        if is_made(expr) { look(self.worth(expr).as_value()) } else { look(self.get(expr)) }
    }

    /// The value of an expression: seen where it stands, or the result of a function. [`ValueRef::Absent`] for what is composed of others.
    pub(crate) fn worth(&self, expr: &'a Expr) -> Worth<'a> {
        match expr {
            Expr::Call(function, arguments) => Worth::Made(self.apply(function, arguments)),
            Expr::Field(record, index) => match self.worth(record) {
                Worth::Seen(ValueRef::Record(values)) => Worth::Seen(values.value(*index)),
                Worth::Made(Slot::Given(given)) => Worth::Made(super::value::Values::value(&*given, *index).into()),
                _ => Worth::Seen(ValueRef::Absent),
            },
            expr => Worth::Seen(self.get(expr)),
        }
    }

    /// The value of any expression, with a copy of all that it holds.
    pub(crate) fn evaluate(&self, expr: &'a Expr) -> Slot {
        match expr {
            Expr::Template(_) => match self.text(expr) {
                Some(text) if self.is_secret(expr) => Slot::Secret(Secret::from(text)),
                text => text.map_or(Slot::Empty, Slot::Text),
            },
            Expr::List(items) => {
                let items = items.iter().map(|item| self.evaluate(item));
                Slot::List(items.filter(|item| !matches!(item, Slot::Empty)).collect())
            }
            // What does not fit into JSON does not compile.
            Expr::Object(_) => match serde_json::to_value(self.json(expr)) {
                Ok(serde_json::Value::Object(object)) => Slot::Object(object),
                _ => Slot::Empty,
            },
            expr => self.worth(expr).into_slot(),
        }
    }

    /// What is made of a secret is a secret.
    fn apply(&self, function: &Function, arguments: &'a [Expr]) -> Slot {
        let result = (function.apply)(&mut self.arguments(arguments));
        self.made_of(arguments, result.unwrap_or_default())
    }

    /// What a function is called with.
    pub(crate) fn arguments(&self, arguments: &'a [Expr]) -> Arguments {
        let plain = Scope { masked: false, ..*self };
        Arguments::new(arguments.iter().map(|argument| plain.evaluate(argument)).collect(), self.now)
    }

    /// What a function made of these arguments.
    pub(crate) fn made_of(&self, arguments: &'a [Expr], result: Slot) -> Slot {
        match result {
            Slot::Text(text) if arguments.iter().any(|argument| self.is_secret(argument)) => Slot::Secret(Secret::from(text)),
            result => result,
        }
    }

    /// Whether a secret is a part of a value.
    fn is_secret(&self, expr: &'a Expr) -> bool {
        match expr {
            Expr::Template(parts) | Expr::List(parts) | Expr::Call(_, parts) => parts.iter().any(|part| self.is_secret(part)),
            Expr::Object(members) => members.iter().any(|(_, member)| self.is_secret(member)),
            expr => holds_secret(self.get(expr)),
        }
    }
}

/// Whether a value is a secret, or a record or list that holds one.
fn holds_secret(value: ValueRef<'_>) -> bool {
    match value {
        ValueRef::Secret(_) => true,
        ValueRef::Record(values) => (0..values.shape().fields.len()).any(|field| holds_secret(values.value(field))),
        ValueRef::List(items) => (0..items.count()).any(|item| holds_secret(items.item(item))),
        _ => false,
    }
}
