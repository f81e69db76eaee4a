//! Floor 0: what a connector *is*, as `static` data. No behaviour beyond reading it.

pub(crate) mod auth;
pub(crate) mod brief;
pub(crate) mod card;
pub mod check;
pub(crate) mod choices;
pub(crate) mod constraint;
pub(crate) mod date_time;
pub(crate) mod dynamic;
pub(crate) mod effects;
pub(crate) mod error;
pub(crate) mod file;
pub(crate) mod function;
pub(crate) mod lookup;
pub(crate) mod oauth2;
pub(crate) mod origin;
pub(crate) mod rust;
pub(crate) mod scope;
pub(crate) mod secret;
pub(crate) mod shape;
pub(crate) mod signing;
pub(crate) mod spec;
pub(crate) mod tree;
pub(crate) mod trigger;
pub(crate) mod value;
pub(crate) mod webhook;
pub(crate) mod worth;
