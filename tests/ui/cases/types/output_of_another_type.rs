use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    action get_user "Get User" {
        effects read;
        input { id "ID": String }
        let found = GET "/found/{input.id}" via api => { user: Option<String> from body.id };
        GET "/users" via api;
        output { user: String from found.user, id: i64 from input.id }
    }
}

fn main() {
    let service = Service::token().token("t").connect().unwrap();
    drop(service.get_user("u").render());
}
