//! The HTTP side: one task for the port, one for each connection, all ended with the first.

use std::{convert::Infallible, sync::Arc, time::Duration};

use bytes::Bytes;
use http_body_util::{BodyExt, Full, Limited};
use hyper::{Request, Response, body::Incoming as IncomingBody, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::{net::TcpListener, task::JoinSet};
use url::Url;

use super::judge::{Incoming, Judge};

/// The largest request that is read.
const BODY_LIMIT: usize = 16 << 20;
/// How long a client may take for the head of a request.
const HEAD_TIMEOUT: Duration = Duration::from_secs(10);

pub(super) async fn serve(listener: TcpListener, judge: Arc<Judge>) {
    let mut connections = JoinSet::new();
    loop {
        while connections.try_join_next().is_some() {}
        let Ok((stream, _)) = listener.accept().await else {
            // The machine is out of sockets for now; those that are open go on.
            tokio::time::sleep(Duration::from_millis(10)).await;
            continue;
        };
        let judge = Arc::clone(&judge);
        connections.spawn(async move {
            let service = service_fn(move |request| answer(Arc::clone(&judge), request));
            let _ = http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(HEAD_TIMEOUT)
                .serve_connection(TokioIo::new(stream), service)
                .await;
        });
    }
}

async fn answer(judge: Arc<Judge>, request: Request<IncomingBody>) -> Result<Response<Full<Bytes>>, Infallible> {
    let (head, body) = request.into_parts();
    let path = head.uri.path_and_query().map_or("/", |path| path.as_str());
    let url = Url::parse(&format!("http://sandbox{path}"));
    let body = Limited::new(body, BODY_LIMIT).collect().await;
    let (Ok(url), Ok(body)) = (url, body) else {
        return Ok(plain(http::StatusCode::BAD_REQUEST, "sandbox: the request cannot be read, or has more than 16 MiB"));
    };
    let reply = judge.answer(&Incoming { method: head.method, url, headers: head.headers, body: body.to_bytes().to_vec() });
    let mut response = Response::new(Full::new(reply.body));
    *response.status_mut() = reply.status;
    *response.headers_mut() = reply.headers;
    Ok(response)
}

fn plain(status: http::StatusCode, text: &'static str) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(Bytes::from_static(text.as_bytes())));
    *response.status_mut() = status;
    response
}
