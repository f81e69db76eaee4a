use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth app "Sign in" oauth2 authorization_code { token_url: "https://example.com/token" }

    helper api { header "Authorization": "Bearer {auth.access_token}"; }

    action get_user "Get User" {
        effects read;
        input { id "ID": String }
        GET "/users/{input.id}" via api;
        output { name "Name": String from body.name }
    }
}

fn main() {
    let _ = Service::CONNECTOR;
}
