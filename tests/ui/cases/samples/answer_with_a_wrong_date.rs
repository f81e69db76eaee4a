use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; error body.ok == false => Rejected; }

    record User { id: i64, name: String, mail: Option<String> from contact.mail, since: DateTime }

    action get_user "Get User" {
        effects read;
        input { id "ID": String }
        GET "/users/{input.id}" via api;
        output { user: User from body.user, tags: Vec<String> from body.tags }
        sample { id: "u" } => 200 json { "user": { "id": 1, "name": "Ray", "since": "yesterday" }, "tags": [] };
    }
}

fn main() {
    let service = Service::token().token("t").connect().unwrap();
    drop(service.get_user("u").render());
}
