//! `verify hmac_sha256 { key: auth.secret, over: "{raw_body}", … }`: how a delivery is known to come from the service.

use proc_macro2::Ident;
use syn::{LitStr, parse::ParseStream};

use super::{
    action::once,
    duration,
    keywords::{VERIFY_HMAC, VERIFY_JWT, VERIFY_KINDS, VERIFY_SECRET},
    path::Path,
    template::Template,
    tokens,
    value::Value,
};
use crate::errors::{Code, Errors, error};

/// All that any kind of verification may say; the kind has been held against it.
#[derive(Default)]
pub struct Parts {
    pub key: Option<Path>,
    pub over: Option<Template>,
    /// `equals: "v0={hex}" in header["x-signature"]`
    pub equals: Option<(Template, Path)>,
    /// `fresh: 5m by header["x-timestamp"]`
    pub fresh: Option<(u64, Path)>,
    /// `in: header["x-token"]`
    pub at: Option<Path>,
    pub jwks: Option<LitStr>,
    pub algorithms: Option<Vec<Ident>>,
    pub issuer: Option<Value>,
    pub audience: Option<Value>,
    /// A part could not be read.
    pub broken: bool,
}

pub struct Verify {
    pub kind: Ident,
    pub parts: Parts,
    /// `none because "…";`
    pub because: Option<LitStr>,
}

impl Verify {
    pub fn parse(input: ParseStream<'_>, errors: &Errors) -> syn::Result<Self> {
        let kind = tokens::name(input, "how deliveries are verified, such as `hmac_sha256`")?;
        let known = match kind.to_string().as_str() {
            "none" => {
                tokens::expect(input, "because")?;
                let because = tokens::text(input, "the reason, as in `verify none because \"the service cannot sign\";`")?;
                tokens::end(input, errors, false);
                if because.value().trim().is_empty() {
                    return Err(error(&because, Code::EmptyName, "say why anyone may send events"));
                }
                return Ok(Self { kind, parts: Parts::default(), because: Some(because) });
            }
            "shared_secret" => VERIFY_SECRET,
            "jwt" => VERIFY_JWT,
            word if VERIFY_KINDS.contains(&word) => VERIFY_HMAC,
            _ => return Err(tokens::unknown(&kind, Code::UnknownVerification, "verification", VERIFY_KINDS, &["public_key"])),
        };
        let mut parts = Parts::default();
        let (broken, _) =
            tokens::block(input, |content| tokens::list(content, errors, |item| parts.parse(item, known, &kind, errors)).broken)?;
        parts.broken = broken;
        Ok(Self { kind, parts, because: None })
    }
}

impl Parts {
    fn parse(&mut self, input: ParseStream<'_>, known: &[&str], kind: &Ident, errors: &Errors) -> syn::Result<()> {
        let name = tokens::name(input, "a part of the verification, such as `key`")?;
        if !known.contains(&name.to_string().as_str()) {
            return Err(tokens::unknown(&name, Code::UnknownStatement, &format!("part of `verify {kind}`"), known, &[]));
        }
        tokens::colon(input, &format!("`{name}`"))?;
        match name.to_string().as_str() {
            "key" => once(&mut self.key, Path::parse(input)?, &name, errors),
            "over" => {
                let over = template(input, "what is signed, as in `\"{raw_body}\"`", errors)?;
                once(&mut self.over, over, &name, errors);
            }
            "equals" => {
                let equals = template(input, "the signature, as in `\"sha256={hex}\" in header[\"x-signature\"]`", errors)?;
                tokens::expect(input, "in")?;
                once(&mut self.equals, (equals, Path::parse(input)?), &name, errors);
            }
            "fresh" => {
                let within = duration::parse(input)?;
                tokens::expect(input, "by")?;
                once(&mut self.fresh, (within, Path::parse(input)?), &name, errors);
            }
            "in" => once(&mut self.at, Path::parse(input)?, &name, errors),
            "jwks" => once(&mut self.jwks, tokens::text(input, "the URL of the service's public keys")?, &name, errors),
            "algorithms" => {
                let (words, _) = tokens::brackets(input, |content| {
                    tokens::list(content, errors, |item| tokens::name(item, "an algorithm such as `RS256`"))
                })?;
                once(&mut self.algorithms, words.list, &name, errors);
            }
            "issuer" => once(&mut self.issuer, Value::parse(input, errors)?, &name, errors),
            _ => once(&mut self.audience, Value::parse(input, errors)?, &name, errors),
        }
        Ok(())
    }
}

fn template(input: ParseStream<'_>, what: &str, errors: &Errors) -> syn::Result<Template> {
    tokens::text(input, what).map(|literal| Template::new(&literal, errors))
}
