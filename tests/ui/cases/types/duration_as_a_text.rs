use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    action get_user "Get user" {
        effects read;
        input { id: String, since: DateTime }
        GET "/users" via api { query { id: input.id, since: input.since, x: plus(input.since, "7d") } }
    }
}

fn main() {
    let _ = Service::CONNECTOR;
}
