use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; error body.ok == false => Rejected; }

    record User { id: i64, name: String, mail: Option<String> from contact.mail, since: DateTime }

    action get_user "Get User" {
        effects read;
        input { id "ID": String }
        let found = GET "/find" via api => { id: String from body.id };
        GET "/users/{found.id}" via api { query { id: input.id } }
        output { user: User from body.user, tags: Vec<String> from body.tags }
        sample { id: "u" } => found: 200 json { "name": "Ray" }, 200 json { "user": { "id": 1, "name": "Ray", "since": "2024-05-01T12:00:00Z" }, "tags": [] };
    }
}

fn main() {
    let service = Service::token().token("t").connect().unwrap();
    drop(service.get_user("u").render());
}
