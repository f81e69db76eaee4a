use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    record Photo { file "File": File, title "Title": String }

    action send "Send" {
        effects write;
        input { name "Name": String, photo "Photo": Option<Photo> }
        POST "/files" via api { query { name: input.name } json { photo: input.photo } }
        output { id "ID": i64 from body.id }
    }
}

fn main() {
    let service = Service::token().token("t").connect().unwrap();
    drop(service.send(Send::new("n")).render());
}
