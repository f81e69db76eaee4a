//! An action without its body.
use connector_core::connector;

connector! {
    pub connector Desk "Desk" { key: "desk", version: "1.0.0", base_url: "https://desk.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}";  }

    choices State { open "Open", closed "Closed" }

    record Ticket { id: String, state: State }

    lookup teams(search: String = "") { GET "/teams" via api { query { q: search } } items from body; choice { value: item.id } }

    action list_tickets "List Tickets" {
        effects read;
        input { state "State": State = open, team "Team": Option<String> choose teams }
        GET "/tickets" via api { query { state: input.state, team: input.team } }
        pages { cursor query.after from body.next; items Ticket from body.tickets; }
    }

    action get_ticket "Get Ticket" {
        effects read;
        input { id "ID": String }
        
        GET "/tickets/{input.id}" via api;
        output { ticket "Ticket": Ticket from body }
        
    }
    action close_ticket "Close Ticket"
    custom_api_action via api;
}

fn main() {
    let desk = Desk::token().token("t").connect().unwrap();
    let list: connector_core::Pages<Ticket> = desk.list_tickets_with(ListTickets::new().state(State::Closed).team("a"));
    let ticket = desk.get_ticket("t1");
    let _ = async move {
        let ticket: GetTicketOutput = ticket.await?;
        let teams = desk.teams_with(Teams::new().search("a")).first().await?;
        Ok::<_, connector_core::Error>((ticket.ticket.id, ticket.ticket.state == State::Open, teams.map(|team| team.label)))
    };
    drop(list);
}
