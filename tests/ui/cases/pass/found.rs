//! What the condition of a block has found is there in that block: it may stand in a path, and where a helper needs a value.
#![deny(warnings)]

connector_core::connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }
    auth token "Token" custom { parameters { token "Token": Secret, site: Option<String> } }
    helper api { header "Authorization": "Bearer {auth.token}"; }
    helper find_user(email: String) { GET "/find" via api { query { email: input.email } } output { id: String from body.id } }
    record Team { id: String, lead: Option<String> }
    action change "Change" {
        effects write;
        input { mail: Option<String>, id: String, team: Option<Team> }
        let found = GET "/find" via api { tolerate NotFound; } => { id: Option<String> from body.id };
        if exists found.id { DELETE "/users/{found.id}" via api; }
        let id = if exists input.mail { let user = find_user(email: input.mail); give user.id; } else { give input.id; };
        let mail = if exists input.mail { give input.mail; } else { give "nobody@example.com"; };
        let user = find_user(email: mail);
        if exists input.team && input.id != "0" { DELETE "/teams/{input.team.id}/{user.id}" via api; }
        if input.team.lead in ["a", "b"] || input.team.lead == id {
            for each part in ["x", "y"] { DELETE "/leads/{input.team.lead}/{part}" via api; }
        }
        if exists auth.site { DELETE "/sites/{auth.site}" via api; }
        output { id: String from id }
    }
}

fn main() {
    let _ = Service::CONNECTOR;
}
