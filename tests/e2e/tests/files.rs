//! Files that are not in memory: sent from this machine, and read from the service as they are wanted.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::{
    fs,
    io::{self, Read, Write},
    net::TcpStream,
    path::PathBuf,
    time::Duration,
};

use connector_core::{ErrorKind, File, TryStreamExt, connector};
use tests_e2e::{Asked, RawServer, head};

connector! {
    pub(crate) connector Depot "Depot" { key: "depot", version: "1.0.0", base_url: "https://depot.example.com" }

    auth nobody "Nobody" custom {}

    helper api {
        error status 404 => NotFound { message: body.message };
        retry { attempts: 2, backoff: 1ms..2ms }
    }
    /// One call at a time.
    helper single { concurrency 1; }
    /// Refuses with status 200.
    helper odd { error body.ok == false => Rejected { code: body.error }; }

    action fetch "Fetch" {
        effects read;
        input { name "Name": String }
        GET "/{input.name}" via api;
        output { file "File": File from response, kind "Kind": Option<String> from header["content-type"] }
    }
    action fetch_alone "Fetch Alone" {
        effects read;
        input { name "Name": String }
        GET "/{input.name}" via single;
        output { file "File": File from response }
    }
    action fetch_oddly "Fetch Oddly" {
        effects read;
        input { name "Name": String }
        GET "/{input.name}" via odd;
        output { file "File": File from response }
    }
    action store "Store" {
        effects write idempotent;
        input { file "File": File }
        PUT "/store" via api { stream input.file; }
        output { len "Length": i64 from body.len, header "Header": Option<String> from body.header }
    }
    action store_in_chunks "Store in Chunks" {
        effects write idempotent;
        input { file "File": File }
        PUT "/store" via api { chunks input.file, 4MiB; }
        output { len "Length": i64 from body.len, header "Header": Option<String> from body.header }
    }
    action post "Post" {
        effects write;
        input { note "Note": String, files "Files": Vec<File> }
        POST "/post" via api { multipart { note: input.note, file: input.files, end: "e" } }
        output { len "Length": i64 from body.len, header "Header": Option<String> from body.header }
    }
}

/// What the big file has.
const BIG: usize = 48 << 20;

fn start() -> RawServer {
    RawServer::start(answer).unwrap()
}

fn depot(service: &RawServer) -> Depot {
    let nobody = Depot::nobody().endpoint("https://depot.example.com", service.url());
    nobody.body_limit(1 << 20).read_timeout(Duration::from_millis(500)).connect().unwrap()
}

fn answer(asked: &Asked, times: usize, stream: &mut TcpStream) -> io::Result<()> {
    let json = |status: &str, json: &str| head(status, "application/json", json.len()) + json;
    match asked.line.as_str() {
        "GET /big" => {
            stream.write_all(head("200 OK", "application/zip", BIG).as_bytes())?;
            (0..BIG / (64 << 10)).try_for_each(|_| stream.write_all(&[7; 64 << 10]))
        }
        "GET /unknown" => stream.write_all(b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\nsome"),
        "GET /half" => {
            stream.write_all(head("200 OK", "application/zip", 1000).as_bytes())?;
            stream.write_all(&[7; 500])
        }
        "GET /silent" => {
            stream.write_all(head("200 OK", "application/zip", 1000).as_bytes())?;
            stream.write_all(&[7; 500])?;
            // Until the client has had enough.
            stream.read(&mut [0]).map(drop)
        }
        "GET /refused" => stream.write_all(json("200 OK", r#"{"ok": false, "error": "not_yours"}"#).as_bytes()),
        "GET /missing" => stream.write_all(json("404 Not Found", r#"{"message": "no such file"}"#).as_bytes()),
        "PUT /store" if times == 1 => stream.write_all(json("503 Service Unavailable", "{}").as_bytes()),
        _ => {
            let header = asked.header("content-length").map_or("null".to_owned(), |length| format!("\"{length}\""));
            stream.write_all(json("200 OK", &format!(r#"{{"len": {}, "header": {header}}}"#, asked.len)).as_bytes())
        }
    }
}

/// A file of this machine that goes with its test.
struct OnDisk(PathBuf);

impl OnDisk {
    fn new(name: &str, len: usize) -> Self {
        let path = std::env::temp_dir().join(format!("{}-{name}", std::process::id()));
        fs::write(&path, vec![7; len]).unwrap();
        Self(path)
    }
}

impl Drop for OnDisk {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

#[tokio::test]
async fn a_file_comes_as_it_is_read() {
    let depot = depot(&start());
    let fetched = depot.fetch("big").await.unwrap();
    assert_eq!((fetched.kind.as_deref(), fetched.file.len()), (Some("application/zip"), Some(BIG as u64)));
    let mut chunks = fetched.file.chunks();
    let mut read = 0;
    while let Some(chunk) = chunks.try_next().await.unwrap() {
        assert!(chunk.len() <= 1 << 20 && chunk.iter().all(|byte| *byte == 7));
        read += chunk.len();
    }
    assert_eq!(read, BIG);
    let again = fetched.file.read().await.unwrap_err();
    assert!(again.is_input() && again.message().contains("was read before"), "{again}");
    // Whoever wants JSON has it whole, within the limit of answers.
    let error = depot.fetch("big").with_meta().await.unwrap_err();
    assert!(error.message().contains("raise `body_limit`"), "{error}");
}

#[tokio::test]
async fn a_file_is_saved_whole_or_not_at_all() {
    let depot = depot(&start());
    let target = OnDisk::new("saved", 0);
    let file = depot.fetch("big").await.unwrap().file;
    assert_eq!(file.save(&target.0).await.unwrap(), BIG as u64);
    assert_eq!(fs::metadata(&target.0).unwrap().len(), BIG as u64);
    for (name, kind) in [("half", ErrorKind::Transport), ("silent", ErrorKind::Timeout)] {
        let path = std::env::temp_dir().join(format!("{}-{name}", std::process::id()));
        let error = depot.fetch(name).await.unwrap().file.save(&path).await.unwrap_err();
        assert_eq!(error.kind(), kind, "{error}");
        let told = (error.operation(), error.status(), error.attempts());
        assert_eq!(told, ("depot.fetch", Some(200), 1), "it is an error of the call that gave the file");
        let left = fs::read_dir(std::env::temp_dir()).unwrap().flatten();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        assert!(left.into_iter().all(|entry| !entry.file_name().to_string_lossy().starts_with(&name)), "nothing is left of {name}");
    }
    let small = Depot::nobody().endpoint("https://depot.example.com", start().url()).file_limit(1000).connect().unwrap();
    let error = small.fetch("big").await.unwrap_err();
    assert!(error.message().contains("`file_limit`"), "{error}");
}

#[tokio::test]
async fn a_file_counts_as_under_way_until_it_is_read_or_dropped() {
    let service = start();
    let depot = depot(&service);
    let soon = || depot.fetch_alone("big").deadline(Duration::from_millis(100));
    let held = depot.fetch_alone("big").await.unwrap().file;
    let error = soon().await.unwrap_err();
    assert!(error.is_rate_limited() && error.message().contains("until it is read or dropped"), "{error}");
    let mut chunks = held.chunks();
    assert!(chunks.try_next().await.unwrap().is_some() && soon().await.unwrap_err().is_rate_limited(), "it is being read");
    drop(chunks);
    let second = soon().await.unwrap().file;
    assert_eq!(second.read().await.unwrap().len(), BIG, "and it is still there");
    drop(soon().await.unwrap());
    assert!(soon().await.is_ok());
    assert_eq!(service.asked().len(), 4, "who waited in vain asked nothing");
}

#[tokio::test]
async fn a_refusal_is_no_file() {
    let depot = depot(&start());
    let error = depot.fetch("missing").await.unwrap_err();
    assert!(error.is_not_found() && error.message() == "no such file", "{error}");
    let error = depot.fetch_oddly("refused").await.unwrap_err();
    assert_eq!((error.kind(), error.code()), (ErrorKind::Rejected, Some("not_yours")));
    assert_eq!(depot.fetch_oddly("big").await.unwrap().file.len(), Some(BIG as u64));
}

#[tokio::test]
async fn a_file_of_this_machine_is_sent_piece_by_piece_and_once_more_where_that_is_safe() {
    let (service, big) = (start(), OnDisk::new("upload", BIG));
    let depot = depot(&service);
    let file = File::from_path(&big.0).unwrap();
    assert!(file.in_memory().is_none() && file.len() == Some(BIG as u64));
    let stored = depot.store(file.clone()).await.unwrap();
    let len = BIG as i64;
    assert_eq!((stored.len, stored.header), (len, Some(len.to_string())));
    let asked: Vec<_> = service.asked().into_iter().map(|asked| (asked.line, asked.len)).collect();
    assert_eq!(asked, [("PUT /store".to_owned(), BIG as u64), ("PUT /store".to_owned(), BIG as u64)]);

    let posted = depot.post(Post::new("a note").files([file, File::from_bytes("small.txt", "small")])).await.unwrap();
    assert_eq!(posted.header.unwrap().parse::<i64>().unwrap(), posted.len);
    assert!(posted.len > len && posted.len < len + 2000, "{}", posted.len);
    let shown = depot.store(File::from_path(&big.0).unwrap()).render().unwrap().to_string();
    assert!(shown.contains(&format!("({BIG} bytes of")), "{shown}");
}

#[tokio::test]
async fn a_download_is_sent_on_without_being_held() {
    let service = start();
    let depot = depot(&service);
    let file = depot.fetch("big").await.unwrap().file;
    let posted = depot.post(Post::new("on").files([file])).await.unwrap();
    assert!(posted.len > BIG as i64, "{}", posted.len);
    assert!(File::from_path("/nowhere/at/all").unwrap_err().is_input());
    let gone = OnDisk::new("gone", 10);
    let file = File::from_path(&gone.0).unwrap();
    drop(gone);
    let error = depot.post(Post::new("gone").files([file])).await.unwrap_err();
    assert!(error.is_input() && error.attempts() == 1 && error.message().contains("cannot be read"), "{error}");
}

#[tokio::test]
async fn a_download_is_sent_on_in_chunks_and_once_more_where_one_is_lost() {
    let service = start();
    let depot = depot(&service);
    let file = depot.fetch("big").await.unwrap().file;
    let stored = depot.store_in_chunks(file).await.unwrap();
    assert_eq!((stored.len, stored.header.as_deref()), (4 << 20, Some("4194304")));
    let sent: Vec<_> = service.asked().into_iter().filter(|asked| asked.line == "PUT /store").collect();
    // The first one is refused, and sent once more.
    assert_eq!((sent.len(), sent.iter().map(|asked| asked.len).sum::<u64>()), (13, BIG as u64 + (4 << 20)));
    let ranges: Vec<_> = sent.iter().filter_map(|asked| asked.header("content-range")).collect();
    assert_eq!((ranges[0], ranges[1], ranges[12]), (ranges[1], "bytes 0-4194303/50331648", "bytes 46137344-50331647/50331648"));
    let file = depot.fetch("unknown").await.unwrap().file;
    let error = depot.store_in_chunks(file).await.unwrap_err();
    assert!(error.is_input() && error.message().contains("the size of the file `response` is not known"), "{error}");
    let asked = service.asked();
    assert_eq!(asked.last().map(|asked| asked.line.as_str()), Some("GET /unknown"), "nothing was sent");
}
