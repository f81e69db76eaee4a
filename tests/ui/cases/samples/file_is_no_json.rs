use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    action get_user "Get User" {
        effects read;
        input { id "ID": String, #[allow(unused)] size: Option<i64> }
        GET "/users/{input.id}" via api;
        output { name "Name": String from body.name }
        sample { id: "u" } => 200 json from "../files/text.txt";
    }
}

fn main() {}
