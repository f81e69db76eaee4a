connector_core::connector! {
    pub connector Mail "Mail" { key: "mail", version: "1.0.0", base_url: "https://api.example.com" }
    auth token "Token" custom { parameters { token "Token": Secret } }
    helper api { header "Authorization": "Bearer {auth.token}"; }

    authping { GET "/me/{input.id}" via api; identity: i64 from body.id; }
    authping { GET "/me" via api; }
    revoke { input { all: bool } DELETE "/tokens" via api; }
    custom_api_action via api
}

fn main() {}
