//! Choices: a named set of values that a person chooses from.

use serde::Serialize;

/// A named set of values. Its Rust type keeps a value that the service adds later as `Unknown`.
#[derive(Debug, Serialize)]
pub struct Choices {
    /// The name of the Rust type.
    pub name: &'static str,
    /// What it is.
    pub hint: &'static str,
    /// The values, in the order in which a person sees them.
    pub values: &'static [Choice],
}

/// One value of [`Choices`].
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Choice {
    /// The value, as the service writes it.
    pub value: &'static str,
    /// The name that people see.
    pub label: &'static str,
    /// What it means.
    pub hint: &'static str,
}

impl Choices {
    /// The choice with this value.
    pub fn find(&self, value: &str) -> Option<&'static Choice> {
        self.values.iter().find(|choice| choice.value == value)
    }
}
