use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret, site "Site": Url } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    action write "Write" {
        effects write;
        input {
            anywhere "Anywhere": Url,
            text "Text": String,
            maybe "Maybe": Option<Url> where within "https://up.example.com",
            wrong "Wrong": Url where within ["up.example.com", "http://up.example.com", "https://up.example.com/files", "https://*.com"],
            number "Number": i64 where within "https://up.example.com",
            fixed "Fixed": Url = "https://up.example.com.evil.org/" where within "https://up.example.com",
        }
        POST "{input.anywhere}" via api;
        POST "{input.text}" via api;
        POST "{input.maybe}" via api;
        POST "{input.anywhere}/more" via api;
        POST "https://up.example.com/{input.text}" via api;
        POST "{auth.token}" via api;
    }
}

fn main() {}
