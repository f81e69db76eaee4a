//! Hashes by their names in tables.

use base64::{Engine, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha512};

use crate::{
    data::signing::{Encoding, Hash},
    functions::encoding::hex_of,
};

pub(super) fn hash(hash: Hash, bytes: &[u8]) -> Vec<u8> {
    match hash {
        Hash::Sha1 => Sha1::digest(bytes).to_vec(),
        Hash::Sha256 => Sha256::digest(bytes).to_vec(),
        Hash::Sha512 => Sha512::digest(bytes).to_vec(),
    }
}

/// HMAC (RFC 2104).
pub(super) fn mac(hash: Hash, key: &[u8], bytes: &[u8]) -> Vec<u8> {
    match hash {
        Hash::Sha1 => keyed::<Hmac<Sha1>>(key, bytes),
        Hash::Sha256 => keyed::<Hmac<Sha256>>(key, bytes),
        Hash::Sha512 => keyed::<Hmac<Sha512>>(key, bytes),
    }
}

/// A key of any length is a key of HMAC.
fn keyed<M: Mac + KeyInit>(key: &[u8], bytes: &[u8]) -> Vec<u8> {
    let mac = M::new_from_slice(key).map(|mac| mac.chain_update(bytes));
    mac.map_or_else(|_| Vec::new(), |mac| mac.finalize().into_bytes().to_vec())
}

pub(super) fn encode(encoding: Encoding, bytes: &[u8]) -> String {
    match encoding {
        Encoding::Hex => hex_of(bytes),
        Encoding::Base64 => STANDARD.encode(bytes),
    }
}
