use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    record Address { city: String, zip: Option<String>, tags: Vec<String>, site: Url }

    action get_user "Get User" {
        effects read;
        input { id "ID": String, home: Option<Address>, work: Option<Address>, raw: Option<Object> }
        let found = GET "/found" via api => { home: Address from body.home };
        GET "/users/{input.id}/{input.home.city}/{found.home.zip}" via api { query { a: found.home.tags } }
        let more = GET "{found.home.site}" via api => { a: String from body.a };
        output { name "Name": String from input.home.city }
    }
}

fn main() {
    let service = Service::token().token("t").connect().unwrap();
    drop(service.get_user("u").render());
}
