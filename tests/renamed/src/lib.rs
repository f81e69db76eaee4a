//! A connector where the runtime's crate is called `runtime`, and modules of the author's own have the names of others.
#![deny(warnings, missing_docs)]

/// Not the standard library.
pub mod std {}

/// Not the runtime.
pub mod connector_core {}

/// Tickets of a help desk.
pub mod desk {
    use runtime::{connector, field_type, Flow, Result};

    /// The id of a ticket.
    #[derive(Debug, Clone, PartialEq)]
    pub struct TicketId(String);

    impl From<String> for TicketId {
        fn from(text: String) -> Self {
            Self(text)
        }
    }

    impl AsRef<str> for TicketId {
        fn as_ref(&self) -> &str {
            &self.0
        }
    }

    field_type!(TicketId as String);

    connector! {
        /// A help desk.
        pub connector Desk "Desk" { key: "desk", version: "1.0.0", base_url: "https://desk.example.com" }
        config { agent: String = lower("{auth.region}-DESK") hidden }
        auth token "Token" custom { parameters { token "Token": Secret, region "Region": String = "eu" } }
        helper api {
            header "Authorization": "Bearer {auth.token}";
            header "User-Agent": auth.agent;
            error status 404 => NotFound { message: body.message };
        }
        function shout(text: String) -> String;
        choices State { open "Open", closed "Closed" }
        record Ticket { id: self::TicketId, title: String, state: State }
        helper find_ticket(title: String) {
            GET "/tickets" via api { query { title: shout(title) } }
            output { id: self::TicketId from body.id }
        }
        lookup queues(search: String = "") { GET "/queues" via api { query { q: search } } items from body; choice { value: item.id } }
        /// Lists tickets.
        action list_tickets "List Tickets" {
            effects read;
            input { state "State": State = open, queue "Queue": Option<String> choose queues }
            GET "/tickets" via api { query { state: input.state, queue: input.queue } }
            pages { cursor query.after from body.next; items Ticket from body.tickets; }
        }
        /// Closes a ticket.
        action close "Close" {
            effects write;
            input { title "Title": String }
            let found = find_ticket(title: input.title);
            let state = try {
                let closed = PUT "/tickets/{found.id}/state" via api { json { state: "closed" } } => { state: String from body.state };
                give closed.state;
            } on NotFound { give error.message; };
            output { state "State": String from state }
        }
        /// Counts tickets.
        action count "Count" { effects read; output { count "Count": i64 } run count; }
        trigger new_ticket "New Ticket" poll every 5m {
            GET "/tickets" via api { query { since: cursor } }
            items Ticket from body.tickets;
            cursor: String from last(item.title);
            dedupe by item.id;
        }
        custom_api_action via api;
    }

    fn shout(text: String) -> String {
        text.to_uppercase()
    }

    async fn count(flow: Flow<Desk>) -> Result<CountOutput> {
        let tickets = flow.list_tickets().collect().await?;
        Ok(CountOutput { count: i64::try_from(tickets.len()).unwrap_or(i64::MAX) })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use crate::desk::{Desk, ListTickets, State};

    #[test]
    fn it_describes_and_renders_as_any_other() {
        assert_eq!(Desk::CONNECTOR.actions.len(), 4);
        let transport = std::sync::Arc::new(Nowhere);
        let desk = Desk::token().token("t").transport(transport).connect().unwrap();
        let shown = desk.list_tickets_with(ListTickets::new().state(State::Closed)).render().unwrap().to_string();
        assert!(shown.starts_with("GET https://desk.example.com/tickets?state=closed"), "{shown}");
        assert!(shown.contains("user-agent: eu-desk"), "{shown}");
    }

    /// A program without TLS brings its own transport.
    struct Nowhere;

    impl runtime::seam::Transport for Nowhere {
        fn send(
            &self,
            _: runtime::seam::HttpRequest,
            _: runtime::seam::Bounds,
        ) -> runtime::seam::BoxFuture<'_, Result<runtime::seam::Reply, runtime::seam::SendError>> {
            Box::pin(::std::future::ready(Err(runtime::seam::SendError::Refused("nowhere".to_owned()))))
        }
    }
}
