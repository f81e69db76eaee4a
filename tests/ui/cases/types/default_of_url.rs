use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    action add_user "Add User" {
        effects write;
        input { name "Name": Url = "example.com" }
        POST "/users" via api { json { name: input.name } }
        output { id "ID": String from body.id }
    }
}

fn main() {
    drop(Service::token().token("t").connect());
}
