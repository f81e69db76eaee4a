//! What asks for a page has a place of its own in the request.

use crate::{
    errors::{Code, Errors},
    model::{
        Connector,
        body::Body,
        pages::{PageTo, Part},
        request::Request,
        value::{Expr, ExprKind},
    },
};

pub fn have_a_place_of_their_own(connector: &Connector, errors: &Errors) {
    for action in connector.flows() {
        let Some(to) = action.pages.as_ref().and_then(|pages| pages.next.to()) else { continue };
        let Some(request) = action.last.and_then(|last| action.steps.get(last)?.request()) else { continue };
        check(to, request, connector, errors);
    }
}

fn check(to: &PageTo, request: &Request, connector: &Connector, errors: &Errors) {
    let has = |pairs: &[(String, Expr)]| to.names.first().is_some_and(|wanted| pairs.iter().any(|(name, _)| name == wanted));
    let (place, is_taken) = match (to.part, &request.body) {
        (Part::Query, _) => {
            let helper = request.helper.and_then(|helper| connector.helpers.get(helper));
            ("query", has(&request.query) || helper.is_some_and(|helper| has(&helper.query)))
        }
        (Part::Form, Body::Form(pairs)) => ("form", has(pairs)),
        (Part::Json, Body::Json(value)) if matches!(value.kind, ExprKind::Object(_)) => ("JSON", is_written(value, &to.names)),
        (Part::Json, Body::Json(Expr { kind: ExprKind::Unknown, .. })) => return,
        (Part::Variables, Body::Graphql { variables, declared, .. }) => {
            check_declared(to, declared.as_deref(), errors);
            ("variables", has(variables))
        }
        (part, _) => {
            let (body, missing) = match part {
                Part::Form => ("a form", "form { … }"),
                Part::Variables => ("a GraphQL body", "graphql \"…\" { … }"),
                Part::Query | Part::Json => ("a JSON object", "json { … }"),
            };
            let message = format!("`{}` is sent in {body}, and the request has none; write `{missing}` in it", to.written);
            return errors.push(to.place, Code::PageParameter, message);
        }
    };
    if is_taken {
        let name = to.names.last().map_or("", String::as_str);
        let message = format!("`{name}` is in the request's {place} already; the pages set it, so leave it out there");
        errors.push(to.place, Code::PageParameterTwice, message);
    }
}

fn check_declared(to: &PageTo, declared: Option<&[String]>, errors: &Errors) {
    let (Some(declared), Some(name)) = (declared, to.names.first()) else { return };
    if !declared.contains(name) {
        let message = format!("the document declares no variable `${name}`; write `${name}: String` in it");
        errors.push(to.place, Code::GraphqlVariable, message);
    }
}

/// Whether a JSON body says what stands at this path.
fn is_written(value: &Expr, path: &[String]) -> bool {
    match (path.split_first(), &value.kind) {
        (None, _) => true,
        (Some((name, rest)), ExprKind::Object(members)) => members.iter().any(|(member, value)| member == name && is_written(value, rest)),
        // What is no object would be replaced by one.
        (Some(_), _) => true,
    }
}
