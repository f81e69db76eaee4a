use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    action set_place "Set place" {
        effects write;
        input { name: Option<String> }
        if exists input.name { give input.name; }
        POST "/place" via api { json { place: input.name } }
    }
}

fn main() {
    let service = Service::token().token("t").connect().unwrap();
    drop(service.set_place().render());
}
