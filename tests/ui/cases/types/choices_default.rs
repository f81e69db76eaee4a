use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    choices State { open "Open", in_review "In review" }

    action get_user "Get User" {
        effects read;
        input { id "ID": String, a: State = opn, b: State = "open", c: i64 = open, d: Stat = open, e: Option<State> = open, f: DateTime = "today" }
        GET "/users/{input.id}" via api;
        output { name "Name": String from body.name }
        sample { id: "u", a: "in-review", f: "2024-02-30T00:00:00Z" } => 200;
    }
}

fn main() {
    let service = Service::token().token("t").connect().unwrap();
    drop(service.get_user("u").render());
}
