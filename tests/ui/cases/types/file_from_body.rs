use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    action send "Send" {
        effects write;
        input { name "Name": String, file "File": File }
        POST "/files" via api { query { name: input.name } multipart { file: input.file } }
        output { file "File": File from body.file }
    }
}

fn main() {
    let service = Service::token().token("t").connect().unwrap();
    drop(service.send(Send::new("n", connector_core::File::from_bytes("a", "b"))).render());
}
