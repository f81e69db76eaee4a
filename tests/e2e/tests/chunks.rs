//! A file in chunks, a request for each: it arrives byte for byte, goes on where the service says after a failure, and ends where the
//! service says what cannot be.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::{
    collections::VecDeque,
    fs,
    path::PathBuf,
    sync::{Arc, Mutex},
};

use connector_core::{
    ErrorKind, File, Url, connector,
    seam::{Bounds, BoxFuture, HttpRequest, Reply, SendError, Transport},
};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};

connector! {
    pub(crate) connector Heap "Heap" { key: "heap", version: "1.0.0", base_url: "https://heap.example.com/v1" }

    auth nobody "Nobody" custom {}

    helper api { retry { attempts: 3, backoff: 1ms..2ms } }
    helper keyed via api { idempotency_key "Idempotency-Key"; }

    /// Says how much has arrived.
    action store "Store" {
        effects write;
        input { file "File": File }
        PUT "/store" via api {
            chunks input.file, 1MiB {
                resume PUT "/store" via api { header "Content-Range": "bytes */{chunk.total}"; } from header.range;
            }
        }
        output { length "Length": i64 from body.length }
    }
    /// Is asked by another method.
    action offer "Offer" {
        effects write;
        input { file "File": File }
        PATCH "/store" via api {
            header "Upload-Offset": "{chunk.from}";
            chunks input.file, 1MiB { resume HEAD "/store" via api from header["upload-offset"]; }
        }
    }
    /// Says nothing, and so is repeated only where that is safe.
    action append "Append" {
        effects write;
        input { file "File": File }
        PUT "/append" via api { chunks input.file, 1KiB; }
    }
    action replace "Replace" {
        effects write idempotent;
        input { file "File": File }
        PUT "/replace" via api { chunks input.file, 1KiB; }
    }
    action append_once "Append Once" {
        effects write;
        input { file "File": File }
        PUT "/once" via keyed { chunks input.file, 1KiB; }
    }
    /// Says all of it in the body, and not in JSON.
    action tell "Tell" {
        effects write;
        input { file "File": File }
        PATCH "/xml" via api {
            answer xml;
            header "X-From": chunk.from;
            chunks input.file, 4 { next body.Part.Next; resume GET "/xml" via api { answer xml; } from body.Part.Have; }
        }
        output { have "Have": i64 from body.Part.Have }
    }
    /// Each chunk has an address of its own.
    action walk "Walk" {
        effects write;
        input { file "File": File, first "First": Url where within "https://up.example.com" }
        let size = file_size(input.file);
        let done = PUT "{input.first}" via api {
            query { part: chunk.number }
            header "X-Part": "{chunk.from} {chunk.to} {chunk.end} {chunk.size} {chunk.total}";
            header "X-Size": size;
            chunks input.file, 4 { next header.location; }
        } => { place: Url from header.place where within "https://up.example.com" };
        GET "{done.place}" via api;
    }
}

const MIB: usize = 1 << 20;

/// What goes wrong with a request, or is odd about its answer.
#[derive(Clone, Copy)]
enum Fault {
    /// Nothing does.
    None,
    /// The connection breaks when so many bytes of the body have come.
    CutAfter(usize),
    /// It takes so many bytes and says so.
    Takes(usize),
    /// All has come, and the answer is lost.
    NoAnswer,
    Status(u16),
    /// It says that so much has arrived.
    Says(&'static str),
    /// The next chunk goes there.
    Next(&'static str),
}

use Fault::{CutAfter, Next, NoAnswer, Says, Status, Takes};

/// A service that keeps what it is sent, with a fault for each request, in order.
#[derive(Default)]
struct World {
    kept: Mutex<Vec<u8>>,
    asked: Mutex<Vec<HttpRequest>>,
    faults: Mutex<VecDeque<Fault>>,
}

impl World {
    fn new(faults: impl IntoIterator<Item = Fault>) -> (Arc<Self>, Heap) {
        let world = Arc::new(Self { faults: Mutex::new(faults.into_iter().collect()), ..Self::default() });
        let heap = Heap::nobody().transport(world.clone()).connect().unwrap();
        (world, heap)
    }

    fn kept(&self) -> Vec<u8> {
        self.kept.lock().unwrap().clone()
    }

    /// What each request said of its chunk; `?` where it asked.
    fn ranges(&self) -> Vec<String> {
        let range = |request: &HttpRequest| header(request, "content-range").unwrap_or_else(|| request.method.to_string());
        self.asked.lock().unwrap().iter().map(range).collect()
    }

    fn headers(&self, name: &str) -> Vec<String> {
        self.asked.lock().unwrap().iter().map(|request| header(request, name).unwrap_or_default()).collect()
    }

    fn answer(&self, request: HttpRequest) -> Result<Reply, SendError> {
        let fault = self.faults.lock().unwrap().pop_front().unwrap_or(Fault::None);
        let asks = request.method == "HEAD"
            || request.method == "GET"
            || header(&request, "content-range").is_some_and(|range| range.starts_with("bytes */"));
        let total = header(&request, "content-range").and_then(|range| range.rsplit('/').next()?.parse::<usize>().ok());
        let mut kept = self.kept.lock().unwrap();
        if let CutAfter(len) | Takes(len) = fault {
            kept.extend_from_slice(&request.body[..len]);
        } else if !matches!(fault, Status(_)) && !asks {
            kept.extend_from_slice(&request.body);
        }
        let (method, is_xml) = (request.method.clone(), request.url.path().ends_with("xml"));
        self.asked.lock().unwrap().push(request);
        let (mut status, mut headers) = (200, HeaderMap::new());
        let mut set = |name: &'static str, value: String| {
            headers.insert(HeaderName::from_static(name), HeaderValue::try_from(value).unwrap());
        };
        if method == "PUT" && total.is_some_and(|total| kept.len() < total) {
            status = 308;
            if !kept.is_empty() {
                set("range", format!("bytes=0-{}", kept.len() - 1));
            }
        }
        set("upload-offset", kept.len().to_string());
        set("place", "../done".to_owned());
        match fault {
            Fault::None | Takes(_) => {}
            CutAfter(_) | NoAnswer => return Err(SendError::Broken("cut".into())),
            Status(other) => status = other,
            Says(range) => {
                set("range", range.to_owned());
                set("upload-offset", range.to_owned());
            }
            Next(url) => set("location", url.to_owned()),
        }
        let body = match is_xml {
            true => format!("<Part><Next>/v1/xml?have={0}</Next><Have>{0}</Have></Part>", kept.len()).into(),
            false => format!(r#"{{"length": {}}}"#, kept.len()).into(),
        };
        Ok(Reply { status: StatusCode::from_u16(status).unwrap(), headers, body })
    }
}

impl Transport for World {
    fn send(&self, request: HttpRequest, _: Bounds) -> BoxFuture<'_, Result<Reply, SendError>> {
        Box::pin(std::future::ready(self.answer(request)))
    }
}

fn heap_of(faults: impl IntoIterator<Item = Fault>) -> Heap {
    World::new(faults).1
}

fn header(request: &HttpRequest, name: &str) -> Option<String> {
    request.headers.get(name).map(|value| value.to_str().unwrap().to_owned())
}

fn content(len: usize) -> Vec<u8> {
    (0..len).map(|at| (at % 251) as u8).collect()
}

fn file(len: usize) -> File {
    File::from_bytes("a.bin", content(len))
}

/// A file of this machine that goes with its test.
struct OnDisk(PathBuf);

impl OnDisk {
    fn new(name: &str, len: usize) -> Self {
        let path = std::env::temp_dir().join(format!("{}-chunks-{name}", std::process::id()));
        fs::write(&path, content(len)).unwrap();
        Self(path)
    }
}

impl Drop for OnDisk {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

#[tokio::test]
async fn a_file_arrives_byte_for_byte_from_memory_and_from_disk() {
    let on_disk = OnDisk::new("whole", 20 * MIB + 5);
    for file in [file(20 * MIB + 5), File::from_path(&on_disk.0).unwrap()] {
        let (world, heap) = World::new([]);
        let (stored, meta) = heap.store(file).with_meta().await.unwrap();
        assert_eq!((stored.length as usize, meta.attempts), (20 * MIB + 5, 21));
        assert!(world.kept() == content(20 * MIB + 5));
        let ranges = world.ranges();
        assert_eq!((ranges.len(), ranges[0].as_str()), (21, "bytes 0-1048575/20971525"));
        assert_eq!(ranges[20], "bytes 20971520-20971524/20971525");
        assert!(world.headers("content-type").iter().all(|media_type| media_type == "application/octet-stream"));
    }
    for (len, count) in [(0, 1), (1, 1), (MIB, 1), (MIB + 1, 2)] {
        let (world, heap) = World::new([]);
        assert_eq!(heap.store(file(len)).await.unwrap().length as usize, len);
        assert!(world.kept() == content(len) && world.ranges().len() == count, "{len} in {:?}", world.ranges());
    }
}

#[tokio::test]
async fn after_a_failure_it_goes_on_where_the_service_says() {
    let on_disk = OnDisk::new("resumed", 3 * MIB);
    let part = MIB / 2;
    for file in [file(3 * MIB), File::from_path(&on_disk.0).unwrap()] {
        let (world, heap) = World::new([Fault::None, CutAfter(part)]);
        heap.store(file).await.unwrap();
        assert!(world.kept() == content(3 * MIB));
        let asked = "bytes */3145728";
        let ranges = ["bytes 0-1048575/3145728", "bytes 1048576-2097151/3145728", asked, "bytes 1572864-2621439/3145728"];
        assert_eq!(world.ranges(), [&ranges[..], &["bytes 2621440-3145727/3145728"]].concat());
    }
    // Nothing of the first chunk has come, then all of the second; then the last answer is lost, and asking gives it.
    let (world, heap) = World::new([CutAfter(0), Fault::None, Fault::None, NoAnswer, Fault::None, NoAnswer]);
    let (stored, meta) = heap.store(file(2 * MIB + 1)).with_meta().await.unwrap();
    assert!(world.kept() == content(2 * MIB + 1), "{:?}", world.ranges());
    assert_eq!((stored.length as usize, meta.attempts, meta.status.as_u16()), (2 * MIB + 1, 7, 200));
    // Where another method asks, its answer is the last one.
    let (world, heap) = World::new([Fault::None, NoAnswer, Fault::None, CutAfter(7)]);
    heap.offer(file(3 * MIB)).await.unwrap();
    assert!(world.kept() == content(3 * MIB));
    assert_eq!(world.ranges(), ["PATCH", "PATCH", "HEAD", "PATCH", "HEAD", "PATCH"]);
    assert_eq!(world.headers("upload-offset"), ["0", "1048576", "", "2097152", "", "2097159"]);
}

#[tokio::test]
async fn a_service_that_takes_less_is_sent_the_rest() {
    let (world, heap) = World::new([Takes(MIB - 100), Takes(5)]);
    heap.store(file(2 * MIB)).await.unwrap();
    assert!(world.kept() == content(2 * MIB));
    let ranges = ["0-1048575", "1048476-2097051", "1048481-2097056", "2097057-2097151"].map(|range| format!("bytes {range}/2097152"));
    assert_eq!(world.ranges(), ranges);
    let (world, heap) = World::new([Status(409), Says("100"), Fault::None]);
    let error = heap.offer(file(50)).await.unwrap_err();
    assert!(error.message().contains("100 bytes of the file have arrived, and was sent 50"), "{error}");
    assert_eq!(world.ranges(), ["PATCH", "HEAD"], "who has another part than was sent is asked, and believed if that can be");
}

#[tokio::test]
async fn a_service_that_lies_is_told_so_and_nobody_tries_for_ever() {
    for (faults, calls, message) in [
        // More than the file has, more than was sent, less than there was.
        ([Says("99999999"), Fault::None, Fault::None], 1, "says that 99999999 bytes of the file have arrived, and was sent 1048576"),
        ([Says("1048577"), Fault::None, Fault::None], 1, "and was sent 1048576"),
        ([Fault::None, CutAfter(1), Says("1048575")], 3, "says that 1048575 bytes of the file have arrived, and had 1048576 before"),
        ([Fault::None, CutAfter(1), Says("2097153")], 3, "and was sent 2097152"),
        ([CutAfter(1), Says("soon"), Fault::None], 2, "`soon` does not say how much of the file has arrived"),
    ] {
        let (world, heap) = World::new(faults);
        let error = heap.offer(file(2 * MIB)).await.unwrap_err();
        assert_eq!((error.kind(), world.ranges().len(), error.attempts()), (ErrorKind::Decode, calls, calls as u32), "{error}");
        assert!(error.message().contains(message), "{error}");
        assert_eq!(error.operation(), "heap.offer");
    }
    // It never takes a byte, or never answers: three requests, as `retry` says, and what asks between them.
    let (world, heap) = World::new(vec![Says("0"); 50]);
    let error = heap.offer(file(10)).await.unwrap_err();
    assert!(error.is_rejected() && error.message().contains("no more of the file than its first 0 bytes of 10"), "{error}");
    assert_eq!(world.ranges().len(), 3);
    let (world, heap) = World::new([CutAfter(0), Fault::None].repeat(50));
    let error = heap.offer(file(10)).await.unwrap_err();
    assert_eq!((error.kind(), world.ranges().join(" ")), (ErrorKind::Transport, "PATCH HEAD PATCH HEAD PATCH".to_owned()));
    // It takes a byte of each chunk and then breaks: what comes slowly ends as well.
    let (world, heap) = World::new([CutAfter(1), Fault::None].repeat(50));
    let error = heap.offer(file(100)).await.unwrap_err();
    assert!(error.is_transport() && error.message().contains("(behind the first 2 bytes of 100)"), "{error}");
    assert_eq!(world.kept(), [0, 1, 2]);
    // It waits on for what it has.
    let error = heap_of([Fault::None, Status(308)]).append(file(1025)).await.unwrap_err();
    assert!(error.is_rejected() && error.message().contains("says that the upload is not complete"), "{error}");
    assert!(heap_of([Status(302)]).append(file(10)).await.unwrap_err().message().contains("does not say where to"));
}

#[tokio::test]
async fn without_a_way_to_ask_a_chunk_is_sent_again_only_where_that_is_safe() {
    let (world, heap) = World::new([Fault::None, NoAnswer]);
    let error = heap.append(file(3000)).await.unwrap_err();
    assert!(error.is_transport() && error.message().contains("behind the first 1024 bytes of 3000"), "{error}");
    assert_eq!(world.ranges().len(), 2);
    let (world, heap) = World::new([Fault::None, Status(429), Fault::None]);
    heap.append(file(3000)).await.unwrap();
    assert!(world.kept() == content(3000) && world.ranges().len() == 4, "nothing was done");
    let (world, heap) = World::new([Fault::None, CutAfter(0)]);
    heap.replace(file(3000)).await.unwrap();
    let ranges = world.ranges();
    assert_eq!((ranges.len(), &ranges[1], world.kept() == content(3000)), (4, &ranges[2], true));
    // Each chunk has a key of its own, the same for all its attempts.
    for key in [None, Some("k1")] {
        let (world, heap) = World::new([Fault::None, CutAfter(0)]);
        let call = heap.append_once(file(3000));
        if let Some(key) = key { call.idempotency_key(key) } else { call }.await.unwrap();
        let mut keys = world.headers("idempotency-key");
        assert_eq!((keys.len(), &keys[1], keys[0].is_empty()), (4, &keys[2], false));
        keys.dedup();
        assert_eq!((keys.len(), world.kept() == content(3000)), (3, true), "{keys:?}");
    }
}

#[tokio::test]
async fn the_next_chunk_goes_where_the_last_answer_says() {
    let first = || Url::parse("https://up.example.com/a/1?state=s").unwrap();
    let (world, heap) = World::new([Next("2?state=t&part=x"), Next("https://up.example.com/b/3")]);
    heap.walk((file(10), first())).await.unwrap();
    let urls: Vec<_> = world.asked.lock().unwrap().iter().map(|request| request.url.to_string()).collect();
    let up = "https://up.example.com";
    assert_eq!(
        urls,
        [
            format!("{up}/a/1?state=s&part=1"),
            format!("{up}/a/2?state=t&part=x"),
            format!("{up}/b/3?part=3"),
            "https://up.example.com/done".to_owned(),
        ]
    );
    assert_eq!(world.headers("x-part"), ["0 3 4 4 10", "4 7 8 4 10", "8 9 10 2 10", ""]);
    assert_eq!((world.headers("x-size")[0].as_str(), world.headers("content-range")[0].as_str()), ("10", ""));
    for elsewhere in [
        "https://evil.example/1",
        "https://heap.example.com/v1/1",
        "//evil.example/",
        "http://up.example.com/",
        "https://u@up.example.com/",
    ] {
        let (world, heap) = World::new([Next(elsewhere)]);
        let error = heap.walk((file(10), first())).await.unwrap_err();
        assert!(error.is_rejected() && error.message().contains("may not go"), "{elsewhere}: {error}");
        assert_eq!(world.ranges().len(), 1);
    }
}

#[tokio::test]
async fn what_is_said_of_chunks_may_stand_in_a_body_of_any_format() {
    let (world, heap) = World::new([Fault::None, CutAfter(1)]);
    assert_eq!(heap.tell(file(10)).await.unwrap().have, 10);
    assert!(world.kept() == content(10));
    let asked: Vec<_> = world.asked.lock().unwrap().iter().map(|request| format!("{} {:?}", request.method, request.url.query())).collect();
    assert_eq!(asked, ["PATCH None", r#"PATCH Some("have=4")"#, "GET None", r#"PATCH Some("have=5")"#, r#"PATCH Some("have=9")"#]);
    assert_eq!(world.headers("x-from"), ["0", "4", "", "5", "9"]);
}

#[tokio::test]
async fn what_cannot_be_sent_in_chunks_is_told_before() {
    let (world, heap) = World::new([]);
    let shown = heap.store(file(3 * MIB)).render().unwrap().to_string();
    assert!(shown.contains("content-range: bytes 0-1048575/3145728") && shown.contains("the first 1048576 bytes"), "{shown}");
    let shown = heap.offer(file(3)).render().unwrap().to_string();
    assert!(shown.contains("upload-offset: 0") && shown.ends_with("(3 bytes of `a.bin`)"), "{shown}");
    let on_disk = OnDisk::new("shrunk", 2 * MIB);
    let shrinking = File::from_path(&on_disk.0).unwrap();
    fs::write(&on_disk.0, content(MIB + 1)).unwrap();
    let error = heap.store(shrinking).await.unwrap_err();
    assert!(error.is_input() && error.message().contains("has fewer now"), "{error}");
    assert_eq!(world.ranges().len(), 1);
}
