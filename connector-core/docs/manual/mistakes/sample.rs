connector_core::connector! {
    pub connector People "People" { key: "people", version: "1.0.0", base_url: "https://api.example.com" }
    auth token "Token" custom { parameters { token "Token": Secret } }
    helper api { header "Authorization": "Bearer {auth.token}"; }

    action get_person "Get Person" {
        effects read;
        input { id "ID": i64 }
        GET "/people/{input.id}" via api;
        output { name "Name": String from body.name }
        sample { id: "one" } => 200 json { "name": "Ray" };
        sample { ids: 2 } => 200 json { "name": "Egon" };
        sample { id: 3 } => 200 json { "nme": "Peter" };
    }
}

fn main() {}
