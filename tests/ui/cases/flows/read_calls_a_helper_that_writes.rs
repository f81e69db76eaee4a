use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    helper mark(id: String) { effects write; POST "/items/{input.id}/mark" via api; output { mark: String from body.mark } }
    action get_item "Get item" {
        effects read;
        input { id: String }
        let marked = mark(id: input.id);
        GET "/items/{input.id}" via api { query { mark: marked.mark } }
    }
}

fn main() {
    let service = Service::token().token("t").connect().unwrap();
    drop(service.get_item("7").render());
}
