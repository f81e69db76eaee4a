use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    action add_tags "Add tags" {
        effects write;
        input { tags: Vec<String> }
        if input.tags == "new" { POST "/new" via api; }
        POST "/tags" via api { json { tags: input.tags } }
    }
}

fn main() {
    let service = Service::token().token("t").connect().unwrap();
    drop(service.add_tags().render());
}
