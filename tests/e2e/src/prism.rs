//! Prism: checks each request against an OpenAPI description and answers with its examples.

use std::path::Path;
use std::sync::OnceLock;
use std::time::Duration;

use crate::process::{self, Failure, Folder, Server};

const PROGRAM: &str = "tests/servers/node_modules/@stoplight/prism-cli/dist/index.js";
const LIMIT: Duration = Duration::from_secs(60);

/// A Prism that mocks one service.
///
/// It answers 401 without the credentials that the description asks for and 422 where a request does
/// not fit it; the header `sl-violations` then names the field. It judges no scopes and no rates, and its
/// pages are always the same.
#[derive(Debug)]
pub struct Prism {
    server: Server,
    url: String,
}

impl Prism {
    /// Slack's Web API, shared by the tests of this binary.
    #[track_caller]
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<Result<Prism, Failure>> = OnceLock::new();
        process::shared(SHARED.get_or_init(Self::slack))
    }

    /// GitHub's REST API, shared by the tests of this binary.
    #[track_caller]
    pub fn shared_github() -> &'static Self {
        static SHARED: OnceLock<Result<Prism, Failure>> = OnceLock::new();
        process::shared(SHARED.get_or_init(Self::github))
    }

    /// GitHub's REST API, as far as its connector goes: Bearer, JSON bodies. Its `Link` headers lead to GitHub itself.
    pub fn github() -> Result<Self, Failure> {
        Self::start(&process::installed("target/servers/github.json")?)
    }

    /// Slack's Web API: Bearer, each method by POST, some by GET too, JSON or form bodies.
    pub fn slack() -> Result<Self, Failure> {
        Self::start(&process::installed("target/servers/slack.json")?)
    }

    /// Any service, by a file with its OpenAPI description.
    pub fn start(description: &Path) -> Result<Self, Failure> {
        let program = process::installed(PROGRAM)?;
        process::start(|| {
            let port = process::free_port()?;
            let mut node = process::node();
            node.arg(&program).args(["mock", "-h", "127.0.0.1", "-p", &port.to_string()]).arg(description);
            let folder = Folder::create("prism")?;
            let server = Server::start("Prism", folder, &node, LIMIT, |server| server.output().contains("Prism is listening on"))?;
            Ok(Self { server, url: format!("http://127.0.0.1:{port}") })
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
