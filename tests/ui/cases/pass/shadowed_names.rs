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
    action all_optional { effects read; input { value: Option<String> } GET "/x" via api { query { value: input.value } } }
}

fn main() {}
