//! todo
use crate::card::Card;
/// The card.
pub fn svg(_card: &Card) -> String { String::new() }
