//! httpbin: echoes requests, and checks Basic, Bearer and Digest.

use std::process::Command;
use std::sync::OnceLock;
use std::time::Duration;

use crate::process::{self, Failure, Folder, Server};

const PYTHON: &str = "target/servers/python/bin/python";
const LIMIT: Duration = Duration::from_secs(60);

/// An httpbin.
///
/// Digest is at `/digest-auth/{qop}/{user}/{password}/{algorithm}`: `qop` is `auth`, `auth-int` or anything
/// else for none of both, and the algorithm, which may be left out, is `MD5`, `SHA-256` or `SHA-512`.
#[derive(Debug)]
pub struct Httpbin {
    server: Server,
    url: String,
}

impl Httpbin {
    /// The one that the tests of this binary share.
    #[track_caller]
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<Result<Httpbin, Failure>> = OnceLock::new();
        process::shared(SHARED.get_or_init(Self::start))
    }

    /// One of its own.
    pub fn start() -> Result<Self, Failure> {
        let program = process::installed(PYTHON)?;
        process::start(|| {
            let (port, folder) = (process::free_port()?, Folder::create("httpbin")?);
            let address = format!("127.0.0.1:{port}");
            let mut python = Command::new(&program);
            python.args(["-m", "gunicorn", "--threads", "4", "--bind", &address, "httpbin:app"]).env("HOME", folder.path());
            let url = format!("http://{address}");
            let ready = format!("{url}/status/204");
            let server = Server::start("httpbin", folder, &python, LIMIT, |_| process::answers(&ready, None, 204))?;
            Ok(Self { server, url })
        })
    }

    /// The base URL, without a slash at its end.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The process, for its output.
    pub fn server(&self) -> &Server {
        &self.server
    }
}
