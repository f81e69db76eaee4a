use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    action send "Send" {
        effects write;
        input { name "Name": Option<Nullable<String>>, file "File": File }
        POST "/files" via api { multipart { name: input.name, file: input.file } }
    }
}

fn main() {
    let _ = Service::CONNECTOR;
}
