use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret, site "Site": Url } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    action send "Send" {
        effects write;
        options { repository "Repository": String }
        input {
            upload_url "Upload address": Url where within ["https://uploads.example.com", "https://*.files.example.com:8443"],
            path "Path": String,
        }
        let session = POST "/uploads/{options.repository:segments(2)}" via api
            => { url: Url from header.location where within "https://uploads.example.com" };
        let part = PUT "{session.url}" via api { query { part: 1 } } => { next: Url from header.location };
        PUT "{part.next}" via api { query { part: 2 } }
        POST "{input.upload_url}" via api;
        POST "{auth.site}";
        GET "/files/{input.path:segments}/raw" via api { follow "https://*.cdn.example.com"; }
        output { status "Status": i64 from status }
    }
}

/// Nothing is sent here, and no TLS is built.
struct Nowhere;

impl connector_core::seam::Transport for Nowhere {
    fn send(
        &self,
        _: connector_core::seam::HttpRequest,
        _: connector_core::seam::Bounds,
    ) -> connector_core::seam::BoxFuture<'_, Result<connector_core::seam::Reply, connector_core::seam::SendError>> {
        Box::pin(std::future::ready(Err(connector_core::seam::SendError::Timeout)))
    }
}

fn main() {
    let service = Service::token().token("t").site("https://example.com").transport(std::sync::Arc::new(Nowhere)).connect().unwrap();
    let url: connector_core::Url = "https://uploads.example.com/x?y=1".parse().unwrap();
    let sent = service.send(Send::new("octo/cat", url, "docs/a b.md")).render().unwrap().to_string();
    assert!(sent.contains("/uploads/octo/cat"), "{sent}");
    assert!(sent.contains("POST https://uploads.example.com/x?y=1"), "{sent}");
    assert!(sent.contains("/files/docs/a%20b.md/raw"), "{sent}");
}
