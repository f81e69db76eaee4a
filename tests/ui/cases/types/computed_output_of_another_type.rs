use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    action get_user "Get user" {
        effects read;
        input { user: String }
        GET "/users/{input.user}" via api;
        output { name: i64 from trim(body.name) }
    }
}

fn main() {
    let service = Service::token().token("t").connect().unwrap();
    drop(service.get_user("U1").render());
}
