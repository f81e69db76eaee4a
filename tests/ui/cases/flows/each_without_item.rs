use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    action close_issues "Close issues" {
        effects write idempotent;
        input { ids: Vec<String> }
        for each "id" in input.ids {
            POST "/issues/{id}/close" via api;
        }
    }
}

fn main() {
    let service = Service::token().token("t").connect().unwrap();
    drop(service.close_issues().render());
}
