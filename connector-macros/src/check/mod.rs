//! The rules that need more than one node. They read the model and report; nothing is changed here.

mod answers;
mod auth;
mod configs;
mod defaults;
mod functions;
mod helper_flows;
mod names;
mod outputs;
mod pages;
mod places;
mod records;
mod rules;
mod samples;
mod scheme;
mod scopes;
mod unused;

use crate::{errors::Errors, model::Connector};

pub fn check(connector: &Connector, errors: &Errors) {
    names::check(connector, errors);
    scheme::settings_fit(connector, errors);
    auth::credentials_are_set_once(connector, errors);
    helper_flows::do_not_call_themselves(connector, errors);
    defaults::keep_their_constraints(connector, errors);
    records::do_not_hold_themselves(connector, errors);
    configs::keep_secrets(connector, errors);
    functions::get_what_they_take(connector, errors);
    scopes::can_be_allowed(connector, errors);
    places::values_fit(connector, errors);
    outputs::have_the_types_of_their_sources(connector, errors);
    pages::have_a_place_of_their_own(connector, errors);
    rules::are_meant(connector, errors);
    answers::can_hold_what_is_read(connector, errors);
    samples::hold_what_is_read(connector, errors);
    unused::warn(connector, errors);
}
