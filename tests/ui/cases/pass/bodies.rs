use connector_core::{File, connector};

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    record Tag { name "Name": String }

    action send "Send" {
        effects write;
        input { file "File": File, more "More": Vec<File>, tags "Tags": Vec<Tag>, note "Note": Option<String>, extra "Extra": Option<Object> }
        let copy = GET "/copy" via api => { file: File from response };
        PUT "/a" via api { stream input.file; }
        PUT "/b" via api { bytes copy.file; }
        PUT "/b" via api { chunks copy.file, 64KiB; }
        PUT "/b" via api {
            header "Upload-Offset": chunk.from;
            chunks input.file, 1 { next header.location; resume HEAD "/b" via api from header["upload-offset"]; }
        }
        PUT "/c" via api { header "Content-Type": "application/xml"; text "<note>{input.note}</note>"; }
        POST "/graphql" via api { graphql "mutation($note: String) { add(note: $note) { id } }" { note: input.note } }
        POST "/d" via api {
            multipart {
                file: input.file, files: [input.file, copy.file], more: input.more, tags: input.tags, note: input.note, extra: input.extra,
                about: { note: input.note, size: 1 }, text: "a {input.note}",
            }
        }
        output { answer "Answer": File from response, copy "Copy": File from copy.file, same "Same": File from input.file }
        sample { file: { name: "a.txt", text: "a" }, more: [{ name: "b.png", base64: "AA==", media_type: "image/png" }] } =>
            copy: 200 text "copied", 200 header "Content-Disposition": "attachment; filename=c.txt" text "c";
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
    let service = Service::token().token("t").transport(std::sync::Arc::new(Nowhere)).connect().unwrap();
    let sent = service.send(Send::new(File::from_bytes("a.txt", "hello")).note("n")).render().unwrap().to_string();
    assert!(sent.contains("(5 bytes of `a.txt`)") && sent.contains("{copy.file}") && sent.contains("upload-offset: 0"), "{sent}");
}
