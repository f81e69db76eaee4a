//! The requests of the cards, as they are sent: rendered for the first sample, secrets masked.

use std::collections::HashMap;

use connector_cards::escape;
use connector_core::{
    Connection, Value,
    card::{Action, Connector, Type},
    json,
    sandbox::Sandbox,
};

use crate::cli::failure::Outcome;

/// What each card sends, by its name; or, as Markdown, why that is not known.
pub(super) type Requests = HashMap<&'static str, Result<String, String>>;

/// The requests of every card of a connector.
pub(super) async fn of_cards(connector: &'static Connector) -> Outcome<Requests> {
    let sandbox = Sandbox::start(connector).await?;
    let connection = sandbox.connection()?;
    let stands_for = stands_for(connector, &connection, sandbox.url());
    let of_card = |card: &&'static Action| (card.name, of_card(&connection, card, &stands_for));
    Ok(connector.actions.iter().map(of_card).collect())
}

/// What the sandbox gives, and what a reader should see in its place: the connector's own address, and names for values.
fn stands_for(connector: &Connector, connection: &Connection, url: &str) -> Vec<(String, String)> {
    let base = connector.base_url.trim_end_matches('/').to_owned();
    let plain = connection.auth().parameters.iter().filter(|parameter| !matches!(parameter.field.ty.inner(), Type::Secret));
    // The longest first: a name may be the start of another.
    let mut names: Vec<&str> = plain.map(|parameter| parameter.field.name).collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    let values = names.into_iter().map(|name| (format!("sandbox-{name}"), format!("{{auth.{name}}}")));
    std::iter::once((url.to_owned(), base)).chain(values).collect()
}

fn of_card(connection: &Connection, card: &'static Action, stands_for: &[(String, String)]) -> Result<String, String> {
    let Some(input) = input(card) else { return Err("No sample says what is given, so no request is shown.".to_owned()) };
    let runs_code = || serde_json::to_value(connection.connector().metadata_of(card)).is_ok_and(|card| card["runs_code"] == true);
    let rendered = connection.invoke(card.name, input).render().map_err(|error| match runs_code() {
        true => "The card runs code of the connector: its requests are not known before.".to_owned(),
        false => format!("No request can be shown: {}", escape(&error.to_string())),
    })?;
    let sent = rendered.to_string();
    Ok(stands_for.iter().fold(sent, |sent, (from, to)| sent.replace(from, to)))
}

/// What the first sample gives; a custom call, which has none, reads the base URL.
fn input(card: &Action) -> Option<Value> {
    match card.samples.first() {
        Some(sample) => serde_json::from_str(sample.input).ok(),
        None if is_custom(card) => Some(json!({ "request_type": "GET", "relative_url": "/" })),
        None if card.input.fields.iter().all(|field| !field.required) => Some(json!({})),
        None => None,
    }
}

/// Whether a card is the Custom API Action.
pub(super) fn is_custom(card: &Action) -> bool {
    card.name == "custom_api_action"
}
