//! The fields that the kind of an auth brings by itself, such as the `access_token` of OAuth 2.0.

use proc_macro2::Ident;

use super::{
    auth::{AuthKind, GivenBy, Grant},
    field::Field,
    types::Type,
};
use crate::{
    errors::{Code, Errors, Place},
    syntax::{
        Many,
        scheme::{Setting, SettingValue},
    },
};

pub struct Brought {
    pub name: &'static str,
    label: &'static str,
    ty: Type,
    pub given_by: GivenBy,
    /// Only signing in needs it.
    pub for_sign_in: bool,
}

/// What a kind brings, in the order in which people see it: all that it may bring, where a setting could not be read.
pub fn by(kind: AuthKind, settings: &Many<Setting>) -> Vec<Brought> {
    match kind {
        AuthKind::Custom | AuthKind::Session => Vec::new(),
        AuthKind::Basic | AuthKind::Digest => vec![text("username", "Username"), secret("password", "Password")],
        AuthKind::ApiKey => vec![secret("key", "API key")],
        AuthKind::Bearer => vec![secret("token", "Token")],
        AuthKind::Hmac => vec![secret("secret", "Secret")],
        AuthKind::AwsSigv4 => vec![
            text("access_key_id", "Access key ID"),
            secret("secret_access_key", "Secret access key"),
            optional(secret("session_token", "Session token")),
        ],
        AuthKind::Mtls => vec![text("certificate", "Certificate"), secret("private_key", "Private key")],
        AuthKind::OAuth2(grant) => of_oauth2(grant, settings),
    }
}

/// How an OAuth client says who it is where that is not written.
pub fn default_client_auth(grant: Grant) -> &'static str {
    match grant {
        Grant::AuthorizationCode | Grant::ClientCredentials => "basic",
        Grant::Device | Grant::JwtBearer => "none",
    }
}

fn of_oauth2(grant: Grant, settings: &Many<Setting>) -> Vec<Brought> {
    let client_auth = word(&settings.list, "client_auth").unwrap_or_else(|| default_client_auth(grant).to_owned());
    let has_secret = settings.broken || matches!(client_auth.as_str(), "basic" | "post");
    let has_key = settings.broken || client_auth == "private_key_jwt" || grant == Grant::JwtBearer;
    let has_client = settings.broken || grant != Grant::JwtBearer || client_auth != "none";
    let owner = if word(&settings.list, "client").is_some_and(|owner| owner == "developer") { GivenBy::Developer } else { GivenBy::Person };
    let of_client = |field: Brought| Brought { given_by: owner, for_sign_in: true, ..field };
    let issued = |field: Brought| Brought { given_by: GivenBy::SignIn, ..field };
    let fields = [
        (has_client, of_client(text("client_id", "Client ID"))),
        (has_secret, of_client(secret("client_secret", "Client secret"))),
        (has_key, of_client(secret("private_key", "Private key"))),
        (has_key, of_client(optional(text("key_id", "Key ID")))),
        (true, issued(secret("access_token", "Access token"))),
        (matches!(grant, Grant::AuthorizationCode | Grant::Device), issued(optional(secret("refresh_token", "Refresh token")))),
    ];
    fields.into_iter().filter(|(is_there, _)| *is_there).map(|(_, field)| field).collect()
}

fn word(settings: &[Setting], name: &str) -> Option<String> {
    settings.iter().find(|setting| setting.name == name).and_then(|setting| match &setting.value {
        SettingValue::Word(word) => Some(word.to_string()),
        _ => None,
    })
}

fn text(name: &'static str, label: &'static str) -> Brought {
    Brought { name, label, ty: Type::Text, given_by: GivenBy::Person, for_sign_in: false }
}

fn secret(name: &'static str, label: &'static str) -> Brought {
    Brought { ty: Type::Secret, ..text(name, label) }
}

fn optional(field: Brought) -> Brought {
    Brought { ty: Type::Optional(Box::new(field.ty)), ..field }
}

/// Adds what is not written, before the rest; what is written, to label it, has the same type.
pub fn join(brought: &[Brought], fields: &mut Vec<Field>, auth: &Ident, kind: AuthKind, errors: &Errors) {
    let mut added = 0;
    for Brought { name, label, ty, .. } in brought {
        match fields.iter().find(|field| field.written == *name) {
            Some(field) if field.ty == *ty || field.ty == Type::Unknown => {}
            Some(field) => {
                let right = match ty {
                    Type::Optional(inner) => format!("an `Option<{}>`", spelled(inner)),
                    other => format!("a `{}`", spelled(other)),
                };
                let message = format!("the `{name}` of `{}` is {right}", kind.name());
                errors.push(Place::from(&field.ident), Code::ParameterType, message);
            }
            None => {
                let ident = Ident::new(name, auth.span());
                fields.insert(added, Field::bare(ident, name, (*label).to_owned(), ty.clone()));
                added += 1;
            }
        }
    }
}

fn spelled(ty: &Type) -> &'static str {
    if *ty == Type::Secret { "Secret" } else { "String" }
}
