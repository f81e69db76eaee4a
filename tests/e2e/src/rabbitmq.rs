//! RabbitMQ with its management API.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;
use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::json;

use crate::process::{self, Failure, Folder, Server};

const LIMIT: Duration = Duration::from_secs(120);
/// The broker itself; what Debian puts into `/usr/sbin` changes users and folders.
const PROGRAM: &str = "/usr/lib/rabbitmq/bin/rabbitmq-server";

/// Erlang would start the name server in the background, where it outlives the broker; so it runs first.
const SCRIPT: &str = r#"
command -v epmd >/dev/null || { echo "epmd: not found"; exit 127; }
epmd -address 127.0.0.1 -port "$ERL_EPMD_PORT" &
until epmd -names >/dev/null 2>&1; do sleep 0.05; done
exec "$0"
"#;

/// A broker with the queues `q1`, `q2` and `q3` in the virtual host `/`.
#[derive(Debug)]
pub struct RabbitMq {
    server: Server,
    url: String,
}

impl RabbitMq {
    /// An administrator.
    pub const USER: &str = "tester";
    /// The administrator's password.
    pub const PASSWORD: &str = "testpw";

    /// The one that the tests of this binary share.
    #[track_caller]
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<Result<RabbitMq, Failure>> = OnceLock::new();
        process::shared(SHARED.get_or_init(Self::start))
    }

    /// One of its own.
    pub fn start() -> Result<Self, Failure> {
        process::start(|| {
            let port = process::free_port()?;
            let folder = Folder::create("rabbitmq")?;
            let command = broker(&folder, port)?;
            let url = format!("http://127.0.0.1:{port}");
            let (queues, login) = (format!("{url}/api/queues/%2F/q3"), Self::authorization());
            let server = Server::start("RabbitMQ", folder, &command, LIMIT, |_| process::answers(&queues, Some(&login), 200))?;
            Ok(Self { server, url })
        })
    }

    /// The base URL of the management API, without `/api` and without a slash at its end.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The process, for its output.
    pub fn server(&self) -> &Server {
        &self.server
    }

    /// The administrator's `Authorization` header.
    pub fn authorization() -> String {
        let login = format!("{}:{}", Self::USER, Self::PASSWORD);
        format!("Basic {}", BASE64_STANDARD.encode(login))
    }
}

/// The command that runs a broker whose every file is in `folder` and whose every port is its own.
fn broker(folder: &Folder, management: u16) -> Result<Command, Failure> {
    let (amqp, distribution, names) = (process::free_port()?, process::free_port()?, process::free_port()?);
    let queues = ["q1", "q2", "q3"].map(|name| {
        json!({
            "name": name,
            "vhost": "/",
            "durable": true,
            "auto_delete": false,
            "arguments": {},
        })
    });
    let definitions = json!({
        "users": [{
            "name": RabbitMq::USER,
            "password": RabbitMq::PASSWORD,
            "tags": "administrator",
        }],
        "vhosts": [{ "name": "/" }],
        "permissions": [{
            "user": RabbitMq::USER,
            "vhost": "/",
            "configure": ".*",
            "write": ".*",
            "read": ".*",
        }],
        "queues": queues,
    });
    let definitions = folder.write("definitions.json", &definitions.to_string())?;
    let settings = folder.write(
        "rabbitmq.conf",
        &format!(
            "listeners.tcp.default = 127.0.0.1:{amqp}\n\
             management.tcp.ip = 127.0.0.1\n\
             management.tcp.port = {management}\n\
             load_definitions = {}\n",
            definitions.display()
        ),
    )?;
    let plugins = folder.write("enabled_plugins", "[rabbitmq_management].\n")?;
    let environment = folder.write("rabbitmq-env.conf", "")?;

    let mut command = as_rabbitmq(folder.path())?;
    command
        .args(["sh", "-c", SCRIPT, PROGRAM])
        .env("HOME", folder.path())
        .env("RABBITMQ_CONF_ENV_FILE", environment)
        .env("RABBITMQ_CONFIG_FILE", settings)
        .env("RABBITMQ_CONFIG_FILES", folder.path().join("conf.d"))
        .env("RABBITMQ_ADVANCED_CONFIG_FILE", folder.path().join("advanced.config"))
        .env("RABBITMQ_ENABLED_PLUGINS_FILE", plugins)
        .env("RABBITMQ_MNESIA_BASE", folder.path().join("mnesia"))
        .env("RABBITMQ_LOG_BASE", folder.path().join("log"))
        .env("RABBITMQ_LOGS", "-")
        .env("RABBITMQ_PID_FILE", folder.path().join("pid"))
        .env("RABBITMQ_NODENAME", format!("tests-e2e-{management}@localhost"))
        .env("RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1")
        .env("RABBITMQ_NODE_PORT", amqp.to_string())
        .env("RABBITMQ_DIST_PORT", distribution.to_string())
        .env("RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", "-kernel inet_dist_use_interface {127,0,0,1}")
        .env("ERL_EPMD_ADDRESS", "127.0.0.1")
        .env("ERL_EPMD_PORT", names.to_string());
    Ok(command)
}

/// A command that runs its arguments, as the user of the package where the tests run as root.
fn as_rabbitmq(folder: &Path) -> Result<Command, Failure> {
    let root = fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0);
    if !root {
        return Ok(Command::new("env"));
    }
    let given = Command::new("chown").args(["-R", "rabbitmq:"]).arg(folder).output();
    match given {
        Ok(output) if output.status.success() => {}
        Ok(output) => return Err(no_user(&String::from_utf8_lossy(&output.stderr))),
        Err(error) => return Err(no_user(&error.to_string())),
    }
    let mut command = Command::new("setpriv");
    command.args(["--reuid=rabbitmq", "--regid=rabbitmq", "--clear-groups"]);
    Ok(command)
}

fn no_user(why: &str) -> Failure {
    let why = why.trim();
    Failure::new(format!(
        "RabbitMQ did not start: there is no user rabbitmq ({why}); \
         `tests/servers/setup` installs what is missing"
    ))
}
