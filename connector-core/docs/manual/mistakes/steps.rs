connector_core::connector! {
    pub connector Board "Board" { key: "board", version: "1.0.0", base_url: "https://api.example.com" }
    auth token "Token" custom { parameters { token "Token": Secret } }
    helper api { header "Authorization": "Bearer {auth.token}"; }

    helper find_user(email: String) {
        GET "/users" via api { query { email: input.email } }
        output { id: String from body.id }
    }

    action invite "Invite" {
        effects write;
        input { email: String, others: Vec<String>, board: String }
        let key = "Bearer {auth.token}";
        let user = find_user(mail: input.email);
        for each other in input.board { POST "/guests" via api { json { email: other } } }
        let ids = for each other in input.others { POST "/guests" via api { json { email: other, key: key } } };
        let old = GET "/guests" via api { tolerate NotFound; } => { id: String from body.id };
        if old.id == user.id { fail Conflict; POST "/log" via api; }
        wait every 1s..10s { GET "/boards/{input.board}" via api; }
        output { ids: Vec<String> from ids, status: i64 from status }
    }
}

fn main() {}
