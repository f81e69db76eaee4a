//! What the kind of an auth needs to know: `token_url: "…"`, `scopes { … }`, `login POST "/session" => { … }`.

use proc_macro2::Ident;
use syn::{LitStr, Token, parse::ParseStream};

use super::{
    auth::{AuthKind, Grant},
    condition::Condition,
    duration,
    field::{self, Field, Kind},
    request::Request,
    tokens::{self, Many},
    value::{self, Pair, Value},
};
use crate::{
    errors::{Code, Errors, error},
    suggest,
};

pub struct Setting {
    pub name: Ident,
    pub value: SettingValue,
}

pub enum SettingValue {
    /// A text, or a parameter.
    Text(Value),
    /// One of the words that the setting has.
    Word(Ident),
    Pairs(Vec<Pair>),
    Scopes(Vec<Scope>),
    Refresh(Refresh),
    Assertion(Assertion),
    /// `header "X-Api-Key"`
    Key(Ident, LitStr),
    /// In milliseconds.
    Duration(u64),
    Login(Box<Login>),
}

/// `login POST "/session" { … } => { token: Secret from body.token }`
pub struct Login {
    pub request: Request,
    pub fields: Many<Field>,
}

/// `"repo" "Read and write repositories" required`
pub struct Scope {
    pub name: LitStr,
    pub label: Option<LitStr>,
    pub required: bool,
    pub selected: bool,
}

/// `refresh { before: 5m, when: status 401 }`
#[derive(Default)]
pub struct Refresh {
    pub before: Option<u64>,
    pub when: Option<Condition>,
    /// What the refusal itself carries: `when: status 409 => { id: Secret from header["x-session-id"] }`.
    pub fields: Option<Many<Field>>,
}

/// `assertion { issuer: auth.client_id, algorithm: RS256 }`
#[derive(Default)]
pub struct Assertion {
    pub texts: Vec<(Ident, Value)>,
    pub algorithm: Option<Ident>,
    pub lifetime: Option<u64>,
    pub claims: Option<Vec<Pair>>,
}

/// How a setting is written.
enum Form {
    Text,
    Word(&'static [&'static str]),
    Pairs,
    Scopes,
    Refresh,
    Assertion,
    Key,
    Duration,
    Login,
}

/// Every setting of every kind.
const FORMS: &[(&str, Form)] = &[
    ("authorize_url", Form::Text),
    ("token_url", Form::Text),
    ("device_url", Form::Text),
    ("refresh_url", Form::Text),
    ("revoke_url", Form::Text),
    ("client", Form::Word(&["customer", "developer"])),
    ("client_auth", Form::Word(&["basic", "post", "private_key_jwt", "none"])),
    ("pkce", Form::Word(&["S256", "none"])),
    ("redirect", Form::Word(&["loopback", "hosted"])),
    ("scopes", Form::Scopes),
    ("scope_separator", Form::Text),
    ("authorize_parameters", Form::Pairs),
    ("token_parameters", Form::Pairs),
    ("token_headers", Form::Pairs),
    ("audience", Form::Text),
    ("resource", Form::Text),
    ("refresh", Form::Refresh),
    ("assertion", Form::Assertion),
    ("in", Form::Key),
    ("algorithm", Form::Word(&["sha1", "sha256", "sha512"])),
    ("encoding", Form::Word(&["hex", "base64"])),
    ("sign", Form::Text),
    ("headers", Form::Pairs),
    ("service", Form::Text),
    ("region", Form::Text),
    ("login", Form::Login),
    ("expires", Form::Duration),
    ("expires_in", Form::Text),
];

const ASSERTION_TEXTS: &[&str] = &["issuer", "subject", "audience"];
const ALGORITHMS: &[&str] = &["RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "HS256", "EdDSA"];

impl AuthKind {
    /// The settings that must be written, and those that may be.
    pub fn settings(self) -> (&'static [&'static str], &'static [&'static str]) {
        match self {
            AuthKind::Custom | AuthKind::Basic | AuthKind::Bearer | AuthKind::Digest | AuthKind::Mtls => (&[], &[]),
            AuthKind::ApiKey => (&["in"], &[]),
            AuthKind::Hmac => (&["sign", "headers"], &["algorithm", "encoding"]),
            AuthKind::AwsSigv4 => (&["service", "region"], &[]),
            AuthKind::Session => (&[], &["login", "expires", "expires_in", "refresh"]),
            AuthKind::OAuth2(Grant::AuthorizationCode) => (
                &["authorize_url", "token_url"],
                &[
                    "refresh_url",
                    "revoke_url",
                    "client",
                    "client_auth",
                    "pkce",
                    "redirect",
                    "scopes",
                    "scope_separator",
                    "authorize_parameters",
                    "token_parameters",
                    "token_headers",
                    "audience",
                    "resource",
                    "refresh",
                    "assertion",
                ],
            ),
            AuthKind::OAuth2(Grant::Device) => (
                &["device_url", "token_url"],
                &[
                    "refresh_url",
                    "revoke_url",
                    "client",
                    "client_auth",
                    "scopes",
                    "scope_separator",
                    "token_parameters",
                    "token_headers",
                    "audience",
                    "resource",
                    "refresh",
                    "assertion",
                ],
            ),
            AuthKind::OAuth2(Grant::ClientCredentials) => (&["token_url"], OF_MACHINES),
            AuthKind::OAuth2(Grant::JwtBearer) => (&["token_url", "assertion"], OF_MACHINES),
        }
    }
}

/// The settings of the grants that need no person.
const OF_MACHINES: &[&str] = &[
    "revoke_url",
    "client",
    "client_auth",
    "scopes",
    "scope_separator",
    "token_parameters",
    "token_headers",
    "audience",
    "resource",
    "refresh",
    "assertion",
];

/// The rest of a setting, and whether it ended in `}`. One of another kind is read, reported and left out.
pub fn parse(input: ParseStream<'_>, name: Ident, kind: AuthKind, errors: &Errors) -> syn::Result<(Option<Setting>, bool)> {
    let (required, optional) = kind.settings();
    let is_known = |word: &&str| name == word;
    let Some((_, form)) = FORMS.iter().find(|(word, _)| name == word) else {
        let known: Vec<&str> = ["parameters"].iter().chain(required).chain(optional).copied().collect();
        return Err(unknown(&name, Code::UnknownAuthSetting, "setting", kind.name(), &known));
    };
    let (value, closed) = form.parse(input, &name, errors)?;
    if !required.iter().chain(optional).any(is_known) {
        errors.push(&name, Code::AuthSettingOutOfPlace, format_args!("`{name}` is no setting of `{}`; leave it out", kind.name()));
        return Ok((None, closed));
    }
    Ok((Some(Setting { name, value }), closed))
}

impl Form {
    fn parse(&self, input: ParseStream<'_>, name: &Ident, errors: &Errors) -> syn::Result<(SettingValue, bool)> {
        if matches!(self, Form::Text | Form::Word(_) | Form::Key | Form::Duration) {
            tokens::colon(input, &format!("`{name}`"))?;
        }
        Ok(match self {
            Form::Text => (SettingValue::Text(Value::parse(input, errors)?), false),
            Form::Word(words) => (SettingValue::Word(word(input, name, words)?), false),
            Form::Pairs => (SettingValue::Pairs(tokens::block(input, |content| value::pairs(content, errors))?.0), true),
            Form::Scopes => {
                let (scopes, _) = tokens::block(input, |content| tokens::list(content, errors, Scope::parse))?;
                (SettingValue::Scopes(scopes.list), true)
            }
            Form::Refresh => {
                let mut refresh = Refresh::default();
                tokens::block(input, |content| tokens::entries(content, errors, |input| refresh.parse_entry(input, errors)))?;
                (SettingValue::Refresh(refresh), true)
            }
            Form::Assertion => {
                let mut assertion = Assertion::default();
                tokens::block(input, |content| tokens::entries(content, errors, |input| assertion.parse_entry(input, errors)))?;
                (SettingValue::Assertion(assertion), true)
            }
            Form::Key => {
                let place = word(input, name, &["header", "query", "cookie"])?;
                let key = tokens::text(input, &format!("the name of the {place}, as a string such as `\"X-Api-Key\"`"))?;
                (SettingValue::Key(place, key), false)
            }
            Form::Duration => (SettingValue::Duration(duration::parse(input)?), false),
            Form::Login => (SettingValue::Login(Box::new(login(input, errors)?)), true),
        })
    }
}

/// One of the words that a setting has.
fn word(input: ParseStream<'_>, setting: &Ident, words: &[&str]) -> syn::Result<Ident> {
    let found = tokens::name(input, &format!("a word: {}", suggest::either(words)))?;
    match words.iter().any(|word| found == word) {
        true => Ok(found),
        false => Err(unknown(&found, Code::BadAuthSetting, "value", &setting.to_string(), words)),
    }
}

fn unknown(word: &Ident, code: Code, what: &str, of: &str, known: &[&str]) -> syn::Error {
    let advice = suggest::instead(&word.to_string(), known.iter().copied());
    error(word, code, format_args!("unknown {what} `{word}` of `{of}`{advice}"))
}

/// Reports a part that is there already.
fn once(is_again: bool, part: &Ident, of: &str, errors: &Errors) {
    if is_again {
        errors.push(part, Code::GivenTwice, format_args!("`{of}` has `{part}` already; leave one of them out"));
    }
}

impl Scope {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let name = tokens::text(input, "a scope, as a string such as `\"repo\"`")?;
        let mut scope = Self { name, label: tokens::label(input)?, required: false, selected: false };
        if !input.is_empty() && !input.peek(Token![,]) {
            let label = if scope.label.is_none() { "the scope's label, " } else { "" };
            let mark = tokens::name(input, &format!("{label}`required`, `selected` or `,`"))?;
            match mark.to_string().as_str() {
                "required" => scope.required = true,
                "selected" => scope.selected = true,
                _ => return Err(tokens::unknown(&mark, Code::BadAuthSetting, "mark of a scope", &["required", "selected"], &[])),
            }
        }
        Ok(scope)
    }
}

impl Refresh {
    fn parse_entry(&mut self, input: ParseStream<'_>, errors: &Errors) -> syn::Result<bool> {
        let name = tokens::name(input, "a part of `refresh`: `before` or `when`")?;
        match name.to_string().as_str() {
            "before" => {
                tokens::colon(input, "`before`")?;
                once(self.before.replace(duration::parse(input)?).is_some(), &name, "refresh", errors);
                Ok(false)
            }
            "when" => {
                tokens::colon(input, "`when`")?;
                once(self.when.replace(Condition::parse(input, errors)?).is_some(), &name, "refresh", errors);
                if input.parse::<Option<Token![=>]>>()?.is_none() {
                    return Ok(false);
                }
                self.fields = Some(tokens::block(input, |content| field::parse_all(content, Kind::Step, errors))?.0);
                Ok(true)
            }
            _ => Err(unknown(&name, Code::UnknownAuthSetting, "part", "refresh", &["before", "when"])),
        }
    }
}

impl Assertion {
    fn parse_entry(&mut self, input: ParseStream<'_>, errors: &Errors) -> syn::Result<bool> {
        let name = tokens::name(input, "a part of the assertion, such as `issuer`")?;
        let word_of = name.to_string();
        match word_of.as_str() {
            "claims" => {
                let claims = tokens::block(input, |content| value::pairs(content, errors))?.0;
                once(self.claims.replace(claims).is_some(), &name, "assertion", errors);
                return Ok(true);
            }
            "algorithm" => {
                tokens::colon(input, "`algorithm`")?;
                once(self.algorithm.replace(word(input, &name, ALGORITHMS)?).is_some(), &name, "assertion", errors);
            }
            "lifetime" => {
                tokens::colon(input, "`lifetime`")?;
                once(self.lifetime.replace(duration::parse(input)?).is_some(), &name, "assertion", errors);
            }
            text if ASSERTION_TEXTS.contains(&text) => {
                tokens::colon(input, &format!("`{text}`"))?;
                let value = Value::parse(input, errors)?;
                once(self.texts.iter().any(|(before, _)| name == *before), &name, "assertion", errors);
                self.texts.push((name, value));
            }
            _ => {
                let known = ["issuer", "subject", "audience", "algorithm", "lifetime", "claims"];
                return Err(unknown(&name, Code::UnknownAuthSetting, "part", "assertion", &known));
            }
        }
        Ok(false)
    }
}

fn login(input: ParseStream<'_>, errors: &Errors) -> syn::Result<Login> {
    let (request, _) = Request::parse(input, errors)?;
    if !input.peek(Token![=>]) {
        return Err(tokens::unexpected(input, "`=>` and what leaves the login: `=> { token: Secret from body.token }`"));
    }
    input.parse::<Token![=>]>()?;
    let (fields, place) = tokens::block(input, |content| field::parse_all(content, Kind::Step, errors))?;
    if fields.list.is_empty() && !fields.broken {
        return Err(error(place, Code::BadAuthSetting, "a login gives something: write `=> { token: Secret from body.token }`"));
    }
    Ok(Login { request, fields })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::{fs, path::Path};

    use super::*;
    use crate::syntax::keywords::{AUTH_KINDS, GRANTS};

    #[test]
    fn the_grammar_and_the_manual_have_every_word() {
        let mut words: Vec<&str> = AUTH_KINDS.iter().chain(GRANTS).chain(ASSERTION_TEXTS).chain(ALGORITHMS).copied().collect();
        for (name, form) in FORMS {
            words.push(name);
            words.extend(if let Form::Word(values) = form { *values } else { &[] });
        }
        for file in ["GRAMMAR.md", "../connector-core/docs/manual/reference/auth.md"] {
            let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
            let missing: Vec<_> = words.iter().filter(|word| !text.contains(&format!("\"{word}\""))).collect();
            assert!(missing.is_empty(), "{file} lacks {missing:?}");
        }
    }
}
