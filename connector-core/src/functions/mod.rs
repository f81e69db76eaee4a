//! The functions of the language: plain Rust functions that a description calls in its values, as `join(input.labels, ",")`.
//!
//! Here they are for Rust code that wants the same, such as a Rust slot; [the manual](macro@crate::connector#functions) shows them in
//! descriptions, with types. A function that can give nothing gives an `Option`: in a description the value is then absent.

mod date;
pub(crate) mod encoding;
mod hash;
mod json;
#[doc(hidden)]
pub mod library;
mod list;
mod number;
mod text;

pub use self::{
    date::{date, day, from_unix, minus, plus, unix},
    encoding::{base64, base64_url, from_base64, hex, url_decode, url_encode},
    hash::{hmac_sha1, hmac_sha256, hmac_sha256_base64, hmac_sha512, md5, sha1, sha256, sha256_base64, sha512},
    json::{from_json, json, merge},
    number::{decimal, integer, round},
    text::{contains, ends_with, join, length, lower, replace, slice, split, starts_with, trim, upper},
};
