use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    helper find_user(email: String) {
        let email = GET "/users" via api { query { email: email } } => { id: String from body.id };
        output { id: String from email.id }
    }

    action get_user "Get User" {
        effects read;
        let user = find_user(email: "a@example.com");
        GET "/users/{user.id}" via api;
        output { name "Name": String from body.name }
    }
}

fn main() {
    let service = Service::token().token("t").connect().unwrap();
    drop(service.get_user().render());
}
