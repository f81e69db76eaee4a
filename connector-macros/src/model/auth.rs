//! The ways to sign in, and the fields that they have together.

use proc_macro2::Ident;
use quote::format_ident;

use super::{
    brought,
    config::Config,
    field::{self, Field},
    names,
    scheme::Scheme,
    text::Text,
    types::{Type, Types},
    value::{ExprKind, Reference, Target},
};
pub use crate::syntax::auth::{AuthKind, Grant};
use crate::{
    errors::{Code, Errors},
    suggest,
    syntax::{
        self, Many,
        field::Kind,
        path::Path,
        scheme::{Setting, SettingValue},
    },
};

pub struct Auths {
    pub list: Vec<Auth>,
    /// Every field that an auth has, by name.
    pub fields: Vec<String>,
    broken: bool,
}

pub struct Auth {
    pub hint: String,
    pub name: Ident,
    pub label: String,
    pub kind: AuthKind,
    pub parameters: Vec<Parameter>,
    /// What its kind needs to know; it sees helpers, and is known when these are.
    pub scheme: Scheme,
}

pub struct Parameter {
    /// Its place among all auth fields.
    pub slot: usize,
    pub field: Field,
    pub given_by: GivenBy,
    /// Only signing in needs it.
    pub for_sign_in: bool,
    pub hidden: bool,
    /// What it is worth where nobody gives it.
    pub value: Option<Text>,
}

/// Who gives a parameter.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum GivenBy {
    Person,
    Developer,
    SignIn,
}

/// The auths that can have made the connection, where something stands.
#[derive(Clone, Copy)]
pub struct Reach<'a> {
    auths: &'a Auths,
    /// Their places; all where none is said.
    only: Option<&'a [usize]>,
    /// The fields that are not known there yet.
    unknown: &'a [usize],
}

/// The auths, and the settings of each, which see helpers.
pub fn lower(
    written: Vec<syntax::auth::Auth>,
    configs: &[Config],
    connector: &Ident,
    broken: bool,
    types: &Types,
    errors: &Errors,
) -> (Auths, Vec<Many<Setting>>) {
    if written.is_empty() && !broken {
        errors.push(connector, Code::MissingAuth, format_args!("connector `{connector}` has no `auth`; write one, such as `auth token \"Token\" custom {{ parameters {{ token \"Token\": Secret }} }}`"));
    }
    let mut auths = Auths { list: Vec::new(), fields: Vec::new(), broken };
    let mut settings = Vec::new();
    for auth in written {
        if auths.list.iter().any(|before| before.name == auth.name) {
            errors.push(&auth.name, Code::GivenTwice, format_args!("auth `{}` is given twice", auth.name));
        } else {
            settings.push(auths.push(auth, configs, types, errors));
        }
    }
    (auths, settings)
}

impl Auths {
    fn push(&mut self, auth: syntax::auth::Auth, configs: &[Config], types: &Types, errors: &Errors) -> Many<Setting> {
        let syntax::auth::Auth { hint, name, label, kind, parameters, settings } = auth;
        let name = names::snake_case(&name, "auth", errors);
        let label = names::label(label.as_ref(), || names::words_of_snake(&name.to_string()), errors);
        let of_person = field::unique(&parameters.list, errors);
        let by_login: Vec<_> = issued(&settings.list).into_iter().filter(|issued| is_new(issued, &of_person, errors)).collect();
        let written = [of_person.as_slice(), by_login.as_slice()].concat();
        let mut fields: Vec<Field> = written.iter().map(|field| Field::lower(field, Kind::Parameter, types, errors)).collect();
        field::check_wire_names(&fields, &written, errors);
        for (field, written) in fields.iter_mut().zip(&written) {
            field.path = written.source.as_ref().map(ToString::to_string).unwrap_or_default();
            check_type(field, &written.name, errors);
        }
        let is_free = |config: &&Config| written.iter().all(|field| field.name != config.field.written);
        let of_developer: Vec<&Config> = configs.iter().filter(is_free).collect();
        fields.extend(of_developer.iter().map(|config| config.field.clone()));
        let brought = brought::by(kind, &settings);
        // What a setting that could not be read would bring is not known.
        self.broken |= parameters.broken || settings.broken && (!brought.is_empty() || kind == AuthKind::Session);
        brought::join(&brought, &mut fields, &name, kind, errors);
        let given_by = |field: &Field| {
            let brought = brought.iter().find(|brought| brought.name == field.written).map(|brought| brought.given_by);
            let of_developer = of_developer.iter().any(|config| config.field.written == field.written).then_some(GivenBy::Developer);
            let by_login = by_login.iter().any(|issued| issued.name == field.written).then_some(GivenBy::SignIn);
            of_developer.or(by_login).or(brought).unwrap_or(GivenBy::Person)
        };
        let for_sign_in = |field: &Field| brought.iter().any(|brought| brought.name == field.written && brought.for_sign_in);
        let mut parameters = Vec::new();
        for field in fields {
            // What its kind brings is used by the kind.
            field.used.set(field.used.is_marked() || brought.iter().any(|brought| brought.name == field.written));
            let (slot, given_by, for_sign_in) = (self.add_field(&field.written), given_by(&field), for_sign_in(&field));
            parameters.push(Parameter { slot, given_by, for_sign_in, hidden: false, value: None, field });
        }
        self.list.push(Auth { hint, name, label, kind, parameters, scheme: Scheme::default() });
        settings
    }

    /// The place of a field among those of all auths.
    fn add_field(&mut self, name: &str) -> usize {
        self.fields.iter().position(|known| known == name).unwrap_or_else(|| {
            self.fields.push(name.to_owned());
            self.fields.len() - 1
        })
    }

    /// Gives the config values their worth, in every auth.
    pub fn set_config(&mut self, name: &str, value: Option<&Text>, hidden: bool) {
        let parameters = self.list.iter_mut().flat_map(|auth| &mut auth.parameters);
        for parameter in parameters.filter(|parameter| parameter.given_by == GivenBy::Developer && parameter.field.written == name) {
            parameter.hidden = hidden;
            parameter.value = value.cloned();
        }
    }

    /// All auths: any of them may have made the connection.
    pub fn all(&self) -> Reach<'_> {
        Reach { auths: self, only: None, unknown: &[] }
    }

    /// An auth that has a parameter of its own with this name.
    pub fn with_own(&self, name: &str) -> Option<&Ident> {
        let has = |auth: &&Auth| auth.parameters.iter().any(|known| known.field.written == name && known.given_by != GivenBy::Developer);
        self.list.iter().find(has).map(|auth| &auth.name)
    }
}

/// The fields that a login gives, or the refusal that hands out a session.
fn issued(settings: &[Setting]) -> Vec<&syntax::field::Field> {
    let mut issued: Vec<&syntax::field::Field> = Vec::new();
    for setting in settings {
        let fields = match &setting.value {
            SettingValue::Login(login) => Some(&login.fields),
            SettingValue::Refresh(refresh) => refresh.fields.as_ref(),
            _ => None,
        };
        for field in fields.into_iter().flat_map(|fields| &fields.list) {
            if issued.iter().all(|before| before.name != field.name) {
                issued.push(field);
            }
        }
    }
    issued
}

/// Whether a login may give this field: a person does not.
fn is_new(issued: &syntax::field::Field, of_person: &[&syntax::field::Field], errors: &Errors) -> bool {
    let is_new = of_person.iter().all(|field| field.name != issued.name);
    if !is_new {
        let message = format!("`{}` is a parameter, which a person gives; leave it out there, or choose another name here", issued.name);
        errors.push(&issued.name, Code::GivenTwice, message);
    }
    is_new
}

impl<'a> Reach<'a> {
    /// The same, where these fields are not known yet: signing in gives them.
    pub fn without(self, unknown: &'a [usize]) -> Self {
        Self { unknown, ..self }
    }

    /// The auths at these places alone.
    pub fn only(self, places: &'a [usize]) -> Self {
        Self { only: Some(places), ..self }
    }

    /// The place of an auth; a name that none has is reported.
    pub fn position(self, name: &Ident, errors: &Errors) -> Option<usize> {
        let found = self.auths.list.iter().position(|auth| auth.name == *name);
        if found.is_none() && !self.auths.broken {
            let known: Vec<String> = self.auths.list.iter().map(|auth| auth.name.to_string()).collect();
            let text = name.to_string();
            let advice = suggest::instead(&text, known.iter().map(String::as_str));
            errors.push(name, Code::UnknownAuth, format_args!("unknown auth `{text}`{advice}"));
        }
        found
    }

    /// Whether the auth at this place is one of them.
    pub fn has(self, place: usize) -> bool {
        self.only.is_none_or(|only| only.contains(&place))
    }

    /// The auths themselves.
    pub fn list(self) -> impl Iterator<Item = &'a Auth> {
        self.auths.list.iter().enumerate().filter(move |(place, _)| self.has(*place)).map(|(_, auth)| auth)
    }

    /// The place of `auth.name`, which every auth must have that can have made the connection.
    pub fn resolve(self, path: &Path, errors: &Errors) -> Option<usize> {
        let slot = self.find(path, errors)?;
        let parameters = self.list().flat_map(|auth| &auth.parameters);
        parameters.filter(|parameter| parameter.slot == slot).for_each(|parameter| parameter.field.used.mark());
        Some(slot)
    }

    fn find(self, path: &Path, errors: &Errors) -> Option<usize> {
        let Some(name) = path.only_name() else {
            errors.push(path.place, Code::IncompletePath, format_args!("`{path}` is not an auth parameter; write `auth.name`"));
            return None;
        };
        let slot = self.auths.fields.iter().position(|field| field == name);
        if self.auths.broken || self.only.is_some_and(<[usize]>::is_empty) {
            return slot;
        }
        if slot.is_none() {
            let known = self.list().flat_map(|auth| &auth.parameters).map(|parameter| format!("auth.{}", parameter.field.written));
            let known: Vec<String> = known.collect();
            errors.push(
                path.place,
                Code::UnknownAuthParameter,
                format_args!("unknown auth parameter `{path}`{}", suggest::instead(&path.to_string(), known.iter().map(String::as_str))),
            );
        }
        if slot.is_some_and(|slot| self.unknown.contains(&slot)) {
            errors.push(path.place, Code::NotInScope, format_args!("`{path}` is not known here yet: signing in gives it"));
            return None;
        }
        let without = self.list().find(|auth| auth.parameters.iter().all(|parameter| Some(parameter.slot) != slot));
        match (slot, without) {
            (Some(_), Some(auth)) => {
                errors.push(
                    path.place,
                    Code::NotInEveryAuth,
                    format_args!("auth `{}` has no `{name}`; every auth that can reach this place needs it", auth.name),
                );
                None
            }
            _ => slot,
        }
    }

    /// `auth.name` as a value.
    pub fn value(self, path: &Path, errors: &Errors) -> ExprKind {
        self.resolve(path, errors).map_or(ExprKind::Unknown, |slot| {
            ExprKind::Reference(Reference { target: Target::Auth(slot), fields: Vec::new(), present: None, written: path.to_string() })
        })
    }

    /// The types that an auth field has in these auths.
    pub fn types(self, slot: usize) -> impl Iterator<Item = &'a Type> {
        let parameters = self.list().flat_map(|auth| &auth.parameters);
        parameters.filter(move |parameter| parameter.slot == slot).map(|parameter| &parameter.field.ty)
    }
}

impl Auth {
    /// `SlackModalBot`
    pub fn builder(&self, connector: &Ident) -> Ident {
        format_ident!("{connector}{}", names::to_pascal_case(&self.name.to_string()), span = self.name.span())
    }

    /// The headers that it sets by itself on requests that go through a helper, in lower case.
    pub fn headers(&self) -> Vec<String> {
        match self.kind {
            AuthKind::Basic | AuthKind::Bearer | AuthKind::Digest | AuthKind::AwsSigv4 => vec!["authorization".to_owned()],
            AuthKind::Hmac => self.scheme.signed_headers().iter().map(|header| header.name.to_ascii_lowercase()).collect(),
            AuthKind::ApiKey => match self.scheme.key() {
                Some(("header", name, _)) => vec![name.to_ascii_lowercase()],
                Some(("cookie", ..)) => vec!["cookie".to_owned()],
                _ => Vec::new(),
            },
            AuthKind::Custom | AuthKind::Mtls | AuthKind::Session | AuthKind::OAuth2(_) => Vec::new(),
        }
    }

    /// The parameter that it puts into the query of these requests.
    pub fn parameter(&self) -> Option<&str> {
        self.scheme.key().filter(|(part, ..)| *part == "query").map(|(_, name, _)| name)
    }

    /// The place of one of its fields.
    pub fn slot(&self, name: &str) -> Option<usize> {
        self.parameters.iter().find(|parameter| parameter.field.written == name).map(|parameter| parameter.slot)
    }
}

pub fn check_type(field: &Field, name: &Ident, errors: &Errors) {
    let inner = match &field.ty {
        Type::Optional(inner) => inner,
        other => other,
    };
    if !matches!(inner, Type::Text | Type::Secret | Type::Url | Type::Integer | Type::Boolean | Type::Choices(_) | Type::Unknown) {
        let message = format!(
            "parameter `{name}` is {}; a parameter is `String`, `Secret`, `Url`, `i64`, `bool` or choices, or an `Option` of these",
            inner.noun()
        );
        errors.push(name, Code::ParameterType, message);
    }
}
