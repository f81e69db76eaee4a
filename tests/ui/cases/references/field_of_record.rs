use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    record Address { city: String, zip: Option<String>, tags: Vec<String> }

    action get_user "Get User" {
        effects read;
        input { id "ID": String, home: Option<Address>, work: Option<Address>, raw: Option<Object> }
        let found = GET "/found" via api => { home: Address from body.home };
        GET "/users/{input.id}/{input.home.ctiy}" via api { query { a: [input.id.x, input.raw.x, found.home.street, found.home[0], input.home.tags.first, options.home.city, input[0]] } }
        output { name "Name": String from found.hom.city }
    }
}

fn main() {
    let service = Service::token().token("t").connect().unwrap();
    drop(service.get_user("u").render());
}
