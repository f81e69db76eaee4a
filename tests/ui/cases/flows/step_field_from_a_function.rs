use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    action get_user "Get user" {
        effects read;
        input { user: String }
        let found = GET "/users/{input.user}" via api => { name: String from trim(body.name) };
        output { name: String from found.name }
    }
}

fn main() {
    let service = Service::token().token("t").connect().unwrap();
    drop(service.get_user("U1").render());
}
