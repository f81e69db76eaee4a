//! What a connection brings to TLS: a certificate of its own, and roots that it trusts, as PEM (RFC 7468). No error tells what is written there.

use std::fmt;

use base64::{Engine, engine::general_purpose::STANDARD};
use zeroize::Zeroizing;

use crate::data::error::{Error, Result};

const CERTIFICATE: &str = "CERTIFICATE";
/// The kinds of private keys that can be used: PKCS #8, PKCS #1 and SEC 1.
const KEYS: [&str; 3] = ["PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY"];

/// What a connection brings to TLS.
#[derive(Default)]
pub(crate) struct Tls {
    /// What it proves who it is with.
    pub(crate) identity: Option<Identity>,
    /// Roots that it trusts beside the others, as DER.
    pub(crate) roots: Vec<Vec<u8>>,
}

/// A certificate with those that it is signed by, and its private key.
#[cfg_attr(not(any(feature = "rustls", feature = "native-tls")), allow(dead_code))] // only TLS reads it
pub(crate) struct Identity {
    pub(crate) certificates: String,
    pub(crate) key: Zeroizing<String>,
}

impl fmt::Debug for Identity {
    /// Without the key.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Identity")
    }
}

/// A value as a message calls it.
#[derive(Clone, Copy)]
pub(crate) struct Named<'a> {
    pub(crate) label: &'a str,
    /// The parameter, where it is one.
    pub(crate) field: &'a str,
    pub(crate) pem: &'a str,
}

impl Identity {
    pub(crate) fn of(certificate: Named<'_>, key: Named<'_>) -> Result<Self> {
        let chain = blocks(certificate, CERTIFICATE)?;
        if chain.iter().any(|block| block.label.ends_with("PRIVATE KEY")) {
            let message = format!(
                "the {} holds a private key, and is not kept as a secret; give the key as the {} alone",
                certificate.label, key.label
            );
            return Err(certificate.wrong(message));
        }
        let chain: String = certificates(certificate, &chain)?.iter().map(|block| block.pem().to_string()).collect();
        Ok(Self { certificates: chain, key: private_key(key)? })
    }
}

/// The certificates of a root, as DER.
pub(crate) fn roots(root: Named<'_>) -> Result<Vec<Vec<u8>>> {
    let blocks = blocks(root, CERTIFICATE)?;
    Ok(certificates(root, &blocks)?.iter().map(|block| block.der.to_vec()).collect())
}

fn certificates<'b>(given: Named<'_>, blocks: &'b [Block<'_>]) -> Result<Vec<&'b Block<'b>>> {
    let found: Vec<_> = blocks.iter().filter(|block| block.label == CERTIFICATE).collect();
    if found.is_empty() {
        return Err(given.wrong(format!("the {} holds {}, and no `{CERTIFICATE}`", given.label, kinds(blocks))));
    }
    // All that X.509 knows is a sequence.
    match found.iter().all(|block| block.der.first() == Some(&0x30)) {
        true => Ok(found),
        false => Err(given.wrong(format!("what the {} holds as a certificate is none; copy it again from its file", given.label))),
    }
}

fn private_key(given: Named<'_>) -> Result<Zeroizing<String>> {
    let blocks = blocks(given, KEYS[0])?;
    let label = given.label;
    let has = |kind: &str| blocks.iter().any(|block| block.label == kind);
    let mut keys = blocks.iter().filter(|block| KEYS.contains(&block.label));
    match (keys.next(), keys.next()) {
        (Some(key), None) => Ok(key.pem()),
        (Some(_), Some(_)) => Err(given.wrong(format!("the {label} holds several private keys; give the one of the certificate"))),
        (None, _) if has("ENCRYPTED PRIVATE KEY") => Err(given.wrong(encrypted(label))),
        (None, _) if has("OPENSSH PRIVATE KEY") => Err(given.wrong(format!(
            "the {label} is in the format of OpenSSH; write it anew with `ssh-keygen -p -m PKCS8 -f key`, and give that file's text"
        ))),
        (None, _) => Err(given.wrong(format!("the {label} holds {}, and no private key", kinds(&blocks)))),
    }
}

fn encrypted(label: &str) -> String {
    format!(
        "the {label} is encrypted with a passphrase; decrypt it with `openssl pkey -in key.pem -out plain.pem`, and give that file's text"
    )
}

/// What blocks hold, as far as their kinds are known: nothing else that was written is told.
fn kinds(blocks: &[Block<'_>]) -> String {
    let known = |label| KEYS.contains(&label) || [CERTIFICATE, "CERTIFICATE REQUEST", "PUBLIC KEY", "EC PARAMETERS"].contains(&label);
    match blocks.iter().find(|block| known(block.label)) {
        Some(block) => format!("`{}`", block.label),
        None => "something else".to_owned(),
    }
}

impl Named<'_> {
    fn wrong(&self, message: String) -> Error {
        match self.field {
            "" => Error::input(message),
            field => Error::input(message).with_field(field),
        }
    }
}

/// What stands between a line that begins something and the one that ends it.
struct Block<'t> {
    label: &'t str,
    der: Zeroizing<Vec<u8>>,
}

impl Block<'_> {
    fn pem(&self) -> Zeroizing<String> {
        let Self { label, der } = self;
        let text = Zeroizing::new(STANDARD.encode(&**der));
        Zeroizing::new(format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", &**text))
    }
}

/// Reads PEM, whatever became of its line breaks: environment variables and forms fold them, or write `\n`.
fn blocks<'t>(given: Named<'t>, expected: &str) -> Result<Vec<Block<'t>>> {
    const BEGIN: &str = "-----BEGIN ";
    let label = given.label;
    let mut all = Vec::new();
    let mut rest = given.pem;
    while let Some((_, after)) = rest.split_once(BEGIN) {
        let cut = || given.wrong(format!("the {label} ends before its last line, `-----END …-----`; give the whole text of the file"));
        let (kind, body) = after.split_once("-----").ok_or_else(cut)?;
        let (body, after) = body.split_once(&format!("-----END {kind}-----")).ok_or_else(cut)?;
        if body.contains("ENCRYPTED") {
            return Err(given.wrong(encrypted(label)));
        }
        let text: Zeroizing<String> = Zeroizing::new(body.replace("\\r", "").replace("\\n", "").split_whitespace().collect());
        let broken =
            |_| given.wrong(format!("the {label} is damaged: what stands between its lines is no base64; copy it again from its file"));
        let der = Zeroizing::new(STANDARD.decode(&*text).map_err(broken)?);
        all.push(Block { label: kind, der });
        rest = after;
    }
    match all.is_empty() {
        false => Ok(all),
        true => Err(given.wrong(format!(
            "the {label} is no PEM; give the text of a file, not its name: \
             it goes from `-----BEGIN {expected}-----` to `-----END {expected}-----`"
        ))),
    }
}

#[cfg(test)]
#[path = "tls_tests.rs"]
mod tests;
