//! `connectors schema`: the JSON Schema of the metadata that `connectors show --json` prints.

use std::io::{self, Write};

use clap::Command;
use connector_core::card::METADATA_SCHEMA;

use super::failure::Outcome;

pub(crate) fn command() -> Command {
    Command::new("schema")
        .about("Prints the JSON Schema of connectors' metadata")
        .after_help("Example:\n  connectors schema > metadata.schema.json")
}

pub(crate) fn run() -> Outcome {
    io::stdout().lock().write_all(METADATA_SCHEMA.as_bytes())?;
    Ok(())
}
