use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    record user { id "ID": String }

    action get { effects read; GET "/me" via api; output { me: user from body } }
}

fn main() {
    let service = Service::token().token("t").connect().unwrap();
    drop(service.get().render());
}
