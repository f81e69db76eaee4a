connector_core::connector! {
    pub connector Blog "Blog" { key: "blog", version: "1.0.0", base_url: "https://api.example.com" }
    auth token "Token" custom { parameters { token "Token": Secret } }
    helper api { header "Authorization": "Bearer {auth.token}"; }

    action publish "Publish" {
        effects write;
        input { title "Title": String, tags "Tags": Vec<String> }
        POST "/posts/{first(input.tags)}" via api {
            json { slug: slugg(input.title), tags: join(input.tags), length: count(input.title) }
        }
        output { id "Post ID": String from body.id }
    }
}

fn main() {}
