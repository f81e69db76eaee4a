//! A connector as a person meets it: what it is, what it asks for, and its cards.

use connector_core::card::{Auth, AuthKind, Connector, GivenBy, Parameter, Scope};

use super::{
    card_view,
    frame::Frame,
    names::{kebab, of_card},
    words,
};

/// The connector, and how to go on.
pub(crate) fn draw(connector: &Connector, width: usize, ascii: bool) -> String {
    let name = kebab(connector.key);
    let mut frame = Frame::new(width, ascii, connector.title);
    frame.pair(0, &name, &format!("version {}", connector.version));
    if !connector.description.is_empty() {
        frame.text(0, connector.description);
    }
    settings(&mut frame, connector);
    for auth in connector.auths {
        dialog(&mut frame, auth);
    }
    frame.heading("Cards");
    for card in connector.actions {
        frame.pairs(0, card.title, &words::of_nature(card));
        frame.text(2, &of_card(card));
        if !card.hint.is_empty() {
            frame.text(2, card.hint);
        }
    }
    if !connector.triggers.is_empty() {
        frame.heading("Triggers");
    }
    for trigger in connector.triggers {
        frame.pair(0, trigger.title, &words::of_source(trigger));
        frame.text(2, &kebab(trigger.name));
        if !trigger.hint.is_empty() {
            frame.text(2, trigger.hint);
        }
    }
    let mut shown = connector.auths.iter().flat_map(|auth| auth.parameters).filter(|parameter| is_shown(parameter));
    let required = shown.any(|parameter| parameter.field.required);
    let legend = if required { "* must be filled in\n" } else { "" };
    format!(
        "{}{legend}\nGo on with:\n  connectors show {name} CARD\n  connectors run {name} CARD --sandbox --sample\n  connectors ping {name}\n",
        frame.close()
    )
}

fn settings(frame: &mut Frame, connector: &Connector) {
    frame.heading("Settings");
    let settings = [("Base URL", Some(connector.base_url)), ("Documentation", connector.documentation), ("Support", connector.support)];
    for (label, value) in settings {
        if let Some(value) = value {
            frame.pair(0, label, value);
        }
    }
}

/// What a person is asked for when a connection is made.
fn dialog(frame: &mut Frame, auth: &Auth) {
    frame.heading(&format!("Sign in: {}", auth.label));
    frame.pair(0, &kebab(auth.name), &words::of_kind(&auth.kind));
    if !auth.hint.is_empty() {
        frame.text(0, auth.hint);
    }
    for parameter in auth.parameters.iter().filter(|parameter| is_shown(parameter)) {
        card_view::of_person(frame, &parameter.field);
    }
    if let AuthKind::OAuth2(oauth2) = auth.kind {
        oauth2.scopes.iter().for_each(|scope| of_scope(frame, scope));
    }
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
fn of_scope(frame: &mut Frame, scope: &Scope) {
    let need = match (scope.required, scope.selected) {
        (true, _) => "always asked for",
        (false, true) => "may be left out",
        (false, false) => "may be added",
    };
    frame.pair(0, scope.label, &format!("{}: {need}", scope.name));
}
