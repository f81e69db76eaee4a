//! What a person is asked for when a connection is made.

use connector_cards::{Card, Control, Field, Group, Kind, Part};
use connector_core::card::{Auth, AuthKind, Connector, GivenBy, Parameter, Shape};

use super::{field, titled, words};
use crate::cli::names::kebab;

/// The dialog of an auth.
pub(crate) fn of_auth(connector: &Connector, auth: &Auth) -> Card {
    let kind = words::of_kind(&auth.kind);
    let badges = if kind.is_empty() { Vec::new() } else { vec![kind] };
    Card { badges, groups: groups(auth, "", None), ..titled(connector, Kind::Connection, auth.name, auth.label, auth.hint) }
}

/// An auth among what a connector has.
pub(super) fn in_connector(auth: &Auth) -> Vec<Group> {
    let name = Field { hint: auth.hint.to_owned(), ..Field::fact(kebab(auth.name), words::of_kind(&auth.kind)) };
    groups(auth, auth.label, Some(name))
}

fn groups(auth: &Auth, label: &str, name: Option<Field>) -> Vec<Group> {
    let shown = auth.parameters.iter().filter(|parameter| is_shown(parameter));
    let fields = name.into_iter().chain(shown.map(|parameter| field::of_person(&parameter.field, &Shape::EMPTY)));
    let group = |part, fields| Group { part, label: label.to_owned(), is_list: false, fields };
    vec![group(Part::SignIn, fields.collect()), group(Part::Scopes, scopes(auth))]
}

/// Whether a person sees it: what they give, and config values that are not hidden.
fn is_shown(parameter: &Parameter) -> bool {
    match parameter.given_by {
        GivenBy::Person => true,
        GivenBy::Developer => !parameter.hidden && (parameter.value.is_some() || parameter.field.default.is_some()),
        GivenBy::SignIn => false,
    }
}

/// What a person allows, and may leave out.
fn scopes(auth: &Auth) -> Vec<Field> {
    let AuthKind::OAuth2(oauth2) = auth.kind else { return Vec::new() };
    let scope = |scope: &connector_core::card::Scope| Field {
        name: scope.name.to_owned(),
        label: scope.label.to_owned(),
        ty: connector_cards::words::scope(scope.required, scope.selected).to_owned(),
        required: scope.required,
        control: Control::Check { on: scope.required || scope.selected, fixed: scope.required },
        ..Field::default()
    };
    oauth2.scopes.iter().map(scope).collect()
}
