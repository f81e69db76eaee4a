//! What is unused on purpose says so, and is no warning.
#![deny(warnings)]

connector_core::connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }
    config { #[allow(unused)] region "Region": String = "eu" }
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
    helper count_users(team: String) { GET "/users/count" via api; output { count: i64 from body.count } }
    #[allow(unused)]
    lookup teams { GET "/teams" via api; items from body.teams; choice { value: item.id, label: item.name } }
    #[allow(unused)]
    lookup names { GET "/names" via api; items from body.names; choice { value: item } }
    action find_thing "Find" {
        effects read;
        input { name: String }
        let found = GET "/find" via api { query { name: input.name } } => { id: String from body.id, #[allow(unused)] size: i64 from body.size };
        #[allow(unused)]
        let greeting = "Hello {input.name}";
        #[allow(unused)]
        let more = GET "/more/{found.id}" via api => { id: String from body.id };
        if exists found.id {
            #[allow(unused)]
            let inner = found.id;
        }
        GET "/things/{found.id}" via api;
    }
    #[allow(unused)]
    action get_all { effects read; options { place: String } input { limit: Option<i64> } GET "/things" via api; }
}

fn main() {
    let _ = Service::CONNECTOR;
}
