connector_core::connector! {
    pub connector Files "Files" { key: "files", version: "1.0.0", base_url: "https://api.example.com" }
    config { region "Region": String = "{auth.zone}-1", zone "Zone": String = "eu" }

    auth app "Sign in" oauth2 authorization_code {
        authorize_url: "/oauth/authorize",
        client_auth: none,
        pkce: none,
        scopes { "read write" }
        authorize_parameters { state: "1", hint: auth.access_token }
    }
    auth key "API key" api_key { parameters { key "Your key": String } in: header "X-Api-Key" }
    auth session "Account" session {
        parameters { user "User": String, password "Password": Secret }
        login POST "/sessions" via api { json { user: auth.user, password: auth.password } } => { sid: Secret from body.id },
        expires_in: auth.user,
    }
    auth signer "Signer" hmac { sign: "{request.metod}", headers { "X-Key": "files" } }

    helper api {
        header "X-Api-Key": "files";
        header "Authorization": "Bearer {auth.access_token}" for app, session;
        query { region: auth.region }
    }
    revoke for apps { DELETE "/tokens/current" via api; }
}

fn main() {}
