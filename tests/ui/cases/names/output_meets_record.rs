use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    record GetUserOutput { id "ID": String }

    action get_user "Get User" {
        effects read;
        input { id "ID": String }
        GET "/users/{input.id}" via api;
        output { name "Name": String from body.name }
    }

    action get_other { effects read; GET "/other" via api; output { other: GetUserOutput from body } }
}

fn main() {}
