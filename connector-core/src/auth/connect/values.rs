//! The values of a connection: what nobody gave is computed or a default, and all of them are checked.

use super::{Connect, scope};
use crate::{
    auth::{renewal, signing::mtls},
    data::{
        auth::{AuthKind, GivenBy, Parameter},
        constraint,
        error::{Error, ErrorKind, Result},
        oauth2::{Grant, OAuth2},
        secret::Secret,
        shape::Type,
        value::{Slot, ValueRef},
    },
};

impl Connect {
    /// Fills in what nobody gave, and checks all values. While somebody signs in, what that gives may be missing.
    pub(in crate::auth) fn settle(&mut self, is_signing_in: bool) -> Result<()> {
        for parameter in self.auth.parameters {
            self.compute(parameter);
            self.check(parameter, is_signing_in)?;
        }
        Ok(())
    }

    /// A config value that is made of other parameters, where nobody gave another.
    fn compute(&mut self, parameter: &'static Parameter) {
        let Some(template) = &parameter.value else { return };
        let text = scope(self.connector, &self.values).text(&template.value);
        if let (Some(text), false) = (text, self.has(parameter)) {
            match parameter.field.ty.inner() {
                Type::Secret => self.set(parameter.slot, Secret::from(text)),
                _ => self.set(parameter.slot, text),
            }
        }
    }

    fn check(&mut self, parameter: &'static Parameter, is_signing_in: bool) -> Result<()> {
        let field = &parameter.field;
        let may_come_later = is_signing_in || renewal::can_renew(self.auth, &self.values);
        let is_brought = self.brings_tls() && mtls::is_for_tls(self.auth, field.name);
        let Some(slot) = self.values.get_mut(parameter.slot) else { return Ok(()) };
        if let (Slot::Empty, Some(default)) = (&*slot, field.default) {
            *slot = default.into();
        }
        let value = slot.as_value();
        let empty = match value {
            ValueRef::Absent => true,
            ValueRef::Text(text) => text.is_empty(),
            ValueRef::Secret(secret) => secret.expose().is_empty(),
            _ => false,
        };
        match empty {
            true if parameter.for_sign_in || !field.required || is_brought => Ok(()),
            true if parameter.given_by == GivenBy::SignIn && may_come_later => Ok(()),
            true if parameter.given_by == GivenBy::SignIn => {
                let how = match self.auth.kind {
                    AuthKind::OAuth2(OAuth2 { grant: Grant::Device, .. }) => "sign in with `authorize_device()`",
                    AuthKind::OAuth2(_) => "sign in with `authorize(…)`",
                    _ => "sign in",
                };
                let (auth, label, name) = (self.auth.name, field.label, field.name);
                let message =
                    format!("nobody has signed in by `{auth}` yet; {how}, or give the {label} of a sign-in made elsewhere: `{name}`");
                Err(Error::new(ErrorKind::Unauthorized, message).with_field(field.name))
            }
            true => Err(Error::input(format!("No {0} provided. Enter a valid {0}.", field.label)).with_field(field.name)),
            false if self.trusted => Ok(()),
            false => constraint::check(field, value),
        }
    }
}
