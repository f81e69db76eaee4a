//! What is declared and used by nothing is a warning, which `deny(warnings)` makes an error.
#![deny(warnings)]

connector_core::connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }
    auth token "Token" custom { parameters { token "Token": Secret, site: Option<String> } }
    helper api { header "Authorization": "Bearer {auth.token}"; }
    helper other { header "Authorization": "Bearer {auth.token}"; }
    record Thing { id: String, parts: Vec<Thing> }
    choices Size { small, large }
    action get_thing "Get" {
        effects read;
        options { place: String }
        input { id: String, limit: i64 = 5 }
        GET "/things/{input.id}" via api;
        sample { place: "p", id: "t", limit: 1 } => 200;
    }
}

fn main() {
    let _ = Service::CONNECTOR;
}
