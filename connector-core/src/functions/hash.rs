//! Hashes and keyed hashes of texts, as hexadecimal digits or base64. MD5 and SHA-1 are here for services that ask for them; they
//! protect nothing.

use base64::{Engine, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha512};

use super::encoding::hex_of;

/// MD5 (RFC 1321), in hexadecimal digits.
pub fn md5(text: &str) -> String {
    hex_of(&md5::Md5::digest(text))
}

/// SHA-1 (FIPS 180-4), in hexadecimal digits.
pub fn sha1(text: &str) -> String {
    hex_of(&Sha1::digest(text))
}

/// SHA-256 (FIPS 180-4), in hexadecimal digits.
///
/// ```
/// assert!(connector_core::functions::sha256("").starts_with("e3b0c44298fc1c14"));
/// ```
pub fn sha256(text: &str) -> String {
    hex_of(&Sha256::digest(text))
}

/// SHA-256 (FIPS 180-4), in base64.
pub fn sha256_base64(text: &str) -> String {
    STANDARD.encode(Sha256::digest(text))
}

/// SHA-512 (FIPS 180-4), in hexadecimal digits.
pub fn sha512(text: &str) -> String {
    hex_of(&Sha512::digest(text))
}

/// HMAC (RFC 2104) with SHA-1, in hexadecimal digits.
pub fn hmac_sha1(key: &str, text: &str) -> String {
    hex_of(&keyed::<Hmac<Sha1>>(key, text))
}

/// HMAC (RFC 2104) with SHA-256, in hexadecimal digits.
pub fn hmac_sha256(key: &str, text: &str) -> String {
    hex_of(&keyed::<Hmac<Sha256>>(key, text))
}

/// HMAC (RFC 2104) with SHA-256, in base64.
pub fn hmac_sha256_base64(key: &str, text: &str) -> String {
    STANDARD.encode(keyed::<Hmac<Sha256>>(key, text))
}

/// HMAC (RFC 2104) with SHA-512, in hexadecimal digits.
pub fn hmac_sha512(key: &str, text: &str) -> String {
    hex_of(&keyed::<Hmac<Sha512>>(key, text))
}

/// A key of any length is a key of HMAC.
fn keyed<M: Mac + KeyInit>(key: &str, text: &str) -> Vec<u8> {
    let mac = M::new_from_slice(key.as_bytes()).map(|mac| mac.chain_update(text.as_bytes()));
    mac.map_or_else(|_| Vec::new(), |mac| mac.finalize().into_bytes().to_vec())
}
