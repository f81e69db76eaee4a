//! Errors, pages and limits, as the metadata has them, in words.

use connector_cards::{
    escape,
    words::{self, BY_STATUS},
};
use connector_core::{
    Value,
    card::{CardError, Connector},
};

use super::markdown::{heading, paragraph, table};

/// The errors of a card or a trigger.
pub(super) fn errors(out: &mut String, errors: &[CardError]) {
    let declared = errors.iter().map(|error| {
        let kind = error.kind.map_or_else(|| "that of the status".to_owned(), |kind| kind.to_string());
        vec![escape(&when(error)), escape(&kind)]
    });
    let others = BY_STATUS.iter().map(|(when, kind)| vec![escape(when), escape(kind)]);
    heading(out, 2, "Errors");
    table(out, &["When", "Kind"], &declared.chain(others).collect::<Vec<_>>());
}

fn when(error: &CardError) -> String {
    let json = serde_json::to_value(error).unwrap_or_default();
    let statuses: Vec<&str> = json["statuses"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let mut parts = Vec::new();
    if !statuses.is_empty() {
        parts.push(format!("status {}", statuses.join(", ")));
    }
    if !error.codes.is_empty() {
        parts.push(format!("code {}", error.codes.join(", ")));
    }
    if parts.is_empty() { "as the answer says".to_owned() } else { parts.join("; ") }
}

/// Pages, limits and retries, of a card's or a trigger's metadata.
pub(super) fn notes(out: &mut String, connector: &Connector, metadata: &Value) {
    let mut notes: Vec<String> = of_pages(&metadata["pages"]).into_iter().collect();
    notes.extend(metadata["deadline_ms"].as_u64().map(words::deadline));
    let all = serde_json::to_value(connector).unwrap_or_default();
    for name in metadata["helpers"].as_array().into_iter().flatten() {
        all["helpers"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(|helper| helper["name"] == *name)
            .for_each(|helper| of_helper(helper, &mut notes));
    }
    let mut told: Vec<String> = Vec::new();
    for note in notes {
        if !told.contains(&note) {
            told.push(note);
        }
    }
    if !told.is_empty() {
        heading(out, 2, "Pages and limits");
        paragraph(out, &told.iter().map(|note| format!("- {}", escape(note))).collect::<Vec<_>>().join("\n"));
    }
}

fn of_pages(pages: &Value) -> Option<String> {
    let next = match pages["by"].as_str()? {
        "cursor" => "asked for by a cursor",
        "number" => "asked for by its number",
        "offset" => "asked for by an offset",
        "link" | "next_url" => "at the address that the answer gives",
        "one" => return Some(words::ONE_PAGE.to_owned()),
        _ => "found by a function of the connector",
    };
    Some(words::pages(next, pages["limit"].as_u64()))
}

fn of_helper(helper: &Value, notes: &mut Vec<String>) {
    let by = |limit: &Value| limit["by"].as_str().unwrap_or("connection").to_owned();
    let list = |name: &str| helper[name].as_array().cloned().unwrap_or_default();
    let number = |value: &Value| value.as_u64().unwrap_or_default();
    notes.extend(list("limits").iter().map(|limit| words::limit(number(&limit["calls"]), number(&limit["window_ms"]), &by(limit))));
    notes.extend(list("budgets").iter().map(|budget| words::budget(budget["remaining"].as_str().unwrap_or_default(), &by(budget))));
    notes.extend(helper["concurrency"].as_u64().map(words::concurrency));
    notes.push(words::attempts(helper["retry"]["attempts"].as_u64().unwrap_or(3)));
}
