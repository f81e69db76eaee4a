use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    helper find_parent(id: String) {
        let folder = GET "/folders/{input.id}" via api => { parent: String from body.parent };
        let next = find_parent(id: folder.parent);
        output { root: String from next.root }
    }
    action get_root "Get root" {
        effects read;
        input { id: String }
        let found = find_parent(id: input.id);
        GET "/folders/{found.root}" via api;
    }
}

fn main() {
    let service = Service::token().token("t").connect().unwrap();
    drop(service.get_root("7").render());
}
