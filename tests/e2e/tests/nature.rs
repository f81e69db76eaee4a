//! What people should know before they place a card: in the metadata, and for Rust programs.

#![allow(clippy::unwrap_used, missing_docs)]

use connector_core::connector;
use serde_json::{Value, json};

connector! {
    pub(crate) connector Board "Board" { key: "board", version: "2.0.0", base_url: "https://board.example.com" }
    auth token custom { parameters { token: Secret } }
    helper api { header "Authorization": "Bearer {auth.token}"; }

    action add_card "Add Card" { effects write; POST "/cards" via api; }
    action new_card "New Card" {
        effects write;
        deprecated since "2.0.0", use add_card;
        audience "Administrators";
        POST "/new" via api;
    }
    action drop_card "Drop Card" { effects write destructive; deprecated since "1.5.0"; DELETE "/cards" via api; }
}

fn card(name: &str) -> Value {
    Board::CONNECTOR
        .action(name)
        .map(|card| serde_json::to_value(Board::CONNECTOR.metadata_of(card)))
        .transpose()
        .ok()
        .flatten()
        .unwrap_or_default()
}

#[test]
fn the_metadata_says_what_is_deprecated_and_whom_a_card_is_for() {
    let new = card("new_card");
    assert_eq!(new["deprecated"], json!({ "since": "2.0.0", "instead": "add_card" }));
    assert_eq!(new["audience"], "Administrators");
    assert_eq!(card("drop_card")["deprecated"], json!({ "since": "1.5.0" }));
    let add = card("add_card");
    assert!(add.get("deprecated").is_none() && add.get("audience").is_none(), "{add}");
}

/// `#[expect]` fails where nothing warns.
#[test]
fn programs_that_use_a_deprecated_card_are_warned() {
    let board = Board::token().token("t").connect().unwrap();
    #[expect(deprecated)]
    let call = board.new_card();
    drop((call, board.add_card()));
}
