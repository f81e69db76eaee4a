//! Descriptions of any size, for `tests/bench/compile`.
//!
//! ```text
//! description write ACTIONS FILE     the source of a crate whose connector has so many actions
//! description plain ACTIONS FILE     the source of a crate with the same types by hand, deriving serde, and nothing else
//! description expand ACTIONS TIMES   expands it so often, and prints the lines and bytes of the expansion, formatted
//! ```

use std::{fs, process::ExitCode};

use proc_macro2::TokenStream;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

const CONNECTOR: &str = r#"
    /// A service that is as large as one likes.
    pub connector Large "Large" { key: "large", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper service {
        header "Authorization": "Bearer {auth.token}";
        error status 422 => Invalid { code: body.code, message: body.message };
        error status 4xx => { message: body.message };
        retry { attempts: 4, backoff: 500ms..30s }
        limit 50 per 1m by card;
    }
"#;

/// Eight inputs, a body, eight outputs; one record in the inputs and one in the outputs.
const WRITES: &str = r#"
    /// Where a task % is done.
    record Place% { street "Street": String, city "City": Option<String>, floor "Floor": Option<i64>, notes "Notes": Vec<String> }

    record Task% { id "Task ID": i64, state "State": String, assignee "Assignee": Option<String> from assignee.login, done "Done": bool = false }

    /// Creates a task % in a project.
    action create_task_% "Create Task %" {
        effects write;
        input {
            /// Such as `P012AB3CD`.
            project "Project": String,
            title "Title": String where len 1..=256,
            place "Place": Place%,
            text "Text": Option<String>,
            due "Due": Option<DateTime>,
            estimate "Estimate": f64 = 1.5,
            urgent "Urgent": bool = false,
            labels "Labels": Vec<String>,
        }
        POST "/projects/{input.project}/tasks/%" via service {
            json {
                title: input.title, place: input.place, text: input.text, due: input.due,
                meta: { estimate: input.estimate, urgent: input.urgent, labels: input.labels },
            }
        }
        output {
            task "Task": Task% from body.task,
            id "Task ID": i64 from body.task.id,
            link "Link": Url from body.links.html,
            created_at "Created": DateTime from body.task.created_at,
            creator "Creator": Option<String> from body.task.creator.login,
            watchers "Watchers": Vec<String> from body.task.watchers,
            urgent "Urgent": bool = false from body.task.urgent,
            request_id "Request ID": Option<String> from header["x-request-id"],
        }
    }
"#;

/// Eight inputs, a query, eight outputs; both records in the outputs.
const READS: &str = r#"
    record Note% { id "Note ID": i64, text "Text": String, author "Author": Option<String> from author.login, sent_at "Sent": DateTime }

    /// What a thread % is about.
    record Topic% { name "Name": String, color "Colour": Option<String>, weight "Weight": f64 = 1.0, tags "Tags": Vec<String> }

    /// Reads a thread % with its notes.
    action read_thread_% "Read Thread %" {
        effects read;
        input {
            /// Such as `T012AB3CD`.
            thread "Thread": String,
            search "Search": Option<String>,
            since "Since": Option<DateTime>,
            limit "Limit": i64 = 100,
            order "Order": String = "asc",
            archived "Archived": bool = false,
            authors "Authors": Vec<String>,
            score "Least score": Option<f64>,
        }
        GET "/threads/{input.thread}/%" via service {
            query {
                search: input.search, since: input.since, limit: input.limit, order: input.order, archived: input.archived,
                author: input.authors, score: input.score,
            }
        }
        output {
            notes "Notes": Vec<Note%> from body.notes,
            topic "Topic": Option<Topic%> from body.thread.topic,
            title "Title": String from body.thread.title,
            count "Count": i64 from body.thread.note_count,
            score "Score": Option<f64> from body.thread.score,
            open "Open": bool from body.thread.open,
            updated_at "Updated": DateTime from body.thread.updated_at,
            raw "All": Object from body.thread,
        }
    }
"#;

/// The types of one write and one read, as one would write them for serde.
const PLAIN: &str = r#"
    #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    pub struct Place% { pub street: String, pub city: Option<String>, pub floor: Option<i64>, pub notes: Vec<String> }
    #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    pub struct Task% { pub id: i64, pub state: String, pub assignee: Option<String>, pub done: bool }
    #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    pub struct CreateTask% {
        pub project: String, pub title: String, pub place: Place%, pub text: Option<String>,
        pub due: Option<String>, pub estimate: f64, pub urgent: bool, pub labels: Vec<String>,
    }
    #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    pub struct CreateTask%Output {
        pub task: Task%, pub id: i64, pub link: String, pub created_at: String,
        pub creator: Option<String>, pub watchers: Vec<String>, pub urgent: bool, pub request_id: Option<String>,
    }
    #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    pub struct Note% { pub id: i64, pub text: String, pub author: Option<String>, pub sent_at: String }
    #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    pub struct Topic% { pub name: String, pub color: Option<String>, pub weight: f64, pub tags: Vec<String> }
    #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    pub struct ReadThread% {
        pub thread: String, pub search: Option<String>, pub since: Option<String>, pub limit: i64,
        pub order: String, pub archived: bool, pub authors: Vec<String>, pub score: Option<f64>,
    }
    #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    pub struct ReadThread%Output {
        pub notes: Vec<Note%>, pub topic: Option<Topic%>, pub title: String, pub count: i64,
        pub score: Option<f64>, pub open: bool, pub updated_at: String, pub raw: String,
    }
"#;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("description: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Result<()> {
    match *arguments {
        ["write", actions, file] => {
            let description = description(actions.parse()?);
            Ok(fs::write(file, format!("//! A connector.\n\nconnector_core::connector! {{{description}}}\n"))?)
        }
        ["plain", actions, file] => {
            let types: String = (0..actions.parse::<usize>()? / 2).map(|index| PLAIN.replace('%', &index.to_string())).collect();
            Ok(fs::write(file, format!("//! Types.\n{types}"))?)
        }
        ["expand", actions, times] => expand(&description(actions.parse()?), times.parse()?),
        _ => Err("unknown arguments; examples/description.rs says which there are, and `tests/bench/compile` gives them".into()),
    }
}

fn description(actions: usize) -> String {
    let mut text = CONNECTOR.to_owned();
    for index in 0..actions {
        let action = if index % 2 == 0 { WRITES } else { READS };
        text.push_str(&action.replace('%', &index.to_string()));
    }
    text
}

fn expand(description: &str, times: u32) -> Result<()> {
    let tokens: TokenStream = description.parse().map_err(|error| format!("the description does not lex: {error}"))?;
    for _ in 1..times {
        tests_fuzz::connector(tokens.clone());
    }
    if let Some(mistake) = tests_fuzz::judge(tokens.clone())?.mistakes.first() {
        return Err(format!("the description has a mistake: {mistake}").into());
    }
    let text = prettyplease::unparse(&syn::parse2(tests_fuzz::connector(tokens))?);
    println!("{} {}", text.lines().count(), text.len());
    Ok(())
}
