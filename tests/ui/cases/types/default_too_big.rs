use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    action get_users "Get Users" {
        effects read;
        input { since: i64 = 9223372036854775808 }
        GET "/users" via api { query { since: input.since } }
    }
}

fn main() {
    let _ = Service::CONNECTOR;
}
