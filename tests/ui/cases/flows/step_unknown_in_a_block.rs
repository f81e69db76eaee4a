use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    action close_issue "Close issue" {
        effects write;
        input { id: String, reason: Option<String> }
        if exists input.reason {
            sends POST "/issues/{input.id}/comments" via api { json { body: input.reason } }
        }
        POST "/issues/{input.id}/close" via api;
    }
}

fn main() {
    let service = Service::token().token("t").connect().unwrap();
    drop(service.close_issue("7").render());
}
