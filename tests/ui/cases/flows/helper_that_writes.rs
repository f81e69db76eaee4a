use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    helper mark(id: String) { POST "/items/{input.id}/mark" via api; output { mark: String from body.mark } }
    action mark_item "Mark item" {
        effects write;
        input { id: String }
        let marked = mark(id: input.id);
        PUT "/items/{input.id}" via api { json { mark: marked.mark } }
    }
}

fn main() {
    let service = Service::token().token("t").connect().unwrap();
    drop(service.mark_item("7").render());
}
