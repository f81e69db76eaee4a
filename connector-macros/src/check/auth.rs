//! Signing in: who sets `Authorization`, and how often.

use crate::{
    errors::{Code, Errors, Place},
    model::{Connector, auth::AuthKind, helper::Helper, request::Header, step::Step},
};

/// A helper cannot know which of its auths made the connection, so that it either signs every request by `basic` or none.
pub fn kinds_do_not_mix(connector: &Connector, errors: &Errors) {
    let auths = &connector.auths.list;
    let Some(first) = auths.first() else { return };
    if let Some(other) = auths.iter().find(|auth| auth.kind != first.kind) {
        let (basic, custom) = if first.kind == AuthKind::Basic { (first, other) } else { (other, first) };
        let message =
            format!("auth `{}` is `basic` and `{}` is not; give each auth of a connector the same kind for now", basic.name, custom.name);
        errors.push(&other.name, Code::MixedAuthKinds, message);
    }
}

pub fn authorization_is_set_once(connector: &Connector, errors: &Errors) {
    let signed_by_auth = connector.auths.basic().is_some();
    for helper in &connector.helpers {
        let header = authorization(&helper.headers);
        let basic = helper.basic.as_ref().map(|basic| basic.place);
        if let Some(place) = header.filter(|_| signed_by_auth).or(basic.filter(|_| signed_by_auth)) {
            errors.push(
                place,
                Code::AuthorizationTwice,
                "`Authorization` is already set by the `basic` auth of this connector; leave it out",
            );
        } else if let (Some(_), Some(place)) = (header, basic) {
            errors.push(
                place,
                Code::AuthorizationTwice,
                "`Authorization` is already set by the `header` of this helper; leave one of them out",
            );
        }
    }
    let requests = connector.flows().flat_map(|flow| &flow.steps).filter_map(Step::request);
    for request in requests {
        let header = authorization(&request.headers);
        let basic = request.basic.as_ref().map(|basic| basic.place);
        let Some(place) = header.or(basic) else { continue };
        if header.is_some() && basic.is_some() {
            errors.push(place, Code::AuthorizationTwice, "`Authorization` is set twice, by `header` and by `basic`; leave one of them out");
        } else if let Some(helper) =
            request.helper.and_then(|helper| connector.helpers.get(helper)).filter(|helper| signs(helper) || signed_by_auth)
        {
            errors.push(
                place,
                Code::AuthorizationTwice,
                format_args!("`Authorization` is already set by helper `{}`; leave it out", helper.name),
            );
        }
    }
}

fn signs(helper: &Helper) -> bool {
    helper.basic.is_some() || authorization(&helper.headers).is_some()
}

fn authorization(headers: &[Header]) -> Option<Place> {
    headers.iter().find(|header| header.name.eq_ignore_ascii_case("authorization")).map(|header| header.place)
}
