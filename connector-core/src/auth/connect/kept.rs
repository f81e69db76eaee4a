//! What a store keeps of a connection that is being made.

use super::Connect;
use crate::{
    auth::stored::StoredCredentials,
    data::{
        auth::Parameter,
        error::Result,
        scope::{self, Place},
        secret::Secret,
    },
};

impl Connect {
    /// What was given, and what signing in gave, as a store keeps it: nothing that is computed or a default.
    pub(crate) fn kept(&self) -> StoredCredentials {
        let text = |parameter: &Parameter| {
            let mut text = String::new();
            let value = self.values.get(parameter.slot)?.as_value();
            scope::write_value(value, Place::Plain, false, &mut text).ok()?;
            Some((parameter.field.name.to_owned(), Secret::from(text)))
        };
        StoredCredentials {
            values: self.auth.parameters.iter().filter_map(text).collect(),
            expires_at: self.expires_at,
            generation: self.generation,
            needs_sign_in: false,
        }
    }

    /// What is called instead of what is declared; `None` for the base URL.
    pub(crate) fn replaced(&self) -> impl Iterator<Item = (Option<&str>, &str)> {
        let endpoints = self.endpoints.iter().map(|(declared, actual)| (Some(declared.as_str()), actual.as_str()));
        endpoints.chain(self.stand_in.as_deref().map(|actual| (None, actual)))
    }

    /// Whether a connection could be made with these values. Nothing is changed.
    pub(crate) fn check_values(&self) -> Result<()> {
        self.clone().settle(false).map_err(|error| error.with_operation(self.connector.key, "connect"))
    }
}
