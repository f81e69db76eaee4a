//! Many items in few calls, of which some are refused: each result stands with its item.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::sync::{Arc, Mutex};

use connector_core::{
    connector,
    sandbox::Sandbox,
    seam::{Bounds, BoxFuture, HttpRequest, Reply, SendError, Transport},
};
use http::{HeaderMap, StatusCode};
use serde_json::{Value, json};

connector! {
    pub(crate) connector Crm "CRM" { key: "crm", version: "1.0.0", base_url: "https://crm.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    record Contact { email "E-mail": String, name "Name": Option<String> as "full_name" }
    /// What the service says of one contact.
    record Added { id "Contact ID": Option<i64>, code "Error code": Option<String> from error.code }

    action add_contacts "Add Contacts" {
        effects write;
        input { contacts "Contacts": Vec<Contact> }
        let parts = for each part in chunk(input.contacts, 100), concurrency 2 {
            let sent = POST "/contacts/bulk" via api { json { contacts: part } } => { results: Vec<Added> from body.results };
            give zip(part, sent.results);
        };
        let results = flatten(parts);
        output { results "Results": Vec<Object> from results }
        sample { contacts: [{ "email": "ray@example.com" }, { "email": "?" }] } =>
            sent: 200 json { "results": [{ "id": 7 }, { "error": { "code": "invalid_email" } }] };
    }
}

/// A service that takes a hundred contacts at a time, and refuses each tenth of all.
#[derive(Default)]
struct Service(Mutex<Vec<usize>>);

impl Transport for Service {
    fn send(&self, request: HttpRequest, _: Bounds) -> BoxFuture<'_, Result<Reply, SendError>> {
        let sent: Value = serde_json::from_slice(&request.body).unwrap();
        let contacts = sent["contacts"].as_array().unwrap();
        self.0.lock().unwrap().push(contacts.len());
        let result = |contact: &Value| {
            let number: u32 = contact["email"].as_str().unwrap().split('@').next().unwrap().parse().unwrap();
            match number % 10 {
                3 => json!({ "error": { "code": "taken", "message": "somebody has it" } }),
                _ => json!({ "id": 1000 + number }),
            }
        };
        let results: Vec<Value> = contacts.iter().map(result).collect();
        // An answer to a whole batch is as long as the service likes: here the last one is short.
        let kept = if contacts.len() < 100 { contacts.len() - 1 } else { contacts.len() };
        let body = json!({ "results": &results[..kept] }).to_string();
        Box::pin(std::future::ready(Ok(Reply { status: StatusCode::OK, headers: HeaderMap::new(), body: body.into() })))
    }
}

#[tokio::test]
async fn each_result_stands_with_its_item_in_order() {
    let service = Arc::new(Service::default());
    let crm = Crm::token().token("t").transport(service.clone()).connect().unwrap();
    let contacts: Vec<Contact> = (0..250).map(|number| Contact::new(format!("{number}@example.com")).name(format!("N{number}"))).collect();
    let results = crm.add_contacts_with(AddContacts::new().contacts(contacts)).await.unwrap().results;
    let mut calls = service.0.lock().unwrap().clone();
    calls.sort_unstable();
    assert_eq!(calls, [50, 100, 100]);
    assert_eq!(results.len(), 250);
    for (number, result) in results.into_iter().enumerate() {
        let item = json!({ "email": format!("{number}@example.com"), "full_name": format!("N{number}") });
        let mut expected = item.as_object().unwrap().clone();
        match number {
            249 => {}
            number if number % 10 == 3 => drop(expected.insert("error".to_owned(), json!({ "code": "taken" }))),
            number => drop(expected.insert("id".to_owned(), json!(1000 + number))),
        }
        assert_eq!(result, expected, "an item without a result has none, and is not lost");
    }
}

#[tokio::test]
async fn a_sandbox_pairs_them_too() {
    let sandbox = Sandbox::start(Crm::CONNECTOR).await.unwrap();
    let connection = sandbox.connection().unwrap();
    let given = json!({ "contacts": [{ "email": "ray@example.com" }, { "email": "?" }] });
    let results = connection.invoke("add_contacts", given).await.unwrap()["results"].clone();
    assert_eq!(results, json!([{ "email": "ray@example.com", "id": 7 }, { "email": "?", "error": { "code": "invalid_email" } }]));
}
