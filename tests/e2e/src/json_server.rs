//! json-server: lists of made-up records, by absolute `Link` headers and with `X-Total-Count`.

use std::fs;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use crate::process::{self, Failure, Folder, Server, http};

const PROGRAM: &str = "tests/servers/node_modules/json-server/lib/cli/bin.js";
const LIMIT: Duration = Duration::from_secs(60);
/// All lists at once.
const READY: &str = "/db";

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
            node.arg(&program).args(["--host", "127.0.0.1", "--port", &port.to_string()]).arg(lists);
            let url = format!("http://127.0.0.1:{port}");
            let ready = format!("{url}{READY}");
            let server = Server::start("json-server", folder, &node, LIMIT, |_| process::answers(&ready, None, 200))?;
            Ok(Self { server, url })
        })
    }

    /// The base URL, without a slash at its end.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The paths and queries that were asked for by GET, and answered, the first one first.
    ///
    /// The server writes a line for each once its answer is out, so one more call tells that all lines are there.
    pub fn requests(&self) -> Result<Vec<String>, Failure> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let mark = format!("/mark-{}", NEXT.fetch_add(1, Ordering::Relaxed));
        let failed = |why: String| Failure::new(format!("json-server, {mark}: {why}"));
        http().get(format!("{}{mark}", self.url)).call().map_err(|error| failed(error.to_string()))?;
        for _ in 0..100 {
            let output = fs::read(self.server.folder().join("output")).map_err(|error| failed(error.to_string()))?;
            let output = String::from_utf8_lossy(&output);
            let asked: Vec<_> = output.lines().filter_map(asked).collect();
            if asked.contains(&mark.as_str()) {
                let is_a_lists = |path: &&str| !path.starts_with("/mark-") && *path != READY;
                return Ok(asked.into_iter().filter(is_a_lists).map(str::to_owned).collect());
            }
            thread::sleep(Duration::from_millis(50));
        }
        Err(failed("the server does not say that it was asked".to_owned()))
    }

    /// The process, for its output.
    pub fn server(&self) -> &Server {
        &self.server
    }
}

/// What a line of the log, which may be coloured, says was asked for: `GET /orders?_page=2 200 3.1 ms - 44`.
fn asked(line: &str) -> Option<&str> {
    let (_, asked) = line.split_once("GET ")?;
    asked.split(' ').next().filter(|path| path.starts_with('/'))
}
