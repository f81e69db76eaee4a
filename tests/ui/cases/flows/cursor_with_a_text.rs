use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    action list_users "List users" {
        effects read;
        GET "/users" via api;
        pages { cursor query.after with "next"; items String from body.users; }
    }
}

fn main() {
    let service = Service::token().token("t").connect().unwrap();
    drop(service.list_users());
}
