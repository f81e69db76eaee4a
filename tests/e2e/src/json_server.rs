//! json-server: lists of made-up records, by absolute `Link` headers and with `X-Total-Count`.

use std::sync::OnceLock;
use std::time::Duration;

use serde_json::{Value, json};

use crate::process::{self, Failure, Folder, Server};

const PROGRAM: &str = "tests/servers/node_modules/json-server/lib/cli/bin.js";
const LIMIT: Duration = Duration::from_secs(60);

/// A json-server with the lists that it was started with, at `/{list}`.
///
/// `_page` and `_limit` ask for a page; the answer then has `Link` with `first`, `prev`, `next` and `last`, and `X-Total-Count`.
#[derive(Debug)]
pub struct JsonServer {
    server: Server,
    url: String,
}

impl JsonServer {
    /// How many [`orders`](Self::shared) there are.
    pub const ORDERS: usize = 25;

    /// The one that the tests of this binary share: `orders` with the IDs from 1 on, and `refunds`, of which there are none.
    #[track_caller]
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<Result<JsonServer, Failure>> = OnceLock::new();
        process::shared(SHARED.get_or_init(|| {
            let orders: Vec<_> = (1..=Self::ORDERS).map(|id| json!({ "id": id, "title": format!("Order {id}") })).collect();
            Self::start(&json!({ "orders": orders, "refunds": [] }))
        }))
    }

    /// One of its own, with these lists.
    pub fn start(lists: &Value) -> Result<Self, Failure> {
        let program = process::installed(PROGRAM)?;
        process::start(|| {
            let (port, folder) = (process::free_port()?, Folder::create("json-server")?);
            let lists = folder.write("lists.json", &lists.to_string())?;
            let mut node = process::node();
            // One line of its output for each request, without colours.
            node.arg(&program).args(["--host", "127.0.0.1", "--port", &port.to_string()]).arg(lists).env("NO_COLOR", "1");
            let url = format!("http://127.0.0.1:{port}");
            let ready = format!("{url}/db");
            let server = Server::start("json-server", folder, &node, LIMIT, |_| process::answers(&ready, None, 200))?;
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
