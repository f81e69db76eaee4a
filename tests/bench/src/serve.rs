//! The service: a process of its own, so that nothing it does is counted.

use std::{convert::Infallible, fs, path::Path, time::Duration};

use bytes::Bytes;
use http::{
    HeaderValue, Request, Response,
    header::{AUTHORIZATION, CONTENT_TYPE},
};
use http_body_util::Full;
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};

use crate::{Result, case::Case, drive::runtime};

/// The longest that it runs, should nobody stop it.
const LONGEST: Duration = Duration::from_secs(600);

/// Answers on a free port, which it writes to the file once it listens.
pub(crate) fn serve(port_file: &Path) -> Result<()> {
    let mut answers = Vec::new();
    for case in Case::ALL {
        answers.push((case.path().to_owned(), Bytes::from(case.answer()?)));
    }
    let answers: &'static [(String, Bytes)] = answers.leak();
    runtime()?.block_on(async {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let unfinished = port_file.with_extension("unfinished");
        fs::write(&unfinished, listener.local_addr()?.port().to_string())?;
        fs::rename(&unfinished, port_file)?;
        let accept = async {
            loop {
                let (stream, _) = listener.accept().await?;
                stream.set_nodelay(true)?;
                tokio::spawn(keep_answering(stream, answers));
            }
        };
        tokio::time::timeout(LONGEST, accept).await.unwrap_or(Ok(()))
    })
}

/// Answers on one connection until the client closes it.
async fn keep_answering(stream: TcpStream, answers: &'static [(String, Bytes)]) {
    let service = service_fn(|request| async move { Ok::<_, Infallible>(answer(&request, answers)) });
    // A client that is done just hangs up.
    let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
}

fn answer(request: &Request<Incoming>, answers: &'static [(String, Bytes)]) -> Response<Full<Bytes>> {
    let path = request.uri().path();
    // What stands under `/api` also stands under `/pub`, where it asks for no credentials.
    let (path, is_open) = match path.strip_prefix("/pub") {
        Some(rest) => (rest, true),
        None => (path.strip_prefix("/api").unwrap_or(path), false),
    };
    let is_answered = request.uri().query().is_some() && (is_open || request.headers().contains_key(AUTHORIZATION));
    let body = match answers.iter().find(|(known, _)| known == path) {
        Some((_, body)) if is_answered => body.clone(),
        Some(_) => Bytes::from_static(br#"{"ok":false,"error":"not_authed"}"#),
        None => Bytes::from_static(br#"{"ok":false,"error":"unknown_method"}"#),
    };
    let mut response = Response::new(Full::new(body));
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json; charset=utf-8"));
    response.headers_mut().insert("x-slack-req-id", HeaderValue::from_static("c1bf5a3a5d0a4c3f8f2d4f2a9a3b1c7e"));
    response
}
