//! Uploads in chunks to real servers, over connections that break in the middle of a chunk.

#![cfg(feature = "servers")]
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::{fs, path::PathBuf};

use connector_core::{ErrorKind, File, connector};
use connectors::docker_registry::DockerRegistry;
use tests_e2e::{CuttingProxy, DockerRegistry as Registry, TusServer};

connector! {
    /// The protocol of resumable uploads, version 1.0.0.
    pub(crate) connector Tus "tus" { key: "tus", version: "1.0.0", base_url: "https://tus.example.com" }

    auth nobody "Nobody" custom {}

    helper tus {
        header "Tus-Resumable": "1.0.0";
        // Locked: the server has not noticed yet that the connection is gone.
        retry { attempts: 4, backoff: 50ms..200ms, statuses: [423] }
    }

    action upload "Upload" {
        effects write;
        input { file "File": File }
        let name = base64(file_name(input.file));
        let size = file_size(input.file);
        let place = POST "/files" via tus {
            header "Upload-Length": size;
            header "Upload-Metadata": "filename {name}";
        } => { url: Url from header.location };
        PATCH "{place.url}" via tus {
            header "Content-Type": "application/offset+octet-stream";
            header "Upload-Offset": "{chunk.from}";
            chunks input.file, 4MiB { resume HEAD "{place.url}" via tus from header["upload-offset"]; }
        }
        output { url "URL": Url from place.url }
    }
}

const MIB: usize = 1 << 20;

fn content(len: usize) -> Vec<u8> {
    (0..len).map(|at| (at % 251) as u8).collect()
}

/// A file of this machine that goes with its test.
struct OnDisk(PathBuf);

impl OnDisk {
    fn new(name: &str, len: usize) -> Self {
        let path = std::env::temp_dir().join(format!("{}-uploads-{name}", std::process::id()));
        fs::write(&path, content(len)).unwrap();
        Self(path)
    }
}

impl Drop for OnDisk {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

fn tus(url: &str) -> Tus {
    Tus::nobody().endpoint("https://tus.example.com", url).connect().unwrap()
}

#[tokio::test]
async fn tus_takes_twenty_megabytes_in_chunks() {
    let (server, on_disk) = (TusServer::start().unwrap(), OnDisk::new("whole", 20 * MIB));
    let tus = tus(&format!("http://127.0.0.1:{}", server.port()));
    let stored = tus.upload(File::from_path(&on_disk.0).unwrap()).await.unwrap();
    assert!(server.kept(stored.url.as_str()).unwrap() == content(20 * MIB));
    let patches: Vec<_> = (0..5).map(|number| format!("PATCH {}", number * 4 * MIB)).collect();
    assert_eq!(server.asked().unwrap(), [&["POST -".to_owned()][..], &patches].concat());
    for len in [0, 1, 4 * MIB] {
        let stored = tus.upload(File::from_bytes("a", content(len))).await.unwrap();
        assert!(server.kept(stored.url.as_str()).unwrap() == content(len), "{len}");
    }
}

#[tokio::test]
async fn tus_goes_on_where_a_connection_broke() {
    let (server, on_disk) = (TusServer::start().unwrap(), OnDisk::new("cut", 20 * MIB));
    // In the middle of the second chunk and of what follows, and in what is nearly the last one.
    let cuts = [5 * MIB, 11 * MIB, 19 * MIB].map(|cut| cut as u64);
    let network = CuttingProxy::start(server.port(), cuts).unwrap();
    let (stored, meta) = tus(network.url()).upload(File::from_path(&on_disk.0).unwrap()).with_meta().await.unwrap();
    assert!(server.kept(stored.url.as_str()).unwrap() == content(20 * MIB));
    let asked = server.asked().unwrap();
    let offsets: Vec<u64> = asked.iter().filter_map(|asked| asked.strip_prefix("PATCH ")?.parse().ok()).collect();
    assert!(offsets.is_sorted() && offsets.len() <= 9, "nothing that was kept is sent again: {offsets:?}");
    let heads = asked.iter().filter(|asked| *asked == "HEAD -").count();
    assert!(heads >= 3 && network.connections() >= 4, "{asked:?}");
    assert_eq!(asked.len(), meta.attempts as usize, "{asked:?}");
}

#[tokio::test]
async fn a_network_that_always_breaks_ends_it() {
    let server = TusServer::start().unwrap();
    let network = CuttingProxy::start(server.port(), (1..500).map(|cut| cut * 100_000)).unwrap();
    let error = tus(network.url()).upload(File::from_bytes("a", content(20 * MIB))).await.unwrap_err();
    assert!(error.is_transport(), "{error}");
    // One that begins, four chunks, as `retry` says, and three that ask.
    assert_eq!(error.attempts(), 8, "{:?}", server.asked());
}

fn registry(url: &str) -> DockerRegistry {
    DockerRegistry::login().url(url).username(Registry::USER).password(Registry::PASSWORD).connect().unwrap()
}

/// The same bytes as text, of which the digest is known without another crate.
fn letters(len: usize) -> (String, String) {
    let text: String = (0..len).map(|at| char::from(b'a' + (at % 23) as u8)).collect();
    let digest = format!("sha256:{}", connector_core::functions::sha256(&text));
    (text, digest)
}

#[tokio::test]
async fn a_registry_takes_a_blob_in_chunks() {
    for relative in [false, true] {
        let server = Registry::start(relative).unwrap();
        let registry = registry(server.url());
        for (len, calls) in [(20 * MIB, 5), (0, 3), (1, 3), (8 * MIB, 3), (8 * MIB + 1, 4)] {
            let (text, digest) = letters(len);
            let call = registry.upload_large_blob(("team/large", digest.as_str(), File::from_bytes("layer", text.clone())));
            let (stored, meta) = call.with_meta().await.unwrap();
            assert_eq!((stored.digest.as_str(), meta.attempts), (digest.as_str(), calls), "{len}");
            let back = registry.download_blob(("team/large", digest)).await.unwrap().blob.read().await.unwrap();
            assert!(back == text.as_bytes(), "{len}");
        }
    }
}

/// This registry forgets an upload of which half a chunk has come; where a chunk was lost as a whole, it goes on.
#[tokio::test]
async fn a_registry_goes_on_behind_the_last_whole_chunk() {
    let server = Registry::start(true).unwrap();
    let network = CuttingProxy::start(server.url().rsplit(':').next().unwrap().parse().unwrap(), []).unwrap();
    let registry = registry(network.url());
    let upload = |len: usize| {
        let (text, digest) = letters(len);
        (registry.upload_large_blob(("team/cut", digest.as_str(), File::from_bytes("layer", text))).with_meta(), digest)
    };
    upload(10).0.await.unwrap();
    // What begins, a chunk and what ends; the head of a second chunk is longer than that of what ends.
    let (heads, chunk) = (network.sent(), 8 * MIB as u64);
    network.cut(heads + heads + chunk - 100);
    let (call, digest) = upload(20 * MIB);
    let (stored, meta) = call.await.unwrap();
    assert_eq!((stored.digest.as_str(), meta.attempts), (digest.as_str(), 7), "one was cut, and one asked");
    let back = registry.download_blob(("team/cut", digest)).await.unwrap().blob.read().await.unwrap();
    assert!(back == letters(20 * MIB).0.as_bytes());

    network.cut(network.sent() + 11 * MIB as u64);
    let error = upload(20 * MIB + 1).0.await.unwrap_err();
    assert_eq!((error.kind(), error.code(), error.attempts()), (ErrorKind::NotFound, Some("BLOB_UPLOAD_INVALID"), 4), "{error}");
}
