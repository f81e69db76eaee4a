use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    record User { id: String }

    action list_users "List Users" {
        effects read;
        POST "/graphql" via api { graphql "query($after: String) { users(after: $after) { nodes { id } pageInfo { endCursor } } }"; }
        pages { cursor variables.before from body.data.users.pageInfo.endCursor; items User from body.data.users.nodes; }
    }
}

fn main() {
    let service = Service::token().token("t").connect().unwrap();
    drop(service.list_users().render());
}
