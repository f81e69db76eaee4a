//! A service that keeps every byte it is sent, by sockets of the standard library alone.

use std::{
    io::{ErrorKind, Read, Write},
    net::{Shutdown, SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread::JoinHandle,
    time::Duration,
};

/// So long a client may say nothing.
const SILENCE: Duration = Duration::from_secs(20);
const PLAIN: &[u8] = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 12\r\n\r\n{\"items\":[]}";

/// One request as it came over the wire. What stands behind its body is another one, and so is seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Received {
    /// Method, target and version.
    pub(crate) line: String,
    /// Names in lower case, values byte for byte.
    pub(crate) headers: Vec<(String, Vec<u8>)>,
    pub(crate) body: Vec<u8>,
}

impl Received {
    pub(crate) fn header(&self, name: &str) -> Option<&[u8]> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_slice())
    }

    pub(crate) fn target(&self) -> &str {
        self.line.split(' ').nth(1).unwrap_or("")
    }
}

#[derive(Default)]
struct Shared {
    received: Mutex<Vec<Received>>,
    /// What is answered to this target, instead of an empty list.
    script: Mutex<Option<(String, Vec<u8>)>>,
    /// What is answered to whoever shows no credentials.
    challenge: Mutex<Option<Vec<u8>>>,
    connections: Mutex<Vec<TcpStream>>,
    stopped: AtomicBool,
}

/// Listens until it is dropped.
pub(crate) struct Recorder {
    address: SocketAddr,
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

impl Recorder {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let shared = Arc::new(Shared::default());
        let of_thread = shared.clone();
        let thread = std::thread::spawn(move || accept(&listener, &of_thread));
        Self { address, shared, thread: Some(thread) }
    }

    /// Host and port.
    pub(crate) fn host(&self) -> String {
        self.address.to_string()
    }

    /// What came since the last time.
    pub(crate) fn received(&self) -> Vec<Received> {
        std::mem::take(&mut *self.shared.received.lock().unwrap())
    }

    /// Answers requests for this target with these bytes from now on.
    pub(crate) fn answer(&self, target: &str, bytes: Vec<u8>) {
        *self.shared.script.lock().unwrap() = Some((target.to_owned(), bytes));
    }

    /// Answers requests without `Authorization` with these bytes from now on.
    pub(crate) fn challenge(&self, bytes: Vec<u8>) {
        *self.shared.challenge.lock().unwrap() = Some(bytes);
    }
}

impl Drop for Recorder {
    fn drop(&mut self) {
        self.shared.stopped.store(true, Ordering::SeqCst);
        // The thread that accepts waits for this one.
        let _ = TcpStream::connect(self.address);
        for connection in self.shared.connections.lock().unwrap().drain(..) {
            let _ = connection.shutdown(Shutdown::Both);
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn accept(listener: &TcpListener, shared: &Arc<Shared>) {
    for connection in listener.incoming() {
        if shared.stopped.load(Ordering::SeqCst) {
            return;
        }
        let Ok(connection) = connection else { continue };
        let _ = connection.set_read_timeout(Some(SILENCE));
        let _ = connection.set_nodelay(true);
        if let Ok(kept) = connection.try_clone() {
            shared.connections.lock().unwrap().push(kept);
        }
        let shared = shared.clone();
        std::thread::spawn(move || serve(connection, &shared));
    }
}

/// Reads request after request, as long as the client keeps the connection.
fn serve(mut connection: TcpStream, shared: &Shared) {
    let mut bytes = Vec::new();
    while let Some(head) = read_until(&mut connection, &mut bytes, |bytes| bytes.windows(4).position(|four| four == b"\r\n\r\n")) {
        let mut received = parse(&bytes[..head]);
        bytes.drain(..head + 4);
        let length = received.header("content-length").and_then(|text| std::str::from_utf8(text).ok()?.parse().ok()).unwrap_or(0);
        let Some(length) = read_until(&mut connection, &mut bytes, |bytes| (bytes.len() >= length).then_some(length)) else { return };
        received.body = bytes.drain(..length).collect();
        let target = received.target().to_owned();
        let challenge = shared.challenge.lock().unwrap().clone().filter(|_| received.header("authorization").is_none());
        shared.received.lock().unwrap().push(received);
        let script = shared.script.lock().unwrap().clone().filter(|(of, _)| *of == target);
        let answer = challenge.or(script.map(|(_, bytes)| bytes)).unwrap_or_else(|| PLAIN.to_vec());
        if connection.write_all(&answer).is_err() {
            return;
        }
    }
}

/// Reads on until there is what is looked for; `None` where the client is silent or gone.
fn read_until(connection: &mut TcpStream, bytes: &mut Vec<u8>, find: impl Fn(&[u8]) -> Option<usize>) -> Option<usize> {
    let mut chunk = [0; 64 << 10];
    loop {
        if let Some(found) = find(bytes) {
            return Some(found);
        }
        match connection.read(&mut chunk) {
            Ok(0) => return None,
            Ok(count) => bytes.extend_from_slice(&chunk[..count]),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(_) => return None,
        }
    }
}

/// Lines end where HTTP ends them and nowhere else: a lone CR or LF stays in its value, where the test finds it.
fn parse(head: &[u8]) -> Received {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let mut lines = head.split_inclusive(|byte| *byte == b'\n').fold(vec![Vec::new()], |mut lines: Vec<Vec<u8>>, piece| {
        let ends = piece.ends_with(b"\r\n");
        if let Some(last) = lines.last_mut() {
            last.extend_from_slice(if ends { &piece[..piece.len() - 2] } else { piece });
        }
        if ends {
            lines.push(Vec::new());
        }
        lines
    });
    let line = text(&lines.remove(0));
    let header = |line: Vec<u8>| {
        let colon = line.iter().position(|byte| *byte == b':').unwrap_or(line.len());
        let value = line.get(colon + 1..).unwrap_or_default();
        (text(&line[..colon]).to_ascii_lowercase(), value.strip_prefix(b" ").unwrap_or(value).to_vec())
    };
    // What the HTTP library asks for by itself depends on the features of the build.
    let is_of_library = |(name, value): &(String, Vec<u8>)| {
        let known = |encoding: &[u8]| matches!(encoding, b"gzip" | b"br" | b"zstd");
        name == "accept-encoding" && value.split(|byte| *byte == b',').all(|encoding| known(encoding.trim_ascii()))
    };
    let headers = lines.into_iter().map(header).filter(|header| !is_of_library(header)).collect();
    Received { line, headers, body: Vec::new() }
}
