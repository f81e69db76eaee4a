use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth app "App" oauth2 client_credentials { token_url: "https://api.example.com/token", scopes { "files" required, "files.read" } }

    helper api { header "Authorization": "Bearer {auth.access_token}"; }

    action get_user "Get user" {
        effects read;
        scopes "files" | "file.read";
        GET "/user" via api;
    }
}

fn main() {
    let service = Service::app().client_id("i").client_secret("s").connect().unwrap();
    drop(service.get_user().render());
}
