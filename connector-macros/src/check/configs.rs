//! Config values that are made of others: what is made of a secret is one.

use super::functions::Calls;
use crate::{
    errors::{Code, Errors},
    model::{
        Connector,
        types::Type,
        typing::{self, Known},
    },
};

pub fn keep_secrets(connector: &Connector, errors: &Errors) {
    // A config value is one of every auth, and told once.
    let Some((place, auth)) = connector.auths.list.iter().enumerate().next() else { return };
    let auths = [place];
    let Connector { records, functions, .. } = connector;
    let known = Known { auths: connector.auths.all().only(&auths), input: None, steps: &[], records, functions };
    for parameter in &auth.parameters {
        let Some(value) = &parameter.value else { continue };
        Calls { connector, errors, known: &known }.check(&value.expr, true);
        let field = &parameter.field;
        if typing::holds_secret(&value.expr, &known) && *field.ty.inner() == Type::Text {
            let message = format_args!("`{}` is made of a secret, and so is one; make it a `Secret`", field.written);
            errors.push(value.expr.place, Code::CredentialAsOutput, message);
        }
    }
}
