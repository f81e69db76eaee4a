//! What only the service knows: dynamic fields, fields that people add, and fields that an option shows; and many items in few calls.

#![allow(clippy::unwrap_used, missing_docs)]

use connector_core::{DynamicType, ErrorKind, Object, connector, sandbox::Sandbox};
use serde_json::{Value, json};

connector! {
    pub(crate) connector Sheets "Sheets" { key: "sheets", version: "1.0.0", base_url: "https://sheets.example.com" }

    auth token custom { parameters { token: Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    choices Kind { person "Person", company "Company" }

    lookup sheets { GET "/sheets" via api; items from body; choice { value: item.id, label: item.title } }

    /// The columns of a sheet.
    fields columns(sheet: String) {
        GET "/sheets/{sheet}/columns" via api;
        pages { cursor query.after from body.next; items from body.columns; }
        field {
            name: item.key, label: item.title, hint: item.help, type: item.kind, required: item.mandatory, default: item.preset,
            choices: item.options
        }
        types { "money": f64, "tags": Vec<String> }
        sample { sheet: "s1" } => 200 json {
            "columns": [
                { "key": "price", "title": "Price", "kind": "money", "mandatory": true, "help": "In euros" },
                { "key": "state", "kind": "string", "preset": "new", "options": ["new", { "value": "old", "label": "Old" }] },
            ],
            "next": "c1",
        }, page "c1" => 200 json { "columns": [{ "key": "tags", "kind": "tags" }, { "key": "due", "kind": "date-time" }] };
        sample { sheet: "broken" } => 200 json { "columns": [{ "key": "a", "options": [{ "label": "no value" }] }] };
    }

    action add_row "Add Row" {
        effects write;
        options { sheet "Sheet": String choose sheets, kind "Kind": Kind = person }
        input "Columns" { values "Values": Object fields columns(sheet: options.sheet) }
        input "More" {
            vat "VAT number": Option<String> when options.kind == company,
            note "Note": Option<String> when options.kind in [person, company],
            extra "Extra": Option<Object> extensible,
        }
        POST "/sheets/{options.sheet}/rows" via api {
            json merge({ kind: options.kind, vat: input.vat, note: input.note, extra: input.extra }, input.values);
        }
        output { row "Row": Object from body.row fields columns(sheet: options.sheet) }
        sample { sheet: "s1", values: { "price": 2.5 } } => 201 json { "row": { "price": 2.5 } };
    }

    record Result { id: Option<String>, error: Option<String> from error.message }

    /// Many items, few calls: each item has its own result.
    action add_people "Add People" {
        effects write;
        input { names "Names": Vec<String> }
        let parts = for each part in chunk(input.names, 2) {
            let made = POST "/people/bulk" via api { json { people: part } } => { results: Vec<Result> from body.results };
            give made.results;
        };
        let results = flatten(parts);
        output { results "Results": Vec<Result> from results }
        sample { names: ["Ray", "", "Egon"] } =>
            made: 200 json { "results": [{ "id": "1" }, { "error": { "message": "a name is needed" } }] },
            made: 200 json { "results": [{ "id": "2" }] };
    }
}

async fn sheets() -> (Sheets, Sandbox) {
    let sandbox = Sandbox::start(Sheets::CONNECTOR).await.unwrap();
    (Sheets::try_from(sandbox.connection().unwrap()).unwrap(), sandbox)
}

#[tokio::test]
async fn fields_are_read_from_the_service_typed_and_by_name() {
    let (sheets, _sandbox) = sheets().await;
    let columns = sheets.columns("s1").collect().await.unwrap();
    let names: Vec<_> = columns.iter().map(|column| (column.name.as_str(), column.label.as_str(), column.ty, column.required)).collect();
    let expected = [
        ("price", "Price", DynamicType::Decimal, true),
        ("state", "state", DynamicType::Text, false),
        ("tags", "tags", DynamicType::List, false),
        ("due", "due", DynamicType::DateTime, false),
    ];
    assert_eq!(names, expected);
    assert_eq!((columns[0].hint.as_deref(), columns[1].default.clone()), (Some("In euros"), Some(json!("new"))));
    let choices: Vec<_> = columns[1].choices.iter().map(|choice| (choice.value.clone(), choice.label.as_str())).collect();
    assert_eq!(choices, [(json!("new"), "new"), (json!("old"), "Old")]);

    let connection = sheets.connection();
    for side in ["values", "row"] {
        assert_eq!(connection.fields("add_row", side, json!({ "sheet": "s1" })).collect().await.unwrap(), columns);
    }
}

#[tokio::test]
async fn what_cannot_be_asked_says_what_to_do() {
    let (sheets, _sandbox) = sheets().await;
    let connection = sheets.connection();
    let ask = |field: &'static str, given: Value| connection.fields("add_row", field, given).collect();
    let first = ask("values", json!({})).await.unwrap_err();
    assert_eq!((first.kind(), first.message()), (ErrorKind::Input, "the fields of `values` depend on `sheet`; give `sheet` first"));
    let none = ask("note", json!({})).await.unwrap_err();
    assert_eq!(none.message(), "`note` has no fields that only the service knows");
    let broken = ask("values", json!({ "sheet": "broken" })).await.unwrap_err();
    assert_eq!(broken.kind(), ErrorKind::Decode);
    assert!(broken.message().contains("`body.columns[0].options[0].value` is null, not text or a number"), "{broken}");
}

#[tokio::test]
async fn their_values_are_sent_and_read_in_an_object() {
    let (sheets, _sandbox) = sheets().await;
    let values: Object = serde_json::from_value(json!({ "price": 2.5 })).unwrap();
    let made = sheets.add_row(("s1", values.clone())).await.unwrap();
    assert_eq!(made.row["price"], 2.5);
    let extra: Object = serde_json::from_value(json!({ "mine": 1 })).unwrap();
    let shown = sheets.add_row(AddRow::new("s1", values).kind(Kind::Company).vat("DE1").extra(extra)).render().unwrap();
    let body: Value = serde_json::from_str(shown.requests()[0].body.as_deref().unwrap()).unwrap();
    assert_eq!(body, json!({ "kind": "company", "vat": "DE1", "extra": { "mine": 1 }, "price": 2.5 }));
}

#[test]
fn the_metadata_says_who_knows_the_fields_and_when_they_are_shown() {
    let card = serde_json::to_value(Sheets::CONNECTOR.metadata_of(Sheets::CONNECTOR.action("add_row").unwrap())).unwrap();
    let field = |side: &str, name: &str| {
        let fields = card[side]["fields"].as_array().unwrap();
        fields.iter().find(|field| field["name"] == name).unwrap().clone()
    };
    let asked = json!({ "lookup": "columns", "arguments": { "sheet": "options.sheet" }, "searched": false, "cache_ms": 60_000 });
    assert_eq!(field("input", "values")["fields"], asked);
    assert_eq!(field("output", "row")["fields"], asked);
    assert_eq!(field("input", "vat")["when"], json!({ "option": "kind", "values": ["company"] }));
    assert_eq!(field("input", "extra")["extensible"], true);
}

#[tokio::test]
async fn many_items_have_each_their_own_result() {
    let (sheets, _sandbox) = sheets().await;
    let made = sheets.add_people_with(AddPeople::new().names(["Ray", "", "Egon"])).await.unwrap();
    let results: Vec<_> = made.results.iter().map(|result| (result.id.as_deref(), result.error.as_deref())).collect();
    assert_eq!(results, [(Some("1"), None), (None, Some("a name is needed")), (Some("2"), None)]);
}
