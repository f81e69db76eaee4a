connector_core::connector! {
    pub connector Hub "Hub" { key: "hub", version: "1.0.0", base_url: "https://api.example.com" }
    auth token "Token" custom { parameters { token "Token": Secret, user "User": String } }
    helper api { header "Authorization": "Bearer {auth.token}"; header "X-User": "{auth.user}"; }

    record Issue { number "Number": i64, updated_at "Updated": DateTime }

    trigger new_issue "New Issue" poll every 1m {
        GET "/issues/{cursor}" via api;
        items Issue from body;
        cursor: String from max(item.updated_at);
    }

    trigger issue_changed "Issue Changed" webhook {
        verify hmac_sha256 { key: auth.user, over: "{header.x-id}", equals: "{hex}" in header["x-signature"] }
        event Issue from body.issue;
        deregister { DELETE "/hooks/{registration.id}" via api; }
    }
}

fn main() {}
