use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }
    record User { id: i64, name: String }

    action get_user "Get User" {
        effects read;
        input { id "ID": i64 }
        GET "/users/{input.id}" via api { answer csv { ";" } }
        items User from body;
    }
}

fn main() {
    let service = Service::token().token("t").connect().unwrap();
    drop(service.get_user(7).render());
}
