//! The scopes that cards need are those that somebody can allow.

use crate::{
    errors::Errors,
    model::{Connector, nature},
};

pub fn can_be_allowed(connector: &Connector, errors: &Errors) {
    let mut known: Vec<&str> = Vec::new();
    for scope in connector.auths.list.iter().flat_map(|auth| auth.scheme.scopes()) {
        if !known.contains(&scope.name.as_str()) {
            known.push(&scope.name);
        }
    }
    for scope in connector.actions.iter().flat_map(|action| action.nature.scopes.iter().flatten()) {
        let name = scope.value();
        if connector.broken || known.contains(&name.as_str()) {
            continue;
        }
        nature::unknown_scope(scope, &known, errors);
    }
}
