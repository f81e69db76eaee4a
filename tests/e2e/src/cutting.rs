//! A network that breaks: a proxy of TCP that closes connections in the middle.

use std::{
    collections::VecDeque,
    io::{self, Read, Write},
    net::{Shutdown, TcpListener, TcpStream},
    sync::{Arc, Mutex, PoisonError},
    thread,
};

use crate::process::Failure;

/// A way to a port of this machine that closes the connection whenever clients have sent so many bytes, all of them together. It ends with the
/// process of the test.
#[derive(Debug)]
pub struct CuttingProxy {
    url: String,
    way: Arc<Mutex<Way>>,
}

#[derive(Debug)]
struct Way {
    sent: u64,
    cuts: VecDeque<u64>,
    connections: usize,
}

impl CuttingProxy {
    /// Starts one before this port, with the places where it cuts, in order.
    pub fn start(port: u16, cuts: impl IntoIterator<Item = u64>) -> Result<Self, Failure> {
        let listener = TcpListener::bind("127.0.0.1:0").and_then(|listener| Ok((listener.local_addr()?, listener)));
        let (address, listener) = listener.map_err(|error| Failure::new(format!("no port on 127.0.0.1: {error}")))?;
        let way = Arc::new(Mutex::new(Way { sent: 0, cuts: cuts.into_iter().collect(), connections: 0 }));
        let shared = way.clone();
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let way = shared.clone();
                way.lock().unwrap_or_else(PoisonError::into_inner).connections += 1;
                thread::spawn(move || carry(&client, port, &way));
            }
        });
        Ok(Self { url: format!("http://{address}"), way })
    }

    /// The base URL, without a slash at its end.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// How many bytes clients have sent.
    pub fn sent(&self) -> u64 {
        self.way.lock().unwrap_or_else(PoisonError::into_inner).sent
    }

    /// Cuts once more, when they have sent so many.
    pub fn cut(&self, sent: u64) {
        self.way.lock().unwrap_or_else(PoisonError::into_inner).cuts.push_back(sent);
    }

    /// How many connections were made.
    pub fn connections(&self) -> usize {
        self.way.lock().unwrap_or_else(PoisonError::into_inner).connections
    }
}

fn carry(client: &TcpStream, port: u16, way: &Mutex<Way>) -> io::Result<()> {
    let server = TcpStream::connect(("127.0.0.1", port))?;
    let (mut from, mut to) = (server.try_clone()?, client.try_clone()?);
    thread::spawn(move || {
        let _ = io::copy(&mut from, &mut to);
        let _ = to.shutdown(Shutdown::Both);
    });
    let mut buffer = vec![0; 64 << 10];
    let (mut reader, mut writer) = (client, &server);
    loop {
        let count = reader.read(&mut buffer)?;
        let (count, cut) = count_out(count, &mut way.lock().unwrap_or_else(PoisonError::into_inner));
        writer.write_all(&buffer[..count])?;
        if cut || count == 0 {
            let _ = client.shutdown(Shutdown::Both);
            return server.shutdown(Shutdown::Both);
        }
    }
}

/// How many of these bytes get through, and whether that was the end.
fn count_out(count: usize, way: &mut Way) -> (usize, bool) {
    let passed = way.cuts.front().and_then(|cut| usize::try_from(cut.saturating_sub(way.sent)).ok()).filter(|left| *left <= count);
    way.sent += passed.unwrap_or(count) as u64;
    if passed.is_some() {
        way.cuts.pop_front();
    }
    (passed.unwrap_or(count), passed.is_some())
}
