//! A tus server: uploads in chunks that go on where they broke off, by the protocol's own implementation.

use std::fs;
use std::time::Duration;

use crate::process::{self, Failure, Folder, Server};

const PROGRAM: &str = "tests/servers/tus.mjs";
const LIMIT: Duration = Duration::from_secs(60);

/// A server that takes uploads at `/files`.
#[derive(Debug)]
pub struct TusServer {
    server: Server,
    port: u16,
}

impl TusServer {
    /// Starts one with no uploads.
    pub fn start() -> Result<Self, Failure> {
        let program = process::installed(PROGRAM)?;
        process::installed("tests/servers/node_modules/@tus/server")?;
        process::start(|| {
            let (port, folder) = (process::free_port()?, Folder::create("tus")?);
            let mut node = process::node();
            node.arg(&program).arg(port.to_string()).arg(folder.path().join("files"));
            let server = Server::start("the tus server", folder, &node, LIMIT, |server| server.output().contains("listening on"))?;
            Ok(Self { server, port })
        })
    }

    /// The port of 127.0.0.1 that it listens on.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// What has arrived of an upload, by its URL.
    pub fn kept(&self, url: &str) -> Result<Vec<u8>, Failure> {
        let id = url.rsplit('/').next().unwrap_or_default();
        fs::read(self.server.folder().join("files").join(id)).map_err(|error| Failure::new(format!("upload {id}: {error}")))
    }

    /// The requests that came, the first one first: `PATCH 0`, `HEAD -`.
    pub fn asked(&self) -> Result<Vec<String>, Failure> {
        let output = fs::read(self.server.folder().join("output")).map_err(|error| Failure::new(format!("the tus server: {error}")))?;
        Ok(String::from_utf8_lossy(&output).lines().filter_map(|line| line.strip_prefix("asked: ")).map(str::to_owned).collect())
    }

    /// The process, for its output.
    pub fn server(&self) -> &Server {
        &self.server
    }
}
