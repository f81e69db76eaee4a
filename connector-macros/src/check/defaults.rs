//! A default is a value like any other: it satisfies what the field asks for.

use crate::{
    errors::{Code, Errors},
    model::{
        Connector,
        field::{Field, LiteralValue},
    },
};

pub fn keep_their_constraints(connector: &Connector, errors: &Errors) {
    let parameters = connector.auths.list.iter().flat_map(|auth| &auth.parameters).map(|parameter| &parameter.field);
    let inputs = connector.actions.iter().map(|action| &action.input).chain(connector.triggers.iter().map(|trigger| &trigger.input));
    let inputs = inputs.flat_map(|input| &input.fields);
    for field in parameters.chain(inputs) {
        check(field, errors);
    }
}

fn check(field: &Field, errors: &Errors) {
    let Some(default) = &field.default else { return };
    if default.value == LiteralValue::Unknown {
        return;
    }
    for problem in field.constraints.iter().filter_map(|constraint| constraint.problem(&default.value)) {
        errors.push(default.place, Code::DefaultBreaksConstraint, format_args!("the default of `{}` {problem}", field.ident));
    }
}
