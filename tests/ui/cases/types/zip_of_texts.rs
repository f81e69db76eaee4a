use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    action get_user "Get User" {
        effects write;
        input { id "ID": String }
        let names = zip(split(input.id, ","), [{ name: "a" }]);
        POST "/users/{input.id}" via api { json { names: names } }
        output { name "Name": String from body.name }
    }
}

fn main() {
    let service = Service::token().token("t").connect().unwrap();
    drop(service.get_user("u").render());
}
