//! `auth name "Label" kind { parameters { … } setting: … }`

use proc_macro2::Ident;
use syn::{LitStr, Token, parse::ParseStream};

use super::{
    field::{self, Field, Kind},
    keywords::{AUTH_KINDS, GRANTS},
    scheme::{self, Setting},
    tokens::{self, Many},
};
use crate::{
    errors::{Code, Errors, Place, error},
    suggest,
};

pub struct Auth {
    pub hint: String,
    pub name: Ident,
    pub label: Option<LitStr>,
    pub kind: AuthKind,
    pub parameters: Many<Field>,
    /// What the kind needs to know, as far as it could be read.
    pub settings: Many<Setting>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum AuthKind {
    Custom,
    Basic,
    ApiKey,
    Bearer,
    Digest,
    Hmac,
    AwsSigv4,
    Mtls,
    Session,
    OAuth2(Grant),
}

/// How OAuth 2.0 gets an access token.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Grant {
    AuthorizationCode,
    ClientCredentials,
    Device,
    JwtBearer,
}

impl AuthKind {
    /// As it is written.
    pub fn name(self) -> &'static str {
        match self {
            AuthKind::Custom => "custom",
            AuthKind::Basic => "basic",
            AuthKind::ApiKey => "api_key",
            AuthKind::Bearer => "bearer",
            AuthKind::Digest => "digest",
            AuthKind::Hmac => "hmac",
            AuthKind::AwsSigv4 => "aws_sigv4",
            AuthKind::Mtls => "mtls",
            AuthKind::Session => "session",
            AuthKind::OAuth2(Grant::AuthorizationCode) => "oauth2 authorization_code",
            AuthKind::OAuth2(Grant::ClientCredentials) => "oauth2 client_credentials",
            AuthKind::OAuth2(Grant::Device) => "oauth2 device",
            AuthKind::OAuth2(Grant::JwtBearer) => "oauth2 jwt_bearer",
        }
    }
}

impl Auth {
    pub fn parse(input: ParseStream<'_>, hint: String, errors: &Errors) -> syn::Result<Self> {
        let name = tokens::name(input, "the auth's name")?;
        let label = tokens::label(input)?;
        let mut auth = Self { hint, name, label, kind: AuthKind::Custom, parameters: Many::default(), settings: Many::default() };
        let is_oauth2 = tokens::at(input, "oauth2");
        match kind(input) {
            Ok(kind) => {
                auth.kind = kind;
                auth.parse_body(input, Some(kind), errors);
            }
            Err(mistake) => {
                errors.add(mistake);
                // Whatever the grant, its usual fields are there for those who use them.
                if is_oauth2 {
                    auth.kind = AuthKind::OAuth2(Grant::AuthorizationCode);
                }
                while !input.is_empty() && !input.peek(syn::token::Brace) && !input.peek(Token![;]) {
                    input.parse::<proc_macro2::TokenTree>()?;
                }
                // The body of a kind that is not understood may not be understood either; it is read for the names of its parameters.
                let unheard = Errors::new();
                auth.parse_body(input, None, &unheard);
                unheard.forget();
                auth.parameters.broken = true;
                auth.settings.broken = true;
            }
        }
        Ok(auth)
    }

    fn parse_body(&mut self, input: ParseStream<'_>, kind: Option<AuthKind>, errors: &Errors) {
        let mut seen = Vec::new();
        let body =
            tokens::block(input, |content| tokens::entries(content, errors, |input| self.parse_entry(input, kind, &mut seen, errors)));
        match body {
            Ok((true, _)) => {}
            Ok((false, _)) => {
                self.settings.broken = true;
                // The entry that could not be read may be the misspelt parameters.
                self.parameters.broken |= !seen.iter().any(|word| word == "parameters");
            }
            Err(mistake) => {
                errors.add(mistake);
                self.parameters.broken = true;
                self.settings.broken = true;
            }
        }
    }

    /// An entry, and whether it ended in `}`.
    fn parse_entry(
        &mut self,
        input: ParseStream<'_>,
        kind: Option<AuthKind>,
        seen: &mut Vec<String>,
        errors: &Errors,
    ) -> syn::Result<bool> {
        let word = tokens::name(input, "`parameters`, or a setting")?;
        if seen.iter().any(|before| word == before) {
            errors.push(&word, Code::GivenTwice, format_args!("`{word}` is given twice"));
        }
        seen.push(word.to_string());
        if word == "parameters" {
            let read = tokens::block(input, |content| field::parse_all(content, Kind::Parameter, errors));
            self.parameters.broken |= read.as_ref().map_or(true, |(fields, _)| fields.broken);
            self.parameters.list.extend(read?.0.list);
            return Ok(true);
        }
        match kind {
            Some(kind) => {
                let (setting, closed) = scheme::parse(input, word, kind, errors)?;
                self.settings.list.extend(setting);
                Ok(closed)
            }
            None => Err(tokens::unexpected(input, "`parameters`")),
        }
    }
}

fn kind(input: ParseStream<'_>) -> syn::Result<AuthKind> {
    let (word, place) = one_of(input, "the auth's kind", "kind of auth", AUTH_KINDS)?;
    Ok(match word {
        "basic" => AuthKind::Basic,
        "api_key" => AuthKind::ApiKey,
        "bearer" => AuthKind::Bearer,
        "digest" => AuthKind::Digest,
        "hmac" => AuthKind::Hmac,
        "aws_sigv4" => AuthKind::AwsSigv4,
        "mtls" => AuthKind::Mtls,
        "session" => AuthKind::Session,
        "oauth2" => AuthKind::OAuth2(grant(input, place)?),
        _ => AuthKind::Custom,
    })
}

fn grant(input: ParseStream<'_>, oauth2: Place) -> syn::Result<Grant> {
    if tokens::word(input).is_none() {
        let message = format!("`oauth2` needs the grant; write it behind: {}", suggest::either(GRANTS));
        return Err(error(oauth2, Code::UnknownAuthKind, message));
    }
    let (word, _) = one_of(input, "the grant", "grant", GRANTS)?;
    Ok(match word {
        "client_credentials" => Grant::ClientCredentials,
        "device" => Grant::Device,
        "jwt_bearer" => Grant::JwtBearer,
        _ => Grant::AuthorizationCode,
    })
}

/// Reads one of these words.
fn one_of(input: ParseStream<'_>, wanted: &str, what: &str, words: &[&'static str]) -> syn::Result<(&'static str, Place)> {
    let Some(found) = tokens::word(input) else {
        return Err(tokens::unexpected(input, &format!("{wanted}: {}", suggest::either(words))));
    };
    let place = Place::from(input.span());
    match words.iter().find(|word| **word == found) {
        Some(word) => tokens::name(input, "").map(|_| (*word, place)),
        None => {
            let advice = suggest::instead(&found, words.iter().copied());
            Err(error(place, Code::UnknownAuthKind, format_args!("unknown {what} `{found}`{advice}")))
        }
    }
}
