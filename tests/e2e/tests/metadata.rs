//! The metadata of connectors, judged by Ajv with the schema that is published for it.
#![cfg(feature = "servers")]
#![allow(clippy::unwrap_used, dead_code, missing_docs, unreachable_pub)]

use connector_core::card::{Connector, METADATA_FORMAT, METADATA_SCHEMA};
use serde_json::{Value, json};

#[rustfmt::skip]
#[path = "../../ui/cases/pass/auths.rs"]
mod auths;
#[rustfmt::skip]
#[path = "../../ui/cases/pass/bodies.rs"]
mod bodies;
#[rustfmt::skip]
#[path = "../../ui/cases/pass/found.rs"]
mod found;
#[rustfmt::skip]
#[path = "../../ui/cases/pass/trigger_poll.rs"]
mod trigger_poll;
#[rustfmt::skip]
#[path = "../../ui/cases/pass/trigger_webhook.rs"]
mod trigger_webhook;
#[rustfmt::skip]
#[path = "../../ui/cases/pass/whole.rs"]
mod whole;

mod odd {
    use connector_core::connector;

    // What people write where nobody looks.
    connector! {
        /// <script>alert(1)</script> & "quotes" \ and `code`
        pub connector Odd "<b>Odd</b> 🦀" { key: "odd", version: "1.0.0", base_url: "https://odd.example.com" }
        auth token "مفتاح" custom { parameters { token "🔑": Secret } }
        helper api { header "Authorization": "Bearer {auth.token}"; error status 404 && body.error == "gone" => NotFound { code: body.error }; }
        choices Kind { person "שלום", company "A & B" }
        #[doc = "\u{202e}right to left\u{202c}"]
        action send "]]> -- \" {{}} ${}" {
            effects write;
            options { kind "Kind": Kind = person }
            input "<i>Group</i>" {
                /// Ein „Hinweis“ mit 日本語.
                text "e\u{301}\u{200b}": String where matches "^(?i)a" placeholder "\"\\\"",
                vat "VAT": Option<String> when options.kind == company,
                size "Size": f64 = 1.5 where range 0.5..=9,
                few "Few": Vec<String> where len 1..=3,
            }
            POST "/send" via api { json { text: input.text, vat: input.vat, kind: options.kind, size: input.size, few: input.few } }
            output "Answer" { id "ID": String from body.id, more "More": Option<String> when options.kind == company from body.more }
            sample { text: "a" } => 200 json { "id": "1" };
        }
    }
}

mod long {
    include!("data/long_labels.rs");
}

fn all() -> Vec<&'static Connector> {
    let ready = [
        connectors::docker_registry::DockerRegistry::CONNECTOR,
        connectors::github::GitHub::CONNECTOR,
        connectors::rabbitmq::Rabbitmq::CONNECTOR,
        connectors::slack_modal::SlackModal::CONNECTOR,
    ];
    let widest = [
        whole::Service::CONNECTOR,
        bodies::Service::CONNECTOR,
        found::Service::CONNECTOR,
        trigger_poll::Hub::CONNECTOR,
        trigger_webhook::Hub::CONNECTOR,
        odd::Odd::CONNECTOR,
        long::Long::CONNECTOR,
    ];
    let signing_in = [
        auths::Basic::CONNECTOR,
        auths::Custom::CONNECTOR,
        auths::Code::CONNECTOR,
        auths::Credentials::CONNECTOR,
        auths::Device::CONNECTOR,
        auths::JwtBearer::CONNECTOR,
        auths::PrivateKeyJwt::CONNECTOR,
        auths::Keys::CONNECTOR,
        auths::Login::CONNECTOR,
        auths::Challenge::CONNECTOR,
        auths::Digest::CONNECTOR,
        auths::Hmac::CONNECTOR,
        auths::Amazon::CONNECTOR,
        auths::Certificate::CONNECTOR,
        auths::Configured::CONNECTOR,
    ];
    ready.into_iter().chain(widest).chain(signing_in).collect()
}

fn metadata(connector: &Connector) -> Value {
    serde_json::to_value(connector).unwrap()
}

fn schema() -> Value {
    serde_json::from_str(METADATA_SCHEMA).unwrap()
}

/// The schema as it is for whoever writes: it has every member that is written. Objects that only add members to another one are left
/// as they are; the one that they are added to counts them.
fn closed(mut schema: Value) -> Value {
    fn close(name: &str, schema: &mut Value) {
        match schema {
            Value::Object(members) => {
                let is_object = members.get("type").is_some_and(|ty| *ty == "object" || ty[0] == "object");
                for (name, member) in
                    members.iter_mut().filter(|(name, _)| !["if", "then", "else", "allOf", "required"].contains(&name.as_str()))
                {
                    close(name, member);
                }
                if is_object && !name.ends_with("_members") && !members.contains_key("additionalProperties") && name != "input" {
                    members.insert("unevaluatedProperties".to_owned(), false.into());
                }
            }
            Value::Array(items) => items.iter_mut().for_each(|item| close(name, item)),
            _ => {}
        }
    }
    close("", &mut schema);
    schema
}

#[test]
fn the_metadata_of_every_connector_is_what_its_schema_says_and_no_more() {
    let values: Vec<_> = all().into_iter().map(metadata).collect();
    let judged = tests_e2e::judge(&[(schema(), values.clone()), (closed(schema()), values)]).unwrap();
    for (kind, judged) in ["as published", "closed"].into_iter().zip(judged) {
        for (connector, problem) in all().into_iter().zip(judged) {
            assert_eq!(problem, None, "{} {kind}", connector.title);
        }
    }
}

#[test]
fn what_is_no_metadata_is_refused() {
    let good = metadata(connectors::github::GitHub::CONNECTOR);
    let broken = |pointer: &str, value: Value| {
        let mut metadata = good.clone();
        *metadata.pointer_mut(pointer).unwrap() = value;
        metadata
    };
    let without = |pointer: &str, name: &str| {
        let mut metadata = good.clone();
        metadata.pointer_mut(pointer).unwrap().as_object_mut().unwrap().remove(name).unwrap();
        metadata
    };
    let wrong = vec![
        broken("/format", json!(2)),
        broken("/key", json!("")),
        broken("/color", json!("red")),
        broken("/icon", json!("github.svg")),
        broken("/actions/0/input/fields/0/type", json!({ "kind": "uuid" })),
        broken("/actions/0/input/fields/0/type", json!({ "kind": "list" })),
        broken("/actions/0/input/fields/0/type", json!({ "kind": "record", "of": { "kind": "text" } })),
        broken("/actions/1/input/fields/1/constraints/0", json!({ "length": [1] })),
        broken("/actions/1/input/fields/1/constraints/0", json!({ "length": [1, 2], "range": [1, 2] })),
        broken("/actions/0/errors/0/kind", json!("Teapot")),
        broken("/actions/0/effects", json!({ "write": true })),
        broken("/auths/0/kind", json!("magic")),
        broken("/auths/0/steps/0/do", json!("dance")),
        broken("/auths/1/kind", json!("oauth2")),
        broken("/triggers/0/kind", json!("webhook")),
        broken("/triggers/0/first_run", json!("later")),
        without("/actions/0/input/fields/0", "label"),
        without("/actions/0", "title"),
        without("/auths/0", "pkce"),
        without("/triggers/0", "every_ms"),
        without("/auths/0/parameters/0", "given_by"),
        without("", "triggers"),
        json!([good]),
    ];
    let with = |pointer: &str| {
        let mut metadata = good.clone();
        metadata.pointer_mut(pointer).unwrap()["new_in_a_later_version"] = true.into();
        metadata
    };
    let places =
        ["", "/auths/0", "/auths/0/parameters/0", "/actions/0/input/groups/0", "/actions/1/output/fields/0/type", "/triggers/0/cursor"];
    let more: Vec<_> = places.into_iter().map(with).collect();
    let judged = tests_e2e::judge(&[(schema(), wrong), (schema(), more.clone()), (closed(schema()), more)]).unwrap();
    for (place, problem) in judged[0].iter().enumerate() {
        assert!(problem.is_some(), "number {place} is accepted");
    }
    assert!(judged[1].iter().all(Option::is_none), "hosts meet members that they do not know: {:?}", judged[1]);
    assert!(judged[2].iter().all(Option::is_some), "whoever writes has none: {:?}", judged[2]);
}

#[test]
fn texts_are_in_the_metadata_as_they_were_written() {
    let odd = metadata(odd::Odd::CONNECTOR);
    assert_eq!((odd["format"].as_u64(), odd["title"].as_str()), (Some(METADATA_FORMAT.into()), Some("<b>Odd</b> 🦀")));
    assert_eq!(odd["description"], "<script>alert(1)</script> & \"quotes\" \\ and `code`");
    assert_eq!((&odd["auths"][0]["label"], &odd["choices"][0]["values"][0]["label"]), (&json!("مفتاح"), &json!("שלום")));
    let card = &odd["actions"][0];
    assert_eq!((&card["title"], &card["hint"]), (&json!("]]> -- \" {{}} ${}"), &json!("\u{202e}right to left\u{202c}")));
    assert_eq!(card["input"]["groups"][1], json!({ "label": "<i>Group</i>", "options": false, "fields": ["text", "vat", "size", "few"] }));
    let field = &card["input"]["fields"][1];
    assert_eq!((&field["label"], &field["placeholder"]), (&json!("e\u{301}\u{200b}"), &json!("\"\\\"")));
    let when = json!({ "option": "kind", "values": ["company"] });
    assert_eq!((&card["input"]["fields"][2]["when"], &card["output"]["fields"][1]["when"]), (&when, &when));
    let text = serde_json::to_string(odd::Odd::CONNECTOR).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), odd);
}

#[test]
fn five_thousand_characters_stay_five_thousand() {
    let long = metadata(long::Long::CONNECTOR);
    let card = &long["actions"][0];
    let (field, group) = (&card["input"]["fields"][0]["label"], &card["input"]["groups"][0]["label"]);
    let texts = [&long["title"], &long["description"], &long["auths"][0]["label"], &card["title"], &card["hint"], field, group];
    for text in texts {
        assert_eq!(text.as_str().unwrap().chars().count(), 5_000);
        assert_eq!(text, &long["title"]);
    }
    let action = long::Long::CONNECTOR.action("send").unwrap();
    assert_eq!(&action.input_schema()["properties"]["text"]["title"], field);
    tests_e2e::judge_openapi(&long::Long::CONNECTOR.openapi()).unwrap();
}

#[test]
fn cards_say_what_they_cost_and_how_they_fail() {
    let github = metadata(connectors::github::GitHub::CONNECTOR);
    let list = &github["actions"][0];
    assert_eq!(list["errors"][0], json!({ "kind": "RateLimited", "statuses": ["403"] }));
    assert_eq!(list["errors"][2], json!({ "kind": null, "statuses": ["4xx"] }));
    assert_eq!((&list["pages"], &list["helpers"]), (&json!({ "by": "link" }), &json!(["github"])));
    let helper = &github["helpers"][0];
    assert_eq!(helper["limits"], json!([{ "calls": 5000, "window_ms": 3_600_000, "by": "connection" }]));
    assert_eq!((&helper["retry"]["attempts"], &helper["concurrency"]), (&json!(4), &json!(20)));
    assert_eq!(github["actions"][2]["runs_code"], true);
    let steps: Vec<_> = github["auths"].as_array().unwrap().iter().map(|auth| auth["steps"].clone()).collect();
    assert_eq!(steps[0][1], json!({ "do": "browser" }));
    assert_eq!(steps[1], json!([{ "do": "enter", "parameters": ["access_token", "api_url"] }, { "do": "authping" }]));
    let odd = metadata(odd::Odd::CONNECTOR);
    assert_eq!(odd["actions"][0]["errors"][0], json!({ "kind": "NotFound", "codes": ["gone"], "statuses": ["404"] }));
}
