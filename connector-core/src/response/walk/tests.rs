#![allow(clippy::unwrap_used, clippy::panic)]

use super::*;
use crate::data::{
    shape::{Field, Shape, Take as TakeSpec},
    value::{FieldType, json_object},
};

const fn name(key: &'static str, takes: &'static [TakeSpec], children: &'static [Node]) -> Node {
    Node::Full(Key::Name(key), takes, children)
}

const fn take(slot: usize, ty: Type) -> TakeSpec {
    TakeSpec { slot, ty }
}

static MEMBER: Shape = Shape {
    name: "Member",
    fields: &[
        Field { name: "id", path: "id", ..Field::EMPTY },
        Field { name: "email", path: "profile.email", ty: Type::Optional(&Type::Text), required: false, ..Field::EMPTY },
    ],
    tree: Node::Branch(
        "",
        &[name("id", &[take(0, Type::Text)], &[]), name("profile", &[], &[name("email", &[take(1, Type::Optional(&Type::Text))], &[])])],
    ),
    ..Shape::EMPTY
};

/// `user: Member from body.user`, `locale: String from body.user.locale`, `second: i64 from body.list[1].n`
static OUTPUTS: Node = Node::Branch(
    "",
    &[
        name("user", &[take(0, Type::Record(&MEMBER))], &[name("locale", &[take(1, Type::Text)], &[])]),
        name("list", &[], &[Node::Full(Key::Index(1), &[], &[name("n", &[take(2, Type::Integer)], &[])])]),
    ],
);

/// What error rules read: `body.ok`, `body.user`.
static RULES: Node = Node::Branch("", &[name("ok", &[take(0, Type::Json)], &[]), name("user", &[take(1, Type::Json)], &[])]);

fn read_with(text: &str, cursors: &[Cursor], count: usize) -> Result<Slots, String> {
    let mut slots = vec![Slot::Empty; count];
    read(text.as_bytes(), cursors, &mut slots).map_err(|error| error.explain(text.as_bytes()))?;
    Ok(slots)
}

fn outputs(text: &str) -> Slots {
    read_with(text, &[Cursor { node: &OUTPUTS, base: 0 }], 3).unwrap()
}

fn member(slots: &mut Slots) -> serde_json::Value {
    let Slot::Record(shape, base) = slots[0] else { panic!("{:?}", slots[0]) };
    json_object(shape, base, slots).unwrap().into()
}

#[test]
fn a_record_and_a_path_below_it_are_read_in_one_pass() {
    let mut slots = outputs(
        r#"{"other":[1,{"a":2}],"user":{"x":1,"locale":"en","id":"U1","profile":{"email":"e@x","a":[]}},"list":[{"n":1},{"n":2},{"n":3}]}"#,
    );
    assert_eq!(member(&mut slots), serde_json::json!({ "id": "U1", "email": "e@x" }));
    assert_eq!(String::from_slot(slots[1].clone(), &mut Slots::new()).unwrap(), "en");
    assert!(matches!(slots[2], Slot::Integer(2)));
}

#[test]
fn what_is_wanted_whole_and_in_parts_is_shared() {
    let cursors = [Cursor { node: &OUTPUTS, base: 0 }, Cursor { node: &RULES, base: 3 }];
    let mut slots = read_with(r#"{"ok":false,"user":{"id":"U1","locale":"en"}}"#, &cursors, 5).unwrap();
    assert!(matches!(&slots[4], Slot::Json(value) if value["id"] == "U1"));
    assert!(matches!(&slots[3], Slot::Json(serde_json::Value::Bool(false))));
    assert!(matches!(&slots[1], Slot::Text(text) if text == "en"));
    assert_eq!(member(&mut slots)["id"], "U1");
}

#[test]
fn null_on_a_path_is_absent_below_and_null_at_its_end() {
    let slots = outputs(r#"{"user":null,"list":null}"#);
    assert!(matches!((&slots[0], &slots[1], &slots[2]), (Slot::Null, Slot::Empty, Slot::Empty)));
}

#[test]
fn another_type_is_marked_with_what_it_was() {
    let slots = outputs(r#"{"user":"U1","list":{"n":1}}"#);
    assert!(matches!((&slots[0], &slots[1]), (Slot::Wrong("text"), Slot::Broken("text"))), "{slots:?}");
    let slots = outputs(r#"{"user":{"id":7,"locale":{}},"list":[0,{"n":1.5}]}"#);
    assert!(matches!((&slots[1], &slots[2]), (Slot::Wrong("an object"), Slot::Wrong("a number with a fraction"))), "{slots:?}");
    let slots = outputs(r#"{"user":[],"list":[0,{"n":18446744073709551615}]}"#);
    assert!(matches!((&slots[0], &slots[2]), (Slot::Wrong("a list"), Slot::Wrong("a number that is too large"))), "{slots:?}");
}

#[test]
fn a_fault_names_its_path() {
    let mut slots = vec![Slot::Empty];
    static LIST: Node = Node::Leaf("", take(0, Type::List(&Type::Record(&MEMBER))));
    read(br#"[{"id":"a"},{"id":null}]"#, &[Cursor { node: &LIST, base: 0 }], &mut slots).unwrap();
    let list = std::mem::take(&mut slots[0]);
    let fault = serde_json::Value::from_slot(list, &mut slots).unwrap_err().within("body.members");
    assert_eq!(fault.to_string(), "`body.members[1].id` is null, not text");
}

/// `choice { value: item }` of a list of plain texts.
#[test]
fn an_item_without_parts_is_taken_whole() {
    static CHOICE: Shape = Shape {
        fields: &[Field { name: "value", ..Field::EMPTY }, Field { name: "label", ..Field::EMPTY }],
        tree: Node::Full(Key::Name(""), &[take(0, Type::Json), take(1, Type::Json)], &[]),
        ..Shape::EMPTY
    };
    static LIST: Node = Node::Leaf("", take(0, Type::List(&Type::Record(&CHOICE))));
    let mut slots = vec![Slot::Empty];
    read(br#"["a",7,{"b":1}]"#, &[Cursor { node: &LIST, base: 0 }], &mut slots).unwrap();
    let Slot::List(items) = &slots[0] else { panic!("{:?}", slots[0]) };
    let found = items.iter().map(|item| match item {
        Slot::Record(_, base) => match (&slots[*base], &slots[base + 1]) {
            (Slot::Json(value), Slot::Json(label)) if value == label => value.clone(),
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    });
    assert_eq!(found.collect::<Vec<_>>(), [serde_json::json!("a"), serde_json::json!(7), serde_json::json!({ "b": 1 })]);
}

#[test]
fn the_last_of_equal_keys_wins_and_broken_json_is_an_error() {
    assert!(matches!(&outputs(r#"{"user":{"locale":"a","locale":"b","id":"x"}}"#)[1], Slot::Text(text) if text == "b"));
    for broken in ["", "{", r#"{"user":}"#, "{} {}", "<html>", &"[".repeat(500)] {
        assert!(read_with(broken, &[Cursor { node: &OUTPUTS, base: 0 }], 3).is_err(), "{broken}");
    }
}

proptest::proptest! {
    /// Whatever comes, the walk never panics, and every text that is JSON is accepted.
    #[test]
    fn any_bytes_are_read_or_refused(text in "[\\[\\]{}:,\"a-z0-9 .truefalsn-]{0,60}", bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..40)) {
        let cursors = [Cursor { node: &OUTPUTS, base: 0 }, Cursor { node: &RULES, base: 3 }];
        let is_json = serde_json::from_str::<serde_json::Value>(&text).is_ok();
        proptest::prop_assert_eq!(read_with(&text, &cursors, 5).is_ok(), is_json);
        let mut slots = vec![Slot::Empty; 5];
        let _ = read(&bytes, &cursors, &mut slots);
    }

    #[test]
    fn json_around_the_wanted_paths_does_not_matter(id in "\\PC{0,12}", n in proptest::num::i64::ANY, noise in "[a-z]{1,8}") {
        let json = serde_json::json!({ &noise: { "user": [1, null] }, "user": { "id": id, "locale": "en", &noise: {} }, "list": [0, { "n": n }] });
        proptest::prop_assume!(!["user", "list", "id", "locale", "profile"].contains(&noise.as_str()));
        let mut slots = outputs(&json.to_string());
        let found = member(&mut slots);
        proptest::prop_assert_eq!(found["id"].as_str(), Some(id.as_str()));
        proptest::prop_assert!(matches!(slots[2], Slot::Integer(found) if found == n));
    }
}

#[test]
fn escapes_are_read_in_keys_and_in_texts() {
    let mut slots = outputs(r#"{"us\u0065r":{"id":"a\"\\\u00e9\ud83d\ude00","locale":"\\"}}"#);
    assert!(matches!(&slots[1], Slot::Text(text) if text == "\\"));
    assert_eq!(member(&mut slots)["id"], "a\"\\é😀");
}

#[test]
fn a_wanted_text_must_be_text() {
    let user = |id: &[u8]| [&b"{\"user\":{\"locale\":\"x\",\"id\":\""[..], id, b"\"}}"].concat();
    for illegal in [&b"a\nb"[..], b"\xff", b"\\q", b"\\ud800", b"a\0"] {
        let mut slots = vec![Slot::Empty; 3];
        let result = read(&user(illegal), &[Cursor { node: &OUTPUTS, base: 0 }], &mut slots);
        assert!(result.is_err(), "{illegal:?}");
    }
}

#[test]
fn where_a_text_stops_being_json_is_told() {
    for (text, told) in [
        ("<html>", "expected value at line 1 column 1"),
        ("{\n \"a\" 1}", "expected `:` at line 2 column 6"),
        ("{\"a\":1", "expected `,` or `}` at line 1 column 7"),
        ("{\"a\":tru}", "expected value at line 1 column 6"),
        ("{} x", "expected the end at line 1 column 4"),
        ("{\"a\":\"b", "expected the end of a string at line 1 column 8"),
        ("{\"a\":\"b\\", "expected the end of a string at line 1 column 9"),
        ("[01]", "expected `,` or `]` at line 1 column 3"),
        ("[-]", "expected a digit at line 1 column 3"),
    ] {
        assert_eq!(read_with(text, &[Cursor { node: &OUTPUTS, base: 0 }], 3).unwrap_err(), told, "{text}");
    }
}
