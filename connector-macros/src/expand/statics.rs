//! The names of the tables. Each kind has a word of its own in front, so that no two tables can have one name.

use proc_macro2::Ident;
use quote::format_ident;

use crate::model::{
    Connector,
    action::{Action, Role},
    choices::Choices,
    names,
    record::Record,
    system::Revoke,
    trigger::Trigger,
};

pub fn choices(choices: &Choices) -> Ident {
    format_ident!("__CHOICES_{}", names::to_snake_case(&choices.name.to_string()).to_uppercase())
}

pub fn record(record: &Record) -> Ident {
    format_ident!("__RECORD_{}", names::to_snake_case(&record.name.to_string()).to_uppercase())
}

/// The shape of a flow's items: what the runtime makes of them, and whose they are.
pub fn item(name: &str, owner: &Ident) -> Ident {
    format_ident!("__{}_OF_{}", names::to_snake_case(name).to_uppercase(), owner.to_string().to_uppercase())
}

pub fn action(action: &Action) -> Ident {
    format_ident!("__ACTION_{}", upper(action))
}

pub fn input(action: &Action) -> Ident {
    format_ident!("__INPUT_{}", upper(action))
}

pub fn output(action: &Action) -> Ident {
    format_ident!("__OUTPUT_{}", upper(action))
}

pub fn trigger(trigger: &Trigger) -> Ident {
    format_ident!("__TRIGGER_{}", trigger.name.to_string().to_uppercase())
}

/// No action has the name of a trigger, so that their shapes are called alike.
pub fn trigger_input(trigger: &Trigger) -> Ident {
    format_ident!("__INPUT_{}", trigger.name.to_string().to_uppercase())
}

pub fn trigger_output(trigger: &Trigger) -> Ident {
    format_ident!("__OUTPUT_{}", trigger.name.to_string().to_uppercase())
}

/// A revoke, by its auth where it has one.
pub fn revoke(revoke: &Revoke, connector: &Connector) -> Ident {
    format_ident!("__REVOKE{}", of_auth(revoke, connector))
}

pub fn revoke_output(revoke: &Revoke, connector: &Connector) -> Ident {
    format_ident!("__REVOKE_OUTPUT{}", of_auth(revoke, connector))
}

fn of_auth(revoke: &Revoke, connector: &Connector) -> String {
    let auth = revoke.auth.and_then(|place| connector.auths.list.get(place));
    auth.map_or(String::new(), |auth| format!("_{}", auth.name.to_string().to_uppercase()))
}

fn upper(action: &Action) -> String {
    named(&action.name, action.role)
}

/// The table of a lookup, by its name.
pub fn lookup(name: &Ident) -> Ident {
    format_ident!("__ACTION_{}", named(name, Role::Lookup))
}

fn named(name: &Ident, role: Role) -> String {
    let name = name.to_string().to_uppercase();
    match role {
        Role::Helper => format!("OF_HELPER_{name}"),
        Role::Lookup => format!("OF_LOOKUP_{name}"),
        Role::Card | Role::System | Role::Trigger => name,
    }
}
