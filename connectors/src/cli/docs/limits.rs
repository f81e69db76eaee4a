//! Errors, pages and limits, as the metadata has them, in words.

use connector_cards::{
    escape,
    words::{BY_STATUS, duration},
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
    notes.extend(metadata["deadline_ms"].as_u64().map(|millis| format!("May take {} in all.", duration(millis))));
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
    let by = match pages["by"].as_str()? {
        "cursor" => "asked for by a cursor",
        "number" => "asked for by its number",
        "offset" => "asked for by an offset",
        "link" | "next_url" => "at the address that the answer gives",
        "one" => return Some("All items come in one answer.".to_owned()),
        _ => "found by a function of the connector",
    };
    let most = pages["limit"].as_u64().map_or_else(String::new, |limit| format!(" At most {limit} pages are read."));
    Some(format!("Pages are read as they are wanted; the next one is {by}.{most}"))
}

fn of_helper(helper: &Value, notes: &mut Vec<String>) {
    for limit in helper["limits"].as_array().into_iter().flatten() {
        let (calls, by) = (&limit["calls"], limit["by"].as_str().unwrap_or("connection"));
        let window = duration(limit["window_ms"].as_u64().unwrap_or_default());
        notes.push(format!("At most {calls} calls in {window} are made, by {by}."));
    }
    for budget in helper["budgets"].as_array().into_iter().flatten() {
        let (remaining, by) = (budget["remaining"].as_str().unwrap_or_default(), budget["by"].as_str().unwrap_or("connection"));
        notes.push(format!("No more calls are made than the header {remaining} says, by {by}."));
    }
    if let Some(calls) = helper["concurrency"].as_u64() {
        notes.push(format!("At most {calls} calls are under way at a time."));
    }
    notes.push(match helper["retry"]["attempts"].as_u64() {
        Some(1) => "A call that fails is not repeated.".to_owned(),
        attempts => format!("A call that fails is made up to {} times, where that is safe.", attempts.unwrap_or(3)),
    });
}
