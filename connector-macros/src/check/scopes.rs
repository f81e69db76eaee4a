//! The scopes that cards need are those that somebody can allow.

use crate::{
    errors::{Code, Errors},
    model::Connector,
    suggest,
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
        let advice = match known.is_empty() {
            true => "; an `oauth2` auth says which there are, in `scopes { … }`".to_owned(),
            false => suggest::instead(&name, known.iter().copied()),
        };
        errors.push(scope, Code::UnknownScope, format_args!("no auth asks for the scope `{name}`{advice}"));
    }
}
