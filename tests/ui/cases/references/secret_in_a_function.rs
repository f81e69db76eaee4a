use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    action find_users "Find Users" {
        effects read;
        input { names "Names": Vec<String>, since "Since": Option<DateTime>, count "Count": i64 }
        let size = length(auth.token);
        GET "/users" via api { query { names: input.names, since: input.since, count: input.count, x: size } }
        output { total "Total": i64 from body.total }
    }
}

fn main() {
    let service = Service::token().token("t").connect().unwrap();
    drop(service.find_users(1).render());
}
