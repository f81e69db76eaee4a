//! Types of more fields than one tuple of the runtime holds.

#![allow(clippy::unwrap_used, missing_docs)]

use connector_core::connector;
use serde_json::json;

connector! {
    pub connector Wide "Wide" { key: "wide", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token: Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    action read "Read" {
        effects read;
        input {
            a: String, b: i64 = 2, c: Option<String>, d: Vec<String>, e: bool = true, f: f64 = 0.5, g: Option<i64>, h: Option<i64>,
            i: Option<i64>, j: Option<i64>, k: Option<i64>, l: Option<i64>, m: Option<i64>, n: Vec<i64>, o: Option<i64>, p: Option<i64>,
            q: Option<i64>, r: Option<i64>, s: Option<i64>, t: Option<i64>, u: Option<i64>, v: Option<i64>, w: Option<i64>,
            x: Option<i64>, y: String = "why", z: Option<String>,
        }
        GET "/{input.a}" via api {
            query {
                b: input.b, c: input.c, d: input.d, e: input.e, f: input.f, g: input.g, h: input.h, i: input.i, j: input.j, k: input.k,
                l: input.l, m: input.m, n: input.n, o: input.o, p: input.p, q: input.q, r: input.r, s: input.s, t: input.t, u: input.u,
                v: input.v, w: input.w, x: input.x, y: input.y, z: input.z,
            }
        }
        output { a: String from body.a }
    }
}

#[test]
fn every_field_is_in_its_place() {
    let input = Read::new("one").c("three").l(12).m(13).n([14i64]).x(24).z("last");
    let wide = Wide::token().token("t").connect().unwrap();
    let request = wide.read(input.clone()).render().unwrap().to_string();
    assert!(request.contains("/one?b=2&c=three&e=true&f=0.5&l=12&m=13&n=14&x=24&y=why&z=last"), "{request}");
    assert_eq!(input, input.clone());
    assert_ne!(input, input.clone().z("other"));
    assert_ne!(input, input.clone().l(1));
}

#[test]
fn all_fields_go_to_json_and_back() {
    let input = Read::new("one").b(3).l(12).m(13).x(24).z("last");
    let json = serde_json::to_value(&input).unwrap();
    assert_eq!(
        (&json["a"], &json["l"], &json["m"], &json["y"], &json["z"]),
        (&json!("one"), &json!(12), &json!(13), &json!("why"), &json!("last"))
    );
    assert_eq!(serde_json::from_value::<Read>(json).unwrap(), input);
    let error = serde_json::from_value::<Read>(json!({ "a": "one", "x": "text" })).unwrap_err();
    assert!(error.to_string().contains("`x` is text"), "{error}");
}
