connector_core::connector! {
    pub connector People "People" {
        key: "people",
        version: "1.0",
        colour: "#ABCDEF",
        base_url: "http://api.example.com",
    }

    auth key "Key" custom { parameters { key "Key": Secret } }

    helper api { header "X-Key": "{auth.key}"; }

    custom_api_action via api;
}

fn main() {}
