use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    action set_user "Set User" {
        effects write;
        input { user: Object where one_of ["a"] }
        POST "/users" via api { json { user: input.user } }
    }
}

fn main() {
    let _ = Service::CONNECTOR;
}
