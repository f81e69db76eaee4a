//! Generated code does not look at the names around it.
#![deny(warnings, missing_docs)]
#![allow(non_camel_case_types, dead_code)]

struct Option;
struct Some;
struct None;
struct Result;
struct String;
struct Vec;
struct Into;
struct From;
struct Clone;
struct Default;
struct bool;
struct i64;
struct str;
struct __c;
struct Ok;
struct Err;
struct Box;
struct Send;
struct Sync;
struct Copy;
struct Sized;
struct Call;
struct Connection;
struct Secret;
struct Object;
struct DateTime;
struct File;
struct Url;
struct Action;
struct Shape;
struct FieldType;
mod core {}
mod std {}
mod connector_core {}

::connector_core::connector! {
    /// A service.
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }
    auth token "Token" custom { parameters { token "Token": Secret, size: i64, deep: bool } }
    helper api { header "Authorization": "Bearer {auth.token}"; query { size: auth.size, deep: auth.deep } }
    record Thing { id: String, parts: Vec<Thing>, deep: Option<bool> }
    action get_thing "Get" {
        effects read;
        input { id: String, tags: Vec<String>, limit: i64 = 5, name: String = "x", thing: Option<Thing> }
        POST "/things/{input.id}" via api { json { tags: input.tags, limit: input.limit, name: input.name, thing: input.thing } }
        output { thing: Thing from body }
    }
    function shout(text: String) -> String;
    choices Kind { small, large }
    config { agent: Secret = base64("me:{auth.token}") hidden }
    helper files via api { header "X-Agent": auth.agent; concurrency 2; limit 5 per 1m by card; }
    lookup things(search: String = "") { GET "/things" via api { query { q: search } } items from body; choice { value: item.id } }
    fields columns(kind: Kind) { GET "/columns/{kind}" via api; items from body; field { name: item.key, type: item.kind } types { "money": f64 } }
    helper find(name: String) { GET "/find" via files { query { name: shout(name) } tolerate NotFound; } output { id: Option<String> from body.id } }
    action act "Act" {
        effects write;
        deprecated since "0.9.0";
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
    action all_optional { effects read; input { value: Option<String> } GET "/x" via api { query { value: input.value } } }
}

fn shout(text: ::std::string::String) -> ::std::string::String {
    text.to_uppercase()
}

fn main() {}
