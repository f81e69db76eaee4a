//! Config values: what the developer or the host gives, static or made of parameters.

use super::{
    auth::{self, Auths},
    field::{Field, Literal},
    text::{self, Text},
    types::{Type, Types},
    value::{Expr, ExprKind},
};
use crate::{
    errors::{Code, Errors, Place},
    syntax::{self, config::Worth, field::Kind, path::Path, value::Value},
};

pub struct Config {
    /// What is static is its default.
    pub field: Field,
    made_of: Option<Value>,
    hidden: bool,
    /// Its name.
    place: Place,
}

pub fn lower(written: Vec<syntax::config::Config>, types: &Types, errors: &Errors) -> Vec<Config> {
    let mut configs: Vec<Config> = Vec::new();
    for syntax::config::Config { field: written, worth, hidden } in written {
        if configs.iter().any(|before| written.name == before.field.written) {
            errors.push(&written.name, Code::GivenTwice, format_args!("config value `{}` is given twice", written.name));
            continue;
        }
        let mut field = Field::lower(&written, Kind::Parameter, types, errors);
        auth::check_type(&field, &written.name, errors);
        let made_of = match worth {
            None => None,
            Some(Worth::Static(literal)) => {
                field.default = Some(Literal::lower(&literal, &field.ty, Kind::Parameter, errors));
                None
            }
            Some(Worth::Made(value)) => Some(value),
        };
        configs.push(Config { field, made_of, hidden, place: (&written.name).into() });
    }
    configs
}

/// Gives every auth the worth of its config values. Each is made of parameters and of the values before it.
pub fn join(configs: &[Config], auths: &mut Auths, errors: &Errors) {
    for (index, config) in configs.iter().enumerate() {
        let name = &config.field.written;
        if let Some(auth) = auths.with_own(name) {
            errors.push(config.place, Code::NamesMeet, format_args!("auth `{auth}` has a parameter `{name}`; choose another name"));
        }
        let value = config.made_of.as_ref().map(|value| config.lower(value, &configs[index..], auths, errors));
        auths.set_config(name, value.as_ref(), config.hidden);
    }
}

impl Config {
    fn lower(&self, value: &Value, later: &[Config], auths: &Auths, errors: &Errors) -> Text {
        if !matches!(self.field.ty.inner(), Type::Text | Type::Secret | Type::Unknown) {
            let message = format!("what is made of parameters is text; make `{}` a `String` or a `Secret`", self.field.written);
            errors.push(value.place(), Code::DefaultType, message);
        }
        let mut resolve = |path: &Path| {
            if path.root != "auth" {
                errors.push(path.place, Code::NotInScope, format_args!("`{path}` is not known to a config value; it sees `auth`"));
                return ExprKind::Unknown;
            }
            if later.iter().any(|config| path.only_name() == Some(&config.field.written)) {
                let message = format!("`{path}` is not known yet; a config value is made of parameters and of the values before it");
                errors.push(path.place, Code::NotInScope, message);
                return ExprKind::Unknown;
            }
            auths.all().value(path, errors)
        };
        match value {
            Value::Call(..) => Text { written: text::of_value(value), expr: Expr::lower(value, &mut resolve, errors) },
            value => Text::resolve(value, &mut resolve, errors),
        }
    }
}
