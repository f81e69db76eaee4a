use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    record Door { number: i64, pin: Secret }

    action get_user "Get User" {
        effects write;
        input { id "ID": String, door "Door": Door }
        let more = merge(input.door, { known: true });
        POST "/users/{input.id}" via api { json { door: input.door, hash: sha256(json(input.door)), more: more } }
        output { name "Name": String from body.name }
    }
}

fn main() {
    let service = Service::token().token("t").connect().unwrap();
    drop(service.get_user(("u", Door::new(1, "1234"))).render());
}
