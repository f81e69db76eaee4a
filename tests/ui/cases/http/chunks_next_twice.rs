use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    action send "Send" {
        effects write;
        input { file "File": File }
        PUT "/files" via api {
            chunks input.file, 8MiB { next header.location; next body.url; }
        }
    }
}

fn main() {
    let service = Service::token().token("t").connect().unwrap();
    drop(service.send(connector_core::File::from_bytes("a.txt", "a")).render());
}
