//! What is unused on purpose says so, and is no warning.
#![deny(warnings)]

connector_core::connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }
    auth token "Token" custom {
        parameters {
            token "Token": Secret,
            /// For the trigger to come.
            #[allow(unused)]
            signing_secret: Option<Secret>,
        }
    }
    #[allow(unused)]
    auth other custom { parameters { token: Secret, site: String } }
    helper api { header "Authorization": "Bearer {auth.token}"; }
    #[allow(unused)]
    helper other { header "Authorization": "Bearer {auth.token}"; }
    #[allow(unused)]
    record Thing { id: String }
    /// Sizes.
    #[allow(unused)]
    choices Size { small, large }
    action get_thing "Get" {
        effects read;
        input { id: String, #[allow(unused)] limit: i64 = 5 }
        GET "/things/{input.id}" via api;
    }
    #[allow(unused)]
    action get_all { effects read; options { place: String } input { limit: Option<i64> } GET "/things" via api; }
}

fn main() {
    let _ = Service::CONNECTOR;
}
