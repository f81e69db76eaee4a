use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    helper find_user(email: String, team: Option<String>) {
        GET "/find" via api { query { email: input.email, team: input.team } }
        output { id: String from body.id }
    }
    action get_user "Get user" {
        effects read;
        input { email: String }
        let user = lookup_person(email: input.email);
        GET "/users/{user.id}" via api;
    }
}

fn main() {
    let service = Service::token().token("t").connect().unwrap();
    drop(service.get_user("e").render());
}
