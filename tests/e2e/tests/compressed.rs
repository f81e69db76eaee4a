//! Compressed answers are read, and held to the limits by what they are worth, not by what they weigh.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::{
    io::{self, Write},
    net::TcpStream,
};

use connector_core::{ErrorKind, TryStreamExt, connector};
use flate2::{Compression, write::GzEncoder};
use tests_e2e::{Asked, RawServer, head};

connector! {
    pub(crate) connector Packed "Packed" { key: "packed", version: "1.0.0", base_url: "https://packed.example.com" }

    auth nobody "Nobody" custom {}

    helper api { error status 400 => Invalid { message: body.message }; retry { attempts: 1 } }

    action get "Get" { effects read; input { name: String } GET "/{input.name}" via api; output { value: String from body.value } }
    action list "List" { effects read; input { name: String } GET "/{input.name}" via api; items i64 from body.items; }
    action fetch "Fetch" { effects read; input { name: String } GET "/{input.name}" via api; output { file: File from response } }
}

/// What a bomb is worth; it weighs a thousandth of that.
const BOMB: usize = 64 << 20;

/// A way to pack, by its name in `content-encoding`.
const ENCODINGS: [(&str, Pack); 3] = [("gzip", gzip), ("br", brotli), ("zstd", zstd)];

type Pack = fn(&dyn Fn(&mut dyn Write) -> io::Result<()>) -> Vec<u8>;

fn gzip(write: &dyn Fn(&mut dyn Write) -> io::Result<()>) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    write(&mut encoder).unwrap();
    encoder.finish().unwrap()
}

fn brotli(write: &dyn Fn(&mut dyn Write) -> io::Result<()>) -> Vec<u8> {
    let mut encoder = brotli::CompressorWriter::new(Vec::new(), 64 << 10, 1, 22);
    write(&mut encoder).unwrap();
    encoder.into_inner()
}

fn zstd(write: &dyn Fn(&mut dyn Write) -> io::Result<()>) -> Vec<u8> {
    let mut encoder = zstd::Encoder::new(Vec::new(), 1).unwrap();
    write(&mut encoder).unwrap();
    encoder.finish().unwrap()
}

/// The status, and the packed body.
fn answer(path: &str, pack: Pack) -> (u16, Vec<u8>) {
    let text = |text: &str| pack(&|out| out.write_all(text.as_bytes()));
    match path {
        "/good" => (200, text(r#"{"value": "packed"}"#)),
        "/refused" => (400, text(r#"{"message": "no such thing"}"#)),
        "/cut" => {
            let mut whole = text(&format!(r#"{{"value": "{}"}}"#, "packed ".repeat(1000)));
            whole.truncate(whole.len() / 2);
            (200, whole)
        }
        "/not-packed" => (200, br#"{"value": "plain"}"#.to_vec()),
        "/many" => {
            let numbers: Vec<String> = (0..400_000).map(|number| number.to_string()).collect();
            (200, text(&format!(r#"{{"items": [{}]}}"#, numbers.join(","))))
        }
        _ => {
            let block = vec![b' '; 1 << 20];
            let bomb = pack(&|out| {
                out.write_all(b"{")?;
                (0..BOMB >> 20).try_for_each(|_| out.write_all(&block))
            });
            (200, bomb)
        }
    }
}

fn start(encoding: &'static str, pack: Pack) -> (RawServer, Packed) {
    let serve = move |asked: &Asked, _: usize, stream: &mut TcpStream| {
        let (status, body) = answer(asked.line.trim_start_matches("GET "), pack);
        let head = head(&format!("{status} OK"), &format!("application/json\r\ncontent-encoding: {encoding}"), body.len());
        stream.write_all(head.as_bytes())?;
        stream.write_all(&body)
    };
    let service = RawServer::start(serve).unwrap();
    let packed = Packed::nobody().endpoint("https://packed.example.com", service.url()).body_limit(4 << 20).file_limit(4 << 20);
    let packed = packed.connect().unwrap();
    (service, packed)
}

#[tokio::test]
async fn a_compressed_answer_is_read() {
    for (encoding, pack) in ENCODINGS {
        let (service, packed) = start(encoding, pack);
        assert_eq!(packed.get("good").await.unwrap().value, "packed", "{encoding}");
        assert!(service.asked()[0].header("accept-encoding").is_some_and(|accepted| accepted.contains(encoding)));
        let error = packed.get("refused").await.unwrap_err();
        assert_eq!((error.kind(), error.message()), (ErrorKind::Invalid, "no such thing"), "{encoding}");
        assert_eq!(&packed.fetch("good").await.unwrap().file.read().await.unwrap()[..], br#"{"value": "packed"}"#);
        // More than a megabyte: its items come one by one.
        let (mut items, mut count) = (packed.list("many"), 0);
        while let Some(item) = items.try_next().await.unwrap() {
            assert_eq!(item, count);
            count += 1;
        }
        assert_eq!(count, 400_000, "{encoding}");
    }
}

#[tokio::test]
async fn what_is_worth_too_much_or_breaks_off_is_an_error() {
    for (encoding, pack) in ENCODINGS {
        let (_service, packed) = start(encoding, pack);
        let error = packed.get("bomb").await.unwrap_err();
        assert!(error.is_decode() && error.message().contains("more than 4194304 bytes"), "{encoding}: {error}");
        let error = packed.list("bomb").try_collect::<Vec<_>>().await.unwrap_err();
        assert!(error.is_decode() && error.message().contains("more than 4194304 bytes"), "{encoding}: {error}");
        let error = packed.fetch("bomb").await.unwrap().file.read().await.unwrap_err();
        assert!(error.message().contains("more than 4194304 bytes"), "{encoding}: {error}");
        for name in ["cut", "not-packed"] {
            let error = packed.get(name).await.unwrap_err();
            assert!(error.is_transport() && error.attempts() == 1, "{encoding}, {name}: {error}");
        }
    }
}
