use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper many { idempotency_key header; header "Authorization": "Bearer {auth.token}"; }
    action get_user "Get User" { effects read; GET "/user" via many; }
}

fn main() {
    let service = Service::token().token("t").connect().unwrap();
    drop(service.get_user().render());
}
