use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth key "API key" api_key { in: query "api_key" }

    helper api { query { api_key: "public" } }

    action get_user "Get User" {
        effects read;
        input { id "ID": String }
        GET "/users/{input.id}" via api;
        output { name "Name": String from body.name }
    }
}

fn main() {
    let service = Service::key().key("k").connect().unwrap();
    drop(service.get_user("u").render());
}
