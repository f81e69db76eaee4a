use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    helper find_user(email: String) {
        GET "/find" via api { query { email: input.email } }
        output { id: String from body.id }
    }
    action get_user "Get user" {
        effects read;
        input { person: Object }
        let user = find_user(email: input.person);
        GET "/users/{user.id}" via api;
    }
}

fn main() {
    let _ = Service::CONNECTOR;
}
