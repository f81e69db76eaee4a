//! Everything that the language has, in one description, and its use.
#![deny(warnings, missing_docs, unreachable_pub, clippy::all)]
#![forbid(unsafe_code)]

use connector_core::{Object, connector};

connector! {
    /// A service.
    pub connector Service "A Service" {
        key: "service", version: "1.0.0", grammar: 1, color: "#abc", documentation: "https://example.com/docs",
        support: "help@example.com", base_url: "https://{auth.tenant}.example.com/api", icon: "../files/icon.svg",
    }

    /// A token.
    auth token "Token" custom {
        parameters {
            tenant "Tenant": String = "www" where matches "^[a-z]+$",
            token "Token": Secret where len 1..=64,
            size "Size": Option<i64>,
            #[allow(unused)]
            deep "Deep": bool = true,
            /// Nobody asks for it yet.
            #[allow(unused)]
            site "Site": Option<Url>,
        }
    }

    helper api {
        header "Authorization": "Bearer {auth.token}";
        query { size: auth.size }
        error status 404 => NotFound { code: body.code };
        error status 5xx || body.busy == true => Unavailable;
        error status 429 => RateLimited { after: header["retry-after"] };
        error status 4xx => { message: "{body.error}: {header.x-request-id}", details: body.details };
        retry { attempts: 4, backoff: 500ms..30s }
        limit 50 per 1m by card;
        limit 500 per 1m by connection;
        limit 5000 per 1h by account;
        limit remaining header["x-left"] until header["x-reset"] by connection;
    }

    authping {
        GET "/me" via api;
        identity: String from body.name;
        account: Option<String> from header["x-account"];
        sample => 200 json { "name": "egon" };
    }

    revoke for token { DELETE "/token" via api; sample => 204; }

    /// A thing.
    record Thing {
        id "ID": String,
        parent "Parent": Option<String> from links.parent[0].id,
        plus_one "+1": i64 = 0 from reactions["+1"],
        kind: String = "thing" as "type",
        parts: Vec<Part>,
    }

    record Part { name: String, weight: Option<f64>, parts: Vec<Part> }

    /// What becomes of a thing.
    choices State {
        /// It is there.
        here "Here",
        value, type as "TYPE", plus_one "+1" as "+1", option,
    }

    /// Reads a thing.
    action get_thing "Get Thing" {
        effects read;
        deadline 3s;
        options { project: String }
        input "Which" { id: String, fields: Vec<String>, since: Option<i64> }
        GET "/projects/{options.project}/things/{input.id}" via api { query { fields: input.fields, since: input.since } }
        output "Thing" { thing: Thing from body, tag: Option<String> from header.etag, status: i64 from status, id: String from input.id }
        sample { project: "p", id: "t" } => 200 json { "id": "t", "parts": [] };
    }

    action add_part "Add Part" {
        effects write idempotent;
        input { id: String, #[allow(unused)] is_new: Option<bool>, #[allow(unused)] add: i64 = 1, part: Part, more: Vec<Part>, note: Option<Nullable<String>>, limit: i64 = 5, site: Url = "https://example.com" }
        let thing = GET "/things/{input.id}" via api => { name: String from body.name };
        PUT "/things/{input.id}/parts" via api {
            header "X-Name": "{thing.name}";
            json { part: input.part, more: input.more, note: input.note, limit: input.limit, site: input.site, tags: ["a", thing.name] }
        }
        output { name: String from thing.name, raw: Object from body }
        sample { id: "t", part: { "name": "p", "parts": [] } } => thing: 200 json { "name": "n" }, 200 json {};
    }

    /// Words of Rust and of the language are names wherever nothing else is meant.
    action words {
        effects read;
        input { header: String, body: String = "b" as "type", query: Option<String>, value: String, input: String, sample: String, index: i64 }
        let page = GET "/a" via api { query { type: input.body, query: input.query } } => { type: String from body.type, ref: String from body["ref"] };
        GET "/{input.header}/{page.type}" via api { query { match: page.ref, value: input.value, input: input.input, sample: input.sample, i: input.index } }
        output { fields: String from body.fields, output: String from body.output, take: String from body.in }
        sample { header: "h", value: "v", input: "i", sample: "s", index: -1, "type": "t" } => page: 200 json { "type": "t", "ref": "r" }, 200;
    }

    action list_things "List Things" {
        effects read;
        input { name: Option<String> }
        GET "/things" via api { query { name: input.name } }
        pages { cursor query.cursor from body.next; items Thing from body.things; }
        sample => 200 json { "things": [] };
    }

    action list_states {
        effects read;
        options { size: State }
        input { state: State = plus_one, states: Vec<State>, since: DateTime = "2024-01-01T00:00:00Z", other: Option<State> }
        GET "/states/{options.size}/{input.state}" via api { query { states: input.states, since: input.since, other: input.other } }
        output { state: Option<State> from body.state, tag: State from header.etag, at: Vec<DateTime> from body.at, other: State from input.state }
        sample { size: "here", state: "TYPE", since: "2024-02-29T12:00:00.5+01:00" } => 200 json { "at": [] };
    }

    action list_names "List Names" {
        effects read;
        GET "/names" via api;
        pages { number query.page until body.pages; items String from body.names; }
    }

    action remove_all { effects write idempotent destructive; POST "/clear" via api { form { sure: true } } }

    custom_api_action via api;
}

fn main() {}

#[allow(dead_code)]
async fn tour(view: Object) -> connector_core::Result<()> {
    let service = Service::token().token("t").tenant("x").size(3).deep(false).site("https://example.com").connect()?;
    let _: String = service.authping().await?.identity.unwrap_or_default();
    let _: GetThingOutput = service.get_thing(("p", "t")).await?;
    let _ = service.get_thing(GetThing::new("p", "t").fields(["a", "b"]).since(5)).await?;
    let part = Part::new("p").weight(1.5).parts([Part::new("q")]);
    let done = service.add_part(AddPart::new("t", part).note(connector_core::Nullable::Null).limit(4)).await?;
    let _: (String, Object) = (done.name, done.raw);
    let _: Option<Thing> = service.list_things().first().await?;
    let _: Option<Thing> = service.list_things_with(ListThings::new().name("n")).first().await?;
    let _: Option<String> = service.list_names().first().await?;
    let states = ListStates::new(State::Here).state("+1").states([State::PlusOne]).since(std::time::SystemTime::UNIX_EPOCH).other(State::Type);
    let _: (Option<State>, Vec<connector_core::DateTime>) = service.list_states(states).await.map(|found| (found.state, found.at))?;
    let RemoveAllOutput { .. } = service.remove_all().await?;
    let _ = (view, Service::CONNECTOR.title);
    Ok(())
}
