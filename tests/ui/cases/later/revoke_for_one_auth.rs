use connector_core::connector;

connector! {
    pub connector Example {
        key: "example",
        version: "1.0.0",
        base_url: "https://api.example.com",
    }

    auth token custom {
        parameters { token: Secret }
    }

    auth other custom {
        parameters { token: Secret }
    }

    revoke for token {
        POST "/revoke";
    }
}

fn main() {}
