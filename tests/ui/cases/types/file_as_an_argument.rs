use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    action send "Send" {
        effects write;
        input { file: File }
        POST "/files" via api { json { file: json(input.file) } }
    }
}

fn main() {
    let _ = Service::CONNECTOR;
}
