use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret, site "Site": Url } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    action read "Read" {
        effects read;
        input { repository "Repository": String, branch "Branch": Option<String>, tags "Tags": Vec<String> }
        GET "/x-{input.repository:segments}/y" via api {
            query { a: "{input.repository:segments(2)}" }
        }
        GET "/r/{input.repository:segment}" via api;
        GET "/r/{input.repository:segments(0)}" via api;
        GET "/r/{input.branch:segments}" via api;
        GET "/r/{input.tags:segments}" via api;
        GET "{input.repository:segments}/r" via api;
    }
}

fn main() {}
