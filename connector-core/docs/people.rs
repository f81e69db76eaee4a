connector_core::connector! {
    /// Look people up in the workspace.
    pub connector People "People" {
        key: "people",
        version: "1.0.0",
        base_url: "https://slack.com/api",
    }

    auth bot "Bot token" custom {
        parameters { token "Bot token": Secret where matches "^xoxb-" }
    }

    helper slack {
        header "Authorization": "Bearer {auth.token}";
        error body.ok == false && body.error == "user_not_found" => NotFound { code: body.error };
        error body.ok == false => Rejected { code: body.error };
    }

    /// A person.
    record Member { id "ID": String, real_name "Real name": Option<String> }

    /// Reads the profile of one user.
    action get_user "Get User" {
        effects read;
        input { user "User ID": String }
        GET "/users.info" via slack { query { user: input.user } }
        output { real_name "Real name": String from body.user.real_name }
        sample { user: "U1" } => 200 json { "ok": true, "user": { "real_name": "Egon" } };
        sample "Nobody" { user: "U0" } => 200 json { "ok": false, "error": "user_not_found" };
    }

    /// Lists everybody.
    action list_members "List Members" {
        effects read;
        GET "/users.list" via slack;
        pages { cursor query.cursor from body.next; items Member from body.members; }
        sample => 200 json { "ok": true, "members": [{ "id": "U1" }], "next": "n" },
            page "n" => 200 json { "ok": true, "members": [{ "id": "U2" }] };
    }

    custom_api_action via slack;
}
