use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    action get_user "Get User" {
        effects read;
        input { name: String = "" where len 1.. }
        GET "/users" via api { query { name: input.name } }
    }
}

fn main() {
    let _ = Service::CONNECTOR;
}
