use connector_core::connector;

connector! {
    pub connector Hub "Hub" { key: "hub", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret, secret "Signing secret": Secret, name "Name": String } }

    helper api { header "Authorization": "Bearer {auth.token}"; header "X-Name": "{auth.name}{auth.secret}"; }

    record Issue { id: i64, title: String, updated_at: DateTime, labels: Vec<String> }

    action get_issue "Get Issue" { effects read; GET "/issue" via api; output { issue: Issue from body } }

    trigger issue_changed "Issue Changed" webhook {
        verify jwt { jwks: "https://id.example.com/keys", audience: "hub", in: header.authorization }
        event Issue from body.issue;
    }
}

fn main() {
    let hub = Hub::token().token("t").secret("s").name("n").connect().unwrap();
    drop(hub.get_issue().render());
}
