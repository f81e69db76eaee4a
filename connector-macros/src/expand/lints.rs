//! What the lints of a user's crate would say of names that the service chose.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// Names with which clippy expects another signature than a setter has.
const PREFIXES: &[&str] = &["as_", "from_", "into_", "is_", "to_"];
const OPERATORS: &[&str] = &[
    "add",
    "as_mut",
    "as_ref",
    "bitand",
    "bitor",
    "bitxor",
    "borrow",
    "borrow_mut",
    "cmp",
    "default",
    "deref",
    "deref_mut",
    "div",
    "drop",
    "eq",
    "from_iter",
    "from_str",
    "hash",
    "index",
    "index_mut",
    "into_iter",
    "mul",
    "neg",
    "next",
    "not",
    "rem",
    "shl",
    "shr",
    "sub",
];

/// The allowance that setters of these names need; none for most, so that a crate may forbid the lints.
pub fn of_setters<'a>(names: impl Iterator<Item = &'a Ident>) -> Option<TokenStream> {
    let unusual = |name: String| PREFIXES.iter().any(|prefix| name.starts_with(prefix)) || OPERATORS.contains(&name.as_str());
    let mut names = names.map(ToString::to_string);
    names.any(unusual).then(|| quote!(#[allow(clippy::should_implement_trait, clippy::wrong_self_convention)]))
}
