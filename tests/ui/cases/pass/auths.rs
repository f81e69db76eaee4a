//! Each way to sign in, with every setting that it has, and no function in Rust.
#![deny(warnings, missing_docs)]
use connector_core::connector;

connector! {
    /// User name and password.
    pub connector Basic { key: "basic", version: "1.0.0", base_url: "https://api.example.com" }
    auth login "Account" basic { parameters { username "Account SID": String, password "Auth token": Secret } }
    helper api { header "Accept": "application/json"; }
    authping { GET "/me" via api; sample => 200; }
}

connector! {
    /// Parameters of every type.
    pub connector Custom { key: "custom", version: "1.0.0", base_url: "{auth.site}/v1" }
    choices Region { eu "Europe", us "United States" }
    auth token "Token" custom {
        parameters {
            /// The address of your service.
            site "Site": Url = "https://api.example.com",
            token "Token": Secret where matches "^tok_" placeholder "tok_…",
            region "Region": Region = eu,
            account "Account": Option<String> advanced,
            version "Version": i64 = 2 where range 1..=3,
            trace "Trace": bool = false hidden,
        }
    }
    helper api {
        header "Authorization": "Token {auth.token}";
        query { region: auth.region, account: auth.account, version: auth.version, trace: auth.trace }
    }
    authping { GET "/me" via api; sample => 200; }
}

connector! {
    /// OAuth 2.0 with a browser: every setting.
    pub connector Code { key: "code", version: "1.0.0", base_url: "https://api.example.com" }
    auth app "Sign in" oauth2 authorization_code {
        parameters { site "Site": Url = "https://example.com", tenant "Tenant": String = "common", client_id "Application ID": String }
        authorize_url: "{auth.site}/{auth.tenant}/authorize?v=2",
        token_url: "{auth.site}/{auth.tenant}/token",
        refresh_url: "{auth.site}/{auth.tenant}/refresh",
        revoke_url: "{auth.site}/{auth.tenant}/revoke",
        client: customer,
        client_auth: post,
        pkce: S256,
        redirect: hosted,
        scopes { "repo" "Read and write" required, "gist" "Gists" selected, "read:user" }
        scope_separator: ",",
        authorize_parameters { access_type: "offline", "tenant-id": auth.tenant, max_age: 3600, fresh: true }
        token_parameters { vendor: "{auth.tenant}" }
        token_headers { "Accept": "application/json" }
        audience: "https://api.example.com",
        resource: "urn:example:{auth.tenant}",
        refresh { before: 5m, when: status 401 || body.error.code in ["expired", "revoked"] }
    }
    helper api { header "Authorization": "Bearer {auth.access_token}"; }
    authping { GET "/me" via api; sample => 200; sample => 401; }
    revoke { POST "/revoke" { basic auth.client_id, auth.client_secret; form { token: auth.access_token } } sample => 204; }
}

connector! {
    /// OAuth 2.0 without a person.
    pub connector Credentials { key: "credentials", version: "1.0.0", base_url: "https://api.example.com" }
    auth robot oauth2 client_credentials {
        token_url: "https://example.com/token",
        client: developer,
        client_auth: basic,
        scopes { "all" required }
        audience: "https://api.example.com",
        refresh { when: status 401 }
    }
    helper api { header "Authorization": "Bearer {auth.access_token}"; }
    authping { GET "/me" via api; sample => 200; }
}

connector! {
    /// OAuth 2.0 for what has no browser.
    pub connector Device { key: "device", version: "1.0.0", base_url: "https://api.example.com" }
    auth television oauth2 device {
        device_url: "https://example.com/device",
        token_url: "https://example.com/token",
        scopes { "watch" selected }
    }
    helper api { header "Authorization": "Bearer {auth.access_token}"; }
    authping { GET "/me" via api; sample => 200; }
}

connector! {
    /// OAuth 2.0 by a signed assertion.
    pub connector JwtBearer { key: "jwt_bearer", version: "1.0.0", base_url: "https://api.example.com" }
    auth account oauth2 jwt_bearer {
        parameters { client_email "E-mail": String, subject "On behalf of": Option<String> }
        token_url: "https://example.com/token",
        assertion {
            issuer: auth.client_email,
            subject: auth.subject,
            audience: "https://example.com/token",
            algorithm: RS256,
            lifetime: 10m,
            claims { scope: "read write" }
        }
    }
    helper api { header "Authorization": "Bearer {auth.access_token}"; }
    authping { GET "/me" via api; sample => 200; }
}

connector! {
    /// OAuth 2.0 with a client that signs instead of telling a secret.
    pub connector PrivateKeyJwt { key: "private_key_jwt", version: "1.0.0", base_url: "https://api.example.com" }
    auth robot oauth2 client_credentials {
        token_url: "https://example.com/token",
        client_auth: private_key_jwt,
        assertion { algorithm: ES256, lifetime: 1m }
    }
    helper api { header "Authorization": "Bearer {auth.access_token}"; }
    authping { GET "/me" via api; sample => 200; }
}

connector! {
    /// One key, in any of three places; or a token.
    pub connector Keys { key: "keys", version: "1.0.0", base_url: "https://api.example.com" }
    auth in_header "Key in a header" api_key { parameters { key "Your key": Secret where len 32..=64 } in: header "X-Api-Key" }
    auth in_query "Key in the query" api_key { in: query "api_key" }
    auth in_cookie "Key in a cookie" api_key { in: cookie "sid" }
    auth token "Token" bearer {}
    helper api {
        header "Accept": "application/json";
        header "X-Kind": "header" for in_header;
        header "X-Kind": "other" for in_query, in_cookie;
    }
    authping { GET "/me" via api; sample => 200; }
    revoke for in_header { DELETE "/keys/current" via api; sample => 204; }
    revoke for token { DELETE "/tokens" via api { json { token: auth.token } } sample => 204; }
}

connector! {
    /// A session that a call starts.
    pub connector Login { key: "login", version: "1.0.0", base_url: "https://api.example.com" }
    auth session session {
        parameters { user "User": String, password "Password": Secret }
        login POST "/sessions" { json { user: auth.user, password: auth.password } } => { sid: Secret from body.id, ttl: i64 from body.expires_in },
        expires_in: auth.ttl,
        refresh { before: 30s, when: status 401 && body.code == "session_expired" }
    }
    helper api { header "X-Session": auth.sid; }
    authping { GET "/me" via api; sample => 200; }
    revoke { DELETE "/sessions/current" via api; sample => 204; }
}

connector! {
    /// A session that a refusal hands out.
    pub connector Challenge { key: "challenge", version: "1.0.0", base_url: "https://api.example.com" }
    auth session session {
        parameters { user "User": String, password "Password": Secret }
        expires: 12h,
        refresh { when: status 409 => { sid: Option<Secret> from header["x-session-id"] } }
    }
    helper api { basic auth.user, auth.password; header "X-Session-Id": auth.sid; }
    authping { GET "/me" via api; sample => 200; }
}

connector! {
    /// HTTP Digest.
    pub connector Digest { key: "digest", version: "1.0.0", base_url: "https://api.example.com" }
    auth login digest {}
    helper api { header "Accept": "application/json"; }
    authping { GET "/me" via api; sample => 200; }
}

connector! {
    /// Signed requests.
    pub connector Hmac { key: "hmac", version: "1.0.0", base_url: "https://api.example.com" }
    auth signer hmac {
        parameters { key_id "Key ID": String }
        algorithm: sha512,
        encoding: base64,
        sign: "{request.method}\n{request.path}\n{request.query}\n{request.timestamp}\n{request.nonce}\n{request.body_hash}\n{request.body}",
        headers { "X-Time": request.timestamp, "X-Nonce": request.nonce, "Authorization": "HMAC {auth.key_id}:{signature}" }
    }
    auth short hmac { sign: request.body, headers { "X-Signature": "{signature}" } }
    helper api { header "Accept": "application/json"; }
    authping { GET "/me" via api; sample => 200; }
}

connector! {
    /// AWS Signature Version 4.
    pub connector Amazon { key: "amazon", version: "1.0.0", base_url: "https://sqs.{auth.region}.amazonaws.com" }
    auth key aws_sigv4 { parameters { region "Region": String = "eu-central-1" } service: "sqs", region: auth.region }
    helper api { header "Accept": "application/json"; }
    authping { POST "/" via api { query { Action: "ListQueues" } } sample => 200; }
}

connector! {
    /// A client's certificate.
    pub connector Certificate { key: "certificate", version: "1.0.0", base_url: "https://api.example.com" }
    auth certificate mtls {}
    helper api { header "Accept": "application/json"; }
    authping { GET "/me" via api; sample => 200; }
}

connector! {
    /// Values that no person gives.
    pub connector Configured { key: "configured", version: "1.0.0", base_url: "https://{auth.region}.example.com" }
    config {
        /// Where the service runs.
        region "Region": String = "eu",
        agent "Agent": String = "{auth.region}-robot/{auth.tenant}" hidden,
        api_secret: Secret hidden,
        page_size: i64 = 50,
        trace: bool = false,
    }
    auth token "Token" custom { parameters { token "Token": Secret, tenant "Tenant": String } }
    helper api {
        header "Authorization": "Bearer {auth.token}";
        header "X-Agent": auth.agent;
        header "X-Secret": auth.api_secret;
        query { size: auth.page_size, trace: auth.trace }
    }
    authping { GET "/me" via api; sample => 200; }
}

/// The test of the metadata has these connectors too, and no use for this.
#[allow(dead_code)]
fn main() {
    drop(Basic::login().username("sid").password("token").connect());
    drop(Custom::token().token("tok_1").region(Region::Us).connect());
    drop(Code::app().access_token("t").refresh_token("r").connect());
    drop(Credentials::robot().access_token("t").connect());
    drop(Device::television().access_token("t").connect());
    drop(JwtBearer::account().access_token("t").client_email("a@b.example").connect());
    drop(PrivateKeyJwt::robot().access_token("t").connect());
    drop(Keys::in_cookie().key("k").connect());
    drop(Keys::token().token("t").connect());
    drop(Login::session().sid("s").connect());
    drop(Challenge::session().user("u").password("p").connect());
    drop(Digest::login().username("u").password("p").connect());
    drop(Hmac::signer().secret("s").key_id("k").connect());
    drop(Amazon::key().access_key_id("a").secret_access_key("s").connect());
    drop(Certificate::certificate().certificate("-----BEGIN").private_key("-----BEGIN").connect());
    drop(Configured::token().token("t").tenant("a").api_secret("s").connect());
}
