//! A Docker registry.

use std::process::Command;
use std::sync::OnceLock;
use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use crate::process::{self, Failure, Folder, Server};

const PROGRAM: &str = "docker-registry";
const LIMIT: Duration = Duration::from_secs(60);
/// A line of an `htpasswd` file: the user, and the bcrypt hash of the password.
const HTPASSWD: &str = "tester:$2y$05$testsservershtpasswd2ufp4hBIVXuU6SMlF0cFByDHyN5FmNhqC\n";

/// A registry with one user, nothing in it, and its storage in its own folder.
#[derive(Debug)]
pub struct DockerRegistry {
    server: Server,
    url: String,
}

impl DockerRegistry {
    /// The user, who may do everything.
    pub const USER: &str = "tester";
    /// The user's password.
    pub const PASSWORD: &str = "regpw";

    /// The one that the tests of this binary share.
    #[track_caller]
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<Result<DockerRegistry, Failure>> = OnceLock::new();
        process::shared(SHARED.get_or_init(|| Self::start(false)))
    }

    /// One of its own; it gives each upload a relative or an absolute address.
    pub fn start(relative: bool) -> Result<Self, Failure> {
        process::start(|| {
            let (port, folder) = (process::free_port()?, Folder::create("docker-registry")?);
            let htpasswd = folder.write("htpasswd", HTPASSWD)?;
            // JSON is YAML too.
            let settings = serde_json::json!({
                "version": 0.1,
                "log": { "level": "warn", "accesslog": { "disabled": true } },
                "storage": { "filesystem": { "rootdirectory": folder.path().join("storage") }, "delete": { "enabled": true } },
                "http": { "addr": format!("127.0.0.1:{port}"), "relativeurls": relative },
                "auth": { "htpasswd": { "realm": "tests", "path": htpasswd } },
            });
            let mut registry = Command::new(PROGRAM);
            registry.arg("serve").arg(folder.write("settings.yml", &settings.to_string())?);
            let url = format!("http://127.0.0.1:{port}");
            let (ready, login) = (format!("{url}/v2/"), Self::authorization());
            let server = Server::start("docker-registry", folder, &registry, LIMIT, |_| process::answers(&ready, Some(&login), 200))?;
            Ok(Self { server, url })
        })
    }

    /// The base URL, without `/v2` and without a slash at its end.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The process, for its output.
    pub fn server(&self) -> &Server {
        &self.server
    }

    /// The user's `Authorization` header.
    pub fn authorization() -> String {
        let login = format!("{}:{}", Self::USER, Self::PASSWORD);
        format!("Basic {}", BASE64_STANDARD.encode(login))
    }
}
