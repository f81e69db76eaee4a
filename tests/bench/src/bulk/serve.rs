//! A service that has much: a process of its own, which makes nothing anew while it answers.

use std::{
    fmt::Write as _,
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    path::Path,
    sync::Arc,
    thread,
};

use super::PAGE;
use crate::Result;

/// Answers on a free port, which it writes to the file, until it is killed. It has so many records, and a file of so many bytes.
pub(crate) fn serve(port_file: &Path, records: usize, bytes: u64) -> Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let unfinished = port_file.with_extension("unfinished");
    fs::write(&unfinished, listener.local_addr()?.port().to_string())?;
    fs::rename(&unfinished, port_file)?;
    let page: Arc<str> = page().into();
    for stream in listener.incoming() {
        let (stream, page) = (stream?, page.clone());
        thread::spawn(move || answer(stream, &page, records, bytes));
    }
    Ok(())
}

/// Some records of five hundred bytes.
fn page() -> String {
    let mut out = String::new();
    for id in 0..PAGE {
        let comma = if id == 0 { "" } else { "," };
        let _ = write!(
            out,
            r#"{comma}{{"id": {id:7}, "name": "Person number {id:6}", "email": "person{id:06}@example.com", "active": true, "score": {}.25, "address": {{"city": "Amsterdam", "street": "Keizersgracht {id:4}", "zip": "1015 CW"}}, "groups": ["staff", "reviewers", "on-call"], "note": "{:220}"}}"#,
            id % 100,
            "text that nobody asked for"
        );
    }
    out
}

/// Answers what comes on one connection, until the client goes.
fn answer(mut stream: TcpStream, page: &str, records: usize, bytes: u64) -> Option<()> {
    stream.set_nodelay(true).ok()?;
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    let (mut first, mut line, mut buffer) = (String::new(), String::new(), vec![7_u8; 256 << 10]);
    loop {
        first.clear();
        if reader.read_line(&mut first).ok()? == 0 {
            return Some(());
        }
        let mut length = 0;
        line.clear();
        while reader.read_line(&mut line).ok()? > 2 {
            if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse::<u64>().ok()?;
            }
            line.clear();
        }
        let head = |kind: &str, len: u64| format!("HTTP/1.1 200 OK\r\ncontent-type: {kind}\r\ncontent-length: {len}\r\n\r\n");
        match first.split(' ').nth(1)? {
            "/file" if first.starts_with("PUT") => {
                let mut left = length;
                while left > 0 {
                    let most = buffer.len().min(usize::try_from(left).unwrap_or(usize::MAX));
                    left -= reader.read(&mut buffer[..most]).ok()? as u64;
                }
                let body = format!(r#"{{"len": {length}}}"#);
                stream.write_all((head("application/json", body.len() as u64) + &body).as_bytes()).ok()?;
            }
            "/file" => {
                stream.write_all(head("application/zip", bytes).as_bytes()).ok()?;
                let mut left = bytes;
                while left > 0 {
                    let most = buffer.len().min(usize::try_from(left).unwrap_or(usize::MAX));
                    left -= stream.write(&buffer[..most]).ok()? as u64;
                }
            }
            "/list" => {
                let pages = records / PAGE;
                let len = 2 + pages * page.len() + pages.saturating_sub(1);
                stream.write_all((head("application/json", len as u64) + "[").as_bytes()).ok()?;
                for index in 0..pages {
                    if index > 0 {
                        stream.write_all(b",").ok()?;
                    }
                    stream.write_all(page.as_bytes()).ok()?;
                }
                stream.write_all(b"]").ok()?;
            }
            path => {
                let number = path.split_once("cursor=").map_or(Some(0), |(_, number)| number.parse::<usize>().ok())? + 1;
                let next = if number * PAGE < records { format!("\"{number}\"") } else { "null".to_owned() };
                let (begin, end) = (r#"{"rows": ["#, format!(r#"], "next": {next}}}"#));
                let len = begin.len() + page.len() + end.len();
                stream.write_all((head("application/json", len as u64) + begin).as_bytes()).ok()?;
                stream.write_all(page.as_bytes()).ok()?;
                stream.write_all(end.as_bytes()).ok()?;
            }
        }
    }
}
