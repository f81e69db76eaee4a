use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    action get_user "Get User" {
        effects write;
        input { id "ID": String, view "View": Object }
        POST "/users/{input.id}" via api { json { text: "view: {input.view}" } }
        output { name "Name": String from body.name }
    }
}

fn main() {}
