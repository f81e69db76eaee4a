use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    action find_users "Find users" {
        effects read;
        input { emails: Vec<String> }
        let found = for each email in input.emails {
            let user = GET "/find" via api { query { email: email } } => { id: String from body.id };
        };
        output { ids: Vec<String> from found }
    }
}

fn main() {
    let service = Service::token().token("t").connect().unwrap();
    drop(service.find_users().render());
}
