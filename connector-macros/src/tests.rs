//! Descriptions in, Rust out: the whole pipeline without a compiler.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::{env, fs, path::Path};

use proptest::prelude::*;

use crate::pipeline;

mod cases;
mod expansion;

use self::expansion::expand;

/// The messages that a description gets, in order.
fn mistakes(description: &str) -> Vec<String> {
    let file: syn::File = syn::parse2(pipeline::connector(description.parse().unwrap())).expect("the expansion is Rust");
    let message = |item: &syn::Item| match item {
        syn::Item::Macro(item) if item.mac.path.segments.last()?.ident == "compile_error" => {
            Some(syn::parse2::<syn::LitStr>(item.mac.tokens.clone()).ok()?.value())
        }
        _ => None,
    };
    file.items.iter().filter_map(message).collect()
}

fn snapshot(name: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let description = fs::read_to_string(root.join("descriptions").join(format!("{name}.txt"))).expect("the description");
    let found = expand(&description);
    let file = root.join("snapshots").join(format!("{name}.rs"));
    if env::var_os("UPDATE_SNAPSHOTS").is_some() {
        fs::write(&file, &found).expect("the snapshot is written");
    }
    let expected = fs::read_to_string(&file).unwrap_or_default();
    assert!(found == expected, "{name} differs from {}; run with UPDATE_SNAPSHOTS=1 and look at the diff\n{found}", file.display());
}

macro_rules! snapshots {
    ($($name:ident)*) => {
        $(
            #[test]
            fn $name() {
                snapshot(stringify!($name));
            }
        )*
    };
}

snapshots! {
    choices fields inside_records minimal auth_custom auth_basic auth_oauth2 auth_schemes helper lookups record inputs request origins steps control functions dynamic rust pages poll webhook
    slack_modal warnings fallback
}

/// A card adds data: however much a card says, its method stays one call.
#[test]
fn the_body_of_a_card_is_one_call() {
    let description = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/descriptions/slack_modal.txt")).unwrap();
    let file: syn::File = syn::parse2(pipeline::connector(description.parse().unwrap())).unwrap();
    let syn::Item::Const(hidden) = file.items.last().unwrap() else { panic!("the wiring stands in one block") };
    let syn::Expr::Block(block) = &*hidden.expr else { panic!("the wiring stands in one block") };
    let client = block.block.stmts.iter().find_map(|stmt| match stmt {
        syn::Stmt::Item(syn::Item::Impl(client)) => Some(client),
        _ => None,
    });
    let cards = client.unwrap().items.iter().filter_map(|item| match item {
        syn::ImplItem::Fn(method) if method.sig.receiver().is_some() => Some(method),
        _ => None,
    });
    let mut count = 0;
    for card in cards {
        let [syn::Stmt::Expr(syn::Expr::Call(_), None)] = card.block.stmts.as_slice() else {
            panic!("{} is more than a call", card.sig.ident)
        };
        count += 1;
    }
    assert_eq!(count, 4);
}

#[test]
fn a_mistake_is_reported_once_however_often_its_name_is_used() {
    let found = mistakes(
        r#"connector X {
            key: "x", version: "1.0.0", base_url: "https://x.example.com",
        }
        auth a custom { parameters { b Secret } }
        helper h { header "A": "{auth.b}"; header "B": "{auth.b}"; }
        action c { effects read; input { d: Wrong } GET "/{input.d}" via h { query { e: input.d } } output { f: Strin from body.f } }"#,
    );
    assert_eq!(found.len(), 3, "{found:#?}");
}

/// Whoever copies a description from here is not warned of it.
#[test]
fn descriptions_have_no_warnings_but_where_they_are_shown() {
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/descriptions")).unwrap() {
        let path = entry.unwrap().path();
        let warned =
            pipeline::connector(fs::read_to_string(&path).unwrap().parse().unwrap()).to_string().contains("# [deprecated (note = ");
        assert_eq!(warned, path.ends_with("warnings.txt"), "{}", path.display());
    }
}

/// A sample is held against what the function of an output takes, as against the outputs themselves.
#[test]
fn what_the_function_of_an_output_takes_stands_in_the_sample() {
    let description = |sample: &str| {
        format!(
            r#"connector X {{ key: "x", version: "1.0.0", base_url: "https://x.example.com" }}
            auth a custom {{ parameters {{ token: Secret }} }}
            helper h {{ header "Authorization": "Bearer {{auth.token}}"; }}
            async function rank(name: String) -> i64;
            action get {{ effects read; GET "/" via h; output {{ rank: i64 from rank(body.name) }} sample {{}} => 200 json {sample}; }}"#
        )
    };
    assert_eq!(mistakes(&description(r#"{ "name": "Egon" }"#)), [""; 0]);
    assert_eq!(mistakes(&description("{}")), ["the sample has no `body.name`, and `rank` needs it [sample-incomplete]"]);
}

/// A record keeps its secrets to itself; an object or a text that is made of it would not.
#[test]
fn what_is_made_of_a_record_with_a_secret_is_looked_at() {
    let description = |step: &str| {
        format!(
            r#"connector X {{ key: "x", version: "1.0.0", base_url: "https://x.example.com" }}
            auth a custom {{ parameters {{ token: Secret }} }}
            helper h {{ header "Authorization": "Bearer {{auth.token}}"; }}
            record Door {{ number: i64, pin: Secret }}
            action open {{ effects write; input {{ doors: Vec<Door>, door: Door }} {step} POST "/" via h {{ json {{ x: x }} }} }}"#
        )
    };
    for good in ["input.door", "input.doors", "count(input.doors)", "{ a: count(input.doors) }", "first(input.doors)", "json(input.door)"] {
        assert_eq!(mistakes(&description(&format!("let x = {good};"))), [""; 0], "{good}");
    }
    for bad in
        ["{ a: input.door }", "{ a: [input.doors] }", "merge(input.door, {})", "zip(input.doors, input.doors)", "{ a: json(input.door) }"]
    {
        let found = mistakes(&description(&format!("let x = {bad};")));
        assert!(matches!(&found[..], [one] if one.ends_with("[credential-as-output]")), "{bad}: {found:#?}");
    }
}

#[test]
fn a_panic_would_be_an_error() {
    let found = mistakes("");
    assert_eq!(found.len(), 1, "{found:#?}");
}

/// Pieces of descriptions, so that what is made of them comes far into the grammar.
const PIECES: &[&str] = &[
    "pub",
    "connector",
    "function",
    "match",
    "try",
    "on",
    "_",
    "é",
    "->",
    "join",
    "7d",
    "X",
    "\"x\"",
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    ",",
    ";",
    ":",
    "=",
    "=>",
    "==",
    "!=",
    "<",
    ">",
    "..",
    "..=",
    ".",
    "-",
    "#",
    "&&",
    "||",
    "1",
    "-2",
    "1.5",
    "4xx",
    "500ms",
    "30s",
    "auth",
    "helper",
    "record",
    "action",
    "authping",
    "revoke",
    "custom_api_action",
    "custom",
    "basic",
    "parameters",
    "name",
    "String",
    "Option",
    "Vec",
    "i64",
    "Secret",
    "Nullable",
    "Missing",
    "from",
    "as",
    "where",
    "matches",
    "len",
    "range",
    "one_of",
    "1..",
    "lookup name(search: String = \"\") {",
    "items from body.name;",
    "choice { value: item.name, label:",
    "choose name",
    "(name: input.name)",
    "item.name",
    "placeholder",
    "important",
    "advanced",
    "hidden",
    "header",
    "query",
    "json",
    "form",
    "error",
    "status",
    "exists",
    "in",
    "NotFound",
    "retry",
    "limit",
    "per",
    "by",
    "card",
    "effects",
    "read",
    "write",
    "deadline",
    "options",
    "input",
    "output",
    "let",
    "pages",
    "cursor",
    "number",
    "until",
    "items",
    "offset query.name",
    "link header.name;",
    "next_url from",
    "more body.name;",
    "json.name",
    "variables.name",
    "graphql",
    "multipart",
    "stream",
    "chunks",
    "8MiB",
    "resume",
    "bytes",
    "File",
    "from response",
    "\"query($name: ID!) { name }\"",
    "text",
    "sample",
    "page",
    "via",
    "GET",
    "POST",
    "\"/a/{input.name}\"",
    "\"{auth.name}\"",
    "\"{\"",
    "body",
    "body.name",
    "input.name",
    "auth.name",
    "name.name",
    "input.name.name.name",
    "true",
    "null",
    "/// text\n",
    "#[allow(unused)]",
    "#[allow(x)]",
    "type",
    "self",
    "key: \"x\",",
    "version: \"1.0.0\",",
    "base_url: \"https://x.example.com\",",
    "name: String,",
    "auth name custom { parameters { name: Secret } }",
    "helper name { ",
    "record Name { ",
    "choices Name { name, ",
    "DateTime",
    "= name",
    "action name { ",
    "effects read;",
    "trigger name poll every 5m {",
    "trigger name webhook {",
    "poll",
    "webhook",
    "every",
    "lookback",
    "first_run now;",
    "deliver batch;",
    "dedupe by item.name;",
    "cursor: DateTime from max(item.name);",
    "cursor: String from body.name;",
    "max(",
    "verify hmac_sha256 {",
    "verify jwt {",
    "verify none because \"x\";",
    "key: auth.name,",
    "over: \"{raw_body}\",",
    "equals: \"{hex}\" in header.name,",
    "fresh: 5m by",
    "challenge",
    "payload json from form.name;",
    "event Name from body;",
    "events body.name;",
    "reply 200",
    "register { POST \"/a\" => {",
    "renew every 1d {",
    "deregister {",
    "reconcile poll every 1h {",
    "event_url",
    "registration.name",
    "item.name",
    "input {",
    "output { name: String from body.name }",
    "GET \"/\" via name;",
    "let name = GET \"/\" => {",
    "pages { items Name from body.x;",
    "sample => 200 json {",
    "helper name(name: String) {",
    "let name = name(name: input.name);",
    "let name = if exists input.name {",
    "if input.name == \"x\" {",
    "else",
    "for each name in input.name, concurrency 2 {",
    "wait every 1s..2s, until body.x == 1 {",
    "give name;",
    "run name;",
    "run",
    "fail NotFound;",
    "tolerate NotFound;",
    "error status 404 => ",
    "connector X { key: \"x\", version: \"1.0.0\", base_url: \"https://x.example.com\" }",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    /// Whatever is written, the answer is Rust, and never that the macro panicked.
    #[test]
    fn nothing_panics(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..60), whole in any::<bool>()) {
        let start = if whole { PIECES[PIECES.len() - 1] } else { "" };
        let mut text = format!("{start} {}", pieces.join(" "));
        close(&mut text);
        if let Ok(tokens) = text.parse::<proc_macro2::TokenStream>() {
            let output = pipeline::connector(tokens);
            prop_assert!(!output.to_string().contains("macro panicked"), "{text}");
            prop_assert!(syn::parse2::<syn::File>(output).is_ok(), "{text}");
        }
    }
}

/// Closes what was opened, and drops what closes nothing, so that the text lexes.
fn close(text: &mut String) {
    let mut open = Vec::new();
    let mut closed = String::new();
    let mut in_text = false;
    for char in text.chars() {
        in_text ^= char == '"';
        match char {
            _ if in_text => {}
            '{' => open.push('}'),
            '[' => open.push(']'),
            '(' => open.push(')'),
            '}' | ']' | ')' if open.last() == Some(&char) => drop(open.pop()),
            '}' | ']' | ')' => continue,
            _ => {}
        }
        closed.push(char);
    }
    closed.extend(open.iter().rev());
    *text = closed;
}
