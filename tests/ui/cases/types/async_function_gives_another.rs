use connector_core::{Flow, Result, connector};

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    async function rank(name: String) -> String;

    action get_user "Get user" {
        effects read;
        input { user: String }
        GET "/users/{input.user}" via api;
        output { rank: String from rank(body.name) }
    }
}

async fn rank(_flow: Flow<Service>, name: String) -> Result<i64> {
    Ok(i64::try_from(name.len()).unwrap_or_default())
}

fn main() {
    let service = Service::token().token("t").connect().unwrap();
    drop(service.get_user("U1").render());
}
