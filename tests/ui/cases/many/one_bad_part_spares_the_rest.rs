//! A part that cannot be read at all keeps its name; nothing that refers to it is blamed.
use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token" Secret } }

    helper api { header Authorization = "Bearer {auth.token}"; }

    record User { id: String, name }

    action get_user "Get User" {
        effects read;
        input { id "ID" => String }
        let found = GET "/find/{input.id}" via api {} { id: String from body.id };
        GET "/users/{found.id}" via api;
        output { user: User from body, id: String from found.id }
        sample { id: "u" } => 200 json { "id": "u" };
    }
}

fn main() {
    let service = Service::token().token("t").connect().unwrap();
    drop(service.get_user("u"));
}
