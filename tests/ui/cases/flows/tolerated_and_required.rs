use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    action rename_user "Rename user" {
        effects write;
        input { email: String }
        let found = GET "/find" via api { query { email: input.email } tolerate NotFound; } => { id: String from body.id };
        POST "/names" via api { json { user: found.id } }
    }
}

fn main() {
    let service = Service::token().token("t").connect().unwrap();
    drop(service.rename_user("e").render());
}
