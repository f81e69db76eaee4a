use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    action tidy_up "Tidy up" {
        effects write;
        run tidy_up;
        output { count: i64 }
        sample => request PATCH: 200 json {};
    }
}

fn main() {
    let service = Service::token().token("t").connect().unwrap();
    drop(service.tidy_up().render());
}
