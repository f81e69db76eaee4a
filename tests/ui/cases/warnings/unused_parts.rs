//! A part of the connector that no card leads to does nothing.
#![deny(warnings)]

connector_core::connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }
    config { region "Region": String = "eu" }
    auth token "Token" custom { parameters { token "Token": Secret } }
    helper api { header "Authorization": "Bearer {auth.token}"; }
    lookup teams {
        GET "/teams" via api;
        items from body.teams;
        choice { value: item.id, label: item.name }
    }
    record Link { url: Url }
    trigger new_user "New User" poll every 5m {
        options { team: String }
        let me = GET "/me" via api => { id: String from body.id, name: String from body.name };
        GET "/users/{me.id}/friends" via api { query { since: cursor } }
        items String from body.names;
        cursor: String from body.next;
    }
}

fn main() {
    let _ = Service::CONNECTOR;
}
