#![allow(clippy::unwrap_used)]

use super::*;

/// A block whose content is `MAMBAf8=`: a sequence in DER.
fn pem(kind: &str) -> String {
    format!("-----BEGIN {kind}-----\nMAMBAf8=\n-----END {kind}-----\n")
}

fn named<'a>(field: &'a str, pem: &'a str) -> Named<'a> {
    Named { label: if field == "private_key" { "Private key" } else { "Certificate" }, field, pem }
}

fn of(certificate: &str, key: &str) -> Result<Identity> {
    Identity::of(named("certificate", certificate), named("private_key", key))
}

#[test]
fn a_chain_and_a_key_are_found_among_what_surrounds_them() {
    let chain = format!("subject=CN = a\r\n{}\r\nissuer\r\n{}", pem(CERTIFICATE), pem(CERTIFICATE)).replace('\n', "\r\n");
    for kind in KEYS {
        let key = format!("{}{}{}", pem("EC PARAMETERS"), pem(kind), pem(CERTIFICATE));
        let identity = of(&chain, &key).unwrap();
        assert_eq!(identity.certificates, pem(CERTIFICATE).repeat(2));
        assert_eq!(*identity.key, pem(kind));
        assert_eq!(format!("{identity:?}"), "Identity");
    }
}

#[test]
fn folded_lines_are_read() {
    for line_break in [" ", "\\n", "\\r\\n", ""] {
        let folded = |kind| pem(kind).trim().replace('\n', line_break);
        assert_eq!(*of(&folded(CERTIFICATE), &folded("PRIVATE KEY")).unwrap().key, pem("PRIVATE KEY"), "{line_break}");
    }
    assert_eq!(roots(named("", &pem(CERTIFICATE).repeat(3))).unwrap().len(), 3);
}

#[test]
fn each_mistake_says_what_to_give_and_nothing_of_what_was_given() {
    let (certificate, key) = (pem(CERTIFICATE), pem("PRIVATE KEY"));
    let both = format!("{certificate}{key}");
    let damaged = "-----BEGIN PRIVATE KEY-----\ns3cret!\n-----END PRIVATE KEY-----";
    let legacy = "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES,00\n\nMAMBAf8=\n-----END RSA PRIVATE KEY-----";
    let none = "-----BEGIN CERTIFICATE-----\ns3cr\n-----END CERTIFICATE-----";
    for (wrong_certificate, wrong_key, field, says) in [
        ("/etc/s3cret.pem", key.as_str(), "certificate", "no PEM; give the text of a file, not its name"),
        ("-----BEGIN CERTIFICATE-----\ns3cret", &key, "certificate", "ends before its last line"),
        ("-----BEGIN s3cret", &key, "certificate", "ends before its last line"),
        (&pem("s3cret"), &key, "certificate", "holds something else, and no `CERTIFICATE`"),
        (&pem("CERTIFICATE REQUEST"), &key, "certificate", "holds `CERTIFICATE REQUEST`, and no `CERTIFICATE`"),
        (&both, &key, "certificate", "give the key as the Private key alone"),
        (none, &key, "certificate", "copy it again"),
        (&certificate, "s3cret", "private_key", "from `-----BEGIN PRIVATE KEY-----` to"),
        (&certificate, damaged, "private_key", "no base64"),
        (&certificate, legacy, "private_key", "openssl pkey"),
        (&certificate, &pem("ENCRYPTED PRIVATE KEY"), "private_key", "openssl pkey"),
        (&certificate, &pem("OPENSSH PRIVATE KEY"), "private_key", "ssh-keygen"),
        (&certificate, &certificate, "private_key", "holds `CERTIFICATE`, and no private key"),
        (&certificate, &key.repeat(2), "private_key", "several private keys"),
    ] {
        let error = of(wrong_certificate, wrong_key).unwrap_err();
        assert!(error.is_input() && error.message().contains(says), "{says}: {error}");
        assert_eq!(error.field(), Some(field));
        assert!(!error.to_string().contains("s3cr"), "{error}");
    }
}
