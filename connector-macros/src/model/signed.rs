//! Texts that are made of a request that is about to be sent: what an HMAC signs, and the headers that carry the signature.

use super::{
    auth::Reach,
    text::{self, Named},
    value::{Expr, ExprKind},
};
use crate::{
    errors::{Code, Errors, Place},
    suggest,
    syntax::{
        path::Path,
        template::Part,
        value::{Pair, Value},
    },
};

pub struct Signed {
    pub written: String,
    pub parts: Vec<SignedPart>,
    pub place: Place,
}

pub enum SignedPart {
    Value(Expr),
    /// A part of the request, or the signature.
    Request(RequestPart),
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum RequestPart {
    Method,
    Path,
    Query,
    Body,
    BodyHash,
    Timestamp,
    Nonce,
    Signature,
}

/// What such a text sees of the request, as it is written.
const OF_REQUEST: &[(&str, RequestPart)] = &[
    ("request.method", RequestPart::Method),
    ("request.path", RequestPart::Path),
    ("request.query", RequestPart::Query),
    ("request.body", RequestPart::Body),
    ("request.body_hash", RequestPart::BodyHash),
    ("request.timestamp", RequestPart::Timestamp),
    ("request.nonce", RequestPart::Nonce),
];

impl Signed {
    /// The text; the headers see the signature.
    pub fn lower(value: &Value, sees_signature: bool, reach: Reach<'_>, errors: &Errors) -> Self {
        let part = |path: &Path| part(path, sees_signature, reach, errors);
        let place = value.place();
        match value {
            Value::Path(path) => Self { written: format!("{{{path}}}"), parts: vec![part(path)], place },
            Value::Text(template) => {
                let parts = template.parts.iter().map(|written| match written {
                    Part::Text(text) => SignedPart::Value(Expr { kind: ExprKind::Text(text.clone()), place: template.place }),
                    Part::Value(path) | Part::Segments(path, _) => part(path),
                    Part::Broken => SignedPart::Value(Expr::unknown(template.place)),
                });
                Self { written: text::written(template), parts: parts.collect(), place }
            }
            _ => {
                errors.push(place, Code::UnfitType, "expected a text here, such as `\"{request.method}\\n{request.path}\"`");
                Self { written: String::new(), parts: Vec::new(), place }
            }
        }
    }

    pub fn has_signature(&self) -> bool {
        self.parts.iter().any(|part| matches!(part, SignedPart::Request(RequestPart::Signature)))
    }
}

pub fn lower_pairs(pairs: &[Pair], reach: Reach<'_>, errors: &Errors) -> Vec<Named<Signed>> {
    pairs.iter().map(|pair| Named::new(pair, Signed::lower(&pair.value, true, reach, errors))).collect()
}

fn part(path: &Path, sees_signature: bool, reach: Reach<'_>, errors: &Errors) -> SignedPart {
    let written = path.to_string();
    if path.root == "auth" {
        let expr = Expr { kind: reach.value(path, errors), place: path.place };
        text::needs_values(&expr, "sign", reach, errors);
        return SignedPart::Value(expr);
    }
    if written == "signature" && sees_signature {
        return SignedPart::Request(RequestPart::Signature);
    }
    if let Some((_, part)) = OF_REQUEST.iter().find(|(known, _)| written == *known) {
        return SignedPart::Request(*part);
    }
    let known = OF_REQUEST.iter().map(|(known, _)| *known).chain(sees_signature.then_some("signature"));
    errors.push(path.place, Code::UnknownValue, format_args!("unknown value `{written}`{}", suggest::instead(&written, known)));
    SignedPart::Value(Expr::unknown(path.place))
}
