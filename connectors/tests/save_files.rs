//! The files that a card gives, on the command line: shown, given to programs, or saved.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::{
    io::{Read, Write},
    net::TcpListener,
    path::PathBuf,
    process::{Command, Output},
};

use serde_json::{Value, json};

/// Runs the words of a line.
fn run(line: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_connectors")).args(line.split(' ')).output().unwrap()
}

/// What was printed by a run that went well.
#[track_caller]
fn good(line: &str) -> String {
    let output = run(line);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[track_caller]
fn json_of(line: &str) -> Value {
    serde_json::from_str(&good(line)).unwrap()
}

/// What was said by a run that ended with this code.
#[track_caller]
fn bad(line: &str, code: i32) -> String {
    let output = run(line);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(code), "{said}");
    said
}

/// A folder that goes with its test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("{}-command-{name}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<_> =
            std::fs::read_dir(&self.0).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

const DOWNLOAD: &str = "run docker-registry download-blob --sandbox --sample";

#[test]
fn a_file_is_saved_under_a_name_that_is_free() {
    let folder = Folder::new("saved");
    let into = folder.0.join("new");
    let line = format!("{DOWNLOAD} --save-files {} -o", into.display());
    let path = |name: &str| into.join(name).display().to_string();
    let blob = json!({ "name": "response", "media_type": "application/octet-stream", "path": path("response"), "size": 14 });
    assert_eq!(json_of(&format!("{line} json")), json!({ "blob": blob }));
    assert_eq!(good(&format!("{line} csv")), format!("blob\n{}\n", path("response-2")));
    let table = good(&format!("{line} table"));
    assert_eq!(table, format!("Blob  {} (application/octet-stream, 14 bytes)\n", path("response-3")));
    for name in ["response", "response-2", "response-3"] {
        assert_eq!(std::fs::read_to_string(into.join(name)).unwrap(), "{\"os\":\"linux\"}");
    }
    std::fs::write(folder.0.join("no-folder"), "").unwrap();
    let said = bad(&format!("{DOWNLOAD} --save-files {}", folder.0.join("no-folder").display()), 2);
    assert!(said.contains("--save-files: nothing can be saved"), "{said}");
    assert!(!good("run docker-registry list-tags --help").contains("--save-files"), "it gives no files");
}

#[test]
fn a_file_that_is_not_saved_is_shown_to_people_and_given_to_programs() {
    assert_eq!(good(&format!("{DOWNLOAD} -o table")), "Blob  response (application/octet-stream, 14 bytes)\n");
    let given = json_of(&format!("{DOWNLOAD} -o json"));
    assert_eq!(given["blob"]["base64"], "eyJvcyI6ImxpbnV4In0=");
    let said = String::from_utf8(run(&format!("{DOWNLOAD} -o table --verbose")).stderr).unwrap();
    assert!(said.contains("status 200, 1 attempt"), "{said}");
}

#[test]
fn a_large_file_is_not_held_and_half_a_one_is_not_kept() {
    let folder = Folder::new("large");
    // More than an answer in memory may have, and then a download that breaks off.
    for (sent, is_whole) in [(64 << 20, true), (1 << 20, false)] {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let _ = stream.read(&mut [0; 4096]).unwrap();
            let head = "HTTP/1.1 200 OK\r\ncontent-disposition: attachment; filename=\"../.big.bin\"\r\nconnection: close\r\n";
            stream.write_all(format!("{head}content-length: {}\r\n\r\n", 64 << 20).as_bytes()).unwrap();
            let _ = stream.write_all(&vec![7; sent]);
        });
        let credentials = "--with username=me --with password=literal:secret";
        let target = format!("--set repository=a --set digest=sha256:{} --with url={url}", "0".repeat(64));
        let line = format!("run docker-registry download-blob {target} {credentials} --save-files {} -o json", folder.0.display());
        if is_whole {
            assert_eq!(json_of(&line)["blob"]["size"], 64 << 20);
        } else {
            assert!(bad(&line, 1).contains("Transport"));
        }
        assert_eq!(folder.names(), ["_big.bin"]);
    }
}
