connector_core::connector! {
    pub connector Files "Files" { key: "files", version: "1.0.0", base_url: "https://api.example.com" }
    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api {
        header "Authorization": "Bearer {auth.tokn}";
        error status 404 => Missing;
        error body.ok => Rejected;
        retry { attempts: 4, backoff: 1..60 }
    }

    custom_api_action via apis;
}

fn main() {}
