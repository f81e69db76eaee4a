use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret, site "Site": Url } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    action write "Write" {
        effects write;
        POST "/a" via api { follow "https://files.example.com"; }
        GET "/b" via api { follow "https://files.example.com/x", "https://u@files.example.com"; }
        GET "/c" via api { follow ["*.example.com", "https://FILES.example.com"]; }
    }
}

fn main() {}
