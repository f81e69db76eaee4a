//! Cards as JSON Schema, and connectors as OpenAPI: what Ajv and the runtime say of the same inputs, and what openapi-spec-validator says.
#![cfg(feature = "servers")]
#![allow(clippy::unwrap_used, dead_code, missing_docs, unreachable_pub)]

use connector_core::{
    Connection, Error,
    card::{Action, Connector, Constraint, Field, Shape, Type},
    connector,
    sandbox::Sandbox,
};
use serde_json::{Map, Value, json};

#[rustfmt::skip]
#[path = "../../ui/cases/pass/trigger_poll.rs"]
mod trigger_poll;
#[rustfmt::skip]
#[path = "../../ui/cases/pass/trigger_webhook.rs"]
mod trigger_webhook;
#[rustfmt::skip]
#[path = "../../ui/cases/pass/whole.rs"]
mod whole;

connector! {
    pub(crate) connector Forms "Forms" { key: "forms", version: "1.0.0", base_url: "https://forms.example.com" }
    auth token "Token" custom { parameters { token "Token": Secret } }
    helper api { header "Authorization": "Bearer {auth.token}"; error status 4xx => { message: body.error }; }

    /// How it travels.
    choices Way { by_air "By air", by_sea "By sea" }

    /// Something that is sent.
    record Parcel {
        problem "Problem": Option<Problem>,
        code "Code": String,
        weight "Weight": Option<f64>,
        way "Way": Way,
        within "Within": Vec<Parcel>,
    }

    record Problem { text "Text": String }

    /// Takes everything that a field can be.
    action take "Take" {
        effects write;
        options { way "Way": Way = by_sea }
        input {
            text "Text": String where len 2..=5,
            code "Code": String = "AB1" where matches "^[A-Z]{2}\\d+$",
            number "Number": i64 where range 1..=100,
            share "Share": f64 = 0.5 where range 0..=1,
            sure "Sure": bool = false,
            site "Site": Option<Url>,
            at "At": Option<DateTime>,
            loose "Loose": Option<Object>,
            pin "PIN": Option<Secret> where matches "^[0-9]{4}$",
            #[allow(unused)]
            file "File": Option<File>,
            size "Size": i64 = 1 where one_of [1, 2, 4],
            note "Note": Option<Nullable<String>>,
            must "Must": Nullable<i64>,
            few "Few": Vec<String> where len 0..=2,
            ways "Ways": Vec<Way>,
            parcel "Parcel": Option<Parcel>,
            parcels "Parcels": Vec<Parcel>,
        }
        POST "/take" via api {
            query { pin: input.pin, at: input.at, site: input.site, way: options.way, name: input.text, code: input.code }
            json {
                number: input.number, share: input.share, sure: input.sure, loose: input.loose, size: input.size, note: input.note,
                must: input.must, few: input.few, ways: input.ways, parcel: input.parcel, parcels: input.parcels,
            }
        }
        output { parcel "Parcel": Parcel from body, way "Way": Option<Way> from body.way, id "ID": String from body.code, pin "PIN": Secret from body.pin }
        sample { text: "abc", number: 1, must: null } => 200 json { "code": "AB1", "weight": null, "way": "by_road", "within": [], "problem": { "text": "late" }, "pin": "1234" };
    }

    action send "Send" {
        effects write;
        input { file "File": File }
        POST "/send" via api { stream input.file; }
    }
}

fn all() -> [&'static Connector; 8] {
    [
        connectors::docker_registry::DockerRegistry::CONNECTOR,
        connectors::github::GitHub::CONNECTOR,
        connectors::rabbitmq::Rabbitmq::CONNECTOR,
        connectors::slack_modal::SlackModal::CONNECTOR,
        Forms::CONNECTOR,
        whole::Service::CONNECTOR,
        trigger_poll::Hub::CONNECTOR,
        trigger_webhook::Hub::CONNECTOR,
    ]
}

// ---- what comes in --------------------------------------------------------------------------------------------------

/// Whether the runtime takes an input, before it looks where the values go.
fn is_taken(connection: &Connection, card: &Action, input: &Value) -> bool {
    let is_of_the_input = |error: &Error| {
        let told = ["there is no input", "the input is"].iter().any(|start| error.message().starts_with(start));
        error.is_input() && (told || error.field().is_some())
    };
    match connection.invoke(card.name, input.clone()).render() {
        Ok(_) => true,
        Err(error) => !is_of_the_input(&error),
    }
}

/// Inputs as nobody would think of: mostly of their types, near the ends of what is allowed.
struct Random(fastrand::Rng);

impl Random {
    fn input(&mut self, shape: &'static Shape) -> Value {
        if self.0.u8(..) < 3 {
            return self.anything();
        }
        let mut object = self.object(shape);
        if self.0.u8(..) < 12 {
            object.insert("unknown".to_owned(), self.anything());
        }
        object.into()
    }

    fn object(&mut self, shape: &'static Shape) -> Map<String, Value> {
        let mut object = Map::new();
        for field in shape.fields {
            let value = match self.0.u8(..100) {
                0..3 => self.anything(),
                3..6 => Value::Null,
                6..40 if !field.required => continue,
                6..9 => continue,
                _ => self.field(field),
            };
            object.insert(field.name.to_owned(), value);
        }
        object
    }

    fn field(&mut self, field: &'static Field) -> Value {
        let constraint = match field.constraints {
            [] => None,
            constraints => Some(&constraints[self.0.usize(..constraints.len())]),
        };
        let near = |random: &mut Self, least: usize, most: Option<usize>| {
            let most = most.unwrap_or(least + 1).min(least + 300);
            *[least.saturating_sub(1), least, most, most + 1].get(random.0.usize(..4)).unwrap()
        };
        match (constraint, field.ty.inner()) {
            (Some(Constraint::Length(least, most)), Type::Text | Type::Secret) => "é".repeat(near(self, *least, *most)).into(),
            (Some(Constraint::Length(least, most)), Type::List(item)) => {
                let count = near(self, *least, *most);
                (0..count).map(|_| self.of(item)).collect()
            }
            (Some(Constraint::Range(least, most)), ty) => {
                let bound = if self.0.bool() { least } else { most };
                let bound: f64 = bound.map_or(0.0, |bound| bound.to_string().parse().unwrap());
                match (ty, self.0.u8(..3)) {
                    (Type::Integer, step) => json!(bound as i64 + i64::from(step) - 1),
                    (_, step) => json!(bound + (f64::from(step) - 1.0) / 8.0),
                }
            }
            (Some(Constraint::OneOf(values)), _) => {
                let texts: Vec<_> = values.iter().map(|value| serde_json::to_value(value).unwrap()).collect();
                if self.0.u8(..4) == 0 { json!(3) } else { texts[self.0.usize(..texts.len())].clone() }
            }
            (Some(Constraint::Within(origins)), _) => format!("{}/x", origins[0].replace("*.", "a.")).into(),
            _ => self.of(&field.ty),
        }
    }

    fn of(&mut self, ty: &'static Type) -> Value {
        const TEXTS: [&str; 12] =
            ["a", "ab", "octo-org/hello-world", "xoxb-1", "ghp_1", "AB12", "A1", "1234", "12345\n", "🦀", "e\u{301}", "\u{202e}x\u{202c}"];
        match ty {
            Type::Text | Type::Secret => self.one(&TEXTS).into(),
            Type::Integer => self.one(&[json!(0), json!(1), json!(-7), json!(2.0), json!(1.5), json!(9_007_199_254_740_991_i64)]),
            Type::Decimal => self.one(&[json!(0), json!(0.25), json!(-1e-9), json!(12)]),
            Type::Boolean => self.0.bool().into(),
            Type::Url => self.one(&["https://example.com/a?b=c#d", "urn:a:b", "/relative", "no url"]).into(),
            Type::DateTime => self.one(&["2024-02-29T12:00:00Z", "2024-05-01T12:00:00.5+02:00", "2023-02-29T12:00:00Z", "now"]).into(),
            Type::Object => self.one(&[json!({}), json!({ "a": [null, { "b": 1 }] })]),
            Type::Json => self.anything(),
            Type::File => self.one(&[
                json!({ "name": "a.txt", "text": "é" }),
                json!({ "name": "a", "base64": "AP8K", "media_type": "image/png" }),
                json!({ "name": "a", "base64": "AP8=", "more": 1 }),
                json!({ "name": "a", "base64": "AP9=" }),
                json!({ "name": "a", "base64": "AP8" }),
                json!({ "name": "a", "base64": "%" }),
                json!({ "name": "a" }),
                json!({ "text": "a" }),
                json!({ "name": 1, "text": "a" }),
                json!({ "name": "a", "text": null }),
                json!({ "name": "a", "text": "b", "media_type": 5 }),
                json!({ "name": "a", "text": 1, "base64": "AP8K" }),
            ]),
            Type::Choices(choices) if self.0.u8(..8) > 0 => choices.values[self.0.usize(..choices.values.len())].value.into(),
            Type::Choices(_) => "none of them".into(),
            // Not deeper than a few records: a record may hold itself.
            Type::Record(shape) => self.object(shape).into(),
            Type::List(item) => {
                let count = if matches!(item.inner(), Type::Record(_)) { self.0.usize(..2) } else { self.0.usize(..4) };
                (0..count).map(|_| self.of(item)).collect()
            }
            Type::Optional(inner) => self.of(inner),
            Type::Nullable(inner) if self.0.bool() => self.of(inner),
            _ => Value::Null,
        }
    }

    fn anything(&mut self) -> Value {
        self.one(&[json!(null), json!(true), json!(1), json!(1.5), json!("text"), json!([]), json!([null]), json!({}), json!({ "a": 1 })])
    }

    fn one<T: Clone>(&mut self, values: &[T]) -> T {
        values[self.0.usize(..values.len())].clone()
    }
}

#[tokio::test]
async fn an_input_is_taken_if_its_schema_accepts_it_and_only_then() {
    const INPUTS: usize = 300;
    let seed = std::env::var("SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(20_261_125);
    let mut random = Random(fastrand::Rng::with_seed(seed));
    let (mut jobs, mut expected) = (Vec::new(), Vec::new());
    for connector in all() {
        let sandbox = Sandbox::start(connector).await.unwrap();
        let connection = sandbox.connection().unwrap();
        for card in connector.actions {
            // Instead of the object there may be nothing; a schema of an object does not say so.
            let inputs: Vec<_> = (0..INPUTS).map(|_| random.input(card.input)).filter(|input| !input.is_null()).collect();
            let taken: Vec<_> = inputs.iter().map(|input| is_taken(&connection, card, input)).collect();
            expected.push((format!("{}.{}", connector.key, card.name), taken));
            jobs.push((card.input_schema(), inputs));
        }
    }
    let judged = tests_e2e::judge(&jobs).unwrap();
    let (mut both, mut neither) = (0, 0);
    for (((name, taken), (_, inputs)), judged) in expected.iter().zip(&jobs).zip(judged) {
        for ((taken, input), problem) in taken.iter().zip(inputs).zip(judged) {
            assert_eq!(*taken, problem.is_none(), "{name} (SEED={seed}) with {input}: {problem:?}");
            if *taken { both += 1 } else { neither += 1 }
        }
    }
    assert!(both > 500 && neither > 500, "{both} accepted, {neither} refused");
}

#[test]
fn a_schema_says_what_people_see() {
    let schema = Forms::CONNECTOR.action("take").unwrap().input_schema();
    assert_eq!((&schema["title"], &schema["required"]), (&json!("Take"), &json!(["text", "number", "must"])));
    let ways = json!([{ "const": "by_air", "title": "By air" }, { "const": "by_sea", "title": "By sea" }]);
    assert_eq!(schema["$defs"]["Way"], json!({ "description": "How it travels.", "oneOf": ways }));
    assert_eq!(schema["properties"]["text"], json!({ "title": "Text", "type": "string", "minLength": 2, "maxLength": 5 }));
    assert_eq!(schema["properties"]["pin"]["writeOnly"], true);
    assert_eq!(schema["properties"]["size"]["default"], 1);
    assert_eq!(schema["properties"]["code"]["pattern"], "^[A-Z]{2}[0-9]+$");
}

// ---- what goes out --------------------------------------------------------------------------------------------------

#[tokio::test]
async fn what_samples_give_is_what_the_output_schemas_say() {
    let mut jobs = Vec::new();
    for connector in all() {
        let sandbox = Sandbox::start(connector).await.unwrap();
        let auths = connector.auths.iter().map(|auth| auth.name);
        let connections: Vec<_> = auths.filter_map(|auth| sandbox.connect_by(Some(auth)).ok()?.connect().ok()).collect();
        for card in connector.actions {
            let mut given = Vec::new();
            for sample in card.samples {
                for connection in &connections {
                    let input = serde_json::from_str(sample.input).unwrap();
                    given.extend(connection.invoke(card.name, input).await.ok());
                }
            }
            jobs.push((card.output_schema(), given));
        }
    }
    assert!(jobs.iter().map(|(_, given)| given.len()).sum::<usize>() > 30);
    for ((schema, given), judged) in jobs.iter().zip(tests_e2e::judge(&jobs).unwrap()) {
        for (value, problem) in given.iter().zip(judged) {
            assert_eq!(problem, None, "{}: {value}", schema["title"]);
        }
    }
}

#[test]
fn events_have_schemas_too() {
    let triggers = all().into_iter().flat_map(|connector| connector.triggers);
    let jobs: Vec<_> = triggers.flat_map(|trigger| [(trigger.input_schema(), vec![]), (trigger.event_schema(), vec![])]).collect();
    assert!(jobs.len() > 6);
    tests_e2e::judge(&jobs).unwrap();
    let issue = connectors::github::GitHub::CONNECTOR.trigger("new_issue").unwrap().event_schema();
    assert_eq!(issue["properties"]["number"]["type"], "integer");
}

// ---- OpenAPI --------------------------------------------------------------------------------------------------------

#[test]
fn every_connector_is_good_openapi() {
    for connector in all() {
        tests_e2e::judge_openapi(&connector.openapi()).unwrap();
    }
    let mut broken = Forms::CONNECTOR.openapi();
    broken["paths"]["/cards/take"]["post"]["responses"]["200"] = json!({ "description": 1 });
    assert!(tests_e2e::judge_openapi(&broken).is_err(), "the validator looks");
}

#[test]
fn a_card_is_a_path_with_its_errors_as_problems() {
    let github = connectors::github::GitHub::CONNECTOR.openapi();
    let list = &github["paths"]["/cards/list_issues"]["post"];
    assert_eq!((&list["operationId"], &list["parameters"][0]["name"]), (&json!("list_issues"), &json!("take")));
    assert_eq!(list["responses"]["200"]["content"]["application/json"]["schema"]["items"], json!({ "$ref": "#/components/schemas/Issue" }));
    assert_eq!(list["responses"]["404"], json!({ "$ref": "#/components/responses/Problem404" }));
    assert!(github["components"]["schemas"]["IssueState.input"].is_object() && github["webhooks"]["new_issue"].is_object());
    assert_eq!(github["info"]["contact"]["email"], "connectors@example.com");
    let create = &github["paths"]["/cards/create_issue"]["post"];
    assert_eq!((create["parameters"].is_null(), &create["requestBody"]["required"]), (true, &json!(true)));
}
