use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    action get_user "Get user" {
        effects read;
        input { email: String }
        let found = GET "/find" via api { query { email: input.email } tolerate NotFound; } => { id: Option<String> from body.id };
        GET "/users/{found.id}" via api;
    }
}

fn main() {
    let service = Service::token().token("t").connect().unwrap();
    drop(service.get_user("e").render());
}
