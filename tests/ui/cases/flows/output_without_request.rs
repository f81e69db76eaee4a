use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    action find_user "Find User" {
        effects read;
        input { email "Email": String }
        let found = GET "/find" via api { query { email: input.email } } => { id: String from body.id };
        let user = GET "/users/{found.id}" via api => { id: String from body.id };
        output { name "Name": String from body.name }
    }
}

fn main() {
    let service = Service::token().token("t").connect().unwrap();
    drop(service.find_user("e").render());
}
