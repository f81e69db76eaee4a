//! Every statement of a trigger that is a poll.
#![deny(warnings)]
use connector_core::connector;

connector! {
    pub connector Hub "Hub" {
        key: "hub",
        version: "1.0.0",
        base_url: "https://api.example.com",
    }
    auth token "Token" custom { parameters { token "Token": Secret } }
    helper hub { header "Authorization": "Bearer {auth.token}"; }
    record Issue {
        number "Number": i64,
        updated_at "Updated": DateTime,
        author "Author": Author,
    }
    record Author { login "Login": String }

    /// An issue was opened or changed.
    trigger new_issue "New or Updated Issue" poll every 5m {
        options { repository "Repository": String }
        GET "/repos/{options.repository:segments(2)}/issues" via hub { query { state: "all", since: cursor } }
        pages { cursor query.page from body.next; items Issue from body.issues; }
        cursor: DateTime from max(item.updated_at);
        dedupe by item.number, item.updated_at, item.author.login;
        lookback 10m;
        first_run everything;
        deliver batch;
        sample { repository: "a/b" } => 200 json { "issues": [] };
    }
    trigger usage "Usage" poll every 1d {
        POST "/usage" via hub { json { after: cursor } }
        output { calls "Calls": i64 from body.calls }
        cursor: i64 from body.next;
        lookback 100;
    }
    trigger log "Log" poll every 30d {
        GET "/log" via hub;
        items Object from body.lines;
        dedupe by item.id, item["at-time"];
    }
}

fn main() {
    let trigger = Hub::CONNECTOR.trigger("new-issue").unwrap();
    assert_eq!(trigger.poll().unwrap().every, 300_000);
    let input = NewIssue::new("a/b");
    assert_eq!(input.repository, "a/b");
    assert_eq!(trigger.poll().unwrap().cursor.as_ref().unwrap().path, "max(item.updated_at)");
}
