//! Ten mistakes in as many parts, all reported in one run, and none twice; the code that uses the client is not blamed.
use connector_core::connector;

connector! {
    pub connector Desk "Desk" { key: "desk", version: "1.0.0", base_url: "https://desk.example.com" }

    auth person "Sign in" oauth2 authorization_code {
        authorize_url: "https://desk.example.com/authorize",
        token_url: "https://desk.example.com/token",
        scopes { "read" "Read tickets", "read" "Read agents" }
    }

    config { team_url "Team": String = "{auth.team}/x" }

    helper desk { header "Authorization": "Bearer {auth.access_token}"; }
    helper find_agent(email: String) {
        GET "/agents" via desk { query { email: input.email } }
        output { id: String from body.id }
    }

    function shorten(text: String, length: i64) -> String;

    choices State { open "Open", closed "Closed" }
    record Ticket { id: String, title: String, state: State, changed_at: DateTime }

    lookup teams(search: String = "") {
        GET "/teams" via desk { query { q: search } }
        items from body.teams;
        choice { label: item.name }
    }

    action open_ticket "Open Ticket" {
        effects write;
        input { team "Team": String choose team, title "Title": String, agent "Agent": Option<String> }
        let agent = find_agent(mail: input.title);
        POST "/tickets" via desk { json { team: input.team, title: shorten(input.title), agent: agent.id } }
        output { ticket: Ticket from body }
        sample { team: "a", titel: "Help" } => 200 json { "id": "t1", "title": "Help", "state": "open", "changed_at": "2024-02-29T12:00:00Z" };
    }

    action close_ticket "Close Ticket" {
        effects write;
        input { id: String, note: Option<String> }
        if exists input.note { fail Invalid { code: "note" }; } else { give 5; }
        DELETE "/tickets/{input.id}" via desk;
    }

    trigger new_ticket "New Ticket" poll every 5m {
        GET "/tickets" via desk { query { since: cursor } }
        items Ticket from body.tickets;
        cursor: DateTime from max(item.title);
    }

    trigger ticket_closed "Ticket Closed" webhook { event Ticket from body.ticket; }
}

fn shorten(text: &str, length: i64) -> String {
    text.chars().take(length.unsigned_abs() as usize).collect()
}

fn main() {
    let desk = Desk::person().access_token("t").connect().unwrap();
    drop(desk.open_ticket(OpenTicket::new("a", "Help").agent("b")));
    drop(desk.close_ticket(CloseTicket::new("t1").note("done")));
    let _: fn(Ticket) -> (String, State) = |ticket| (ticket.title, ticket.state);
}
