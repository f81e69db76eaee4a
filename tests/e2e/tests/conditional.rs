//! Conditional requests (RFC 9110, 13): a read that says what is known already, and a write of what nobody else has changed.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::{io::Write, net::TcpStream};

use connector_core::{ErrorKind, connector};
use tests_e2e::{Asked, RawServer};

connector! {
    pub(crate) connector Notes "Notes" { key: "notes", version: "1.0.0", base_url: "https://notes.example.com" }

    auth token "Token" bearer {}

    helper api {
        error status 412 => Conflict { message: "somebody has changed the note meanwhile" };
        retry { attempts: 3, backoff: 1ms..2ms }
    }

    action read_if_new "Read If New" {
        effects read;
        input { known "Known version": Option<String> }
        GET "/notes/n1" via api { header "If-None-Match": input.known; }
        output { text "Text": Option<String> from body.text, version "Version": String from header.etag, status "Status": i64 from status }
    }

    /// Does not say that the text may be absent.
    action read "Read" {
        effects read;
        input { known "Known version": Option<String> }
        GET "/notes/n1" via api { header "If-None-Match": input.known; }
        output { text "Text": String from body.text }
    }

    /// To whom it is an error that nothing is new.
    helper news via api { error status 304 => NotFound { message: "nothing is new" }; }

    action read_news "Read News" {
        effects read;
        input { known "Known version": String }
        GET "/notes/n1" via news { header "If-None-Match": input.known; }
        output { text "Text": String from body.text }
    }

    action append "Append" {
        effects write;
        input { line "Line": String }
        let note = GET "/notes/n1" via api => { text: String from body.text, version: String from header.etag };
        let text = "{note.text}\n{input.line}";
        PUT "/notes/n1" via api { header "If-Match": note.version; json { text: text } }
        output { version "Version": Option<String> from header.etag }
    }
}

const BODY: &str = r#"{"text":"a"}"#;

/// Holds version 7 of a note. Somebody else is faster with a write, always.
fn start() -> (RawServer, Notes) {
    let serve = |asked: &Asked, _: usize, stream: &mut TcpStream| {
        let is = |name: &str| asked.header(name).map(|version| version == "\"7\"");
        let head = match (asked.line.starts_with("GET"), is("if-none-match")) {
            // It has no body, and its length is that of the body which it does not have.
            (true, Some(true)) => {
                return write!(stream, "HTTP/1.1 304 Not Modified\r\netag: \"7\"\r\ncontent-length: 12\r\nconnection: close\r\n\r\n");
            }
            (true, _) => "200 OK",
            (false, _) => "412 Precondition Failed",
        };
        write!(
            stream,
            "HTTP/1.1 {head}\r\ncontent-type: application/json\r\netag: \"7\"\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{BODY}",
            BODY.len()
        )
    };
    let service = RawServer::start(serve).unwrap();
    let notes = Notes::token().token("t").endpoint("https://notes.example.com", service.url()).connect().unwrap();
    (service, notes)
}

#[tokio::test]
async fn what_is_known_is_not_sent_again() {
    let (service, notes) = start();
    let first = notes.read_if_new().await.unwrap();
    assert_eq!((first.text.as_deref(), first.version.as_str(), first.status), (Some("a"), "\"7\"", 200));
    assert_eq!(service.asked()[0].header("if-none-match"), None, "nothing is known");
    let (again, meta) = notes.read_if_new_with(ReadIfNew::new().known(first.version)).with_meta().await.unwrap();
    assert_eq!((again.text, again.version.as_str(), again.status, meta.attempts), (None, "\"7\"", 304, 1));
    let other = notes.read_if_new_with(ReadIfNew::new().known("\"6\"")).await.unwrap();
    assert_eq!((other.text.as_deref(), other.status), (Some("a"), 200));
    assert_eq!(service.asked().len(), 3);
}

#[tokio::test]
async fn an_output_that_must_be_there_is_not_made_up() {
    let (service, notes) = start();
    assert_eq!(notes.read().await.unwrap().text, "a");
    let error = notes.read_with(Read::new().known("\"7\"")).await.unwrap_err();
    assert_eq!((error.kind(), error.status(), error.attempts()), (ErrorKind::Decode, Some(304), 1), "{error}");
    assert!(error.message().starts_with("nothing has changed (304), and in such an answer `body.text` is absent; make it"), "{error}");
    let error = notes.read_news("\"7\"").await.unwrap_err();
    assert_eq!((error.kind(), error.status(), error.message()), (ErrorKind::NotFound, Some(304), "nothing is new"));
    assert_eq!((notes.read_news("\"6\"").await.unwrap().text, service.asked().len()), ("a".to_owned(), 4));
}

#[tokio::test]
async fn a_write_of_what_somebody_has_changed_is_a_conflict_and_is_made_once() {
    let (service, notes) = start();
    let error = notes.append("b").await.unwrap_err();
    let told = (error.kind(), error.status(), error.message());
    assert_eq!(told, (ErrorKind::Conflict, Some(412), "somebody has changed the note meanwhile"));
    let asked = service.asked();
    assert_eq!(asked.iter().map(|one| one.line.as_str()).collect::<Vec<_>>(), ["GET /notes/n1", "PUT /notes/n1"]);
    assert_eq!(asked[1].header("if-match"), Some("\"7\""));
}
