//! How a connection is made: for each auth its dialog, its parameters, the steps and the scopes.

use connector_cards::{Card, Field, Group, Part, escape, tables};
use connector_core::{
    Value,
    card::{Auth, Connector, GivenBy},
    json,
};

use super::markdown::{heading, link, paragraph, picture, written};
use crate::cli::{drawn, words};

pub(super) fn of(connector: &'static Connector, draw: &mut impl FnMut(&str, &str, &Card) -> String) -> String {
    let mut out = String::new();
    heading(&mut out, 1, "Authorization");
    let title = escape(connector.title);
    match connector.auths {
        [] => paragraph(&mut out, &format!("{title} asks for nothing: a connection is made without credentials.")),
        [_] => paragraph(&mut out, &format!("There is one way to sign in to {title}.")),
        auths => paragraph(&mut out, &format!("There are {} ways to sign in to {title}.", auths.len())),
    }
    let metadata = serde_json::to_value(connector).unwrap_or_default();
    for (place, auth) in connector.auths.iter().enumerate() {
        let card = drawn::of_auth(connector, auth);
        let path = draw("dialog", auth.name, &card);
        heading(&mut out, 2, auth.label);
        let kind = words::of_kind(&auth.kind);
        if !kind.is_empty() {
            paragraph(&mut out, &format!("*{}*", escape(&kind)));
        }
        written(&mut out, auth.hint);
        picture(&mut out, &format!("The dialog {} of {}", auth.label, connector.title), &path);
        out.push_str(&tables(&card, 3));
        out.push_str(&tables(&Card { groups: vec![by_others(auth)], ..Card::default() }, 3));
        let list = metadata.pointer(&format!("/auths/{place}/steps")).and_then(Value::as_array);
        let list: Vec<String> = list.into_iter().flatten().map(|step| step_of(step, auth)).collect();
        if !list.is_empty() {
            heading(&mut out, 3, "Steps");
            let lines: Vec<String> = list.iter().enumerate().map(|(place, step)| format!("{}. {step}", place + 1)).collect();
            paragraph(&mut out, &lines.join("\n"));
        }
        if auth.revoke.is_some() {
            paragraph(&mut out, "When the connection is removed, the service is told to end it.");
        }
    }
    if !connector.auths.is_empty() {
        paragraph(&mut out, &format!("What a connection can then run is listed in {}.", link(connector.title, "index.md")));
    }
    out
}

/// What no person is asked for.
fn by_others(auth: &Auth) -> Group {
    let fields = auth.parameters.iter().filter_map(|parameter| {
        let by = match parameter.given_by {
            GivenBy::Person => return None,
            GivenBy::Developer => "the developer of the connector, or its host",
            GivenBy::SignIn => "the service, when somebody signs in",
        };
        let field = drawn::of_person(&parameter.field, &connector_core::card::Shape::EMPTY);
        Some(Field { name: parameter.field.name.to_owned(), hint: field.hint, ..Field::fact(parameter.field.label, by) })
    });
    Group { part: Part::Facts, label: "Given by others".to_owned(), fields: fields.collect(), ..Group::default() }
}

/// A step of connecting, as the metadata has it, in words.
fn step_of(step: &Value, auth: &Auth) -> String {
    let label = |name: &Value| {
        let parameter = auth.parameters.iter().find(|parameter| Some(parameter.field.name) == name.as_str());
        parameter.map_or_else(String::new, |parameter| format!("**{}**", escape(parameter.field.label)))
    };
    match step["do"].as_str() {
        Some("enter") => {
            let labels: Vec<String> = step["parameters"].as_array().unwrap_or(&Vec::new()).iter().map(label).collect();
            format!("Fill in {}, and choose **Connect**.", labels.join(", "))
        }
        Some("browser") => "A browser opens: sign in to the service, and allow what is asked for.".to_owned(),
        Some("device") => "Open the address that is shown, on any device, and enter the code beside it.".to_owned(),
        Some("token") => "A token is asked for; nobody has to do anything.".to_owned(),
        Some("session") => "The service is logged in to; nobody has to do anything.".to_owned(),
        Some("authping") => "The connection is tried; its dialog says whose it is, or what is wrong.".to_owned(),
        _ => escape(&json!(step).to_string()),
    }
}
