use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    record User { id: String }
    action list_users "List Users" {
        effects read;
        POST "/users" via api { json { limit: 5 } }
        pages { cursor variables.after from body.next; items User from body.users; }
    }
}

fn main() {
    let service = Service::token().token("t").connect().unwrap();
    drop(service.list_users().render());
}
