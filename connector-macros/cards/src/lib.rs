//! Draws the cards of connectors as people see them in a flow builder.
//!
//! The `connector!` macro fills a [`Card`] from a description, the `connectors` command fills one from metadata, and both are drawn here: as
//! [SVG](svg()), as text for a [`terminal`], and as [`markdown`](markdown()). Nothing in a card can break out of its place, whatever its labels
//! hold, and nothing is cut without a mark. The same card gives the same bytes, everywhere.

mod card;
mod chars;
mod color;
mod compact;
mod icon;
mod markdown;
mod measure;
mod page;
mod svg;
pub mod terminal;
pub mod words;

pub use card::{Card, Control, Field, Group, Kind, Part, Service, Visibility};
pub use icon::data_uri;
pub use markdown::{cell, escape, hint, markdown, tables};
pub use page::Page;
pub use svg::svg;
