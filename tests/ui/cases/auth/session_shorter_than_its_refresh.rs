use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth login "Login" session {
        parameters { user "User": String }
        login POST "/session" { json { user: auth.user } } => { sid: Secret from body.sid }
        expires: 30s,
        refresh { before: 1m }
    }

    helper api { header "X-Session": auth.sid; }

    action get_user "Get User" {
        effects read;
        input { id "ID": String }
        GET "/users/{input.id}" via api;
        output { name "Name": String from body.name }
    }
}

fn main() {
    let service = Service::login().user("u").sid("s").connect().unwrap();
    drop(service.get_user("u").render());
}
