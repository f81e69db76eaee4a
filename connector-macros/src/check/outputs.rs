//! What leaves a card has the type it says, and pages have a parameter of their own.

use super::places::type_of;
use crate::{
    errors::{Code, Errors},
    model::{Connector, types::Type, value::ExprKind},
};

pub fn have_the_types_of_their_sources(connector: &Connector, errors: &Errors) {
    for action in &connector.actions {
        for (output, value) in &action.other_outputs {
            let ExprKind::Reference(reference) = &value.kind else { continue };
            let Some(field) = action.output.fields.get(*output) else { continue };
            let Some(found) = type_of(reference, action, connector) else { continue };
            if !fits(&found, &field.ty, field.default.is_some()) {
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

fn fits(found: &Type, wanted: &Type, has_default: bool) -> bool {
    match (found, wanted) {
        (found, wanted) if found == wanted || found.is_unknown() || wanted.is_unknown() => true,
        (Type::Optional(found), wanted) if has_default => **found == *wanted,
        (found, Type::Optional(wanted)) => *found == **wanted,
        _ => false,
    }
}

fn described(ty: &Type) -> String {
    if ty.is_optional() { format!("{} that may be absent", ty.noun()) } else { ty.noun().to_owned() }
}

pub fn page_parameters_are_free(connector: &Connector, errors: &Errors) {
    for action in &connector.actions {
        let Some(pages) = &action.pages else { continue };
        let Some(step) = action.steps.iter().rfind(|step| step.name.is_none()) else { continue };
        let helper = step.request.helper.and_then(|helper| connector.helpers.get(helper));
        let written = step.request.query.iter().chain(helper.into_iter().flat_map(|helper| &helper.query));
        if written.into_iter().any(|(name, _)| *name == pages.query) {
            let message = format!("`{}` is in the request's query already; the pages set it, so leave it out there", pages.query);
            errors.push(pages.query_place, Code::PageParameterTwice, message);
        }
    }
}
