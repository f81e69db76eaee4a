//! A service that a test writes itself, down to the bytes of its answers.

use std::{
    io::{self, BufRead, BufReader, Read},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
};

use crate::process::Failure;

/// A request as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Asked {
    /// Method and target: `GET /a?b=c`.
    pub line: String,
    /// The headers, their names in lower case.
    pub headers: Vec<(String, String)>,
    /// How many bytes of a body of known length came; they are not kept.
    pub len: u64,
    /// What [`sum`] makes of them.
    pub sum: u64,
}

impl Asked {
    /// A header, by its name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// A service on a free port, that answers one request per connection and closes it. It ends with the process of the test.
#[derive(Debug)]
pub struct RawServer {
    url: String,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl RawServer {
    /// Starts one that writes its answers by this function, which also learns how often the same was asked. An error only ends the connection: a
    /// client may go at any time.
    pub fn start(answer: impl Fn(&Asked, usize, &mut TcpStream) -> io::Result<()> + Send + Sync + 'static) -> Result<Self, Failure> {
        let listener = TcpListener::bind("127.0.0.1:0").and_then(|listener| Ok((listener.local_addr()?, listener)));
        let (address, listener) = listener.map_err(|error| Failure::new(format!("no port on 127.0.0.1: {error}")))?;
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (log, answer) = (asked.clone(), Arc::new(answer));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (log, answer) = (log.clone(), answer.clone());
                thread::spawn(move || serve(stream, &log, &*answer));
            }
        });
        Ok(Self { url: format!("http://{address}"), asked })
    }

    /// The base URL, without a slash at its end.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// What it was asked until now, in order.
    pub fn asked(&self) -> Vec<Asked> {
        held(&self.asked).clone()
    }
}

/// The head of an answer with status 200, unless it says something else, that closes the connection.
pub fn head(status: &str, media_type: &str, len: usize) -> String {
    format!("HTTP/1.1 {status}\r\ncontent-type: {media_type}\r\ncontent-length: {len}\r\nconnection: close\r\n\r\n")
}

/// By which two long bodies are compared, byte for byte and in order (a kind of FNV-1a).
pub fn sum(bytes: &[u8]) -> u64 {
    let mut sum = Sum::default();
    sum.add(bytes);
    sum.0
}

#[derive(Default)]
struct Sum(u64);

impl Sum {
    fn add(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |sum, byte| (sum ^ u64::from(*byte) ^ 0x9e).wrapping_mul(0x0100_0000_01b3));
    }
}

impl io::Write for Sum {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.add(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn held(log: &Mutex<Vec<Asked>>) -> MutexGuard<'_, Vec<Asked>> {
    log.lock().unwrap_or_else(PoisonError::into_inner)
}

type Answer = dyn Fn(&Asked, usize, &mut TcpStream) -> io::Result<()> + Send + Sync;

fn serve(mut stream: TcpStream, log: &Mutex<Vec<Asked>>, answer: &Answer) -> io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut first = String::new();
    reader.read_line(&mut first)?;
    let mut headers = Vec::new();
    for line in reader.by_ref().lines() {
        let line = line?;
        let Some((name, value)) = line.split_once(':') else { break };
        headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    let line = first.trim_end().rsplit_once(' ').map_or("", |(line, _)| line).to_owned();
    let mut asked = Asked { line, headers, len: 0, sum: 0 };
    let expected = asked.header("content-length").and_then(|len| len.parse().ok()).unwrap_or(0);
    let mut body = Sum::default();
    asked.len = io::copy(&mut reader.take(expected), &mut body)?;
    asked.sum = body.0;
    let times = {
        let mut log = held(log);
        log.push(asked.clone());
        log.iter().filter(|other| other.line == asked.line).count()
    };
    answer(&asked, times, &mut stream)
}
