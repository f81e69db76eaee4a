//! Functions in values: each of the language, an author's own, and what is made of a secret.

#![allow(clippy::unwrap_used, missing_docs)]

use connector_core::{DateTime, Object, connector, functions};
use serde_json::{Value, json};

connector! {
    pub(crate) connector Kit "Kit" { key: "kit", version: "1.0.0", base_url: "https://kit.example.com" }

    auth key custom { parameters { user: String, key: Secret } }

    helper api {
        header "Authorization": base64("{auth.user}:{auth.key}");
        header "X-Signed": hmac_sha256(auth.key, "constant");
    }

    function slug(text: String) -> String;
    function initials(person: Person, limit: Option<i64>) -> Option<String> with naming::initials;

    record Person { first: String, last: String }
    record Door { number: i64, pin: Secret }

    action texts "Texts" {
        effects read;
        input { text: String, tags: Vec<String>, person: Person, limit: Option<i64>, note: Option<String> }
        POST "/texts" via api {
            json {
                lower: lower(input.text), upper: upper(input.text), trim: trim("  a "), replace: replace(input.text, "o", "0"),
                slice: slice(input.text, 0, 4), length: length(input.text), contains: contains(input.text, "oo"),
                starts: starts_with(input.text, "Foo"), ends: ends_with(input.text, "Foo"), split: split("a,b", ","),
                join: join(input.tags, "+"), first: first(input.tags), last: last(input.tags), count: count(input.tags),
                reverse: reverse(input.tags), sort: sort(input.tags), unique: unique(["b", "a", "b"]),
                concat: concat(input.tags, ["z"]), includes: includes(input.tags, "b"),
                zip: zip([{ a: 1, b: 2 }, input.person], [{ b: 3 }, { first: "Ray" }, { c: 4 }]),
                default: default(input.note, "none"), absent: upper(input.note), slug: slug(input.text),
                initials: initials(input.person, input.limit), json: json(input.person), from_json: from_json("{{\"a\": 1}}"),
            }
        }
    }

    action codes "Codes" {
        effects read;
        input { text: String, at: DateTime, n: i64, x: f64 }
        POST "/codes" via api {
            json {
                base64: base64(input.text), base64_url: base64_url("??>"), from_base64: from_base64("w7Y="), hex: hex(input.text),
                url_encode: url_encode("a b/ö"), url_decode: url_decode("a%20b"), md5: md5(""), sha1: sha1(""), sha256: sha256(""),
                sha256_base64: sha256_base64(""), sha512: slice(sha512(""), 0, 8), hmac_sha1: hmac_sha1("key", "text"),
                hmac_sha256: hmac_sha256("key", "text"), hmac_sha256_base64: hmac_sha256_base64("key", "text"),
                hmac_sha512: slice(hmac_sha512("key", "text"), 0, 8), date: date("2024-05-01"), day: day(input.at), unix: unix(input.at),
                from_unix: from_unix(0), plus: plus(input.at, 1d), minus: minus(input.at, 30s), integer: integer(" 7 "),
                no_integer: integer("x"), decimal: decimal("1.5"), round: round(input.x), add: add(input.n, 1), subtract: subtract(input.n, 1),
                multiply: multiply(input.n, input.x), divide: divide(1, input.n), none: divide(1, 0), min: min(input.n, 3), max: max(input.n, 3),
            }
        }
    }

    /// What a step makes, later steps read; and the clock is that of the run.
    action lock "Lock" {
        effects write;
        input { door: Door, others: Vec<Door> }
        POST "/doors/{input.door.number}" via api {
            query { digest: sha256(json(input.door)), all: json(input.others) }
        }
    }

    action stale "Stale" {
        effects read;
        input { csv: String }
        let since = minus(now(), 7d);
        let names = for each name in split(input.csv, ",") { if length(name) > 1 { give slug(name); } };
        GET "/stale" via api { query { since: day(since), names: join(names, ",") } }
        output { names: Vec<String> from names, first: Option<String> from body.first }
        sample { csv: "Ab Cd,x,Ef" } => 200 json { "first": "ab-cd" };
    }
}

fn slug(text: String) -> String {
    text.to_lowercase().replace(' ', "-")
}

mod naming {
    use super::Person;

    /// The first letters of a name; none of a person who has none.
    pub(super) fn initials(person: Person, limit: Option<i64>) -> Option<String> {
        let letters: String = [person.first, person.last].iter().filter_map(|name| name.chars().next()).collect();
        let limit = usize::try_from(limit.unwrap_or(i64::MAX)).unwrap_or(usize::MAX);
        (!letters.is_empty()).then(|| letters.chars().take(limit).collect())
    }
}

fn kit() -> Kit {
    Kit::key().user("me").key("s3cr3t").connect().unwrap()
}

fn body(rendered: &connector_core::Rendered) -> Object {
    let text = rendered.requests()[0].body.clone().unwrap();
    serde_json::from_str(&text).unwrap()
}

#[test]
fn functions_of_texts_and_lists() {
    let person = Person::new("Egon", "Spengler");
    let input = Texts::new("Foo Bar", person).tags(["b", "a"]);
    let found = body(&kit().texts(input.clone()).render().unwrap());
    let expected = json!({
        "lower": "foo bar", "upper": "FOO BAR", "trim": "a", "replace": "F00 Bar", "slice": "Foo ", "length": 7, "contains": true,
        "starts": true, "ends": false, "split": ["a", "b"], "join": "b+a", "first": "b", "last": "a", "count": 2,
        "reverse": ["a", "b"], "sort": ["a", "b"], "unique": ["b", "a"], "concat": ["b", "a", "z"], "includes": true,
        "zip": [{"a": 1, "b": 3}, {"first": "Ray", "last": "Spengler"}, {"c": 4}],
        "default": "none", "slug": "foo-bar", "initials": "ES", "json": "{\"first\":\"Egon\",\"last\":\"Spengler\"}", "from_json": {"a": 1},
    });
    assert_eq!(Value::Object(found), expected);
    // An empty list has no first item, and joins to nothing; a function may take what is absent.
    let none = body(&kit().texts(input.tags(Vec::<String>::new()).limit(1)).render().unwrap());
    assert_eq!((none.get("join"), none.get("first"), none.get("count")), (None, None, Some(&json!(0))));
    assert_eq!(none.get("initials"), Some(&json!("E")));
}

#[test]
fn functions_of_numbers_dates_and_encodings() {
    let at: DateTime = "2024-05-01T00:00:10Z".parse().unwrap();
    let found = body(&kit().codes(Codes::new("öl", at, 4, 2.5)).render().unwrap());
    let expected = json!({
        "base64": "w7Zs", "base64_url": "Pz8-", "from_base64": "ö", "hex": "c3b66c", "url_encode": "a%20b%2F%C3%B6", "url_decode": "a b",
        "md5": "d41d8cd98f00b204e9800998ecf8427e", "sha1": "da39a3ee5e6b4b0d3255bfef95601890afd80709",
        "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "sha256_base64": "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", "sha512": "cf83e135",
        "hmac_sha1": "369e2959eb49450338b212748f77d8ded74847bb",
        "hmac_sha256": functions::hmac_sha256("key", "text"), "hmac_sha256_base64": functions::hmac_sha256_base64("key", "text"),
        "hmac_sha512": functions::slice(&functions::hmac_sha512("key", "text"), 0, 8), "date": "2024-05-01T00:00:00Z", "day": "2024-05-01",
        "unix": 1_714_521_610, "from_unix": "1970-01-01T00:00:00Z", "plus": "2024-05-02T00:00:10Z", "minus": "2024-04-30T23:59:40Z",
        "integer": 7, "decimal": 1.5, "round": 3, "add": 5, "subtract": 3, "multiply": 10.0, "divide": 0.25, "min": 3, "max": 4,
    });
    assert_eq!(Value::Object(found), expected);
    // RFC 4231, test case 2.
    assert_eq!(
        functions::hmac_sha256("Jefe", "what do ya want for nothing?"),
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    );
}

#[test]
fn what_is_made_of_a_secret_is_masked() {
    let shown = kit().stale("Ab").render().unwrap().to_string();
    assert!(shown.contains("authorization: ***"), "{shown}");
    assert!(shown.contains("x-signed: ***"), "{shown}");
    for secret in ["s3cr3t", &functions::base64("me:s3cr3t"), &functions::hmac_sha256("s3cr3t", "constant")] {
        assert!(!shown.contains(secret), "{shown}");
    }
    // What depends on a step that has not run is shown by its name.
    assert!(shown.contains("since={day(...)}&names={join(...)}"), "{shown}");
}

/// A record masks its secrets, and so does what is made of it.
#[test]
fn what_is_made_of_a_record_with_a_secret_is_masked() {
    let shown = kit().lock(Lock::new(Door::new(7, "1234")).others([Door::new(8, "5678")])).render().unwrap().to_string();
    assert!(shown.contains("/doors/7?digest=***&all=***"), "{shown}");
}

#[tokio::test]
async fn functions_run_in_steps_and_loops() {
    let sandbox = connector_core::sandbox::Sandbox::start(Kit::CONNECTOR).await.unwrap();
    let kit = Kit::try_from(sandbox.connection().unwrap()).unwrap();
    let stale = kit.stale("Ab Cd,x,Ef").await.unwrap();
    assert_eq!((stale.names, stale.first.as_deref()), (vec!["ab-cd".to_owned(), "ef".to_owned()], Some("ab-cd")));
}
