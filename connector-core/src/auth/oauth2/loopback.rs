//! A port of this machine that a browser comes back to (RFC 8252, 7.3).

use std::{
    fmt,
    net::{Ipv4Addr, SocketAddr},
    time::Duration,
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    time::timeout,
};

use crate::data::error::{Error, ErrorKind, Result};

/// The most bytes of a request's head.
const HEAD: usize = 16 << 10;

/// How long one browser may take to say what it wants.
const PATIENCE: Duration = Duration::from_secs(10);

/// The path that it comes back to.
const PATH: &str = "/callback";

/// A port of this machine where a browser comes back to after a sign-in.
pub struct Loopback {
    listener: TcpListener,
    address: SocketAddr,
}

impl Loopback {
    /// Opens a port: a given one where the service knows only that, or any free one for `0`.
    ///
    /// # Errors
    /// `Transport`: the port is taken, or this machine gives none.
    pub async fn bind(port: u16) -> Result<Self> {
        let failed = |error| {
            let message = format!("this machine gives no port {port} for the browser to come back to: {error}");
            Error::new(ErrorKind::Transport, message)
        };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        Ok(Self { listener, address })
    }

    /// The address to sign in for, and to register at the service: `http://127.0.0.1:49152/callback`.
    pub fn redirect_uri(&self) -> String {
        format!("http://{}{PATH}", self.address)
    }

    /// Waits until the browser comes back; gives the URL that it came with. What else asks at the port is told that it is wrong here.
    ///
    /// # Errors
    /// `Timeout`: it did not come in time.
    pub async fn wait(self, most: Duration) -> Result<String> {
        let come = async {
            loop {
                if let Ok((stream, _)) = self.listener.accept().await
                    && let Ok(Some(target)) = timeout(PATIENCE, answer(stream)).await
                {
                    return format!("http://{}{target}", self.address);
                }
            }
        };
        let late = |_| {
            let message = format!("nobody signed in within {} seconds; begin again", most.as_secs());
            Error::new(ErrorKind::Timeout, message)
        };
        timeout(most, come).await.map_err(late)
    }
}

impl fmt::Debug for Loopback {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Loopback({})", self.address)
    }
}

/// Answers one request; gives its target where it is the one that is waited for.
async fn answer(mut stream: TcpStream) -> Option<String> {
    let target = head(&mut stream).await?;
    let is_callback = target.strip_prefix(PATH).is_some_and(|rest| rest.starts_with('?'));
    let (status, text) = match is_callback {
        true => ("200 OK", "You are back from signing in. You can close this page."),
        false => ("404 Not Found", "Nothing is here."),
    };
    let page = format!("<!doctype html><meta charset=utf-8><title>Signing in</title><p>{text}</p>\n");
    let head = format!(
        "HTTP/1.1 {status}\r\ncontent-type: text/html; charset=utf-8\r\ncontent-length: {}\r\ncache-control: no-store\r\n\
         referrer-policy: no-referrer\r\nconnection: close\r\n\r\n{page}",
        page.len()
    );
    // Whether the browser sees the page is of no importance.
    let _ = stream.write_all(head.as_bytes()).await;
    let _ = stream.shutdown().await;
    is_callback.then_some(target)
}

/// The target of a GET.
async fn head(stream: &mut TcpStream) -> Option<String> {
    let mut head = Vec::new();
    let mut buffer = [0; 1024];
    while !head.windows(4).any(|end| end == b"\r\n\r\n") {
        let read = stream.read(&mut buffer).await.ok().filter(|read| *read > 0)?;
        head.extend(buffer.get(..read)?);
        if head.len() > HEAD {
            return None;
        }
    }
    let line = String::from_utf8(head.split(|byte| *byte == b'\r').next()?.to_vec()).ok()?;
    let mut words = line.split(' ');
    match (words.next(), words.next()) {
        (Some("GET"), Some(target)) if target.starts_with('/') => Some(target.to_owned()),
        _ => None,
    }
}
