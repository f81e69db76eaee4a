//! Signatures of requests, as data: what is signed, and where the signature stands.

use serde::{Serialize, Serializer};

use super::{auth::Template, spec::Expr};

/// How requests are signed with a shared secret.
#[derive(Debug, Serialize)]
pub struct HmacSigning {
    /// The hash.
    pub algorithm: Hash,
    /// How the signature is written.
    pub encoding: Encoding,
    /// The text that is signed.
    pub sign: Signed,
    /// The headers that carry the signature, and what it needs.
    #[serde(serialize_with = "signed_pairs")]
    pub headers: &'static [(&'static str, Signed)],
}

/// A hash function.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Hash {
    /// SHA-1.
    Sha1,
    /// SHA-256.
    Sha256,
    /// SHA-512.
    Sha512,
}

/// How bytes are written as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Encoding {
    /// Hex digits: small ones where they are written, in either case where they are read.
    Hex,
    /// Base64 (RFC 4648, 4).
    Base64,
}

/// A text made of a request that is about to be sent.
#[derive(Debug, Clone, Copy)]
pub struct Signed {
    /// As written.
    pub text: &'static str,
    /// Its parts.
    pub parts: &'static [SignedPart],
}

/// A part of a [`Signed`] text.
#[derive(Debug, Clone, Copy)]
pub enum SignedPart {
    /// A text, or a parameter of the auth.
    Value(Expr),
    /// The method, in capitals.
    Method,
    /// The path, encoded.
    Path,
    /// The query, encoded, without `?`.
    Query,
    /// The body.
    Body,
    /// The hash of the body, encoded as the signature is.
    BodyHash,
    /// The time, in seconds since 1970.
    Timestamp,
    /// A random text.
    Nonce,
    /// The signature; in headers only.
    Signature,
}

impl Serialize for Signed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.text)
    }
}

fn signed_pairs<S: Serializer>(pairs: &&'static [(&'static str, Signed)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().copied())
}

/// What AWS Signature Version 4 is bound to.
#[derive(Debug, Serialize)]
pub struct AwsSigv4 {
    /// The service, such as `s3`.
    pub service: Template,
    /// The region, such as `eu-central-1`.
    pub region: Template,
}
