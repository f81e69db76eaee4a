//! How a delivery is known to come from the service.

use proc_macro2::Ident;
use syn::LitStr;

use super::{
    delivery::{Delivered, Delivery},
    scope::{Scope, World},
    types::Type,
    value::{Expr, ExprKind, Reference, Target},
};
use crate::{
    errors::{Code, Errors, Place},
    suggest,
    syntax::{
        self,
        path::Path,
        template::{Part, Template},
        verify::Parts,
    },
};

pub enum Verify {
    Hmac(Hmac),
    SharedSecret { key: usize, at: Delivered },
    Jwt(Jwt),
    None { because: String },
}

pub struct Hmac {
    /// `hmac_sha256`
    pub kind: Ident,
    /// The place of the auth field.
    pub key: usize,
    pub over: Expr,
    pub is_hex: bool,
    /// What stands before and behind the hash.
    pub around: (String, String),
    pub at: Delivered,
    pub fresh: Option<(u64, Delivered)>,
}

pub struct Jwt {
    pub key: JwtKey,
    pub algorithms: Vec<String>,
    pub issuer: Option<Expr>,
    pub audience: Option<Expr>,
    pub at: Delivered,
}

pub enum JwtKey {
    Auth(usize),
    /// A URL.
    Keys(String),
}

/// RFC 7518, 3.1, and RFC 8037: with a secret, and with a public key.
const SECRET_ALGORITHMS: &[&str] = &["HS256", "HS384", "HS512"];
const PUBLIC_ALGORITHMS: &[&str] = &["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA"];

/// The verification; `None` where a part of it is wrong, which is reported.
pub fn lower(verify: &syntax::verify::Verify, delivery: &mut Delivery, world: &World<'_>, errors: &Errors) -> Option<Verify> {
    if let Some(because) = &verify.because {
        return Some(Verify::None { because: because.value() });
    }
    let mut lowering = Lowering { kind: &verify.kind, parts: &verify.parts, delivery, world, errors };
    match verify.kind.to_string().as_str() {
        "shared_secret" => {
            let (key, at) = (lowering.key(), lowering.at());
            Some(Verify::SharedSecret { key: key?, at: at? })
        }
        "jwt" => lowering.jwt().map(Verify::Jwt),
        _ => lowering.hmac().map(Verify::Hmac),
    }
}

struct Lowering<'a> {
    kind: &'a Ident,
    parts: &'a Parts,
    delivery: &'a mut Delivery,
    world: &'a World<'a>,
    errors: &'a Errors,
}

impl<'a> Lowering<'a> {
    /// A part that the kind cannot do without.
    fn needed<T>(&self, part: &'a Option<T>, example: &str) -> Option<&'a T> {
        if part.is_none() && !self.parts.broken {
            let kind = self.kind;
            self.errors.push(kind, Code::MissingPart, format_args!("`verify {kind}` is not whole; write `{example}`"));
        }
        part.as_ref()
    }

    /// The place of the secret among the auth fields.
    fn key(&self) -> Option<usize> {
        let path = self.needed(&self.parts.key, "key: auth.signing_secret")?;
        if path.root != "auth" {
            let message = format!("the key is a secret of the connection; write `auth.name`, not `{path}`");
            self.errors.push(path.place, Code::VerifyKey, message);
            return None;
        }
        let slot = self.world.auths.resolve(path, self.errors)?;
        let wrong = self.world.auths.types(slot).find(|ty| !matches!(ty.inner(), Type::Secret | Type::Unknown));
        if let Some(wrong) = wrong {
            let message = format!("`{path}` is {}, and who knows it can send events; make it a `Secret`", wrong.noun());
            self.errors.push(path.place, Code::VerifyKey, message);
        }
        Some(slot)
    }

    /// Where the secret or the token stands.
    fn at(&mut self) -> Option<Delivered> {
        let path = self.needed(&self.parts.at, "in: header[\"x-token\"]")?;
        self.delivered(path)
    }

    fn delivered(&mut self, path: &Path) -> Option<Delivered> {
        let value = self.delivery.value(path, self.errors)?;
        if matches!(value, Delivered::RawBody | Delivered::EventUrl) {
            let message = format!("`{path}` is no single value; write a header, such as `header[\"x-signature\"]`");
            self.errors.push(path.place, Code::VerifyPlace, message);
            return None;
        }
        Some(value)
    }

    fn hmac(&mut self) -> Option<Hmac> {
        let key = self.key();
        let over = self.needed(&self.parts.over, "over: \"{raw_body}\"");
        let equals = self.needed(&self.parts.equals, "equals: \"sha256={hex}\" in header[\"x-signature\"]");
        let over = over.map(|over| (over, self.over(over)));
        let signature = equals.and_then(|(written, _)| signature(written, self.errors));
        let at = equals.and_then(|(_, path)| self.delivered(path));
        let fresh = self.parts.fresh.as_ref().and_then(|(within, path)| Some((*within, self.delivered(path)?, path)));
        if let (Some((within, at, path)), Some((written, over))) = (&fresh, &over) {
            self.check_fresh(*within, at, path, written, over);
        }
        let (is_hex, around) = signature?;
        let fresh = fresh.map(|(within, at, _)| (within, at));
        Some(Hmac { kind: self.kind.clone(), key: key?, over: over?.1, is_hex, around, at: at?, fresh })
    }

    fn over(&mut self, over: &Template) -> Expr {
        let covers_body = over.parts.iter().any(|part| match part {
            Part::Value(path) => path.root == "raw_body",
            Part::Broken => true,
            Part::Text(_) | Part::Segments(..) => false,
        });
        if !covers_body {
            let message = "what is signed must hold `{raw_body}`; else anyone could change what the delivery says";
            self.errors.push(over.place, Code::Unsigned, message);
        }
        let (delivery, errors) = (&mut *self.delivery, self.errors);
        Expr::template(over, &mut |path| delivery.resolve(path, errors), errors)
    }

    /// A time that is not signed proves nothing.
    fn check_fresh(&self, within: u64, at: &Delivered, path: &Path, written: &Template, over: &Expr) {
        let is_it = |part: &Expr| matches!(&part.kind, ExprKind::Delivered(value) if value == at);
        let is_signed = is_it(over) || matches!(&over.kind, ExprKind::Template(parts) if parts.iter().any(is_it));
        let is_broken = written.parts.iter().any(|part| matches!(part, Part::Broken));
        if !is_signed && !is_broken {
            let message = format!("`{path}` is not signed, so that anyone could renew it; `over` must hold `{{{}}}`", in_template(path));
            self.errors.push(path.place, Code::Unsigned, message);
        }
        if within > 24 * 60 * 60_000 {
            self.errors.push(
                path.place,
                Code::BadInterval,
                "a delivery that is older than a day is not fresh; write a few minutes, such as `5m`",
            );
        }
    }

    fn jwt(&mut self) -> Option<Jwt> {
        let Parts { key, jwks, algorithms, issuer, audience, .. } = self.parts;
        let (known, key) = match (key, jwks) {
            (Some(_), Some(jwks)) => {
                self.errors.push(jwks, Code::JwtKey, "a token is checked with `key` or with `jwks`, not with both");
                (None, None)
            }
            (None, Some(url)) => (Some(PUBLIC_ALGORITHMS), keys_url(url, self.errors).map(JwtKey::Keys)),
            (Some(_), None) => (Some(SECRET_ALGORITHMS), self.key().map(JwtKey::Auth)),
            (None, None) => {
                self.needed(key, "key: auth.secret` or `jwks: \"https://…\"");
                (None, None)
            }
        };
        let written = self.needed(algorithms, if jwks.is_some() { "algorithms: [RS256]" } else { "algorithms: [HS256]" });
        for word in written.into_iter().flatten() {
            self.check_algorithm(word, known);
        }
        if jwks.is_some() {
            // The same keys sign what is meant for others.
            self.needed(audience, "audience: \"…\"");
        }
        let at = self.at();
        let (issuer, audience) = (issuer.as_ref().map(|value| self.claim(value)), audience.as_ref().map(|value| self.claim(value)));
        Some(Jwt { key: key?, algorithms: written?.iter().map(ToString::to_string).collect(), issuer, audience, at: at? })
    }

    fn check_algorithm(&self, word: &Ident, known: Option<&[&str]>) {
        let name = word.to_string();
        let all = SECRET_ALGORITHMS.iter().chain(PUBLIC_ALGORITHMS).copied();
        if all.clone().all(|known| known != name) {
            let message = format!("unknown algorithm `{name}`{}", suggest::instead(&name, all));
            self.errors.push(word, Code::JwtAlgorithm, message);
        } else if let Some(known) = known.filter(|known| !known.contains(&name.as_str())) {
            let message = format!("`{name}` does not go with this key; write {}", suggest::either(known));
            self.errors.push(word, Code::JwtAlgorithm, message);
        }
    }

    /// What a claim must be: a text, in which auth parameters may stand.
    fn claim(&self, value: &syntax::value::Value) -> Expr {
        let scope = Scope {
            what: "a verification",
            auths: self.world.auths,
            input: None,
            records: &[],
            present: &[],
            steps: &[],
            all_steps: &[],
            in_chunks: false,
        };
        let claim = Expr::lower(value, &mut |path| scope.resolve(path, self.errors), self.errors);
        let is_text = matches!(
            claim.kind,
            ExprKind::Text(_) | ExprKind::Template(_) | ExprKind::Unknown | ExprKind::Reference(Reference { target: Target::Auth(_), .. })
        );
        if !is_text {
            self.errors.push(claim.place, Code::UnfitType, "a claim is compared with a text; write it in quotes");
        }
        claim
    }
}

/// How the hash is written: whether in hex digits, and what stands around it.
fn signature(template: &Template, errors: &Errors) -> Option<(bool, (String, String))> {
    let mut found = None;
    let mut around = [String::new(), String::new()];
    for part in &template.parts {
        match part {
            Part::Text(text) => around[usize::from(found.is_some())].push_str(text),
            Part::Value(path) if found.is_none() && path.keys.is_empty() && matches!(path.root.as_str(), "hex" | "base64") => {
                found = Some(path.root == "hex");
            }
            Part::Broken => return None,
            Part::Value(_) | Part::Segments(..) => return refuse_signature(template.place, errors),
        }
    }
    let [before, behind] = around;
    match found {
        Some(is_hex) => Some((is_hex, (before, behind))),
        None => refuse_signature(template.place, errors),
    }
}

fn refuse_signature<T>(place: Place, errors: &Errors) -> Option<T> {
    let message = "the signature is one `{hex}` or one `{base64}` in a text, such as `\"sha256={hex}\"`";
    errors.push(place, Code::BadSignature, message);
    None
}

fn keys_url(url: &LitStr, errors: &Errors) -> Option<String> {
    let text = url.value();
    let host = text.strip_prefix("https://").and_then(|rest| rest.split('/').next()).unwrap_or_default();
    let is_url = !host.is_empty() && text.chars().all(|char| char.is_ascii_graphic() && !"{}\"\\<>^`|#".contains(char));
    if !is_url {
        errors.push(url, Code::BadOrigin, "the keys stand at an absolute URL that begins with `https://`");
    }
    is_url.then_some(text)
}

/// A path as a template writes it.
fn in_template(path: &Path) -> String {
    match path.only_name() {
        Some(name) => format!("{}.{name}", path.root),
        None => path.to_string(),
    }
}
