//! What leaves a card has the type it says.

use super::places::type_of;
use crate::{
    errors::{Code, Errors},
    model::{Connector, types::Type, typing, value::ExprKind},
};

pub fn have_the_types_of_their_sources(connector: &Connector, errors: &Errors) {
    for action in connector.flows() {
        for (output, value) in &action.other_outputs {
            let ExprKind::Reference(reference) = &value.kind else { continue };
            let Some(field) = action.output.fields.get(*output) else { continue };
            let Some(found) = type_of(reference, action, connector) else { continue };
            if !typing::fits(&found, &field.ty, field.default.is_some()) {
                let advice = if found.is_optional() && found.inner() == &field.ty {
                    "make the output an `Option`, or give it a default"
                } else {
                    "give both the same type"
                };
                errors.push(
                    value.place,
                    Code::OutputType,
                    format_args!("`{}` is {}, and the output `{}` is not; {advice}", reference.written, described(&found), field.ident),
                );
            }
        }
    }
}

fn described(ty: &Type) -> String {
    if ty.is_optional() { format!("{} that may be absent", ty.noun()) } else { ty.noun().to_owned() }
}
