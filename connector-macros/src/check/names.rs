//! The names that the macro makes do not meet.

use proc_macro2::Ident;

use crate::{
    errors::{Code, Errors},
    model::{Connector, names::CLIENT_METHODS},
};

pub fn check(connector: &Connector, errors: &Errors) {
    cards_to_use_instead_exist(connector, errors);
    types_are_distinct(connector, errors);
    methods_are_distinct(connector, errors);
}

fn types_are_distinct(connector: &Connector, errors: &Errors) {
    let mut taken = Taken { what: "type", names: Vec::new(), errors };
    taken.add(connector.name.clone(), "the connector".to_owned(), &connector.name);
    for choices in &connector.choices {
        taken.add(choices.name.clone(), format!("choices `{}`", choices.name), &choices.name);
    }
    for record in &connector.records {
        taken.add(record.name.clone(), format!("record `{}`", record.name), &record.name);
    }
    for auth in &connector.auths.list {
        taken.add(auth.builder(&connector.name), format!("auth `{}`", auth.name), &auth.name);
    }
    for action in connector.cards_and_lookups() {
        if !action.input.fields.is_empty() {
            taken.add(action.input_type(), format!("the input of {} `{}`", action.noun(), action.name), &action.name);
        }
        if action.pages.is_none() {
            taken.add(action.output_type(), format!("the output of action `{}`", action.name), &action.name);
        }
    }
    for trigger in &connector.triggers {
        if !trigger.input.fields.is_empty() {
            taken.add(trigger.input_type(), format!("the input of trigger `{}`", trigger.name), &trigger.name);
        }
        if trigger.item.is_none() {
            taken.add(trigger.output_type(), format!("the output of trigger `{}`", trigger.name), &trigger.name);
        }
    }
}

fn cards_to_use_instead_exist(connector: &Connector, errors: &Errors) {
    for action in &connector.actions {
        let Some(instead) = action.nature.deprecated.as_ref().and_then(|deprecated| deprecated.instead.as_ref()) else { continue };
        if !connector.broken && connector.actions.iter().all(|other| other.name != *instead || other.name == action.name) {
            let message = format_args!("`{instead}` is no other action of the connector; write the name of the card to use instead");
            errors.push(instead, Code::UnknownAction, message);
        }
    }
}

fn methods_are_distinct(connector: &Connector, errors: &Errors) {
    let mut taken = Taken { what: "method", names: Vec::new(), errors };
    for name in CLIENT_METHODS {
        taken.names.push(((*name).to_owned(), "every client".to_owned()));
    }
    for auth in &connector.auths.list {
        taken.add(auth.name.clone(), format!("auth `{}`", auth.name), &auth.name);
    }
    for action in connector.cards_and_lookups() {
        taken.add(action.name.clone(), format!("{} `{}`", action.noun(), action.name), &action.name);
        if !action.input.fields.is_empty() && action.input.required().next().is_none() {
            let with_input = quote::format_ident!("{}_with", action.name);
            taken.add(with_input, format!("the form of {} `{}` that takes an input", action.noun(), action.name), &action.name);
        }
    }
}

/// The names of one kind, each with who has it.
struct Taken<'a> {
    what: &'static str,
    names: Vec<(String, String)>,
    errors: &'a Errors,
}

impl Taken<'_> {
    fn add(&mut self, name: Ident, owner: String, place: &Ident) {
        let name = name.to_string();
        if let Some((_, before)) = self.names.iter().find(|(taken, _)| *taken == name) {
            self.errors.push(
                place,
                Code::NamesMeet,
                format_args!("{owner} becomes a {} `{name}`, and {before} has one too; choose another name", self.what),
            );
        } else {
            self.names.push((name, owner));
        }
    }
}
