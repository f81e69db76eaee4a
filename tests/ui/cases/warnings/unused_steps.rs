//! What leaves a step is there to be read.
#![deny(warnings)]

connector_core::connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }
    auth token "Token" custom { parameters { token "Token": Secret } }
    helper api { header "Authorization": "Bearer {auth.token}"; }
    helper count_users(team: String) {
        GET "/users/count" via api { query { team: input.team } }
        output { count: i64 from body.count, truncated: bool from body.truncated }
    }
    helper log(text: String) {
        effects write;
        POST "/log" via api { json { text: input.text } }
        output { id: String from body.id }
    }
    helper find_user(email: String, exact: bool = true) {
        let found = GET "/find" via api { query { email: input.email } } => { id: String from body.id, team: String from body.team };
        output { id: String from found.id }
    }
    action get_user "Get User" {
        effects write;
        input { email: String, team: String }
        let greeting = "Hello {input.email}";
        let names = for each part in ["a", "b"] { give part; };
        let kind = if input.team == "core" { give "core"; } else { give "guest"; };
        let count = count_users(team: input.team);
        let logged = log(text: input.email);
        let job = POST "/jobs" via api => { id: String from body.id };
        wait every 1s..10s, until body.state == "done" { GET "/jobs/{job.id}" via api; }
        let end = wait every 1s..10s, until body.state == "done" { GET "/jobs/{job.id}" via api; } => { state: String from body.state };
        GET "/users" via api { query { email: input.email } }
    }
}

fn main() {
    let _ = Service::CONNECTOR;
}
