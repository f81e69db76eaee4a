//! Keys and certificates, which the `openssl` command makes in a server's folder.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::process::Failure;

/// Runs `openssl` in a folder; the arguments are what a person would type, without spaces inside one.
pub(crate) fn run(folder: &Path, arguments: &str) -> Result<(), Failure> {
    let mut openssl = Command::new("openssl");
    openssl.args(arguments.split(' ')).current_dir(folder).stdin(Stdio::null());
    let output = openssl.output().map_err(|error| Failure::new(format!("openssl: {error}; `tests/servers/setup` installs it")))?;
    if output.status.success() {
        return Ok(());
    }
    let why = String::from_utf8_lossy(&output.stderr);
    Err(Failure::new(format!("openssl {arguments}: {}", why.trim())))
}

/// The text of a file that `openssl` wrote.
pub(crate) fn read(folder: &Path, name: &str) -> Result<String, Failure> {
    let path = folder.join(name);
    fs::read_to_string(&path).map_err(|error| Failure::new(format!("cannot read {}: {error}", path.display())))
}

/// A new RSA key, as PKCS #8 in PEM.
pub(crate) fn rsa_key(folder: &Path, name: &str) -> Result<String, Failure> {
    run(folder, &format!("genpkey -quiet -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out {name}"))?;
    read(folder, name)
}

/// A new key of the curve P-256, as PKCS #8 in PEM.
pub(crate) fn ec_key(folder: &Path, name: &str) -> Result<String, Failure> {
    run(folder, &format!("genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out {name}"))?;
    read(folder, name)
}

/// The public half of a key, in PEM.
pub(crate) fn public_key(folder: &Path, key: &str) -> Result<String, Failure> {
    let name = format!("{key}.public");
    run(folder, &format!("pkey -in {key} -pubout -out {name}"))?;
    read(folder, &name)
}
