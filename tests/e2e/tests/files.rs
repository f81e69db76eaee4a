//! Files that are not in memory: sent from this machine, and read from the service as they are wanted.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    path::PathBuf,
    sync::{Arc, Mutex},
    thread,
    time::Duration,
};

use connector_core::{ErrorKind, File, TryStreamExt, connector};

connector! {
    pub(crate) connector Depot "Depot" { key: "depot", version: "1.0.0", base_url: "https://depot.example.com" }

    auth nobody "Nobody" custom {}

    helper api {
        error status 404 => NotFound { message: body.message };
        retry { attempts: 2, backoff: 1ms..2ms }
    }
    /// Refuses with status 200.
    helper odd { error body.ok == false => Rejected { code: body.error }; }

    action fetch "Fetch" {
        effects read;
        input { name "Name": String }
        GET "/{input.name}" via api;
        output { file "File": File from response, kind "Kind": Option<String> from header["content-type"] }
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
    action post "Post" {
        effects write;
        input { note "Note": String, files "Files": Vec<File> }
        POST "/post" via api { multipart { note: input.note, file: input.files, end: "e" } }
        output { len "Length": i64 from body.len, header "Header": Option<String> from body.header }
    }
}

/// What the big file has.
const BIG: usize = 48 << 20;

struct Service {
    url: String,
    /// Method, path, and how many bytes the body had.
    asked: Arc<Mutex<Vec<(String, u64)>>>,
}

impl Service {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let log = asked.clone();
        // It ends with the process of the test.
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let log = log.clone();
                thread::spawn(move || answer(stream, &log));
            }
        });
        Self { url, asked }
    }

    fn depot(&self) -> Depot {
        let nobody = Depot::nobody().endpoint("https://depot.example.com", &self.url);
        nobody.body_limit(1 << 20).read_timeout(Duration::from_millis(500)).connect().unwrap()
    }

    fn asked(&self) -> Vec<(String, u64)> {
        self.asked.lock().unwrap().clone()
    }
}

/// Answers one request, and closes. A client may go at any time.
fn answer(mut stream: TcpStream, log: &Mutex<Vec<(String, u64)>>) -> Option<()> {
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    let (mut first, mut length, mut line) = (String::new(), None, String::new());
    reader.read_line(&mut first).ok()?;
    while reader.read_line(&mut line).ok()? > 2 {
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse::<u64>().ok();
        }
        line.clear();
    }
    let mut read = 0;
    let mut buffer = vec![0; 64 << 10];
    while length.is_some_and(|length| read < length) {
        match reader.read(&mut buffer).ok()? {
            0 => break,
            more => read += more as u64,
        }
    }
    let asked = first.rsplit_once(' ')?.0.to_owned();
    let count = {
        let mut log = log.lock().unwrap();
        log.push((asked.clone(), read));
        log.iter().filter(|(known, _)| *known == asked).count()
    };
    let ok =
        |kind: &str, len: usize| format!("HTTP/1.1 200 OK\r\ncontent-type: {kind}\r\ncontent-length: {len}\r\nconnection: close\r\n\r\n");
    let json = |status: &str, json: String| {
        format!("HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{json}", json.len())
    };
    match asked.as_str() {
        "GET /big" => {
            stream.write_all(ok("application/zip", BIG).as_bytes()).ok()?;
            (0..BIG / (64 << 10)).try_for_each(|_| stream.write_all(&[7; 64 << 10])).ok()?;
        }
        "GET /half" => {
            stream.write_all(ok("application/zip", 1000).as_bytes()).ok()?;
            stream.write_all(&[7; 500]).ok()?;
        }
        "GET /silent" => {
            stream.write_all(ok("application/zip", 1000).as_bytes()).ok()?;
            stream.write_all(&[7; 500]).ok()?;
            // Until the client has had enough.
            let _ = reader.read(&mut buffer);
        }
        "GET /refused" => stream.write_all(json("200 OK", r#"{"ok": false, "error": "not_yours"}"#.into()).as_bytes()).ok()?,
        "GET /missing" => stream.write_all(json("404 Not Found", r#"{"message": "no such file"}"#.into()).as_bytes()).ok()?,
        "PUT /store" if count == 1 => stream.write_all(json("503 Service Unavailable", "{}".into()).as_bytes()).ok()?,
        _ => {
            let header = length.map_or("null".to_owned(), |length| format!("\"{length}\""));
            stream.write_all(json("200 OK", format!(r#"{{"len": {read}, "header": {header}}}"#)).as_bytes()).ok()?;
        }
    }
    Some(())
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
    let depot = Service::start().depot();
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
    let depot = Service::start().depot();
    let target = OnDisk::new("saved", 0);
    let file = depot.fetch("big").await.unwrap().file;
    assert_eq!(file.save(&target.0).await.unwrap(), BIG as u64);
    assert_eq!(fs::metadata(&target.0).unwrap().len(), BIG as u64);
    for (name, kind) in [("half", ErrorKind::Transport), ("silent", ErrorKind::Timeout)] {
        let path = std::env::temp_dir().join(format!("{}-{name}", std::process::id()));
        let error = depot.fetch(name).await.unwrap().file.save(&path).await.unwrap_err();
        assert_eq!(error.kind(), kind, "{error}");
        let left = fs::read_dir(std::env::temp_dir()).unwrap().flatten();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        assert!(left.into_iter().all(|entry| !entry.file_name().to_string_lossy().starts_with(&name)), "nothing is left of {name}");
    }
    let small = Depot::nobody().endpoint("https://depot.example.com", Service::start().url).file_limit(1000).connect().unwrap();
    let error = small.fetch("big").await.unwrap_err();
    assert!(error.message().contains("`file_limit`"), "{error}");
}

#[tokio::test]
async fn a_refusal_is_no_file() {
    let depot = Service::start().depot();
    let error = depot.fetch("missing").await.unwrap_err();
    assert!(error.is_not_found() && error.message() == "no such file", "{error}");
    let error = depot.fetch_oddly("refused").await.unwrap_err();
    assert_eq!((error.kind(), error.code()), (ErrorKind::Rejected, Some("not_yours")));
    assert_eq!(depot.fetch_oddly("big").await.unwrap().file.len(), Some(BIG as u64));
}

#[tokio::test]
async fn a_file_of_this_machine_is_sent_piece_by_piece_and_once_more_where_that_is_safe() {
    let (service, big) = (Service::start(), OnDisk::new("upload", BIG));
    let depot = service.depot();
    let file = File::from_path(&big.0).unwrap();
    assert!(file.in_memory().is_none() && file.len() == Some(BIG as u64));
    let stored = depot.store(file.clone()).await.unwrap();
    let len = BIG as i64;
    assert_eq!((stored.len, stored.header), (len, Some(len.to_string())));
    assert_eq!(service.asked(), [("PUT /store".to_owned(), BIG as u64), ("PUT /store".to_owned(), BIG as u64)]);

    let posted = depot.post(Post::new("a note").files([file, File::from_bytes("small.txt", "small")])).await.unwrap();
    assert_eq!(posted.header.unwrap().parse::<i64>().unwrap(), posted.len);
    assert!(posted.len > len && posted.len < len + 2000, "{}", posted.len);
    let shown = depot.store(File::from_path(&big.0).unwrap()).render().unwrap().to_string();
    assert!(shown.contains(&format!("({BIG} bytes of")), "{shown}");
}

#[tokio::test]
async fn a_download_is_sent_on_without_being_held() {
    let service = Service::start();
    let depot = service.depot();
    let file = depot.fetch("big").await.unwrap().file;
    let posted = depot.post(Post::new("on").files([file])).await.unwrap();
    assert!(posted.len > BIG as i64, "{}", posted.len);
    assert!(File::from_path("/nowhere/at/all").unwrap_err().is_input());
    let gone = OnDisk::new("gone", 10);
    let file = File::from_path(&gone.0).unwrap();
    drop(gone);
    let error = depot.post(Post::new("gone").files([file])).await.unwrap_err();
    assert!(error.message().contains("cannot be read"), "{error}");
}
