//! Starting, watching and stopping a server.

use std::collections::HashSet;
use std::error::Error;
use std::fmt;
use std::fs;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// How long a server that is told to end may take before `drop` stops waiting.
const STOP_LIMIT: Duration = Duration::from_secs(10);
const POLL: Duration = Duration::from_millis(50);
/// How many lines of a server's output a failure shows.
const SHOWN_LINES: usize = 30;

/// Runs a server for as long as the pipe on stdin is open, so that it ends with the test process.
///
/// Arguments: the server's folder, its program, the program's arguments. The server leads a session
/// of its own, and all of that session is killed. A server that ends by itself leaves its status in
/// the file `ended`. The folder is removed last.
const WATCHDOG: &str = r#"
folder=$1; shift
exec 3<&0
setsid "$@" </dev/null >"$folder/output" 2>&1 3<&- &
server=$!
{
    cat <&3 >/dev/null
    [ -e "$folder/ended" ] || kill -s KILL -- "-$server" 2>/dev/null
} &
pipe=$!
wait "$server"
echo "$?" >"$folder/ended"
kill -s KILL -- "-$server" 2>/dev/null
wait "$pipe"
rm -rf -- "$folder"
"#;

/// Why a server could not be started or asked, in words for the person who runs the tests.
///
/// `Debug` prints the same words, so that `unwrap` shows them as they are.
#[derive(Clone)]
pub struct Failure {
    message: String,
    port_taken: bool,
}

impl Failure {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), port_taken: false }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl Error for Failure {}

/// A running server process. It is killed, with all that it started, when it is dropped.
#[derive(Debug)]
pub struct Server {
    name: &'static str,
    watchdog: Child,
    folder: PathBuf,
}

impl Server {
    /// Runs `command`, its output going to a file of `folder`, until `ready` holds.
    pub(crate) fn start(
        name: &'static str,
        folder: Folder,
        command: &Command,
        limit: Duration,
        ready: impl Fn(&Server) -> bool,
    ) -> Result<Self, Failure> {
        let mut watchdog = Command::new("sh");
        watchdog
            .args(["-c", WATCHDOG, "sh"])
            .arg(&folder.path)
            .arg(command.get_program())
            .args(command.get_args())
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0);
        for (key, value) in command.get_envs() {
            match value {
                Some(value) => watchdog.env(key, value),
                None => watchdog.env_remove(key),
            };
        }
        let watchdog = watchdog.spawn().map_err(|error| Failure::new(format!("{name} did not start: sh: {error}")))?;
        let mut server = Self { name, watchdog, folder: folder.hand_over() };
        server.wait_until(limit, ready)?;
        Ok(server)
    }

    fn wait_until(&mut self, limit: Duration, ready: impl Fn(&Server) -> bool) -> Result<(), Failure> {
        let begin = Instant::now();
        loop {
            if let Some(status) = self.ended() {
                return Err(self.failure(match status.as_str() {
                    "127" => "it is not installed".to_owned(),
                    _ => format!("it ended at once, with exit status {status}"),
                }));
            }
            if ready(self) {
                return Ok(());
            }
            if begin.elapsed() > limit {
                let seconds = limit.as_secs();
                return Err(self.failure(format!("it did not answer within {seconds} s")));
            }
            thread::sleep(POLL);
        }
    }

    fn failure(&self, why: String) -> Failure {
        let output = self.output();
        let taken = output.to_ascii_lowercase();
        Failure {
            message: format!(
                "{name} did not start: {why}\n\
                 ---- its last output\n{output}\n----\n\
                 `tests/servers/setup` installs what is missing",
                name = self.name,
            ),
            port_taken: ["eaddrinuse", "already in use", "connection in use"].iter().any(|words| taken.contains(words)),
        }
    }

    /// The exit status of a server that ended by itself.
    fn ended(&self) -> Option<String> {
        let status = fs::read_to_string(self.folder.join("ended")).ok()?;
        status.strip_suffix('\n').map(str::to_owned)
    }

    /// The last lines that the server wrote to its output.
    pub fn output(&self) -> String {
        let bytes = match fs::read(self.folder.join("output")) {
            Ok(bytes) => bytes,
            Err(error) => return format!("(none can be read: {error})"),
        };
        let text = String::from_utf8_lossy(&bytes);
        let lines: Vec<&str> = text.lines().collect();
        lines[lines.len().saturating_sub(SHOWN_LINES)..].join("\n")
    }

    /// The folder of the server, which goes when the server does.
    pub fn folder(&self) -> &Path {
        &self.folder
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // The watchdog kills the server when this pipe closes, and ends when all is gone.
        drop(self.watchdog.stdin.take());
        let begin = Instant::now();
        while begin.elapsed() < STOP_LIMIT {
            if !matches!(self.watchdog.try_wait(), Ok(None)) {
                return;
            }
            thread::sleep(POLL);
        }
        eprintln!("{} did not stop: see {}", self.name, self.folder.display());
    }
}

/// A new folder under the system's temporary one, removed when it is dropped.
#[derive(Debug)]
pub(crate) struct Folder {
    path: PathBuf,
    ours: bool,
}

impl Folder {
    pub(crate) fn create(name: &str) -> Result<Self, Failure> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let (process, number) = (std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(format!("tests-e2e-{name}-{process}-{number}"));
        fs::create_dir(&path).map_err(|error| cannot("create", &path, &error))?;
        Ok(Self { path, ours: true })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) fn write(&self, name: &str, text: &str) -> Result<PathBuf, Failure> {
        let path = self.path.join(name);
        fs::write(&path, text).map_err(|error| cannot("write", &path, &error))?;
        Ok(path)
    }

    /// From now on the watchdog removes it.
    fn hand_over(mut self) -> PathBuf {
        self.ours = false;
        std::mem::take(&mut self.path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if self.ours {
            let _ = fs::remove_dir_all(&self.path);
        }
    }
}

fn cannot(verb: &str, path: &Path, error: &io::Error) -> Failure {
    Failure::new(format!("cannot {verb} {}: {error}", path.display()))
}

/// A port of 127.0.0.1 that nothing listens on, another one at each call.
pub(crate) fn free_port() -> Result<u16, Failure> {
    static GIVEN: Mutex<Option<HashSet<u16>>> = Mutex::new(None);
    let mut given = GIVEN.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    let given = given.get_or_insert_default();
    loop {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .and_then(|listener| listener.local_addr())
            .map_err(|error| Failure::new(format!("no free port on 127.0.0.1: {error}")))?
            .port();
        if given.insert(port) {
            return Ok(port);
        }
    }
}

/// Starts a server, and again where another process took one of its ports first.
pub(crate) fn start<T>(attempt: impl Fn() -> Result<T, Failure>) -> Result<T, Failure> {
    for _ in 0..2 {
        match attempt() {
            Err(failure) if failure.port_taken => {}
            result => return result,
        }
    }
    attempt()
}

/// The server that a test binary shares; a failed test where it could not be started.
#[track_caller]
#[allow(clippy::panic, reason = "a test without its server has failed, and this says why")]
pub(crate) fn shared<T>(server: &Result<T, Failure>) -> &T {
    match server {
        Ok(server) => server,
        Err(failure) => panic!("{failure}"),
    }
}

/// A file that `tests/servers/setup` makes, by its path in the project.
pub(crate) fn installed(path: &str) -> Result<PathBuf, Failure> {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = package.ancestors().nth(2).unwrap_or(package).join(path);
    if path.exists() {
        return Ok(path);
    }
    let path = path.display();
    Err(Failure::new(format!("{path} is not there: run `tests/servers/setup`, which makes it")))
}

/// Node: the one that `tests/servers/setup` got where the machine's own is too old.
pub(crate) fn node() -> Command {
    Command::new(installed("target/servers/bin/node").unwrap_or_else(|_| "node".into()))
}

/// A small blocking HTTP client: ten seconds a call, no proxy, no redirects, and every status an answer.
pub fn http() -> ureq::Agent {
    ureq::Agent::config_builder()
        .timeout_global(Some(Duration::from_secs(10)))
        .proxy(None)
        .max_redirects(0)
        .http_status_as_error(false)
        .build()
        .into()
}

/// Does a GET of this URL answer with this status?
pub(crate) fn answers(url: &str, authorization: Option<&str>, status: u16) -> bool {
    let mut request = http().get(url);
    if let Some(value) = authorization {
        request = request.header("authorization", value);
    }
    request.call().is_ok_and(|answer| answer.status() == status)
}
