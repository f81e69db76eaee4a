//! The topic of a card: how it looks, its tables, the request, samples, errors, pages and limits.

use connector_cards::{Card, escape, tables};
use connector_core::{
    Object, Value,
    card::{Action, Connector, Field, Reply, ReplyTo, Sample, Type},
};

use super::{
    json::json,
    limits,
    markdown::{block, heading, link, paragraph, picture, written},
    request::is_custom,
    set::{AUTHORIZATION, way},
};
use crate::cli::trial;

/// What stands in the place of a secret.
const MASK: &str = "***";

pub(super) fn of(
    connector: &'static Connector,
    action: &'static Action,
    card: &Card,
    path: &str,
    request: Option<&Result<String, String>>,
) -> String {
    let mut out = String::new();
    heading(&mut out, 1, action.title);
    paragraph(&mut out, &format!("*{}*", escape(&card.badges.join(" · "))));
    written(&mut out, action.hint);
    if is_custom(action) {
        let base = escape(connector.base_url);
        paragraph(
            &mut out,
            &format!(
                "For what no other card does: the address is relative to {base}, the credentials of the connection are added, and no other host is called."
            ),
        );
    }
    picture(&mut out, &format!("The card {} of {}", action.title, connector.title), path);
    scopes(&mut out, action);
    out.push_str(&tables(card, 2));
    sent(&mut out, connector, action, request);
    samples(&mut out, connector, action);
    limits::errors(&mut out, &connector.errors_of(action));
    limits::notes(&mut out, connector, &serde_json::to_value(connector.metadata_of(action)).unwrap_or_default());
    out
}

/// What a connection must be allowed to do.
fn scopes(out: &mut String, action: &Action) {
    let needed = action.nature.scopes.iter().map(|any| any.iter().map(|scope| escape(scope)).collect::<Vec<_>>().join(" or "));
    let needed: Vec<String> = needed.collect();
    if !needed.is_empty() {
        let authorization = link("Authorization", &way("cards/", &format!("{AUTHORIZATION}.md")));
        paragraph(out, &format!("A connection by OAuth 2.0 needs the scope {}; see {authorization}.", needed.join(", and ")));
    }
}

fn sent(out: &mut String, connector: &Connector, action: &Action, request: Option<&Result<String, String>>) {
    heading(out, 2, "Request");
    let given = match action.samples {
        [] if is_custom(action) => "for the address `/`",
        [] => "where nothing is given",
        [..] => "for the first sample",
    };
    match request {
        Some(Ok(sent)) => {
            let by = connector.auths.first().map_or_else(String::new, |auth| format!(", signed in by {}", escape(auth.label)));
            paragraph(
                out,
                &format!("As it is sent {given}{by}; secrets are masked, and `{{…}}` stands for a value that is not known before."),
            );
            block(out, "http", sent);
        }
        Some(Err(why)) => paragraph(out, why),
        None => paragraph(out, "No request is shown."),
    }
}

fn samples(out: &mut String, connector: &Connector, action: &Action) {
    if action.samples.is_empty() {
        return;
    }
    heading(out, 2, "Samples");
    paragraph(out, "The first one, tried without credentials and without the service:");
    let tried = trial::command(connector, action, 72);
    block(out, "sh", &tried.lines().map(|line| line.strip_prefix("  ").unwrap_or(line)).collect::<Vec<_>>().join("\n"));
    for (place, sample) in action.samples.iter().enumerate() {
        let number = format!("Sample {}", place + 1);
        heading(out, 3, sample.name.unwrap_or(&number));
        paragraph(out, "Given:");
        json(out, &given(action, sample));
        sample.replies.iter().for_each(|reply| answer(out, reply));
    }
}

/// The inputs of a sample, secrets masked.
fn given(action: &Action, sample: &Sample) -> String {
    let Ok(mut inputs) = serde_json::from_str::<Object>(sample.input) else { return sample.input.to_owned() };
    let has_secret = |field: &Field| matches!(field.ty.inner(), Type::Secret) && inputs.contains_key(field.name);
    if !action.input.fields.iter().any(has_secret) {
        return sample.input.to_owned();
    }
    for field in action.input.fields.iter().filter(|field| matches!(field.ty.inner(), Type::Secret)) {
        if let Some(value) = inputs.get_mut(field.name) {
            *value = Value::from(MASK);
        }
    }
    Value::Object(inputs).to_string()
}

fn answer(out: &mut String, reply: &Reply) {
    let to = match reply.to {
        ReplyTo::Last => "The service answers".to_owned(),
        ReplyTo::Step(step) => format!("To the step {} it answers", escape(step)),
        ReplyTo::Request(method, path) => format!("To {} {} it answers", escape(method), escape(path)),
        ReplyTo::Page(page) => format!("To the page {} it answers", escape(page)),
    };
    let headers: Vec<String> = reply.headers.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    let has_body = !matches!(reply.body.trim(), "" | "null");
    paragraph(out, &format!("{to} {}{}", reply.status, if has_body || !headers.is_empty() { ":" } else { "." }));
    if !headers.is_empty() {
        block(out, "http", &headers.join("\n"));
    }
    if has_body {
        json(out, reply.body);
    }
}
