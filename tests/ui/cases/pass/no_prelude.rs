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
    action list "List" { effects read; GET "/things" via api; pages { cursor query.after from body.next; items Thing from body.things; } }
}

fn main() {}
