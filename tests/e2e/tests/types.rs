//! What the types of the language do on their way: from Rust and from JSON to the service, and from its answer back.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::sync::{Arc, Mutex};

use connector_core::{
    DateTime, ErrorKind, connector,
    seam::{Bounds, BoxFuture, HttpRequest, Reply, SendError, Transport},
};
use http::{HeaderMap, StatusCode};
use serde_json::{Value, json};

connector! {
    pub(crate) connector Tracker "Tracker" { key: "tracker", version: "1.0.0", base_url: "https://{auth.region}.example.com" }

    auth token custom { parameters { #[allow(unused)] token: Secret, region "Region": Region = eu } }

    choices Region { eu "Europe", us "United States" as "us-1" }

    /// What became of an issue.
    choices IssueState {
        /// Somebody should look at it.
        open "Open",
        closed "Closed",
        all "All" as "ALL",
    }

    record Filter { state "State": IssueState = open, before "Before": Option<DateTime>, note "Note": Option<String> }

    action list_issues "List Issues" {
        effects read;
        input {
            state "State": IssueState = open,
            states "States": Vec<IssueState>,
            since "Since": DateTime = "2024-01-01T01:00:00+01:00",
            until "Until": Option<DateTime>,
            filter "Filter": Option<Filter>,
        }
        POST "/issues/{input.state}" {
            header "X-Since": "after {input.since}";
            query { states: input.states, until: input.until }
            json { state: input.state, since: input.since, filter: input.filter }
        }
        output { state "State": IssueState from body.state, at "At": DateTime from body.at, more "More": Vec<DateTime> from body.more }
        sample { state: "closed", until: "2024-05-01T00:00:00Z" } => 200 json { "state": "ALL", "at": "2024-05-01 12:00:00+0200", "more": [] };
    }
}

connector! {
    pub(crate) connector People "People" { key: "people", version: "1.0.0", base_url: "https://api.example.com" }

    auth token custom { parameters { #[allow(unused)] token: Secret } }

    record Country { code "Code": String as "iso" }
    record Address { city "City": String, country "Country": Option<Country>, pin "PIN": Option<Secret>, lived "Lived": Vec<Country> }
    record Person { id "ID": i64, home "Home": Option<Address> from data.home, friends "Friends": Vec<Person> }

    action move_person "Move" {
        effects write;
        input { to "To": Address, from "From": Option<Address> }
        let found = GET "/find/{input.to.city}" => { person "Person": Person from body.person };
        POST "/people/{found.person.id}" {
            header "X-Country": "in {input.to.country.code}";
            query { old: found.person.home.city, from: input.from.city }
            json { pin: input.to.pin, country: found.person.home.country, friends: found.person.friends, code: input.from.country.code }
        }
        output {
            person "Person": Person from found.person,
            to "To": Address from input.to,
            old "Old": Option<String> from found.person.home.country.code,
            code "Code": String = "none" from input.from.country.code,
        }
    }
}

/// A service that keeps what it is sent, and answers always the same.
struct Service {
    answer: Value,
    got: Mutex<Vec<HttpRequest>>,
}

impl Transport for Service {
    fn send(&self, request: HttpRequest, _: Bounds) -> BoxFuture<'_, Result<Reply, SendError>> {
        self.got.lock().unwrap().push(request);
        let reply = Reply { status: StatusCode::OK, headers: HeaderMap::new(), body: self.answer.to_string().into() };
        Box::pin(std::future::ready(Ok(reply)))
    }
}

fn service(answer: Value) -> (Tracker, Arc<Service>) {
    let service = Arc::new(Service { answer, got: Mutex::default() });
    (Tracker::token().token("t").transport(service.clone()).connect().unwrap(), service)
}

fn sent(service: &Service) -> (String, Value) {
    let got = service.got.lock().unwrap();
    let last = got.last().unwrap();
    (last.url.to_string(), serde_json::from_slice(&last.body).unwrap())
}

fn time(text: &str) -> DateTime {
    text.parse().unwrap()
}

fn answer() -> Value {
    json!({ "state": "ALL", "at": "2024-05-01T14:00:00.5+02:00", "more": ["2024-05-01 12:00:00Z"] })
}

#[tokio::test]
async fn dates_and_choices_go_out_and_come_back() {
    let (tracker, service) = service(answer());
    let found = tracker.list_issues().await.unwrap();
    assert_eq!((found.state, found.at, found.more), (IssueState::All, time("2024-05-01T12:00:00.5Z"), vec![time("2024-05-01T12:00:00Z")]));
    let (url, body) = sent(&service);
    assert_eq!(url, "https://eu.example.com/issues/open");
    assert_eq!(body, json!({ "state": "open", "since": "2024-01-01T00:00:00Z" }));
    assert_eq!(service.got.lock().unwrap()[0].headers["x-since"], "after 2024-01-01T00:00:00Z");

    let input = ListIssues::new()
        .state(IssueState::All)
        .states(["open", "brand new"])
        .until(time("2024-05-01T00:00:00Z"))
        .filter(Filter::new().state(IssueState::Closed).before(DateTime::UNIX_EPOCH));
    tracker.list_issues_with(input).await.unwrap();
    let (url, body) = sent(&service);
    assert_eq!(url, "https://eu.example.com/issues/ALL?states=open&states=brand%20new&until=2024-05-01T00%3A00%3A00Z");
    assert_eq!(body["filter"], json!({ "state": "closed", "before": "1970-01-01T00:00:00Z" }));
}

#[tokio::test]
async fn what_is_no_date_in_an_answer_is_named() {
    for (at, problem) in [
        (json!("yesterday"), "`body.at` is text in another form, not a date and time such as 2024-05-01T12:00:00Z"),
        (json!(1_714_564_800), "`body.at` is a number, not a date and time such as 2024-05-01T12:00:00Z"),
        (Value::Null, "`body.at` is null, not a date and time"),
    ] {
        let (tracker, _) = service(json!({ "state": "open", "at": at, "more": [] }));
        let error = tracker.list_issues().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode);
        assert!(error.message().contains(problem), "{error}");
    }
    let (tracker, _) = service(json!({ "state": "open", "at": "2024-05-01T12:00:00Z", "more": ["2024-05-01T12:00:00Z", "x"] }));
    let error = tracker.list_issues().await.unwrap_err();
    assert!(error.message().contains("`body.more[1]` is text in another form"), "{error}");
}

#[tokio::test]
async fn a_value_that_the_service_adds_later_is_kept() {
    let (tracker, _) = service(json!({ "state": "paused", "at": "2024-05-01T12:00:00Z", "more": [] }));
    let found = tracker.list_issues().await.unwrap();
    assert_eq!(found.state, IssueState::Unknown("paused".to_owned()));
    assert_eq!((found.state.as_str(), found.state.to_string().as_str()), ("paused", "paused"));
    let json = serde_json::to_value(&found).unwrap();
    assert_eq!(json, json!({ "state": "paused", "at": "2024-05-01T12:00:00Z", "more": [] }));
    assert_eq!(serde_json::from_value::<ListIssuesOutput>(json).unwrap(), found);
    assert_eq!(IssueState::VALUES, [IssueState::Open, IssueState::Closed, IssueState::All]);
    assert_eq!(IssueState::from("ALL"), IssueState::All);
    assert_eq!(serde_json::to_value(IssueState::All).unwrap(), json!("ALL"));
}

#[tokio::test]
async fn json_inputs_are_checked_down_to_the_records() {
    for (input, problem) in [
        (json!({ "state": "opn" }), "`state` is not one of its choices; did you mean `open`?"),
        (json!({ "state": "zzz" }), "`state` is not one of its choices: open, closed, ALL"),
        (json!({ "states": ["open", "all"] }), "`states[1]` is not one of its choices; did you mean `ALL`?"),
        (json!({ "since": "today" }), "`since` is text in another form, not a date and time such as 2024-05-01T12:00:00Z"),
        (json!({ "filter": { "state": "x" } }), "`filter.state` is not one of its choices: open, closed, ALL"),
        (json!({ "filter": { "before": 7 } }), "`filter.before` is a number, not a date and time such as 2024-05-01T12:00:00Z"),
    ] {
        let (tracker, service) = service(answer());
        let error = tracker.invoke("list_issues", input).await.unwrap_err();
        assert_eq!((error.kind(), error.message()), (ErrorKind::Input, problem));
        assert!(service.got.lock().unwrap().is_empty(), "nothing is sent");
    }
    let (tracker, service) = service(answer());
    let input =
        json!({ "state": "closed", "until": null, "states": null, "since": "2024-05-01 14:00:00+02:00", "filter": { "note": null } });
    let found = tracker.invoke("list_issues", input).await.unwrap();
    assert_eq!(found, json!({ "state": "ALL", "at": "2024-05-01T12:00:00.5Z", "more": ["2024-05-01T12:00:00Z"] }));
    let (url, body) = sent(&service);
    assert_eq!(url, "https://eu.example.com/issues/closed");
    assert_eq!(body, json!({ "state": "closed", "since": "2024-05-01T12:00:00Z", "filter": { "state": "open" } }));
}

fn people(answer: Value) -> (People, Arc<Service>) {
    let service = Arc::new(Service { answer, got: Mutex::default() });
    (People::token().token("t").transport(service.clone()).connect().unwrap(), service)
}

fn address(city: &str) -> Address {
    serde_json::from_value(json!({ "city": city, "country": { "iso": "AT" }, "pin": "hunter2", "lived": [] })).unwrap()
}

#[tokio::test]
async fn fields_of_records_are_read_wherever_a_value_stands() {
    let friend = json!({ "id": 8, "friends": [] });
    let (people, service) = people(json!({ "person": {
        "id": 7, "friends": [friend], "data": { "home": { "city": "Graz", "country": { "iso": "AT" }, "lived": [{ "iso": "DE" }] } },
    } }));
    let done = people.move_person(MovePerson::new(address("Wien")).from(address("Linz"))).await.unwrap();
    let (url, body) = sent(&service);
    assert_eq!(service.got.lock().unwrap()[0].url.as_str(), "https://api.example.com/find/Wien");
    assert_eq!(url, "https://api.example.com/people/7?old=Graz&from=Linz");
    let friends = json!([{ "id": 8, "friends": [] }]);
    assert_eq!(body, json!({ "pin": "hunter2", "country": { "iso": "AT" }, "friends": friends, "code": "AT" }));
    assert_eq!(service.got.lock().unwrap()[1].headers["x-country"], "in AT");
    assert_eq!((done.person.id, done.person.friends[0].id, done.to, done.old.as_deref()), (7, 8, address("Wien"), Some("AT")));
    assert_eq!((done.code.as_str(), done.person.home.unwrap().lived[0].code.as_str()), ("AT", "DE"));
}

#[tokio::test]
async fn a_field_of_an_absent_record_is_absent() {
    let (people, service) = people(json!({ "person": { "id": 7, "friends": [], "data": null } }));
    let mut to = address("Wien");
    to.country = None;
    let done = people.move_person(MovePerson::new(to)).await.unwrap();
    let (url, body) = sent(&service);
    assert_eq!((url.as_str(), &body), ("https://api.example.com/people/7", &json!({ "pin": "hunter2", "friends": [] })));
    assert!(!service.got.lock().unwrap()[1].headers.contains_key("x-country"));
    assert_eq!((done.old, done.code.as_str(), done.person.home), (None, "none", None));
    let by_name = json!({ "to": { "city": "Wien", "lived": [] } });
    let done = people.invoke("move_person", by_name).await.unwrap();
    assert_eq!((&done["code"], &done["person"]["id"], &done["to"]["city"]), (&json!("none"), &json!(7), &json!("Wien")));
}

#[tokio::test]
async fn a_record_of_a_step_is_checked_where_it_is_read() {
    for (person, problem) in [
        (json!({ "id": 7, "friends": [{ "id": "x", "friends": [] }] }), "`body.person.friends[0].id` is text, not a whole number"),
        (json!({ "friends": [] }), "`body.person.id` is absent"),
        (json!({ "id": 7, "friends": [], "data": { "home": { "lived": [] } } }), "`body.person.data.home.city` is absent"),
    ] {
        let (people, service) = people(json!({ "person": person }));
        let error = people.move_person(MovePerson::new(address("Wien"))).await.unwrap_err();
        assert_eq!((error.kind(), service.got.lock().unwrap().len()), (ErrorKind::Decode, 1), "{error}");
        assert!(error.message().contains(problem), "{error}");
    }
}

#[test]
fn what_is_inside_records_is_rendered_without_its_secrets() {
    let (people, _) = people(Value::Null);
    let text = people.move_person(MovePerson::new(address("Wien"))).render().unwrap().to_string();
    assert!(text.contains("/people/%7Bfound.person.id%7D") || text.contains("/people/{found.person.id}"), "{text}");
    assert!(text.contains("{found.person.home.city}") || text.contains("%7Bfound.person.home.city%7D"), "{text}");
    assert!(text.contains(r#""pin":"***""#) && !text.contains("hunter2"), "{text}");
}

#[tokio::test]
async fn the_sandbox_answers_with_dates_and_choices() {
    let sandbox = connector_core::sandbox::Sandbox::start(Tracker::CONNECTOR).await.unwrap();
    let tracker = Tracker::try_from(sandbox.connect_by(None).unwrap().connect().unwrap()).unwrap();
    let input = ListIssues::new().state("closed").until(time("2024-05-01T00:00:00Z"));
    assert_eq!(tracker.list_issues_with(input).await.unwrap().at, time("2024-05-01T10:00:00Z"));
}

#[test]
fn a_parameter_can_be_one_of_choices() {
    let render = |region: Region| {
        let tracker = Tracker::token().token("t").region(region).connect().unwrap();
        tracker.list_issues().render().unwrap().requests()[0].url.clone()
    };
    assert_eq!(render(Region::Us), "https://us-1.example.com/issues/open");
    let mut connect = connector_core::Connect::by_name(Tracker::CONNECTOR, None).unwrap();
    assert!(connect.give("region", "us").unwrap_err().message().contains("did you mean `us-1`?"));
    connect.give("region", "us-1").unwrap();
}

#[test]
fn hosts_see_the_choices() {
    let metadata = serde_json::to_value(Tracker::CONNECTOR).unwrap();
    assert_eq!(metadata["choices"][1]["values"][0], json!({ "value": "open", "label": "Open", "hint": "Somebody should look at it." }));
    let state = &metadata["actions"][0]["input"]["fields"][0];
    assert_eq!((&state["type"], &state["default"]), (&json!({ "kind": "choices", "of": "IssueState" }), &json!("open")));
    assert_eq!(metadata["actions"][0]["input"]["fields"][2]["type"], json!({ "kind": "date_time" }));
}
