use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    action get_viewer "Get Viewer" {
        effects read;
        POST "/graphql" via api { graphql "subscription { viewer { login } }"; }
        output { login: String from body.data.viewer.login }
    }
}

fn main() {
    let service = Service::token().token("t").connect().unwrap();
    drop(service.get_viewer().render());
}
