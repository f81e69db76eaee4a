//! Floor 3: from an answer to values, or to an error. No I/O.

pub(crate) mod arrived;
pub(crate) mod decode;
pub(crate) mod file;
pub(crate) mod link;
pub(crate) mod rules;
pub(crate) mod walk;
