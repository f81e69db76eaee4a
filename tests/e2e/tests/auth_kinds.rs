//! What a host reads of each kind of auth, of one connector each: those that the compiler's cases hold.

#![allow(clippy::unwrap_used, missing_docs)]

use connector_core::card::Connector;
use serde_json::{Value, json};

#[path = "../../ui/cases/pass/auths.rs"]
mod each;

/// An auth, without its fields.
fn kind(connector: &Connector, name: &str) -> Value {
    let mut auth = serde_json::to_value(connector.auth(name).unwrap()).unwrap();
    let auth = auth.as_object_mut().unwrap();
    auth.remove("parameters");
    assert_eq!(auth.remove("name").unwrap(), name);
    auth.remove("hint");
    Value::Object(std::mem::take(auth))
}

/// Its fields, as a line each: name, label, type, who gives it, and what else is true of it.
fn fields(connector: &Connector, name: &str) -> Vec<String> {
    let auth = serde_json::to_value(connector.auth(name).unwrap()).unwrap();
    let text = |field: &Value, key: &str| field[key].as_str().unwrap().to_owned();
    let line = |field: &Value| {
        let ty = match &field["type"]["of"]["kind"] {
            Value::String(inner) if field["type"]["kind"] == "optional" => format!("optional {inner}"),
            _ => text(&field["type"], "kind"),
        };
        let mut line = format!("{} \"{}\": {ty} by {}", text(field, "name"), text(field, "label"), text(field, "given_by"));
        if field["for_sign_in"] == true {
            line += ", for sign-in";
        }
        if field["hidden"] == true {
            line += ", hidden";
        }
        for key in ["default", "value"] {
            if !field[key].is_null() {
                line += &format!(", {key} {}", field[key]);
            }
        }
        line
    };
    auth["parameters"].as_array().unwrap().iter().map(line).collect()
}

#[test]
fn kinds_without_settings() {
    assert_eq!(kind(each::Basic::CONNECTOR, "login"), json!({ "label": "Account", "kind": "basic", "revocable": false }));
    assert_eq!(
        fields(each::Basic::CONNECTOR, "login"),
        ["username \"Account SID\": text by person", "password \"Auth token\": secret by person"]
    );
    assert_eq!(kind(each::Digest::CONNECTOR, "login"), json!({ "label": "Login", "kind": "digest", "revocable": false }));
    assert_eq!(
        fields(each::Digest::CONNECTOR, "login"),
        ["username \"Username\": text by person", "password \"Password\": secret by person"]
    );
    assert_eq!(kind(each::Certificate::CONNECTOR, "certificate"), json!({ "label": "Certificate", "kind": "mtls", "revocable": false }));
    assert_eq!(
        fields(each::Certificate::CONNECTOR, "certificate"),
        ["certificate \"Certificate\": text by person", "private_key \"Private key\": secret by person"]
    );
    assert_eq!(kind(each::Custom::CONNECTOR, "token"), json!({ "label": "Token", "kind": "custom", "revocable": false }));
    assert_eq!(
        fields(each::Custom::CONNECTOR, "token"),
        [
            "site \"Site\": url by person, default \"https://api.example.com\"",
            "token \"Token\": secret by person",
            "region \"Region\": choices by person, default \"eu\"",
            "account \"Account\": optional text by person",
            "version \"Version\": integer by person, default 2",
            "trace \"Trace\": boolean by person, default false",
        ]
    );
}

#[test]
fn keys_say_where_they_stand() {
    for (name, place, key) in [("in_header", "header", "X-Api-Key"), ("in_query", "query", "api_key"), ("in_cookie", "cookie", "sid")] {
        let auth = kind(each::Keys::CONNECTOR, name);
        assert_eq!((&auth["kind"], &auth["in"], &auth["key_name"]), (&json!("api_key"), &json!(place), &json!(key)));
        assert_eq!(auth["revocable"], name == "in_header", "a revoke is for the auth that it names");
    }
    assert_eq!(fields(each::Keys::CONNECTOR, "in_header"), ["key \"Your key\": secret by person"]);
    assert_eq!(fields(each::Keys::CONNECTOR, "in_query"), ["key \"API key\": secret by person"]);
    assert_eq!(kind(each::Keys::CONNECTOR, "token"), json!({ "label": "Token", "kind": "bearer", "revocable": true }));
    assert_eq!(fields(each::Keys::CONNECTOR, "token"), ["token \"Token\": secret by person"]);
}

#[test]
fn grants_bring_what_they_need() {
    let code = kind(each::Code::CONNECTOR, "app");
    assert_eq!((&code["grant"], &code["pkce"], &code["redirect"]), (&json!("authorization_code"), &json!("S256"), &json!("hosted")));
    assert_eq!(
        code["authorize_parameters"],
        json!({ "access_type": "offline", "tenant-id": "{auth.tenant}", "max_age": "3600", "fresh": "true" })
    );
    assert_eq!(code["refresh"], json!({ "before_ms": 300_000, "on_answer": true }));
    assert_eq!(
        fields(each::Code::CONNECTOR, "app"),
        [
            "client_secret \"Client secret\": secret by person, for sign-in",
            "access_token \"Access token\": secret by sign_in",
            "refresh_token \"Refresh token\": optional secret by sign_in",
            "site \"Site\": url by person, default \"https://example.com\"",
            "tenant \"Tenant\": text by person, default \"common\"",
            "client_id \"Application ID\": text by person, for sign-in",
        ]
    );
    let robot = kind(each::Credentials::CONNECTOR, "robot");
    assert_eq!((&robot["client"], &robot["client_auth"], &robot["pkce"]), (&json!("developer"), &json!("basic"), &json!("none")));
    assert_eq!(robot["refresh"], json!({ "before_ms": 60_000, "on_answer": true }));
    assert_eq!(robot["scopes"], json!([{ "name": "all", "label": "all", "required": true, "selected": true }]));
    assert_eq!(
        fields(each::Credentials::CONNECTOR, "robot"),
        [
            "client_id \"Client ID\": text by developer, for sign-in",
            "client_secret \"Client secret\": secret by developer, for sign-in",
            "access_token \"Access token\": secret by sign_in",
        ]
    );
    let television = kind(each::Device::CONNECTOR, "television");
    assert_eq!((&television["grant"], &television["client_auth"]), (&json!("device"), &json!("none")));
    assert_eq!(
        fields(each::Device::CONNECTOR, "television"),
        [
            "client_id \"Client ID\": text by person, for sign-in",
            "access_token \"Access token\": secret by sign_in",
            "refresh_token \"Refresh token\": optional secret by sign_in",
        ]
    );
}

#[test]
fn assertions_are_signed_with_a_key_of_the_connection() {
    let account = kind(each::JwtBearer::CONNECTOR, "account");
    assert_eq!((&account["grant"], &account["client_auth"]), (&json!("jwt_bearer"), &json!("none")));
    assert_eq!(
        account["assertion"],
        json!({
            "algorithm": "RS256", "issuer": "{auth.client_email}", "subject": "{auth.subject}", "audience": "https://example.com/token",
            "lifetime_ms": 600_000, "claims": { "scope": "read write" },
        })
    );
    assert_eq!(
        fields(each::JwtBearer::CONNECTOR, "account"),
        [
            "private_key \"Private key\": secret by person, for sign-in",
            "key_id \"Key ID\": optional text by person, for sign-in",
            "access_token \"Access token\": secret by sign_in",
            "client_email \"E-mail\": text by person",
            "subject \"On behalf of\": optional text by person",
        ]
    );
    let robot = kind(each::PrivateKeyJwt::CONNECTOR, "robot");
    assert_eq!((&robot["client_auth"], &robot["assertion"]["algorithm"]), (&json!("private_key_jwt"), &json!("ES256")));
    assert_eq!(robot["assertion"]["issuer"], Value::Null, "the client itself");
    assert_eq!(
        fields(each::PrivateKeyJwt::CONNECTOR, "robot"),
        [
            "client_id \"Client ID\": text by person, for sign-in",
            "private_key \"Private key\": secret by person, for sign-in",
            "key_id \"Key ID\": optional text by person, for sign-in",
            "access_token \"Access token\": secret by sign_in",
        ]
    );
}

#[test]
fn sessions_start_by_a_login_or_by_a_refusal() {
    assert_eq!(
        kind(each::Login::CONNECTOR, "session"),
        json!({
            "label": "Session", "kind": "session", "logs_in": true, "expires_ms": null, "expires_in": "{auth.ttl}",
            "refresh": { "before_ms": 30_000, "on_answer": true }, "revocable": true,
        })
    );
    assert_eq!(
        fields(each::Login::CONNECTOR, "session"),
        [
            "user \"User\": text by person",
            "password \"Password\": secret by person",
            "sid \"Sid\": secret by sign_in",
            "ttl \"Ttl\": integer by sign_in",
        ]
    );
    let challenge = kind(each::Challenge::CONNECTOR, "session");
    assert_eq!((&challenge["logs_in"], &challenge["expires_ms"]), (&json!(false), &json!(43_200_000)));
    assert_eq!(fields(each::Challenge::CONNECTOR, "session")[2], "sid \"Sid\": optional secret by sign_in");
}

#[test]
fn signatures_say_what_is_signed() {
    assert_eq!(
        kind(each::Hmac::CONNECTOR, "signer"),
        json!({
            "label": "Signer", "kind": "hmac", "algorithm": "sha512", "encoding": "base64",
            "sign": "{request.method}\n{request.path}\n{request.query}\n{request.timestamp}\n{request.nonce}\n{request.body_hash}\n{request.body}",
            "headers": { "X-Time": "{request.timestamp}", "X-Nonce": "{request.nonce}", "Authorization": "HMAC {auth.key_id}:{signature}" },
            "revocable": false,
        })
    );
    assert_eq!(fields(each::Hmac::CONNECTOR, "signer"), ["secret \"Secret\": secret by person", "key_id \"Key ID\": text by person"]);
    let short = kind(each::Hmac::CONNECTOR, "short");
    assert_eq!((&short["algorithm"], &short["encoding"], &short["sign"]), (&json!("sha256"), &json!("hex"), &json!("{request.body}")));
    assert_eq!(
        kind(each::Amazon::CONNECTOR, "key"),
        json!({ "label": "Key", "kind": "aws_sigv4", "service": "sqs", "region": "{auth.region}", "revocable": false })
    );
    assert_eq!(
        fields(each::Amazon::CONNECTOR, "key"),
        [
            "access_key_id \"Access key ID\": text by person",
            "secret_access_key \"Secret access key\": secret by person",
            "session_token \"Session token\": optional secret by person",
            "region \"Region\": text by person, default \"eu-central-1\"",
        ]
    );
}

#[test]
fn config_values_are_of_the_developer() {
    assert_eq!(
        fields(each::Configured::CONNECTOR, "token"),
        [
            "token \"Token\": secret by person",
            "tenant \"Tenant\": text by person",
            "region \"Region\": text by developer, default \"eu\"",
            "agent \"Agent\": text by developer, hidden, value \"{auth.region}-robot/{auth.tenant}\"",
            "api_secret \"Api secret\": secret by developer, hidden",
            "page_size \"Page size\": integer by developer, default 50",
            "trace \"Trace\": boolean by developer, default false",
        ]
    );
}
