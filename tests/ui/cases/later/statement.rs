use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    action get_user "Get User" {
        effects read;
        input { id "ID": String }
        OPTIONS "/users/{input.id}" via api;
        output { name "Name": String from body.name }
    }
}

fn main() {
    let service = Service::token().token("t").connect().unwrap();
    drop(service.get_user("u").render());
}
