//! Signing in: who sets the credentials of a request, and how often.

use crate::{
    errors::{Code, Errors, Place},
    model::{Connector, action::Action, auth::Auth, helper::Helper, request::Header, step::Step, value::Expr},
};

pub fn credentials_are_set_once(connector: &Connector, errors: &Errors) {
    for helper in &connector.helpers {
        check_helper(helper, connector, errors);
    }
    for (flow, auths) in connector.flows_with_auths() {
        check_flow(flow, &auths.list().collect::<Vec<_>>(), connector, errors);
    }
}

/// A helper sets nothing that an auth sets whose connections reach it.
fn check_helper(helper: &Helper, connector: &Connector, errors: &Errors) {
    let auths = &connector.auths.list;
    let all: Vec<&Auth> = auths.iter().collect();
    for header in &helper.headers {
        check_header(&header.name, header.place, &all, errors);
    }
    for (places, header) in &helper.headers_for {
        let own: Vec<&Auth> = places.iter().filter_map(|place| auths.get(*place)).collect();
        check_header(&header.name, header.place, &own, errors);
    }
    check_query(&helper.query, &all, errors);
    let Some(basic) = &helper.basic else { return };
    let of_some = helper.headers_for.iter().map(|(_, header)| header);
    if authorization(helper.headers.iter().chain(of_some)).is_some() {
        errors.push(
            basic.place,
            Code::AuthorizationTwice,
            "`Authorization` is already set by the `header` of this helper; leave one of them out",
        );
    } else {
        check_header("Authorization", basic.place, &all, errors);
    }
}

/// A request sets neither what its helper signs with, nor what an auth sets through the helper.
fn check_flow(action: &Action, auths: &[&Auth], connector: &Connector, errors: &Errors) {
    for request in action.steps.iter().filter_map(Step::request) {
        let header = authorization(request.headers.iter());
        let basic = request.basic.as_ref().map(|basic| basic.place);
        let helper = request.helper.and_then(|helper| connector.helpers.get(helper));
        if let (Some(place), Some(_)) = (header, basic) {
            errors.push(place, Code::AuthorizationTwice, "`Authorization` is set twice, by `header` and by `basic`; leave one of them out");
        } else if let (Some(place), Some(helper)) = (header.or(basic), helper.filter(|helper| signs(helper))) {
            errors.push(
                place,
                Code::AuthorizationTwice,
                format_args!("`Authorization` is already set by helper `{}`; leave it out", helper.name),
            );
        } else if helper.is_some() {
            request.headers.iter().for_each(|header| check_header(&header.name, header.place, auths, errors));
            basic.into_iter().for_each(|place| check_header("Authorization", place, auths, errors));
        }
        if helper.is_some() {
            check_query(&request.query, auths, errors);
        }
    }
}

fn check_header(name: &str, place: Place, auths: &[&Auth], errors: &Errors) {
    let lower = name.to_ascii_lowercase();
    if let Some(auth) = auths.iter().find(|auth| auth.headers().contains(&lower)) {
        let others: Vec<String> =
            auths.iter().filter(|other| !other.headers().contains(&lower)).map(|other| other.name.to_string()).collect();
        let advice = match others.as_slice() {
            [] => "leave it out".to_owned(),
            others => format!("leave it out, or write `for {}` behind it in a helper", others.join(", ")),
        };
        let message = format!("`{name}` is already set by auth `{}`, which is `{}`; {advice}", auth.name, auth.kind.name());
        errors.push(place, Code::AuthorizationTwice, message);
    }
}

fn check_query(query: &[(String, Expr)], auths: &[&Auth], errors: &Errors) {
    for (name, value) in query {
        if let Some(auth) = auths.iter().find(|auth| auth.parameter() == Some(name)) {
            let message =
                format!("parameter `{name}` is already set by auth `{}`, which is `{}`; leave it out", auth.name, auth.kind.name());
            errors.push(value.place, Code::AuthorizationTwice, message);
        }
    }
}

fn signs(helper: &Helper) -> bool {
    let of_some = helper.headers_for.iter().map(|(_, header)| header);
    helper.basic.is_some() || authorization(helper.headers.iter().chain(of_some)).is_some()
}

fn authorization<'a>(mut headers: impl Iterator<Item = &'a Header>) -> Option<Place> {
    headers.find(|header| header.name.eq_ignore_ascii_case("authorization")).map(|header| header.place)
}
