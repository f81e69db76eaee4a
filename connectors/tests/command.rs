//! The command as a person or a script uses it: the built program, in the sandbox.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::{
    io::{Read, Write},
    net::TcpListener,
    process::{Command, Output, Stdio},
};

use serde_json::{Value, json};

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_connectors"));
    command.args(arguments).env_remove("COLUMNS");
    command
}

/// How a run ended, and what it printed.
struct Ran {
    code: i32,
    out: String,
    err: String,
}

impl Ran {
    fn new(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// What was printed by a run that went well.
    #[track_caller]
    fn good(self) -> String {
        assert_eq!(self.code, 0, "{}", self.err);
        self.out
    }

    #[track_caller]
    fn json(self) -> Value {
        serde_json::from_str(&self.good()).unwrap()
    }

    /// What was said by a run that ended with this code.
    #[track_caller]
    fn bad(self, code: i32) -> String {
        assert_eq!(self.code, code, "{}{}", self.out, self.err);
        self.err
    }
}

fn connectors(arguments: &[&str]) -> Ran {
    Ran::new(command(arguments).output().unwrap())
}

/// The words of a line as arguments.
fn run(line: &str) -> Ran {
    connectors(&line.split(' ').collect::<Vec<_>>())
}

/// The same, with something to read on stdin.
fn run_with(line: &str, stdin: &str) -> Ran {
    let mut child =
        command(&line.split(' ').collect::<Vec<_>>()).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(stdin.as_bytes()).unwrap();
    Ran::new(child.wait_with_output().unwrap())
}

#[track_caller]
fn assert_snapshot(name: &str, found: &str) {
    let file = format!("{}/tests/snapshots/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&file, found).unwrap();
    }
    let expected = std::fs::read_to_string(&file).unwrap_or_default();
    assert_eq!(found, expected, "{file} differs; UPDATE_SNAPSHOTS=1 rewrites it");
}

// ---- what can be chosen --------------------------------------------------------------------------------------------

#[test]
fn options_lists_the_choices_of_a_field() {
    assert_snapshot("options_table", &run("options rabbitmq get-queue name --sandbox --set vhost=/ -o table").good());
    let searched = run("options rabbitmq get_queue name --sandbox --set vhost=/ --search inv -o json").json();
    assert_eq!(searched, json!([{ "value": "invoices", "label": "invoices", "hint": "quorum" }]));
    let here = run("options rabbitmq get-queue vhost --sandbox --search shop -o ndjson").json();
    assert_eq!(here["value"], "shop");
}

#[test]
fn options_says_what_must_be_chosen_first_and_what_there_is() {
    let first = run("options rabbitmq get-queue name --sandbox").bad(2);
    assert!(first.contains("the choices of `name` depend on `vhost`; give `vhost` first"), "{first}");
    let slip = run("options rabbitmq get-queue nam --sandbox").bad(2);
    assert!(slip.contains("name") && slip.contains("Fields with something to choose: vhost, name"), "{slip}");
    let unknown = run("options rabbitmq get-queue name --sandbox --set vhots=/").bad(2);
    assert!(unknown.contains("did you mean `vhost`?"), "{unknown}");
    assert!(run("options rabbitmq get-queue name --help").good().contains("Name, by vhost"));
}

// ---- what there is -------------------------------------------------------------------------------------------------

#[test]
fn list_names_every_card() {
    assert_snapshot("list", &run("list").good());
    let all = run("list --json").json();
    assert_eq!(all[3]["key"], "slack_modal");
    assert_eq!(all[3]["cards"][0]["name"], "get_user");
    assert_eq!(all[3]["triggers"][0]["kind"], "webhook");
}

#[test]
fn all_metadata_serializes() {
    for connector in connectors::all() {
        let shown = run(&format!("show {} --json", connector.key)).json();
        assert_eq!(shown, serde_json::to_value(connector).unwrap());
        for card in connector.actions {
            assert_eq!(
                run(&format!("show {} {} --json", connector.key, card.name)).json(),
                serde_json::to_value(connector.metadata_of(card)).unwrap()
            );
        }
        for trigger in connector.triggers {
            assert_eq!(
                run(&format!("show {} {} --json", connector.key, trigger.name)).json(),
                serde_json::to_value(connector.metadata_of_trigger(trigger)).unwrap()
            );
        }
    }
}

#[test]
fn what_cards_take_and_give_is_printed_as_documents_for_programs() {
    let schema = run("schema").json();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    for connector in connectors::all() {
        assert_eq!(run(&format!("show {} --openapi", connector.key)).json(), connector.openapi());
        for card in connector.actions {
            let shown = run(&format!("show {} {} --schema", connector.key, card.name)).json();
            assert_eq!(shown, json!({ "input": card.input_schema(), "output": card.output_schema() }));
        }
        for trigger in connector.triggers {
            let shown = run(&format!("show {} {} --schema", connector.key, trigger.name)).json();
            assert_eq!(shown, json!({ "input": trigger.input_schema(), "event": trigger.event_schema() }));
        }
    }
    assert_snapshot("create_issue_schema", &run("show github create-issue --schema").good());
    assert!(run("show github --schema").bad(2).contains("CARD"));
    assert!(run("show github create-issue --openapi").bad(2).contains("--openapi"));
    assert!(run("show github create-issue --schema --json").bad(2).contains("--json"));
}

#[test]
fn show_draws_what_a_person_sees() {
    assert_snapshot("slack_modal", &run("show slack-modal").good());
    assert_snapshot("get_user", &run("show slack-modal get-user").good());
    assert_snapshot("modal_submitted", &run("show slack-modal modal-submitted").good());
    assert_snapshot("list_members_ascii", &run("show slack-modal list-members --ascii --width 50").good());
    assert_snapshot("publish_message_narrow", &run("show rabbitmq publish_message --width 44").good());
}

#[test]
fn every_card_can_be_drawn_at_every_width() {
    for connector in connectors::all() {
        let triggers = connector.triggers.iter().map(|trigger| trigger.name);
        for card in connector.actions.iter().map(|card| card.name).chain(triggers) {
            for width in [24, 33, 80, 200] {
                let drawn = run(&format!("show {} {card} --width {width} --ascii", connector.key)).good();
                let box_lines = drawn.lines().filter(|line| line.starts_with(['|', '+']));
                assert!(box_lines.clone().count() > 5, "{drawn}");
                box_lines.for_each(|line| assert_eq!(line.chars().count(), width, "{line}"));
            }
        }
    }
}

#[test]
fn help_names_every_field() {
    for connector in connectors::all() {
        for card in connector.actions {
            let help = run(&format!("run {} {} --help", connector.key, card.name)).good();
            for field in card.input.fields {
                assert!(help.contains(&format!("--{}", field.name.replace('_', "-"))), "{}: {help}", field.name);
                assert!(help.contains(field.label), "{}: {help}", field.label);
            }
        }
    }
}

#[test]
fn completions_are_scripts_that_know_the_fields() {
    let script = run("completions bash").good();
    assert!(script.contains("--include-locale") && script.contains("publish-message"));
    for shell in ["zsh", "elvish", "powershell"] {
        assert!(run(&format!("completions {shell}")).good().contains("include-locale"), "{shell}");
    }
    // The generator for fish goes two levels deep: to the cards.
    assert!(run("completions fish").good().contains("get-user"));
    let Ok(mut bash) = Command::new("bash").arg("-n").stdin(Stdio::piped()).spawn() else { return };
    bash.stdin.take().unwrap().write_all(script.as_bytes()).unwrap();
    assert!(bash.wait().unwrap().success());
}

// ---- one card ------------------------------------------------------------------------------------------------------

#[test]
fn a_card_answers_as_its_sample_says() {
    let user = json!({ "id": "U012AB3CD", "real_name": "Egon Spengler", "is_bot": false, "email": "egon@example.com" });
    let expected = json!({ "user": user, "real_name": "Egon Spengler", "locale": "en-US" });
    assert_eq!(run("run slack-modal get-user --sandbox --user U012AB3CD").json(), expected);
    assert_eq!(run("run slack_modal get_user --sandbox --sample -o ndjson").json(), expected);
    assert_eq!(run("run slack-modal get-user --sandbox --set user=U012AB3CD --include_locale").json(), expected);
    assert_eq!(run_with("run slack-modal get-user --sandbox --input -", r#"{"user": "U012AB3CD"}"#).json(), expected);
}

#[test]
fn one_answer_has_a_table_and_a_row() {
    assert_snapshot("get_user_table", &run("run slack-modal get-user --sandbox --sample -o table").good());
    let csv = run("run slack-modal get-user --sandbox --sample -o csv").good();
    assert_eq!(
        csv,
        "user.id,user.real_name,user.is_bot,user.email,real_name,locale\nU012AB3CD,Egon Spengler,false,egon@example.com,Egon Spengler,en-US\n"
    );
    assert_eq!(run("run rabbitmq delete-queue --sandbox --sample -o table").good(), "Done.\n");
}

#[test]
fn an_answer_that_is_a_list_has_a_row_for_each_item() {
    let names = run("run docker-registry list-repositories --sandbox -o csv").good();
    assert_eq!(names, "item\nlibrary/alpine\nteam/shop\nteam/tools\n", "items that are no records");
    let csv = run("run rabbitmq get-messages --sandbox --sample -o csv").good();
    let lines: Vec<_> = csv.lines().collect();
    assert_eq!(lines[0], "payload,encoding,exchange,routing_key,redelivered,remaining");
    assert_eq!(lines[1], r#""{""order"": 4711}",string,,orders,false,1"#);
    assert_eq!(lines.len(), 3);
}

#[test]
fn a_refusal_is_an_error_that_says_what_the_service_said() {
    let said = run("run slack-modal get-user --sandbox --user U0NOBODY --output json").bad(1);
    assert!(said.contains("NotFound (user_not_found)"), "{said}");
    let error: Value = serde_json::from_str(said.lines().last().unwrap()).unwrap();
    assert_eq!((&error["kind"], &error["code"]), (&json!("NotFound"), &json!("user_not_found")));
    assert!(!run("run slack-modal get-user --sandbox --user U0NOBODY").bad(1).contains('{'), "nobody asked for JSON");
}

#[test]
fn what_no_sample_answers_names_the_samples() {
    let said = run("run slack-modal get-user --sandbox --user U9").bad(1);
    assert!(said.contains("U012AB3CD") && said.contains("Write `sample"), "{said}");
}

#[test]
fn later_inputs_win() {
    let sent = |flags: &str| run(&format!("run rabbitmq get-messages --sandbox --sample --render {flags}")).good();
    assert!(sent("--count 3").contains(r#""count":3"#));
    assert!(sent("--count 3 --set count=4").contains(r#""count":4"#));
    assert!(sent("--set count=4 --count 3").contains(r#""count":3"#));
    assert!(sent(r#"--count 3 --input {"count":5,"name":"x"}"#).contains(r#""count":3"#));
    assert!(sent(r#"--input {"count":5}"#).contains(r#""count":5"#));
}

#[test]
fn the_custom_api_action_is_a_card_like_any_other() {
    let reply = run("run slack-modal custom-api-action --sandbox --request-type GET --relative-url /auth.test").json();
    assert_eq!((&reply["status_code"], &reply["body"]["user"]), (&json!(200), &json!("ghostbot")));
    let said = run("run slack-modal custom-api-action --sandbox --request-type GET --relative-url //evil.example/x").bad(2);
    assert!(said.contains("Relative URL"), "{said}");
}

#[test]
fn render_shows_the_requests_without_the_secret() {
    let line = "run slack-modal open-modal --sample --render --with token=literal:xoxb-my-secret";
    let text = run(line).good();
    assert!(text.starts_with("POST https://slack.com/api/views.open\n"), "{text}");
    assert!(text.contains("authorization: Bearer ***") && !text.contains("my-secret"), "{text}");
    let requests = run(&format!("{line} --output json")).json();
    assert_eq!(requests[0]["method"], "POST");
    let three = run("run slack-modal message-by-email --sandbox --sample --render").good();
    assert!(three.contains("{found.user}") && three.contains("{dm.channel}"), "{three}");
}

// ---- lists ---------------------------------------------------------------------------------------------------------

#[test]
fn a_list_is_written_in_every_format() {
    let members = |output: &str| run(&format!("run slack-modal list-members --sandbox -o {output}")).good();
    assert_snapshot("list_members_table", &members("table"));
    assert_eq!(members("csv"), "id,real_name,is_bot,email\nU1,Ray Stantz,false,\nU2,,false,\nU3,,true,\n");
    let ids = |items: &[Value]| items.iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    let array: Vec<Value> = serde_json::from_str(&members("json")).unwrap();
    let lines: Vec<Value> = members("ndjson").lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((ids(&array), ids(&lines)), (ids(&lines), vec!["U1".to_owned(), "U2".to_owned(), "U3".to_owned()]));
}

#[test]
fn take_reads_no_more_than_it_gives() {
    let count = |take: &str| run(&format!("run slack-modal list-members --sandbox --take {take}")).json().as_array().unwrap().len();
    assert_eq!((count("0"), count("1"), count("3"), count("99")), (0, 1, 3, 3));
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let mut child = command(&["run", "slack-modal", "list-members", "--sandbox", "-o", "ndjson"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!((child.wait().unwrap().code(), said.as_str()), (Some(0), ""));
}

/// A service that gives one page and then none.
fn break_off() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        let page = r#"{"page_count": 2, "items": [{"name": "orders", "vhost": "/", "durable": true}]}"#;
        for (status, body) in [("200 OK", page), ("403 Forbidden", "{}")] {
            let (mut stream, _) = listener.accept().unwrap();
            let _ = stream.read(&mut [0; 4096]).unwrap();
            let head = format!(
                "HTTP/1.1 {status}\r\ncontent-type: application/json\r\nconnection: close\r\ncontent-length: {}\r\n\r\n",
                body.len()
            );
            stream.write_all((head + body).as_bytes()).unwrap();
        }
    });
    url
}

#[test]
fn what_came_before_an_error_stays() {
    for (output, expected) in [("ndjson", "\"orders\""), ("csv", "orders,/"), ("table", "orders  /"), ("json", "[\n  {")] {
        let credentials = "--with username=me --with password=literal:secret";
        let ran = run(&format!("run rabbitmq list-queues {credentials} --endpoint {} -o {output}", break_off()));
        assert!(ran.out.contains(expected), "{output}: {}", ran.out);
        assert!(ran.err.contains("note: calling http://127.0.0.1"), "{}", ran.err);
        assert!(serde_json::from_str::<Value>(&ran.out).is_err() || output == "ndjson", "half a list must not look like a whole one");
        assert!(ran.bad(1).contains("Forbidden"), "{output}");
    }
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_with_130() {
    use std::io::{BufRead, BufReader};
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}", silent.local_addr().unwrap());
    let line = format!("run slack-modal list-members --with token=literal:xoxb-1 --endpoint {endpoint}");
    let mut child = command(&line.split(' ').collect::<Vec<_>>()).stderr(Stdio::piped()).spawn().unwrap();
    let mut note = String::new();
    BufReader::new(child.stderr.take().unwrap()).read_line(&mut note).unwrap();
    let _connection = silent.accept().unwrap();
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    assert_eq!(child.wait().unwrap().code(), Some(130));
}

// ---- connections ---------------------------------------------------------------------------------------------------

#[test]
fn ping_says_whose_connection_it_is() {
    assert_eq!(run("ping slack-modal --sandbox --output table").good(), "Identity  ghostbot\nAccount   Firehouse\n");
    assert_eq!(run("ping rabbitmq --sandbox").json()["identity"], "guest");
}

#[test]
fn wrong_credentials_are_refused_in_the_sandbox_too() {
    let said = run("run slack-modal get-user --sandbox --sample --with token=literal:xoxb-wrong").bad(1);
    assert!(said.contains("Unauthorized (invalid_auth)") && !said.contains("xoxb-wrong"), "{said}");
}

#[test]
fn credentials_come_from_files_the_environment_and_stdin() {
    let file = std::env::temp_dir().join(format!("connectors-token-{}", std::process::id()));
    std::fs::write(&file, "xoxb-from-file\n").unwrap();
    let from_file = run(&format!("run slack-modal get-user --sample --render --with token=@{}", file.display()));
    std::fs::remove_file(&file).unwrap();
    assert!(from_file.good().contains("Bearer ***"));
    let mut from_environment = command(&["run", "slack-modal", "get-user", "--sample", "--render", "--with", "token=env:MY_TOKEN"]);
    Ran::new(from_environment.env("MY_TOKEN", "xoxb-from-environment").output().unwrap()).good();
    let line = "run slack-modal get-user --render --with token=- --input -";
    assert!(run_with(line, "xoxb-from-stdin\n{\"user\": \"U1\"}").good().contains("user=U1"));
}

#[test]
fn a_secret_on_the_command_line_is_refused_and_not_repeated() {
    let said = run("run slack-modal get-user --sample --with token=xoxb-my-secret").bad(2);
    assert!(said.contains("list of processes") && said.contains("literal:VALUE") && !said.contains("my-secret"), "{said}");
}

#[test]
fn what_is_missing_is_named_where_nobody_can_be_asked() {
    let said = run("run rabbitmq list-queues --with username=me").bad(2);
    assert!(said.contains("--with password=SOURCE") && said.contains("--sandbox") && !said.contains("--with username"), "{said}");
    let said = run("run slack-modal open-modal --sandbox").bad(2);
    assert!(said.contains("--trigger-id TEXT") && said.contains("--view JSON") && said.contains("No View input provided"), "{said}");
}

// ---- mistakes ------------------------------------------------------------------------------------------------------

#[test]
fn mistakes_say_what_was_meant_and_what_exists() {
    for (line, expected) in [
        ("run slak-modal get-user", &["'slack-modal'", "rabbitmq"][..]),
        ("run slack-modal get-usr --sandbox", &["'get-user'", "Cards: get-user, open-modal"]),
        ("run slack-modal get-user --usr U1", &["'--user'", "--include-locale"]),
        ("run slack-modal get-user --sandbox --set usr=U1", &["did you mean `user`?"]),
        (r#"run slack-modal get-user --sandbox --input {"user":"U1","usr":1}"#, &["did you mean `user`?"]),
        (r#"run slack-modal get-user --sandbox --input {"user":7}"#, &["`user`", "text"]),
        ("run slack-modal get-user --sandbox --input [1]", &["JSON object"]),
        ("run slack-modal get-user --sandbox --input {", &["not JSON"]),
        ("run slack-modal get-user --sandbox --input @/no/such/file", &["/no/such/file"]),
        ("run slack-modal get-user --sandbox --user U1 --include-locale maybe", &["true, false"]),
        ("run slack-modal open-modal --sandbox --trigger-id 1 --view [1]", &["JSON object"]),
        ("run rabbitmq get-messages --sandbox --sample --count many", &["whole number"]),
        ("run rabbitmq get-messages --sandbox --sample --ack-mode later", &["Acknowledge"]),
        ("run slack-modal get-user --sandbox --sample nobody", &["\"Unknown user\""]),
        ("run slack-modal get-user --user U1 --with tokn=env:X", &["did you mean `token`?"]),
        ("run slack-modal get-user --user U1 --with token", &["KEY=SOURCE"]),
        ("run slack-modal get-user --user U1 --with token=literal:hello", &["Bot User OAuth Token"]),
        ("run slack-modal get-user --sandbox --auth bott", &["'bot'"]),
        ("run slack-modal get-user --sandbox --endpoint http://127.0.0.1", &["cannot be used with"]),
        ("run rabbitmq list-queues --with username=a --with password=literal:b --endpoint http://192.0.2.1", &["--allow-http"]),
        ("run slack-modal get-user --sandbox --sample --deadline 10", &["10s"]),
        ("run slack-modal get-user --sandbox --sample --header nonsense", &["Name: value"]),
        ("run slack-modal get-user --sandbox --sample --take 3", &["unexpected argument"]),
        ("run slack-modal get-user --sandbox --sample --output yaml", &["ndjson"]),
        ("run --sandbox slack-modal get-user", &["stand behind its card"]),
        ("show slack-modal get-usr", &["'get-user'", "list-members"]),
        ("show slack-modal --width 3", &["20"]),
        ("completions tcsh", &["bash"]),
        ("lst", &["'list'"]),
    ] {
        let ran = run(line);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{line}: {}", ran.err);
        for part in expected {
            assert!(ran.err.contains(part), "{line}: `{part}` is not in:\n{}", ran.err);
        }
    }
}

#[test]
fn no_bytes_make_it_panic() {
    let deep = "[".repeat(50_000);
    let long = "x".repeat(100_000);
    for (flag, value) in
        [("--input", deep.as_str()), ("--user", &long), ("--set", &long), ("--input", "@/dev/null"), ("--header", "\u{7f}: \u{7f}")]
    {
        let ran = connectors(&["run", "slack-modal", "get-user", "--sandbox", flag, value]);
        assert!((1..=2).contains(&ran.code), "{flag}: {}", ran.err);
        assert!(!ran.err.contains("panicked"), "{flag}: {}", ran.err);
    }
}

#[cfg(unix)]
#[test]
fn broken_utf8_is_refused() {
    use std::os::unix::ffi::OsStrExt;
    let broken = std::ffi::OsStr::from_bytes(b"\xff\xfe");
    let ran = Ran::new(command(&["run", "slack-modal", "get-user", "--sandbox", "--user"]).arg(broken).output().unwrap());
    assert!(ran.bad(2).contains("UTF-8"));
}

#[test]
fn no_proxy_of_the_environment_gets_the_credentials() {
    let arguments = ["run", "slack-modal", "get-user", "--user", "U012AB3CD", "--sandbox", "--output", "json"];
    let nobody = "http://127.0.0.1:1";
    let ran = Ran::new(command(&arguments).env("HTTP_PROXY", nobody).env("http_proxy", nobody).env("ALL_PROXY", nobody).output().unwrap());
    assert_eq!(ran.json()["real_name"], "Egon Spengler");
}
