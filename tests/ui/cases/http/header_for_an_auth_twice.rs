use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    auth key "Key" custom { parameters { token "Key": Secret } }
    helper both { header "X-Robot": "yes" for key; header "X-Robot": "no" for key, token; }
    action get_user "Get User" { effects read; GET "/user" via both; }
}

fn main() {
    let _ = Service::CONNECTOR;
}
