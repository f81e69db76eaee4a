connector_core::connector! {
    pub connector Tracker "Tracker" { key: "tracker", version: "1.0.0", base_url: "https://api.example.com" }
    auth token "Token" custom { parameters { token "Token": Secret } }
    helper api { header "Authorization": "Bearer {auth.token}"; }

    lookup labels(search: String, project: String) {
        GET "/projects/{input.project}/labels" via api { query { q: input.search } }
        items from body.labels;
        choice { label: item.name }
    }

    action create_issue "Create Issue" {
        effects write;
        options { project "Project": String choose project }
        input { label "Label": String choose labels }
        POST "/projects/{options.project}/issues" via api { json { label: input.label } }
    }
}

fn main() {}
