//! The kind `hmac`: a text made of the request is signed with a shared secret, and headers carry what came of it.

use http::HeaderMap;

use super::{Moment, hash, set};
use crate::{
    data::{
        error::{Error, Result},
        scope::{Place, Scope},
        secret::MASK,
        signing::{HmacSigning, Signed, SignedPart},
    },
    http::transport::HttpRequest,
};

/// Whether a text has a nonce in it.
pub(super) fn needs_nonce(signing: &HmacSigning) -> bool {
    let texts = signing.headers.iter().map(|(_, text)| text).chain([&signing.sign]);
    texts.flat_map(|text| text.parts).any(|part| matches!(part, SignedPart::Nonce))
}

/// Signs a request, and gives the signature. All headers tell of one moment.
pub(super) fn sign(
    signing: &'static HmacSigning,
    secret: &str,
    scope: &Scope<'_>,
    moment: &Moment,
    request: &mut HttpRequest,
) -> Result<String> {
    let nonce = if needs_nonce(signing) { moment.nonce() } else { String::new() };
    let mut writer = Writer { signing, scope, request, seconds: moment.now.as_secs(), nonce: &nonce, signature: "" };
    let text = writer.text(&signing.sign)?;
    let signature = hash::encode(signing.encoding, &hash::mac(signing.algorithm, secret.as_bytes(), &text));
    writer.signature = &signature;
    let values = signing.headers.iter().map(|(name, value)| Ok((*name, writer.text(value)?))).collect::<Result<Vec<_>>>()?;
    for (name, value) in values {
        set(&mut request.headers, name, value)?;
    }
    Ok(signature)
}

/// What is written into a text.
struct Writer<'w> {
    signing: &'static HmacSigning,
    scope: &'w Scope<'w>,
    request: &'w HttpRequest,
    seconds: u64,
    nonce: &'w str,
    signature: &'w str,
}

impl Writer<'_> {
    /// A body need not be text, so what is signed is bytes.
    fn text(&self, signed: &'static Signed) -> Result<Vec<u8>> {
        let mut out = Vec::new();
        for part in signed.parts {
            match part {
                SignedPart::Value(expr) => {
                    let mut text = String::new();
                    let absent = |_| Error::input(format!("`{}` is absent, and the signature needs it", self.scope.name(expr)));
                    self.scope.write(expr, Place::Plain, &mut text).map_err(absent)?;
                    out.extend_from_slice(text.as_bytes());
                }
                SignedPart::Method => out.extend_from_slice(self.request.method.as_str().as_bytes()),
                SignedPart::Path => out.extend_from_slice(self.request.url.path().as_bytes()),
                SignedPart::Query => out.extend_from_slice(self.request.url.query().unwrap_or_default().as_bytes()),
                SignedPart::Body => out.extend_from_slice(&self.request.body),
                SignedPart::BodyHash => {
                    let hash = hash::hash(self.signing.algorithm, &self.request.body);
                    out.extend_from_slice(hash::encode(self.signing.encoding, &hash).as_bytes());
                }
                SignedPart::Timestamp => out.extend_from_slice(self.seconds.to_string().as_bytes()),
                SignedPart::Nonce => out.extend_from_slice(self.nonce.as_bytes()),
                SignedPart::Signature => out.extend_from_slice(self.signature.as_bytes()),
            }
        }
        Ok(out)
    }
}

/// The headers as a person may see them.
pub(super) fn show(signing: &'static HmacSigning, scope: &Scope<'_>, headers: &mut HeaderMap) -> Result<()> {
    for (name, signed) in signing.headers {
        let mut text = String::new();
        for part in signed.parts {
            let shown = match part {
                SignedPart::Value(expr) => {
                    let absent = |_| Error::input(format!("`{}` is absent, and the header `{name}` needs it", scope.name(expr)));
                    scope.write(expr, Place::Plain, &mut text).map_err(absent)?;
                    ""
                }
                SignedPart::Method => "{request.method}",
                SignedPart::Path => "{request.path}",
                SignedPart::Query => "{request.query}",
                SignedPart::Body => "{request.body}",
                SignedPart::BodyHash => "{request.body_hash}",
                SignedPart::Timestamp => "{request.timestamp}",
                SignedPart::Nonce => "{request.nonce}",
                SignedPart::Signature => MASK,
            };
            text.push_str(shown);
        }
        set(headers, name, text)?;
    }
    Ok(())
}
