//! A connector as OpenAPI 3.1: what an HTTP host offers of it.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::{
    problem,
    types::{Defs, Way},
};
use crate::data::{
    card::{Action, Connector, Sample},
    error::ErrorKind,
    trigger::Trigger,
};

const SCHEMAS: &str = "#/components/schemas/";

impl Connector {
    /// The connector as an OpenAPI 3.1 document: `POST /cards/{name}` for each card, with its input as the body, and a webhook for the
    /// events of each trigger. Errors are problem details (RFC 9457).
    ///
    /// Which host and connection serve it is for a host to add, as `servers` and `security`.
    pub fn openapi(&'static self) -> Value {
        // Records and choices have one name; what comes in differs from what goes out.
        let mut given = Defs { way: Way::In, prefix: SCHEMAS, suffix: ".input", found: Map::new() };
        let mut taken = Defs { way: Way::Out, prefix: SCHEMAS, suffix: "", found: Map::new() };
        let mut statuses = BTreeSet::new();
        let mut paths = Map::new();
        for card in self.actions {
            let operation = self.of_card(card, &mut given, &mut taken, &mut statuses);
            paths.insert(format!("/cards/{}", card.name), json!({ "post": operation }));
        }
        let webhooks: Map<_, _> =
            self.triggers.iter().map(|trigger| (trigger.name.to_owned(), json!({ "post": of_trigger(trigger, &mut taken) }))).collect();
        let mut schemas = given.found;
        schemas.append(&mut taken.found);
        // Records and choices begin with a capital letter.
        schemas.insert("problem".to_owned(), problem::schema());
        let responses: Map<_, _> = statuses.into_iter().map(|status| (name(status), problem::response(status))).collect();
        let mut document = json!({
            "openapi": "3.1.1",
            "info": self.info(),
            "paths": paths,
            "components": { "schemas": schemas, "responses": responses },
        });
        if !webhooks.is_empty() {
            document["webhooks"] = webhooks.into();
        }
        if let Some(url) = self.documentation {
            document["externalDocs"] = json!({ "url": url, "description": "The service's own documentation" });
        }
        document
    }

    fn info(&self) -> Value {
        let mut info = json!({ "title": self.title, "version": self.version });
        if !self.description.is_empty() {
            info["description"] = self.description.into();
        }
        if let Some(email) = self.support {
            info["contact"] = json!({ "email": email });
        }
        info
    }

    fn of_card(&self, card: &'static Action, given: &mut Defs, taken: &mut Defs, statuses: &mut BTreeSet<u16>) -> Value {
        let body = json!({ "schema": given.of_card(card.input, false), "examples": examples(card) });
        let answer = taken.of_card(card.output, card.is_paged());
        let mut operation = described(card.name, card.title, card.hint);
        let is_required = card.input.fields.iter().any(|field| field.required);
        operation["requestBody"] = json!({ "required": is_required, "content": { "application/json": without_empty(body) } });
        if card.is_paged() {
            operation["parameters"] = json!([{
                "name": "take", "in": "query", "description": "No more items than this.",
                "schema": { "type": "integer", "minimum": 1 },
            }]);
        }
        if card.nature.deprecated.is_some() {
            operation["deprecated"] = true.into();
        }
        let mut responses = Map::new();
        let success = json!({ "description": "What the card gives.", "content": { "application/json": { "schema": answer } } });
        responses.insert("200".to_owned(), success);
        for status in self.statuses_of(card) {
            responses.insert(status.to_string(), json!({ "$ref": format!("#/components/responses/{}", name(status)) }));
            statuses.insert(status);
        }
        responses.insert("default".to_owned(), problem::described("Any other error."));
        operation["responses"] = responses.into();
        operation
    }

    /// The statuses of the errors that a card can give. A rule without a kind leaves that to the service's status.
    fn statuses_of(&self, card: &'static Action) -> BTreeSet<u16> {
        let declared = self.errors_of(card);
        let by_status = [ErrorKind::Forbidden, ErrorKind::NotFound, ErrorKind::Conflict, ErrorKind::Invalid];
        let kept = by_status.into_iter().filter(|_| declared.iter().any(|error| error.kind.is_none()));
        let kinds = declared.iter().filter_map(|error| error.kind).chain(kept).chain(problem::ALWAYS);
        kinds.map(problem::status).collect()
    }
}

fn of_trigger(trigger: &'static Trigger, taken: &mut Defs) -> Value {
    let event = taken.of_event(trigger.output);
    let mut operation = described(trigger.name, trigger.title, trigger.hint);
    operation["requestBody"] = json!({ "required": true, "content": { "application/json": { "schema": event } } });
    operation["responses"] = json!({ "2XX": { "description": "The event has arrived." } });
    operation
}

fn described(name: &str, title: &str, hint: &str) -> Value {
    let mut operation = json!({ "operationId": name, "summary": title });
    if !hint.is_empty() {
        operation["description"] = hint.into();
    }
    operation
}

/// The inputs of the samples, by their names.
fn examples(card: &'static Action) -> Value {
    let example = |(place, sample): (usize, &Sample)| {
        let input: Value = serde_json::from_str(sample.input).ok()?;
        let summary = sample.name.unwrap_or("Sample");
        Some((format!("sample_{}", place + 1), json!({ "summary": summary, "value": input })))
    };
    card.samples.iter().enumerate().filter_map(example).collect::<Map<_, _>>().into()
}

fn without_empty(mut body: Value) -> Value {
    if let Value::Object(members) = &mut body {
        members.retain(|_, value| value.as_object().is_none_or(|value| !value.is_empty()));
    }
    body
}

/// The name of the response with this status, among the components.
fn name(status: u16) -> String {
    format!("Problem{status}")
}
