//! When an error rule applies, or a part of a flow runs.

use super::spec::Expr;

/// When an [`ErrorRule`](super::helper::ErrorRule) applies, or a part of a flow runs. A comparison with an absent value does not hold.
#[derive(Debug, Clone, Copy)]
pub enum Condition {
    /// `a && b`
    All(&'static [Condition]),
    /// `a || b`
    Any(&'static [Condition]),
    /// `status 404`, `status 4xx`: from, to, both included.
    Status(u16, u16),
    /// `a == b`
    Equal(Expr, Expr),
    /// `a != b`
    NotEqual(Expr, Expr),
    /// `a < b`
    Less(Expr, Expr),
    /// `a <= b`
    LessOrEqual(Expr, Expr),
    /// `a in [b, c]`
    In(Expr, &'static [Expr]),
    /// `exists a`: it is there and not null.
    Exists(Expr),
}
