//! The ways to sign in, and the fields that they have together.

use proc_macro2::Ident;
use quote::format_ident;

use super::{
    field::{self, Field, Visibility},
    names,
    types::{Type, Types},
    used::Used,
};
pub use crate::syntax::auth::AuthKind;
use crate::{
    errors::{Code, Errors, Place},
    suggest,
    syntax::{self, field::Kind, path::Path},
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
}

pub struct Parameter {
    /// Its place among all auth fields.
    pub slot: usize,
    pub field: Field,
}

/// What the kind `basic` brings by itself: name, label, type.
const BASIC_FIELDS: &[(&str, &str, Type)] = &[("username", "Username", Type::Text), ("password", "Password", Type::Secret)];

pub fn lower(written: Vec<syntax::auth::Auth>, connector: &Ident, broken: bool, types: &Types, errors: &Errors) -> Auths {
    if written.is_empty() && !broken {
        errors.push(connector, Code::MissingAuth, format_args!("connector `{connector}` has no `auth`; write one, such as `auth token \"Token\" custom {{ parameters {{ token \"Token\": Secret }} }}`"));
    }
    let mut auths = Auths { list: Vec::new(), fields: Vec::new(), broken: broken || written.iter().any(|auth| auth.parameters.broken) };
    for auth in written {
        if auths.list.iter().any(|before| before.name == auth.name) {
            errors.push(&auth.name, Code::GivenTwice, format_args!("auth `{}` is given twice", auth.name));
        } else {
            auths.push(auth, types, errors);
        }
    }
    auths
}

impl Auths {
    fn push(&mut self, auth: syntax::auth::Auth, types: &Types, errors: &Errors) {
        let syntax::auth::Auth { hint, name, label, kind, parameters } = auth;
        let name = names::snake_case(&name, "auth", errors);
        let label = names::label(label.as_ref(), || names::words_of_snake(&name.to_string()), errors);
        let written = field::unique(&parameters.list, errors);
        let mut fields: Vec<Field> = written.iter().map(|field| Field::lower(field, Kind::Parameter, types, errors)).collect();
        field::check_wire_names(&fields, &written, errors);
        for (field, written) in fields.iter().zip(&written) {
            check_type(field, &written.name, errors);
        }
        if kind == AuthKind::Basic && !parameters.broken {
            bring_basic_fields(&mut fields, &name, errors);
        }
        let parameters = fields.into_iter().map(|field| Parameter { slot: self.slot(&field.written), field }).collect();
        self.list.push(Auth { hint, name, label, kind, parameters });
    }

    fn slot(&mut self, name: &str) -> usize {
        self.fields.iter().position(|known| known == name).unwrap_or_else(|| {
            self.fields.push(name.to_owned());
            self.fields.len() - 1
        })
    }

    /// The place of `auth.name`, which every auth must have, since any of them may have made the connection.
    pub fn resolve(&self, path: &Path, errors: &Errors) -> Option<usize> {
        let slot = self.find(path, errors)?;
        let parameters = self.list.iter().flat_map(|auth| &auth.parameters);
        parameters.filter(|parameter| parameter.slot == slot).for_each(|parameter| parameter.field.used.mark());
        Some(slot)
    }

    fn find(&self, path: &Path, errors: &Errors) -> Option<usize> {
        let Some(name) = path.only_name() else {
            errors.push(path.place, Code::IncompletePath, format_args!("`{path}` is not an auth parameter; write `auth.name`"));
            return None;
        };
        let slot = self.fields.iter().position(|field| field == name);
        if self.broken {
            return slot;
        }
        if slot.is_none() {
            let known: Vec<String> = self.fields.iter().map(|field| format!("auth.{field}")).collect();
            errors.push(
                path.place,
                Code::UnknownAuthParameter,
                format_args!("unknown auth parameter `{path}`{}", suggest::instead(&path.to_string(), known.iter().map(String::as_str))),
            );
        }
        let without = self.list.iter().find(|auth| auth.parameters.iter().all(|parameter| Some(parameter.slot) != slot));
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

    /// The types that an auth field has in the auths.
    pub fn types(&self, slot: usize) -> impl Iterator<Item = &Type> {
        let parameters = self.list.iter().flat_map(|auth| &auth.parameters);
        parameters.filter(move |parameter| parameter.slot == slot).map(|parameter| &parameter.field.ty)
    }

    /// The name and password that every request carries, where the connector signs in so.
    pub fn basic(&self) -> Option<(usize, usize)> {
        let all_basic = !self.list.is_empty() && self.list.iter().all(|auth| auth.kind == AuthKind::Basic);
        let slot = |name| self.fields.iter().position(|field| field == name);
        if all_basic { slot("username").zip(slot("password")) } else { None }
    }
}

impl Auth {
    /// `SlackModalBot`
    pub fn builder(&self, connector: &Ident) -> Ident {
        format_ident!("{connector}{}", names::to_pascal_case(&self.name.to_string()), span = self.name.span())
    }
}

fn check_type(field: &Field, name: &Ident, errors: &Errors) {
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

fn bring_basic_fields(fields: &mut Vec<Field>, auth: &Ident, errors: &Errors) {
    for (index, (name, label, ty)) in BASIC_FIELDS.iter().enumerate() {
        match fields.iter().find(|field| field.written == *name) {
            Some(field) if field.ty == *ty || field.ty == Type::Unknown => {}
            Some(field) => {
                let right = if *ty == Type::Secret { "Secret" } else { "String" };
                errors.push(Place::from(&field.ident), Code::ParameterType, format_args!("the `{name}` of a basic auth is a `{right}`"));
            }
            None => {
                let ident = Ident::new(name, auth.span());
                let field = Field {
                    ident,
                    written: (*name).to_owned(),
                    name: (*name).to_owned(),
                    label: (*label).to_owned(),
                    hint: String::new(),
                    ty: ty.clone(),
                    default: None,
                    constraints: Vec::new(),
                    placeholder: String::new(),
                    visibility: Visibility::Normal,
                    path: String::new(),
                    used: Used::default(),
                };
                fields.insert(index.min(fields.len()), field);
            }
        }
    }
}
