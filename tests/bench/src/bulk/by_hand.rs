//! As a good engineer writes it with reqwest and serde_json.

use std::{
    fs,
    path::{Path, PathBuf},
};

use bytes::{Buf, BytesMut};
use serde::{Deserialize, de::DeserializeOwned};

use crate::{
    Result,
    drive::{CONNECT_TIMEOUT, READ_TIMEOUT},
};

/// What is wanted of a record, and nothing else.
#[derive(Deserialize)]
pub(super) struct Wanted {
    id: i64,
    name: String,
    email: String,
    active: bool,
    score: f64,
}

/// All of a record, as a plain model has it.
#[derive(Deserialize)]
#[allow(dead_code)] // what nobody reads is the point
pub(super) struct Full {
    id: i64,
    name: String,
    email: String,
    active: bool,
    score: f64,
    address: Address,
    groups: Vec<String>,
    note: String,
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct Address {
    city: String,
    street: String,
    zip: String,
}

pub(super) trait Row: DeserializeOwned {
    fn count(&self) -> u64;
}

impl Row for Wanted {
    fn count(&self) -> u64 {
        is_wanted(self.id, &self.name, &self.email, self.active, self.score).into()
    }
}

impl Row for Full {
    fn count(&self) -> u64 {
        is_wanted(self.id, &self.name, &self.email, self.active, self.score).into()
    }
}

#[derive(Deserialize)]
struct Page<R> {
    rows: Vec<R>,
    next: Option<String>,
}

#[derive(Deserialize)]
struct Stored {
    len: u64,
}

/// Looks at all that is wanted of a record.
pub(super) fn is_wanted(id: i64, name: &str, email: &str, active: bool, score: f64) -> bool {
    id >= 0 && name.len() + email.len() > 10 && active && score >= 0.0
}

fn client() -> Result<reqwest::Client> {
    Ok(reqwest::Client::builder().connect_timeout(CONNECT_TIMEOUT).read_timeout(READ_TIMEOUT).build()?)
}

pub(super) async fn pages<R: Row>(url: &str) -> Result<u64> {
    let (client, mut cursor, mut rows) = (client()?, None::<String>, 0);
    loop {
        let request = client.get(format!("{url}/pages"));
        let request = if let Some(cursor) = &cursor { request.query(&[("cursor", cursor)]) } else { request };
        let body = request.send().await?.error_for_status()?.bytes().await?;
        let page: Page<R> = serde_json::from_slice(&body)?;
        rows += page.rows.iter().map(R::count).sum::<u64>();
        cursor = page.next;
        if cursor.is_none() {
            return Ok(rows);
        }
    }
}

/// One record after the other, out of a buffer that is filled from the answer.
pub(super) async fn list<R: Row>(url: &str) -> Result<u64> {
    let mut response = client()?.get(format!("{url}/list")).send().await?.error_for_status()?;
    let (mut buffer, mut rows, mut is_open) = (BytesMut::new(), 0, false);
    while let Some(chunk) = response.chunk().await? {
        buffer.extend_from_slice(&chunk);
        loop {
            while buffer.first().is_some_and(|byte| byte.is_ascii_whitespace() || *byte == b',' || (*byte == b'[' && !is_open)) {
                is_open |= buffer[0] == b'[';
                buffer.advance(1);
            }
            if buffer.first() == Some(&b']') {
                return Ok(rows);
            }
            let mut stream = serde_json::Deserializer::from_slice(&buffer).into_iter::<R>();
            match stream.next() {
                Some(Ok(row)) => {
                    rows += row.count();
                    let read = stream.byte_offset();
                    buffer.advance(read);
                }
                Some(Err(error)) if !error.is_eof() => return Err(error.into()),
                _ => break,
            }
        }
    }
    Err("the list broke off".into())
}

pub(super) async fn down(url: &str) -> Result<u64> {
    let mut response = client()?.get(format!("{url}/file")).send().await?.error_for_status()?;
    let mut read = 0;
    while let Some(chunk) = response.chunk().await? {
        read += chunk.len() as u64;
    }
    Ok(read)
}

pub(super) async fn up(url: &str, bytes: u64) -> Result<u64> {
    let sparse = Sparse::new(bytes)?;
    let file = tokio::fs::File::open(sparse.path()).await?;
    let request = client()?.put(format!("{url}/file")).header("content-length", bytes).body(file);
    Ok(request.send().await?.error_for_status()?.json::<Stored>().await?.len)
}

/// A file of nothing but zeros, which takes no place.
pub(super) struct Sparse(PathBuf);

impl Sparse {
    pub(super) fn new(bytes: u64) -> Result<Self> {
        let path = std::env::temp_dir().join(format!("tests-bench-{}", std::process::id()));
        fs::File::create(&path)?.set_len(bytes)?;
        Ok(Self(path))
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Sparse {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}
