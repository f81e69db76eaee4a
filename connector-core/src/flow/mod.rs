//! Floor 5: cards. A flow's requests one after the other, pages, and what a program holds: calls and streams.

mod block;
mod cached;
pub(crate) mod call;
pub(crate) mod custom;
pub(crate) mod lookup;
mod next;
pub(crate) mod output;
mod page_stream;
pub(crate) mod pages;
pub(crate) mod plan;
mod progress;
mod revoke;
pub(crate) mod slot;
mod steps;
mod wait;
