use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    action get_users "Get Users" {
        effects read;
        input { active: bool where one_of [true] }
        GET "/users" via api { query { active: input.active } }
    }
}

fn main() {
    let service = Service::token().token("t").connect().unwrap();
    drop(service.get_users(true).render());
}
