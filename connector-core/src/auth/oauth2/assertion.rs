//! Signed statements of who asks (RFC 7521, 7523), as JSON Web Tokens (RFC 7519, 7515).

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Map, Value, json};
use sha2::Sha256;

use super::{Client, authorize::random};
use crate::data::{
    error::{Error, Result},
    oauth2::{Algorithm, Assertion, ClientAuth},
    secret::Secret,
};

/// What an assertion is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// It is exchanged for a token.
    Grant,
    /// It says which client asks.
    Client,
}

/// The assertion of this client, signed now.
pub(super) async fn sign(client: &Client<'_>, purpose: Purpose) -> Result<Secret> {
    let assertion = client.oauth.assertion.unwrap_or(Assertion::DEFAULT);
    let now = client.executor.now().await;
    let text = |template: &'static Option<_>| template.as_ref().and_then(|template| client.text(template));
    let declared: &'static Assertion = client.oauth.assertion.as_ref().unwrap_or(&Assertion::DEFAULT);
    let id = client.value("client_id").map(|id| id.expose().to_owned());
    let is_client = purpose == Purpose::Client;
    let issuer = if is_client { id.clone() } else { text(&declared.issuer).or_else(|| id.clone()) };
    let subject = if is_client { id } else { text(&declared.subject) };
    let audience = match text(&declared.audience) {
        Some(audience) => audience,
        None => client.url(client.oauth.token_url.as_ref(), "token_url")?.to_string(),
    };
    let mut claims = Map::new();
    for (name, value) in [("iss", issuer), ("sub", subject), ("aud", Some(audience))] {
        claims.extend(value.map(|value| (name.to_owned(), value.into())));
    }
    let expires = now.saturating_add(std::time::Duration::from_millis(assertion.lifetime));
    claims.extend([("iat".to_owned(), now.as_secs().into()), ("exp".to_owned(), expires.as_secs().into())]);
    claims.insert("jti".to_owned(), random(16)?.into());
    // What the grant claims is of no use to say who the client is, where both are needed.
    if !is_client || client.oauth.client_auth == ClientAuth::PrivateKeyJwt {
        for (name, value) in declared.claims {
            claims.extend(client.text(value).map(|text| ((*name).to_owned(), Value::from(text))));
        }
    }
    let key = client.needed("private_key")?;
    let mut header = json!({ "alg": name(assertion.algorithm), "typ": "JWT" });
    if let Some(id) = client.value("key_id") {
        header["kid"] = id.expose().into();
    }
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let signed = format!("{}.{}", part(&header), part(&Value::Object(claims)));
    let signature = signature(assertion.algorithm, key.expose(), signed.as_bytes())?;
    Ok(format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature)).into())
}

fn name(algorithm: Algorithm) -> Value {
    serde_json::to_value(algorithm).unwrap_or_default()
}

fn signature(algorithm: Algorithm, key: &str, text: &[u8]) -> Result<Vec<u8>> {
    if algorithm == Algorithm::Hs256 {
        let mut mac = Hmac::<Sha256>::new_from_slice(key.as_bytes()).map_err(|_| unfit(algorithm, "is no key for HMAC"))?;
        mac.update(text);
        return Ok(mac.finalize().into_bytes().to_vec());
    }
    asymmetric::signature(algorithm, key, text)
}

fn unfit(algorithm: Algorithm, why: &str) -> Error {
    let form = match algorithm {
        Algorithm::Es256 => "an EC key on P-256",
        Algorithm::Es384 => "an EC key on P-384",
        Algorithm::EdDsa => "an Ed25519 key",
        Algorithm::Hs256 => "a text",
        _ => "an RSA key of at least 2,048 bits",
    };
    Error::input(format!("the private key {why}; {} needs {form}, in PEM (`-----BEGIN PRIVATE KEY-----`)", name(algorithm)))
        .with_field("private_key")
}

#[cfg(feature = "rustls")]
mod asymmetric {
    use aws_lc_rs::{
        rand::SystemRandom,
        signature::{
            ECDSA_P256_SHA256_FIXED_SIGNING, ECDSA_P384_SHA384_FIXED_SIGNING, EcdsaKeyPair, EcdsaSigningAlgorithm, Ed25519KeyPair,
            RSA_PKCS1_SHA256, RSA_PKCS1_SHA384, RSA_PKCS1_SHA512, RSA_PSS_SHA256, RsaEncoding, RsaKeyPair,
        },
    };
    use rustls_pki_types::{PrivateKeyDer, pem::PemObject};

    use super::{Algorithm, Result, unfit};

    pub(super) fn signature(algorithm: Algorithm, key: &str, text: &[u8]) -> Result<Vec<u8>> {
        let der = PrivateKeyDer::from_pem_slice(key.trim().as_bytes()).map_err(|_| unfit(algorithm, "is no PEM"))?;
        let rsa = |encoding: &'static dyn RsaEncoding| by_rsa(algorithm, &der, encoding, text);
        let ecdsa = |curve: &'static EcdsaSigningAlgorithm| by_ecdsa(algorithm, &der, curve, text);
        match algorithm {
            Algorithm::Rs384 => rsa(&RSA_PKCS1_SHA384),
            Algorithm::Rs512 => rsa(&RSA_PKCS1_SHA512),
            Algorithm::Ps256 => rsa(&RSA_PSS_SHA256),
            Algorithm::Es256 => ecdsa(&ECDSA_P256_SHA256_FIXED_SIGNING),
            Algorithm::Es384 => ecdsa(&ECDSA_P384_SHA384_FIXED_SIGNING),
            Algorithm::EdDsa => {
                let key = Ed25519KeyPair::from_pkcs8_maybe_unchecked(der.secret_der());
                Ok(key.map_err(|_| unfit(algorithm, "is of another kind"))?.sign(text).as_ref().to_vec())
            }
            _ => rsa(&RSA_PKCS1_SHA256),
        }
    }

    fn by_rsa(algorithm: Algorithm, der: &PrivateKeyDer<'_>, encoding: &'static dyn RsaEncoding, text: &[u8]) -> Result<Vec<u8>> {
        let key = match der {
            PrivateKeyDer::Pkcs1(der) => RsaKeyPair::from_der(der.secret_pkcs1_der()),
            der => RsaKeyPair::from_pkcs8(der.secret_der()),
        };
        let key = key.map_err(|_| unfit(algorithm, "is of another kind"))?;
        let mut signature = vec![0; key.public_modulus_len()];
        let signed = key.sign(encoding, &SystemRandom::new(), text, &mut signature);
        signed.map(|()| signature).map_err(|_| unfit(algorithm, "cannot sign"))
    }

    fn by_ecdsa(algorithm: Algorithm, der: &PrivateKeyDer<'_>, curve: &'static EcdsaSigningAlgorithm, text: &[u8]) -> Result<Vec<u8>> {
        let key = match der {
            PrivateKeyDer::Sec1(der) => EcdsaKeyPair::from_private_key_der(curve, der.secret_sec1_der()),
            der => EcdsaKeyPair::from_pkcs8(curve, der.secret_der()),
        };
        let key = key.map_err(|_| unfit(algorithm, "is of another kind"))?;
        let signature = key.sign(&SystemRandom::new(), text).map_err(|_| unfit(algorithm, "cannot sign"))?;
        Ok(signature.as_ref().to_vec())
    }
}

#[cfg(not(feature = "rustls"))]
mod asymmetric {
    use super::{Algorithm, Error, Result, name};

    pub(super) fn signature(algorithm: Algorithm, _: &str, _: &[u8]) -> Result<Vec<u8>> {
        let message = format!("this program cannot sign with {}; build connector-core with its feature `rustls`", name(algorithm));
        Err(Error::input(message))
    }
}
