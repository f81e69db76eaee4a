use connector_core::connector;

#[derive(Clone)]
pub struct UserId(pub String);

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    action get_user "Get User" {
        effects read;
        input { id "ID": self::UserId }
        GET "/users" via api { query { id: input.id } }
        output { name "Name": String from body.name }
    }
}

fn main() {}
