//! An HTTPS server that demands a client certificate, and the certificates.

use std::path::PathBuf;
use std::time::Duration;

use crate::openssl;
use crate::process::{self, Failure, Folder, Server};

const PROGRAM: &str = "tests/servers/mtls.mjs";
const LIMIT: Duration = Duration::from_secs(60);

/// Independent of what the machine's own configuration adds to certificates.
const SETTINGS: &str = "\
[req]
distinguished_name = name
[name]
[ca]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[server]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth
subjectAltName = IP:127.0.0.1, DNS:localhost
[client]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = clientAuth
";

/// A server that answers clients of its authority only.
///
/// Each request is answered by JSON: `client` is the name in the certificate, `method`, `url` and `body` are
/// what was asked.
#[derive(Debug)]
pub struct MtlsServer {
    server: Server,
    port: u16,
    authority: String,
    client: Identity,
    stranger: Identity,
    expired: Identity,
}

/// A certificate with its key.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Identity {
    /// The certificate, in PEM.
    pub certificate: String,
    /// The key, as PKCS #8 in PEM.
    pub key: String,
    /// The file with the certificate.
    pub certificate_file: PathBuf,
    /// The file with the key.
    pub key_file: PathBuf,
}

impl MtlsServer {
    /// Starts one, with new certificates.
    pub fn start() -> Result<Self, Failure> {
        let program = process::installed(PROGRAM)?;
        process::start(|| {
            let (port, folder) = (process::free_port()?, Folder::create("mtls")?);
            folder.write("settings", SETTINGS)?;
            let authority = make_authority(&folder, "ca")?;
            issue(&folder, "ca", "server", "server", 2)?;
            let client = issue(&folder, "ca", "client", "tester", 2)?;
            let expired = issue(&folder, "ca", "client", "expired", -1)?;
            make_authority(&folder, "other-ca")?;
            let stranger = issue(&folder, "other-ca", "client", "stranger", 2)?;
            let mut node = process::node();
            node.arg(&program).arg(port.to_string()).arg(folder.path());
            let server = Server::start("the mTLS server", folder, &node, LIMIT, |server| server.output().contains("listening on"))?;
            Ok(Self { server, port, authority, client, stranger, expired })
        })
    }

    /// The base URL, without a slash at its end; `localhost` is as good a name.
    pub fn url(&self) -> String {
        format!("https://127.0.0.1:{}", self.port)
    }

    /// The process, for its output; it names the handshakes that were refused.
    pub fn server(&self) -> &Server {
        &self.server
    }

    /// The certificate of the authority that the server's own and the client's are of, in PEM.
    pub fn authority(&self) -> &str {
        &self.authority
    }

    /// The file with that certificate.
    pub fn authority_file(&self) -> PathBuf {
        self.server.folder().join("ca.pem")
    }

    /// A client whose name is `tester`.
    pub fn client(&self) -> &Identity {
        &self.client
    }

    /// A client of another authority, which the server refuses.
    pub fn stranger(&self) -> &Identity {
        &self.stranger
    }

    /// A client of the right authority, whose certificate ran out yesterday.
    pub fn expired(&self) -> &Identity {
        &self.expired
    }
}

/// Makes `NAME.key` and `NAME.pem` of a new authority.
fn make_authority(folder: &Folder, name: &str) -> Result<String, Failure> {
    let key = format!("{name}.key");
    openssl::ec_key(folder.path(), &key)?;
    let subject = format!("-subj /CN=tests-{name} -config settings -extensions ca");
    openssl::run(folder.path(), &format!("req -x509 -new -key {key} -days 2 {subject} -out {name}.pem"))?;
    openssl::read(folder.path(), &format!("{name}.pem"))
}

/// Makes `NAME.key` and `NAME.pem` of a new certificate that an authority has signed, good for so many days.
fn issue(folder: &Folder, authority: &str, usage: &str, name: &str, days: i32) -> Result<Identity, Failure> {
    let (key_file, certificate_file) = (format!("{name}.key"), format!("{name}.pem"));
    let key = openssl::ec_key(folder.path(), &key_file)?;
    openssl::run(folder.path(), &format!("req -new -key {key_file} -subj /CN={name} -config settings -out {name}.csr"))?;
    let signer = format!("-CA {authority}.pem -CAkey {authority}.key -CAcreateserial -extfile settings -extensions {usage}");
    openssl::run(folder.path(), &format!("x509 -req -in {name}.csr -days {days} {signer} -out {certificate_file}"))?;
    Ok(Identity {
        certificate: openssl::read(folder.path(), &certificate_file)?,
        key,
        certificate_file: folder.path().join(certificate_file),
        key_file: folder.path().join(key_file),
    })
}
