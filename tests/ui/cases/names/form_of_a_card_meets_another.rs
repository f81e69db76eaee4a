use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    action list "List" { effects read; input { name: Option<String> } GET "/all" via api { query { name: input.name } } }

    action list_with "List with" { effects read; GET "/with" via api; }
}

fn main() {
    let service = Service::token().token("t").connect().unwrap();
    drop(service.list().render());
}
