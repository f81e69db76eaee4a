//! Generated code needs no prelude.
#![no_implicit_prelude]
#![deny(warnings, missing_docs)]

::connector_core::connector! {
    /// A service.
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }
    auth token "Token" custom { parameters { token "Token": Secret, #[allow(unused)] size: Option<i64> } }
    helper api { header "Authorization": "Bearer {auth.token}"; error status 404 => NotFound; }
    record Thing { id: String, parts: Vec<Thing>, note: Option<Nullable<String>> }
    action get_thing "Get" {
        effects read;
        input { id: String, tags: Vec<String>, limit: i64 = 5, url: Url = "https://example.com", name: String = "x" }
        GET "/things/{input.id}" via api { query { tags: input.tags, limit: input.limit, url: input.url, name: input.name } }
        output { thing: Thing from body }
    }
    action save "Save" { effects write; input { thing: Thing, #[allow(unused)] more: Vec<Thing> } POST "/things" via api { json input.thing; } }
    function shout(text: String) -> String;
    choices Kind { small, large }
    config { agent: Secret = base64("me:{auth.token}") hidden }
    helper files via api { header "X-Agent": auth.agent; concurrency 2; limit 5 per 1m by card; }
    lookup things(search: String = "") { GET "/things" via api { query { q: search } } items from body; choice { value: item.id } }
    fields columns(kind: Kind) { GET "/columns/{kind}" via api; items from body; field { name: item.key, type: item.kind } types { "money": f64 } }
    helper find(name: String) { GET "/find" via files { query { name: shout(name) } tolerate NotFound; } output { id: Option<String> from body.id } }
    action act "Act" {
        effects write;
        deprecated since "0.9.0", use list;
        audience "Some";
        options { kind: Kind = small }
        input { names: Vec<String>, #[allow(unused)] thing: Option<String> choose things, values: Object fields columns(kind: options.kind), wide: Option<i64> when options.kind == large, at: DateTime }
        let ids = for each name in input.names, concurrency 2 {
            let found = find(name: name);
            if exists found.id { give found.id; }
        };
        let state = match options.kind { "small" => { give "s"; } _ => { give "l"; } };
        let done = try { let made = POST "/act" via api { json merge({ ids: ids, state: state, wide: input.wide, at: input.at }, input.values); } => { id: String from body.id }; give made.id; } on NotFound, Conflict { give error.message; };
        let job = wait every 1s..2s, until body.state == "done" { GET "/jobs/{done}" via api; } => { size: i64 from body.size };
        output { size: i64 from job.size, id: String from done }
        sample { values: {}, at: "2024-05-01T12:00:00Z" } => made: 200 json { "id": "1" }, job: 200 json { "state": "done", "size": 1 };
    }
    trigger new_thing "New" poll every 5m { GET "/things" via api { query { since: cursor } } items Thing from body; cursor: String from last(item.id); dedupe by item.id; }
    trigger told "Told" webhook { verify shared_secret { key: auth.token, in: header["x-token"] } event Thing from body.thing; }
    authping { GET "/me" via api; identity: String from body.name; }
    revoke { DELETE "/me" via api; }
    custom_api_action via api;
    action list "List" { effects read; GET "/things" via api; pages { cursor query.after from body.next; items Thing from body.things; } }
}

fn shout(text: ::std::string::String) -> ::std::string::String {
    text.to_uppercase()
}

fn main() {}
