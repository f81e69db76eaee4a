connector_core::connector! {
    pub connector Board "Board" { key: "board", version: "1.0.0", base_url: "https://api.example.com" }
    auth token "Token" custom { parameters { token "Token": Secret } }
    helper api { header "Authorization": "Bearer {auth.token}"; }

    action add_card "Add Card " {
        input { title "Title": String }
        let found = GET "/lists" via api => { id: i64 from body.lists[0].id };
        POST "/lists/{found.list}/cards" via api { json { title: input.titel } }
        output { id "Card ID": i64 }
    }
}

fn main() {}
