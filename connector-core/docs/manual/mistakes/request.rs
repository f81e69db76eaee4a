connector_core::connector! {
    pub connector Notes "Notes" { key: "notes", version: "1.0.0", base_url: "https://api.example.com/v2" }
    auth token "Token" custom { parameters { token "Token": Secret } }
    helper api { header "Authorization": "Bearer {auth.token}"; }

    action get_note "Get Note" {
        effects read;
        input { id "Note ID": Option<String>, filter "Filter": Object }
        GET "/notes/{input.id}?full=1" via api {
            header "X Source": "docs";
            query { filter: input.filter }
            json { id: input.id }
        }
        output { text "Text": String from body.text }
    }
}

fn main() {}
